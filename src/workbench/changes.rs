//! What somebody else did to the files: which documents are other ones by it.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::xxh3_64;

use crate::config::glossary;
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog, may_take_part};
use crate::project::state;
use crate::workbench::state::Workbench;

impl Workbench {
    /// Tells if a file is as a save of this server wrote it last.
    fn is_as_written(&self, path: &Utf8Path) -> bool {
        let known = self.written.get(path);
        known.is_some_and(|hash| {
            let bytes = self.root.folder.read(path);
            bytes.is_ok_and(|bytes| xxh3_64(&bytes) == *hash)
        })
    }

    /// Takes note of files that have other bytes than before, came or went.
    pub fn note_changes(&mut self, paths: &BTreeSet<Utf8PathBuf>) {
        let mut keys = BTreeSet::new();
        let mut is_wide = false;
        let mut is_planned_otherwise = false;
        for path in paths.iter().filter(|path| !self.is_as_written(path)) {
            match self.reach(path) {
                Reach::Nothing => {}
                Reach::Document(key) => drop(keys.insert(key)),
                Reach::Project => is_wide = true,
                Reach::Plan => is_planned_otherwise = true,
            }
        }
        if is_planned_otherwise {
            let before = (self.planning.layout.clone(), self.planning.config.clone());
            self.plan_again();
            is_wide |= before != (self.planning.layout.clone(), self.planning.config.clone());
        }
        if is_wide || keys.len() > MOST_DOCUMENTS {
            self.wrote_many();
            return;
        }
        let targets = self.planning.layout.targets.len();
        for key in keys {
            for target in 0..targets {
                if self.progress.is_some() {
                    self.recount(&key, target);
                }
                self.remember(&key, target);
            }
            self.changed.insert(key);
        }
    }

    /// Finds out what a change of a file can bear on.
    fn reach(&self, path: &Utf8Path) -> Reach {
        let layout = &self.planning.layout;
        let is_known = layout.files.find(path).is_some();
        match path.file_name() {
            Some(name) if name == glossary::FILE => Reach::Project,
            _ if is_known && self.root.folder.exists(path) => match set_of(layout, path) {
                Some(key) => Reach::Document(key),
                None => Reach::Project,
            },
            Some(name) if is_known || may_take_part(path.as_str()) || name.ends_with(".toml") => {
                Reach::Plan
            }
            Some(_) | None => Reach::Nothing,
        }
    }
}

/// After so many changed documents, as a checkout makes them, all are counted again when somebody asks.
const MOST_DOCUMENTS: usize = 100;

/// What a change of a file can bear on.
enum Reach {
    Nothing,
    /// A document alone, by its key.
    Document(String),
    Project,
    /// The sets that files are sorted into, or the configuration.
    Plan,
}

/// Returns the set to which a file belongs, where a change of it concerns no other.
fn set_of(layout: &Layout, path: &Utf8Path) -> Option<String> {
    let file = layout.files.find(path)?;
    let catalog_of = |catalog: &PlannedCatalog| {
        let own = catalog.file();
        own.is_some_and(|own| own == file || layout.states.get(&own) == Some(&file))
    };
    let mut sets = layout.sets.iter();
    let found = sets.find(|plan| {
        let mut catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        plan.statement == Some(file) || catalogs.any(catalog_of)
    });
    if let Some(plan) = found {
        let is_own = plan.scope == CatalogScope::Own;
        let is_state = path.as_str().ends_with(state::EXTENSION);
        return (is_own || is_state).then(|| plan.key.clone());
    }
    let mut documents = layout.documents.iter();
    let found = documents.find(|plan| {
        let mut files = std::iter::once(&plan.source).chain(&plan.targets);
        files.any(catalog_of)
    });
    found.map(|plan| plan.key.clone())
}
