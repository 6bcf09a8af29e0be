//! The request for a build.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::editions::EditionFormat;
use crate::config::policies::Wishes;
use crate::emit::gate::Gate;
use crate::emit::manifest::last_manifest::LastManifest;
use crate::emit::templates::Templates;
use crate::locale::tag::Locale;
use crate::pipeline::printing::Printer;

/// The request for a build.
#[derive(Clone, Debug, Default)]
pub struct BuildRequest {
    pub gate: Gate,
    /// Policies for stale, missing and draft translations, over those of the configuration.
    pub wishes: Wishes,
    /// The locales to write, the source locale among them or not; `None`: all. The others are left as they are, and
    /// pages link to them as if they had been built: locales can be built one by one.
    pub locales: Option<Vec<Locale>>,
    /// The editions to make; `None`: those of the configuration.
    pub editions: Option<Vec<EditionFormat>>,
    /// The keys of the statements to build, without bundles and site, which hold all; `None`: everything.
    pub documents: Option<BTreeSet<String>>,
    /// The project's own templates and page strings.
    pub templates: Templates,
    /// The printer of PDFs; without one there are none.
    pub printer: Option<Arc<dyn Printer>>,
    /// The last manifest in the output folder.
    pub last_manifest: Option<LastManifest>,
}

impl BuildRequest {
    pub fn wants_document(&self, key: &str) -> bool {
        let documents = self.documents.as_ref();
        documents.is_none_or(|documents| documents.contains(key))
    }
}
