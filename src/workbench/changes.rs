//! What somebody else did to the files: which documents are other ones by it.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::xxh3_64;

use crate::config::glossary;
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog};
use crate::project::state;
use crate::workbench::workbench::{Workbench, all_keys};

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
        let layout = &self.planning.layout;
        let is_known = |path: &Utf8PathBuf| layout.files.binary_search(path).is_ok();
        let is_there = |path: &Utf8PathBuf| self.root.folder.exists(path);
        let is_text = |path: &Utf8PathBuf| is_known(path) && is_there(path);
        let mut keys = BTreeSet::new();
        let mut is_wide = false;
        let is_other = |path: &&Utf8PathBuf| !self.is_as_written(path);
        for path in paths.iter().filter(is_other) {
            let of_one = is_text(path).then(|| sets_of(layout, path)).flatten();
            match of_one {
                Some(key) => drop(keys.insert(key)),
                None => is_wide = true,
            }
        }
        if is_wide {
            let before: BTreeSet<String> = all_keys(layout).map(str::to_owned).collect();
            self.plan_again();
            self.progress = None;
            self.memories.clear();
            self.changed.extend(before);
            let now = all_keys(&self.planning.layout).map(str::to_owned);
            self.changed.extend(now);
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
}

/// Returns the set to which a file belongs, where a change of it concerns no other.
fn sets_of(layout: &Layout, path: &Utf8Path) -> Option<String> {
    if path.file_name() == Some(glossary::FILE) {
        return None;
    }
    let file = layout.files.iter().position(|it| it == path)?;
    let is_it = |file_id: u32| file_id as usize == file;
    let catalog_of = |catalog: &PlannedCatalog| {
        let own = catalog.file();
        own.is_some_and(|own| is_it(own.0) || layout.states.get(&own).is_some_and(|s| is_it(s.0)))
    };
    let mut sets = layout.sets.iter();
    let found = sets.find(|plan| {
        let mut catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        plan.statement.is_some_and(|it| is_it(it.0)) || catalogs.any(catalog_of)
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
