//! A project that is checked in parts, and the parts put together.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::api::check::CheckReport;
use crate::api::error::Error;
use crate::locale::tag::Locale;
use crate::pipeline::part::fault::PartFault;
use crate::pipeline::part::merge::MergedProject;
use crate::report::model::{GateResult, Reader, Report};

/// Puts the parts of a project together, each as [`Project::partial`](crate::Project::partial) or `paridad check
/// --partial` wrote it, into the report of one check over the whole.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use paridad::{CheckOptions, Project, merge};
///
/// let project = Project::from_files([
///     ("content/a.md", "# The call\n"),
///     ("content/b.md", "# The march of 2,000\n"),
///     ("locales/en/a.ftl", "title = The call\n"),
///     ("locales/en/b.ftl", "title = The march of 2,000\n"),
///     ("locales/es/a.ftl", "title = El llamamiento\n"),
///     ("locales/es/b.ftl", "title = La marcha de los 200\n"),
/// ])?;
/// let options = CheckOptions::default();
/// let parts = [project.partial(&options, Some((1, 2)))?, project.partial(&options, Some((2, 2)))?];
/// assert_eq!(merge(parts, &BTreeMap::new())?, project.check(&options)?);
/// # Ok::<(), paridad::Error>(())
/// ```
///
/// # Errors
/// Parts that are missing or there twice, that are of several projects or versions, and texts that are no parts.
pub fn merge(
    parts: impl IntoIterator<Item = String>,
    min_coverage: &BTreeMap<String, u8>,
) -> Result<CheckReport, Error> {
    let named = (1..)
        .zip(parts)
        .map(|(at, text)| (format!("part {at}"), text));
    let named: Vec<(String, String)> = named.collect();
    let mut merged = MergedProject::read(&named.as_slice()).map_err(refused)?;
    for (name, percent) in min_coverage {
        let locale = Locale::parse(name).ok_or_else(|| Error::Tag(name.clone()))?;
        if !merged.layout.targets.contains(&locale) {
            return Err(Error::UnknownLocale(name.clone()));
        }
        merged.config.min_coverage.insert(locale, *percent);
    }
    let analysis = merged.take_analysis().map_err(refused)?;
    let gates = GateResult::missed(&merged.config.min_coverage, &analysis.coverage);
    Ok(CheckReport::new(&Report {
        findings: &analysis.findings,
        coverage: &analysis.coverage,
        sources: &analysis.sources,
        known: 0,
        is_recorded: merged.is_recorded,
        gates: &gates,
        reader: &Reader::Inside(Utf8PathBuf::new()),
        pages: &[],
    }))
}

fn refused(PartFault { message, help }: PartFault) -> Error {
    Error::Parts { message, help }
}
