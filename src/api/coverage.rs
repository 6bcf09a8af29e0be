//! Coverage as plain types.

use serde::Serialize;

use crate::project::coverage::{CatalogCoverage, Coverage, Messages, Words};
use crate::text::source::Sources;

/// The amount of a locale that is translated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LocaleCoverage {
    /// The target locale.
    pub locale: String,
    pub messages: Messages,
    pub words: Words,
    /// The catalogs of the locale; none in the report of a check.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub catalogs: Vec<CatalogStatus>,
}

/// The amount of a catalog that is translated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CatalogStatus {
    /// The file, relative to the project; `None` where there is none yet.
    pub path: Option<String>,
    /// Its path without the folder of the locale and the extension.
    pub key: String,
    pub messages: Messages,
    pub words: Words,
}

impl LocaleCoverage {
    pub(super) fn total(coverage: &Coverage) -> Self {
        Self {
            locale: coverage.locale.to_string(),
            messages: coverage.total.messages,
            words: coverage.total.words,
            catalogs: Vec::new(),
        }
    }

    pub(super) fn with_catalogs(coverage: &Coverage, sources: &Sources) -> Self {
        let status = |catalog: &CatalogCoverage| CatalogStatus {
            path: catalog.file.map(|file| sources.path(file).to_string()),
            key: catalog.key.to_string(),
            messages: catalog.tally.messages,
            words: catalog.tally.words,
        };
        Self {
            catalogs: coverage.catalogs.iter().map(status).collect(),
            ..Self::total(coverage)
        }
    }
}
