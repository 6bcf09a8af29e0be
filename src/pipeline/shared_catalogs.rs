//! The catalogs that the sets of a locale share, read once for all sets.

use std::collections::{BTreeSet, HashMap};

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::pipeline::loaded::Loaded;
use crate::pipeline::parsed::Parsed;
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog};
use crate::text::file_source::FileSource;
use crate::text::source::FileId;

/// The shared catalogs of a project and their records, read and not parsed.
pub(super) struct SharedCatalogs {
    loaded: Vec<Loaded>,
}

impl SharedCatalogs {
    /// Reads those of these files again that are among them.
    pub fn read_again(
        &mut self,
        layout: &Layout,
        files: &dyn FileSource,
        paths: &BTreeSet<Utf8PathBuf>,
    ) {
        if paths.is_empty() {
            return;
        }
        for loaded in &mut self.loaded {
            if paths.contains(layout.path(loaded.file)) {
                *loaded = Loaded::read(layout, files, loaded.file);
            }
        }
    }

    /// Reads the catalogs that are shared, in parallel.
    pub fn load(layout: &Layout, files: &dyn FileSource) -> Self {
        let shared = layout
            .sets
            .iter()
            .filter(|plan| plan.scope == CatalogScope::Shared);
        let catalogs = shared.flat_map(|plan| std::iter::once(&plan.source).chain(&plan.targets));
        let mut wanted: Vec<FileId> = layout
            .common
            .iter()
            .copied()
            .chain(catalogs.filter_map(PlannedCatalog::file))
            .collect();
        let states = wanted
            .iter()
            .filter_map(|catalog| layout.states.get(catalog));
        wanted.extend(states.copied().collect::<Vec<_>>());
        let load = |file: &FileId| Loaded::read(layout, files, *file);
        Self {
            loaded: wanted.par_iter().map(load).collect(),
        }
    }

    /// Parses them, by file.
    pub fn parse(&self, layout: &Layout) -> HashMap<FileId, Parsed<'_>> {
        let by_file: HashMap<FileId, &Loaded> = self
            .loaded
            .iter()
            .map(|loaded| (loaded.file, loaded))
            .collect();
        let is_catalog = |loaded: &&Loaded| layout.path(loaded.file).extension() == Some("ftl");
        let state = |file: FileId| by_file.get(layout.states.get(&file)?).copied();
        let catalogs: Vec<&Loaded> = self.loaded.iter().filter(is_catalog).collect();
        catalogs
            .par_iter()
            .map(|loaded| (loaded.file, Parsed::new(loaded, state(loaded.file))))
            .collect()
    }

    pub fn files(&self) -> &[Loaded] {
        &self.loaded
    }
}
