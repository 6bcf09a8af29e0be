//! Coverage as JSON: part of the report of `check`, and with its catalogs the report of `status`.

use serde::Serialize;

use crate::project::coverage::{CatalogCoverage, Coverage, Tally};
use crate::report::json::object::to_text;
use crate::report::model::{JSON_VERSION, Report};

pub(in crate::report) fn render(report: &Report<'_>) -> String {
    let coverage = report.coverage.iter();
    to_text(&WireStatus {
        version: JSON_VERSION,
        coverage: coverage
            .map(|coverage| WireLocale::new(report, coverage))
            .collect(),
    })
}

#[derive(Serialize)]
struct WireStatus<'r> {
    version: u32,
    coverage: Vec<WireLocale<'r>>,
}

#[derive(Serialize)]
struct WireLocale<'r> {
    #[serde(flatten)]
    total: WireCoverage<'r>,
    catalogs: Vec<WireCatalog<'r>>,
}

#[derive(Serialize)]
pub(super) struct WireCoverage<'r> {
    locale: &'r str,
    #[serde(flatten)]
    tally: Tally,
}

#[derive(Serialize)]
struct WireCatalog<'r> {
    path: Option<&'r str>,
    key: &'r str,
    #[serde(flatten)]
    tally: Tally,
}

impl<'r> WireLocale<'r> {
    fn new(report: &'r Report<'_>, coverage: &'r Coverage) -> Self {
        let catalogs = coverage.catalogs.iter();
        Self {
            total: WireCoverage::new(coverage),
            catalogs: catalogs
                .map(|catalog| WireCatalog::new(report, catalog))
                .collect(),
        }
    }
}

impl<'r> WireCatalog<'r> {
    fn new(report: &'r Report<'_>, catalog: &'r CatalogCoverage) -> Self {
        Self {
            path: catalog.file.map(|file| report.sources.path(file).as_str()),
            key: &catalog.key,
            tally: catalog.tally,
        }
    }
}

impl<'r> WireCoverage<'r> {
    pub(super) fn new(coverage: &'r Coverage) -> Self {
        Self {
            locale: coverage.locale.as_str(),
            tally: coverage.total,
        }
    }
}
