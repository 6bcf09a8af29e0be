//! A plan of `sync` with everything that it writes and removes.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::pipeline::machine::drafts::MachineDrafts;
use crate::pipeline::prefill::Prefilled;
use crate::pipeline::sync::moves::MovedStatement;
use crate::pipeline::sync::pruning::PrunedCatalog;
use crate::pipeline::sync::scaffolds::Scaffold;
use crate::pipeline::text_change::TextChange;
use crate::project::state;
use crate::project::sync_plan::SetSyncPlan;
use crate::text::file_source::Overlay;

/// A plan with everything that it writes.
#[derive(Debug, Default)]
pub struct Synced {
    /// Of the sets that something is to be done for, in the order of the project.
    pub plans: Vec<SetSyncPlan>,
    /// The state files that change. They are written first: what is recorded is the source as it was.
    pub states: BTreeMap<Utf8PathBuf, TextChange>,
    /// The source catalogs that change.
    pub catalogs: BTreeMap<Utf8PathBuf, TextChange>,
    /// Catalogs to fill in, drafts included.
    pub scaffolds: BTreeMap<Utf8PathBuf, Scaffold>,
    /// Catalogs that gain drafts.
    pub drafts: Vec<Prefilled>,
    /// What a program of the user made of what is missing; `None`: it was not asked.
    pub machine: Option<MachineDrafts>,
    /// Statements that have another name now.
    pub moved: Vec<MovedStatement>,
    /// The source catalogs whose statement is gone.
    pub leftovers: Vec<Utf8PathBuf>,
    /// Translations that lose obsolete messages.
    pub pruned: BTreeMap<Utf8PathBuf, PrunedCatalog>,
    /// Catalogs that were left over, and their records, which are removed.
    pub(super) removed: BTreeSet<Utf8PathBuf>,
}

impl Synced {
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty()
            && self.scaffolds.is_empty()
            && self.moved.is_empty()
            && self.pruned.is_empty()
            && self.removed.is_empty()
    }

    /// Returns the files that are removed, those that were moved included.
    pub fn removed(&self) -> BTreeSet<&Utf8Path> {
        let moved = self.moved.iter().flat_map(|it| &it.files);
        let moved = moved.map(|file| file.from.as_path());
        moved
            .chain(self.removed.iter().map(|it| it.as_path()))
            .collect()
    }

    pub fn has_obstacles(&self) -> bool {
        self.plans.iter().any(|plan| !plan.obstacles.is_empty())
    }

    /// Returns the files that are written, but for those that gain drafts alone.
    pub fn changed(&self) -> BTreeSet<Utf8PathBuf> {
        let moved = self.moved.iter().flat_map(|it| &it.files);
        let records = self.pruned.iter().filter(|(_, it)| it.state.is_some());
        let records = records.map(|(path, _)| state::path_beside(path));
        let keys = self.states.keys().chain(self.catalogs.keys());
        let keys = keys.chain(self.scaffolds.keys()).chain(self.pruned.keys());
        let keys = keys.chain(moved.map(|file| &file.to));
        keys.cloned().chain(records).collect()
    }

    /// Returns the new text of each file that is written.
    pub fn texts(&self) -> BTreeMap<Utf8PathBuf, &str> {
        let moved = self.moved.iter().flat_map(|it| &it.files);
        let mut texts: BTreeMap<Utf8PathBuf, &str> = moved
            .map(|file| (file.to.clone(), file.text.as_str()))
            .collect();
        for (path, change) in self.states.iter().chain(&self.catalogs) {
            texts.insert(path.clone(), &change.after);
        }
        for (path, pruned) in &self.pruned {
            texts.insert(path.clone(), &pruned.change.after);
            if let Some(state) = &pruned.state {
                texts.insert(state::path_beside(path), &state.after);
            }
        }
        for filled in &self.drafts {
            texts.insert(state::path_beside(&filled.catalog), &filled.texts.state);
            texts.insert(filled.catalog.clone(), &filled.texts.catalog);
        }
        for (path, scaffold) in &self.scaffolds {
            texts.insert(path.clone(), &scaffold.change.after);
        }
        texts
    }

    /// Lets files be as they are planned.
    pub(super) fn put_into(&self, planned: &mut Overlay<'_>) {
        for (path, text) in self.texts() {
            planned.put(path, text.as_bytes().to_vec());
        }
    }
}
