//! The outcomes of sets and documents that a session keeps, so that they need not be checked again, and what is known
//! of the project by them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::Xxh3;

use crate::checks::settings::Settings;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::{Outcome, path_of};
use crate::pipeline::project_facts::{FindingOrigin, ProjectFacts};
use crate::pipeline::selection::Selection;
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::pipeline::set_slots::{PlannedSet, SetSlots};
use crate::pipeline::shared_entries::{Ids, SharedEntries};
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog};
use crate::text::source::{FileId, FilePaths};

/// The outcomes of the sets of a layout.
#[derive(Default)]
pub(super) struct KeptOutcomes {
    /// Empty before the first look.
    pub slots: SetSlots,
    /// The paths of the files of the layout.
    pub paths: FilePaths,
    /// By number; `None`: to be looked at.
    pub outcomes: Vec<Option<Outcome>>,
    /// What a second look found at sets that word texts otherwise than the project does.
    pub second: BTreeMap<usize, Outcome>,
    /// The sets whose texts are not among the wordings of the project yet.
    pub unworded: BTreeSet<usize>,
    pub facts: ProjectFacts,
    /// The rules of the configuration that are about files which are in no set, once they were looked for.
    pub rules_of_others: Option<BTreeSet<usize>>,
    /// What was found of the project as a whole.
    pub of_project: Analysis,
    ground: RunGround,
    /// The sets whose files may have changed since.
    touched: BTreeSet<usize>,
    /// The catalogs among those files that other sets see, and their records.
    touched_shared: BTreeSet<Utf8PathBuf>,
    /// Tells if other files may be there than were.
    other_files: bool,
}

/// What all outcomes of a run rest on, besides the files of each set.
#[derive(Default)]
pub(super) struct RunGround {
    /// Of the settings: see [`ground`].
    pub settings: u128,
    pub shared: SharedEntries,
}

impl KeptOutcomes {
    /// Numbers the sets of a layout, where that was not done.
    pub fn begin(&mut self, layout: &Layout, selection: &Selection) {
        if self.slots.count() == 0 {
            self.number(layout, selection);
        }
    }

    fn number(&mut self, layout: &Layout, selection: &Selection) {
        self.slots = SetSlots::new(layout, selection);
        self.paths = layout.files.clone();
        self.outcomes.resize_with(self.slots.count(), || None);
        self.facts.references.begin(layout.targets.len());
    }

    /// Forgets everything but which files had findings.
    pub fn clear(&mut self) {
        self.facts.files.note_all();
        let facts = std::mem::take(&mut self.facts);
        self.facts.files = facts.files;
        self.facts.files.renumber();
        *self = Self {
            facts: std::mem::take(&mut self.facts),
            of_project: std::mem::take(&mut self.of_project),
            ..Self::default()
        };
    }

    /// Notes on which sets a change of a file can bear; `stays`: it was there and will be.
    pub fn touch(&mut self, layout: &Layout, path: &Utf8Path, stays: bool) {
        if let Some(slot) = self.slots.of_path(layout, path) {
            self.touched.insert(slot);
            if matches!(self.slots.planned(layout, slot), PlannedSet::Shared(_)) {
                self.touched_shared.insert(path.to_owned());
            }
        } else if layout.common.iter().any(|it| layout.path(*it) == path) {
            self.touched_shared.insert(path.to_owned());
        } else if !stays {
            self.other_files = true;
        }
    }

    /// Returns the catalogs that sets share, and their records, that may have changed since the last look.
    pub fn touched_shared(&self) -> &BTreeSet<Utf8PathBuf> {
        &self.touched_shared
    }

    /// Drops what is not made from the same as before: touched sets that read otherwise, all that show or look up
    /// something which other sets share and which was changed, all that may lead to a file if others are there, and
    /// all whose links lead into one of those.
    pub fn drop_changed(
        &mut self,
        layout: &Layout,
        now: RunGround,
        key_now: impl Fn(PlannedSet<'_>) -> Option<u128>,
    ) {
        if self.ground.settings != now.settings {
            for slot in 0..self.outcomes.len() {
                self.drop(slot);
            }
        }
        let changed = now.shared.changed_since(&self.ground.shared);
        self.ground = now;
        let touched = std::mem::take(&mut self.touched);
        let shared = std::mem::take(&mut self.touched_shared);
        let other_files = std::mem::take(&mut self.other_files);
        let is_shared = |file: FileId| shared.contains(layout.path(file));
        let mut gone = BTreeSet::new();
        for (slot, outcome) in self.outcomes.iter().enumerate() {
            let Some(outcome) = outcome else { continue };
            let planned = || self.slots.planned(layout, slot);
            let is_touched = touched.contains(&slot) && key_now(planned()) != outcome.made_from;
            let quotes = || {
                !shared.is_empty() && outcome.findings.iter().any(|it| it.files().any(is_shared))
            };
            let is_elsewhere = other_files && outcome.leads_out;
            if is_touched || is_elsewhere || outcome.asked.meet(&changed) || quotes() {
                gone.insert(slot);
            }
        }
        if gone.is_empty() {
            return;
        }
        let places = gone
            .iter()
            .filter_map(|slot| self.slots.place_of_set(*slot));
        let places: BTreeSet<usize> = places.collect();
        let follows = |outcome: &Outcome| !outcome.followed.is_disjoint(&places);
        let following = self.outcomes.iter().enumerate();
        let following = following.filter(|(_, it)| it.as_ref().is_some_and(follows));
        gone.extend(following.map(|(slot, _)| slot));
        for slot in gone {
            self.drop(slot);
        }
    }

    /// Drops those of some sets that ask for one of these shared ids.
    pub fn drop_asking(&mut self, ids: &Ids, slots: impl Iterator<Item = usize>) {
        for slot in slots {
            let outcome = self.outcomes[slot].as_ref();
            if outcome.is_some_and(|outcome| outcome.asked.meet(ids)) {
                self.drop(slot);
            }
        }
    }

    fn drop(&mut self, slot: usize) {
        let Some(outcome) = self.outcomes[slot].take() else {
            return;
        };
        self.facts.take_away(&outcome);
        if !self.unworded.remove(&slot) {
            self.facts.wordings.take_away(slot as u32, &outcome.seen);
        }
        self.note_files(slot, &outcome, false, false);
        self.put_second(slot, None);
    }

    /// Keeps the outcome of a set.
    pub fn put(&mut self, slot: usize, outcome: Outcome) {
        self.facts.add(&outcome);
        self.unworded.insert(slot);
        self.note_files(slot, &outcome, false, true);
        self.outcomes[slot] = Some(outcome);
    }

    /// Keeps what a second look found at a set.
    pub fn put_second(&mut self, slot: usize, outcome: Option<Outcome>) {
        if let Some(before) = self.second.remove(&slot) {
            self.note_files(slot, &before, true, false);
        }
        if let Some(outcome) = outcome {
            self.note_files(slot, &outcome, true, true);
            self.second.insert(slot, outcome);
        }
    }

    fn note_files(&mut self, slot: usize, outcome: &Outcome, is_second: bool, is_put: bool) {
        let paths = &self.paths;
        let path = |file: FileId| paths.path(file);
        let found = outcome.findings.iter();
        let found = found.map(|finding| path_of(&finding.place, path));
        let origin = FindingOrigin { is_second, slot };
        if is_put {
            self.facts.files.put(origin, found);
        } else {
            self.facts.files.take_away(origin, found);
        }
    }

    /// Takes another layout of the same locales, and drops the sets that have other files in it.
    pub fn move_to(&mut self, before: &Layout, now: &Layout, selection: &Selection) {
        if self.slots.count() == 0 {
            return;
        }
        let files: HashMap<&Utf8Path, FileId> = (0..)
            .map(FileId)
            .zip(now.files.iter())
            .map(|(file, path)| (path.as_path(), file))
            .collect();
        let file = |file: FileId| files.get(before.path(file)).copied();
        let sets: HashMap<&str, usize> = now
            .sets
            .iter()
            .enumerate()
            .map(|(number, plan)| (plan.key.as_str(), number))
            .collect();
        let set = |number: usize| sets.get(before.sets[number].key.as_str()).copied();
        let same = same_sets(before, now);
        let mut kept = std::mem::take(self);
        // The numbers of sets and files are others; the paths with findings are not.
        kept.facts.files.note_all();
        self.facts.files = std::mem::take(&mut kept.facts.files);
        // Those of the sets that stay come again, so that only what came or went is a change.
        self.facts.references = std::mem::take(&mut kept.facts.references);
        for outcome in kept.outcomes.iter().flatten() {
            self.facts.references.take_away(&outcome.references);
        }
        self.facts.files.renumber();
        self.of_project = kept.of_project;
        self.ground = kept.ground;
        self.touched_shared = kept.touched_shared;
        self.other_files = kept.other_files || before.files != now.files;
        self.number(now, selection);
        let mut outcomes: BTreeMap<SetKey, Outcome> = BTreeMap::new();
        let touched = kept.touched;
        for (slot, (key, outcome)) in kept.slots.keys().iter().zip(kept.outcomes).enumerate() {
            if let Some(outcome) = outcome.filter(|_| same.contains(key)) {
                if touched.contains(&slot) {
                    self.touched.extend(self.slots.find(key));
                }
                outcomes.extend(outcome.renumbered(&file, &set).map(|it| (key.clone(), it)));
            }
        }
        for slot in 0..self.slots.count() {
            if let Some(outcome) = outcomes.remove(&self.slots.keys()[slot]) {
                self.put(slot, outcome);
            }
        }
    }
}

/// A set by the paths of its files.
type SetPaths<'l> = (bool, Option<&'l Utf8Path>, Vec<CatalogPaths<'l>>);

/// The path of a catalog, that of its records, and whether it is there.
type CatalogPaths<'l> = (Option<&'l Utf8Path>, Option<&'l Utf8Path>, bool);

/// Returns the sets that have the same files in both layouts.
fn same_sets(before: &Layout, now: &Layout) -> BTreeSet<SetKey> {
    let now = sets_by_paths(now);
    let before = sets_by_paths(before).into_iter();
    let same = before.filter(|(key, paths)| now.get(key) == Some(paths));
    same.map(|(key, _)| key).collect()
}

fn sets_by_paths(layout: &Layout) -> BTreeMap<SetKey, SetPaths<'_>> {
    let catalog = |planned| catalog_paths(layout, planned);
    let sets = layout.sets.iter().map(|plan| {
        let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        let statement = plan.statement.map(|file| layout.path(file));
        let is_shared = plan.scope == CatalogScope::Shared;
        let paths = (is_shared, statement, catalogs.map(catalog).collect());
        (SetKey::new(&plan.key, SetKind::Catalogs), paths)
    });
    let documents = layout.documents.iter().map(|plan| {
        let files = std::iter::once(&plan.source).chain(&plan.targets);
        let paths = (false, None, files.map(catalog).collect());
        (SetKey::new(&plan.key, SetKind::Document), paths)
    });
    sets.chain(documents).collect()
}

fn catalog_paths<'l>(layout: &'l Layout, planned: &'l PlannedCatalog) -> CatalogPaths<'l> {
    let file = planned.file();
    let state = file.and_then(|file| layout.states.get(&file));
    let state = state.map(|file| layout.path(*file));
    (layout.catalog_path(planned), state, file.is_some())
}

/// Begins the hash of what outcomes are made from: this version of the program, and the settings with the glossary.
pub(super) fn ground(settings: &Settings) -> Xxh3 {
    let mut hash = Xxh3::new();
    add(&mut hash, env!("CARGO_PKG_VERSION"));
    add(&mut hash, &format!("{settings:?}"));
    hash
}

/// Returns the hash of what the outcome of a set is made from: the ground, and of each file its text, or why it cannot
/// be read.
pub(super) fn key(ground: &Xxh3, loaded: &[Loaded]) -> u128 {
    let mut hash = ground.clone();
    for file in loaded {
        match &file.content {
            Ok(decoded) => {
                add(&mut hash, &decoded.text);
                add(&mut hash, &format!("{:?}", decoded.faults));
            }
            Err(error) => add(&mut hash, error),
        }
    }
    hash.digest128()
}

fn add(hash: &mut Xxh3, text: &str) {
    hash.update(&text.len().to_le_bytes());
    hash.update(text.as_bytes());
}
