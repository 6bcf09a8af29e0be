//! The sets and documents of a layout, numbered in the order of their keys, and the files that belong to each.

use camino::Utf8Path;

use crate::pipeline::selection::Selection;
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::project::layout::{CatalogScope, DocumentPlan, Layout, PlannedCatalog, SetPlan};
use crate::text::source::FileId;

/// The numbers of sets and documents among both.
#[derive(Default)]
pub(super) struct SetSlots {
    /// Sorted.
    keys: Vec<SetKey>,
    /// The place of each in its list of the layout, and whether it is looked at.
    places: Vec<(usize, bool)>,
    /// Of each file of the layout: the first set that it belongs to.
    of_files: Vec<Option<usize>>,
}

/// What a session looks at under one number.
#[derive(Clone, Copy)]
pub(super) enum PlannedSet<'l> {
    Own(&'l SetPlan),
    Shared(&'l SetPlan),
    Document(&'l DocumentPlan),
}

impl SetSlots {
    pub fn new(layout: &Layout, selection: &Selection) -> Self {
        let sets = layout.sets.iter().enumerate().map(|(at, plan)| {
            let is_wanted = selection.wants_set(layout, plan);
            (SetKey::new(&plan.key, SetKind::Catalogs), (at, is_wanted))
        });
        let documents = layout.documents.iter().enumerate().map(|(at, plan)| {
            let is_wanted = selection.wants_any(layout, &plan.source, &plan.targets);
            (SetKey::new(&plan.key, SetKind::Document), (at, is_wanted))
        });
        let mut all: Vec<_> = sets.chain(documents).collect();
        all.sort_unstable();
        let (keys, places): (Vec<SetKey>, Vec<(usize, bool)>) = all.into_iter().unzip();
        let mut slots = Self {
            of_files: vec![None; layout.files.count()],
            keys,
            places,
        };
        slots.number_files(layout);
        slots
    }

    fn number_files(&mut self, layout: &Layout) {
        for kind in [SetKind::Catalogs, SetKind::Document] {
            for slot in 0..self.keys.len() {
                if self.keys[slot].kind != kind {
                    continue;
                }
                for file in self.planned(layout, slot).files(layout) {
                    self.of_files[file.0 as usize].get_or_insert(slot);
                }
            }
        }
    }

    pub fn count(&self) -> usize {
        self.keys.len()
    }

    pub fn keys(&self) -> &[SetKey] {
        &self.keys
    }

    pub fn find(&self, key: &SetKey) -> Option<usize> {
        self.keys.binary_search(key).ok()
    }

    /// Returns whether a set is looked at.
    pub fn is_wanted(&self, slot: usize) -> bool {
        self.places[slot].1
    }

    pub fn planned<'l>(&self, layout: &'l Layout, slot: usize) -> PlannedSet<'l> {
        let (place, _) = self.places[slot];
        match self.keys[slot].kind {
            SetKind::Catalogs => match &layout.sets[place] {
                plan if plan.scope == CatalogScope::Shared => PlannedSet::Shared(plan),
                plan => PlannedSet::Own(plan),
            },
            SetKind::Document => PlannedSet::Document(&layout.documents[place]),
        }
    }

    /// Returns the plan of a set of catalogs.
    pub fn set<'l>(&self, layout: &'l Layout, slot: usize) -> Option<&'l SetPlan> {
        match self.planned(layout, slot) {
            PlannedSet::Own(plan) | PlannedSet::Shared(plan) => Some(plan),
            PlannedSet::Document(_) => None,
        }
    }

    /// Returns the place of a set among those of the layout; `None` for a document.
    pub fn place_of_set(&self, slot: usize) -> Option<usize> {
        (self.keys[slot].kind == SetKind::Catalogs).then_some(self.places[slot].0)
    }

    /// Returns the set that a file of the layout belongs to.
    pub fn of_path(&self, layout: &Layout, path: &Utf8Path) -> Option<usize> {
        let file = layout.files.find(path)?;
        self.of_files.get(file.0 as usize).copied().flatten()
    }
}

impl PlannedSet<'_> {
    /// Returns the statement, the catalogs and their records.
    pub fn files(self, layout: &Layout) -> Vec<FileId> {
        let (statement, source, targets) = match self {
            Self::Own(plan) | Self::Shared(plan) => (plan.statement, &plan.source, &plan.targets),
            Self::Document(plan) => (None, &plan.source, &plan.targets),
        };
        let catalogs = std::iter::once(source).chain(targets);
        let mut files: Vec<FileId> = catalogs.filter_map(PlannedCatalog::file).collect();
        let states = files.iter().filter_map(|file| layout.states.get(file));
        let states: Vec<FileId> = states.copied().collect();
        files.extend(statement);
        files.extend(states);
        files
    }
}
