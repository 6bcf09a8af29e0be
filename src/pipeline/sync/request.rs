//! The request of a synchronisation.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::locale::tag::Locale;
use crate::project::layout::{DocumentPlan, Layout, SetPlan};

/// What is to be brought in line, and what besides.
#[derive(Clone, Debug, Default)]
pub struct SyncRequest {
    /// Messages, each with the id that its block would have got.
    pub map: BTreeMap<String, String>,
    /// Files or folders, relative to the project; empty: all.
    pub paths: Vec<Utf8PathBuf>,
    /// Locales that get a catalog to fill in where they have none, and new messages where they have one.
    pub scaffold: Vec<Locale>,
    /// The likeness, in percent, from which on what is missing is filled in with drafts; `None`: it is not.
    pub prefill: Option<u8>,
    /// True if catalogs that were left over, and obsolete messages, are to go.
    pub prune: bool,
}

impl SyncRequest {
    /// Returns the sets that it is about.
    pub fn wanted<'l>(&self, layout: &'l Layout) -> Vec<&'l SetPlan> {
        let sets = layout.sets.iter();
        sets.filter(|plan| self.wants(layout, plan)).collect()
    }

    pub fn wants_document(&self, layout: &Layout, plan: &DocumentPlan) -> bool {
        let files = std::iter::once(&plan.source).chain(&plan.targets);
        let mut paths = files.filter_map(|it| layout.catalog_path(it));
        self.paths.is_empty()
            || paths.any(|path| self.paths.iter().any(|wanted| path.starts_with(wanted)))
    }

    pub fn wants(&self, layout: &Layout, plan: &SetPlan) -> bool {
        let named = |path: &Utf8Path| self.paths.iter().any(|wanted| path.starts_with(wanted));
        let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        self.paths.is_empty()
            || plan.statement.is_some_and(|file| named(layout.path(file)))
            || catalogs.filter_map(|it| layout.catalog_path(it)).any(named)
    }
}
