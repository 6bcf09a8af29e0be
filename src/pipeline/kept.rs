//! The outcomes of sets and documents that a session keeps, so that they need not be checked again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::Xxh3;

use crate::checks::settings::Settings;
use crate::fluent::model::EntryKind;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::pipeline::shared_entries::{Ids, SharedEntries, hash};
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog};
use crate::text::source::FileId;

/// References to shared entries, for each target locale.
pub(super) type References = Vec<HashSet<(EntryKind, String)>>;

/// The outcomes of a run.
#[derive(Default)]
pub(super) struct KeptOutcomes {
    outcomes: BTreeMap<SetKey, KeptOutcome>,
    ground: RunGround,
    /// The sets whose files may have changed since.
    touched: BTreeSet<SetKey>,
    /// The catalogs among those files that other sets see, and their records.
    touched_shared: BTreeSet<Utf8PathBuf>,
    /// Tells if other files may be there than were.
    other_files: bool,
}

/// The outcome of one set.
struct KeptOutcome {
    /// Of what it was made from: see [`key`].
    key: u128,
    outcome: Outcome,
}

/// What all outcomes of a run rest on, besides the files of each set.
#[derive(Default)]
pub(super) struct RunGround {
    /// Of the settings: see [`ground`].
    pub settings: u128,
    pub shared: SharedEntries,
    /// With which the shared catalogs were looked at.
    pub references: References,
}

impl KeptOutcomes {
    /// Returns what was kept of a set.
    pub fn outcome(&self, key: &SetKey) -> Option<Outcome> {
        Some(self.outcomes.get(key)?.outcome.clone())
    }

    pub fn is_empty(&self) -> bool {
        self.outcomes.is_empty()
    }

    /// Returns the shared ids to which others refer than before.
    pub fn referred_otherwise(&self, references: &References) -> Ids {
        let before = &self.ground.references;
        let mut ids = Ids::default();
        for (one, other) in before.iter().zip(references) {
            ids.extend(one.symmetric_difference(other).map(|(_, id)| hash(id)));
        }
        ids
    }

    /// Notes that files of a set may have changed.
    pub fn touch(&mut self, key: SetKey) {
        self.touched.insert(key);
    }

    /// Notes that a catalog which other sets see may have changed.
    pub fn touch_shared(&mut self, path: &Utf8Path) {
        self.touched_shared.insert(path.to_owned());
    }

    /// Notes that a file may have come or gone that is in no set.
    pub fn touch_files(&mut self) {
        self.other_files = true;
    }

    /// Drops what is not made from the same as before: touched sets that read otherwise, all that show or look up
    /// something which other sets share and which was changed, all that may lead to a file if others are there, and
    /// all whose links lead into one of those.
    pub fn drop_changed(
        &mut self,
        layout: &Layout,
        now: &RunGround,
        key_now: impl Fn(&SetKey) -> Option<u128>,
    ) {
        if self.ground.settings != now.settings {
            self.outcomes.clear();
        }
        let changed = now.shared.changed_since(&self.ground.shared);
        let (touched, shared) = (
            std::mem::take(&mut self.touched),
            std::mem::take(&mut self.touched_shared),
        );
        let other_files = std::mem::take(&mut self.other_files);
        let is_shared = |file: FileId| shared.contains(layout.path(file));
        let mut gone = BTreeSet::new();
        for (key, KeptOutcome { key: was, outcome }) in &self.outcomes {
            let is_touched = touched.contains(key) && key_now(key) != Some(*was);
            let quotes = || {
                !shared.is_empty() && outcome.findings.iter().any(|it| it.files().any(is_shared))
            };
            let is_elsewhere = other_files && outcome.leads_out;
            if is_touched || is_elsewhere || outcome.asked.meet(&changed) || quotes() {
                gone.insert(key.clone());
            }
        }
        if gone.is_empty() {
            return;
        }
        let sets = layout.sets.iter().enumerate();
        let numbers =
            sets.filter(|(_, plan)| gone.contains(&SetKey::new(&plan.key, SetKind::Catalogs)));
        let numbers: BTreeSet<usize> = numbers.map(|(number, _)| number).collect();
        self.outcomes
            .retain(|key, kept| !gone.contains(key) && kept.outcome.followed.is_disjoint(&numbers));
    }

    /// Keeps the outcomes of a run, and nothing else.
    pub fn replace(&mut self, outcomes: &[Outcome], ground: RunGround) {
        let keep = |outcome: &Outcome| {
            let kept = KeptOutcome {
                key: outcome.made_from.unwrap_or_default(),
                outcome: outcome.clone(),
            };
            (outcome.key.clone(), kept)
        };
        self.outcomes = outcomes.iter().map(keep).collect();
        self.ground = ground;
    }

    /// Takes another layout of the same locales, and drops the sets that have other files in it.
    pub fn move_to(&mut self, before: &Layout, now: &Layout) {
        self.other_files |= before.files != now.files;
        let files: HashMap<&Utf8Path, FileId> = (0..)
            .map(FileId)
            .zip(&now.files)
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
        let outcomes = std::mem::take(&mut self.outcomes).into_iter();
        let outcomes = outcomes.filter(|(key, _)| same.contains(key));
        let renumbered = |(key, kept): (SetKey, KeptOutcome)| {
            let outcome = kept.outcome.renumbered(&file, &set)?;
            Some((key, KeptOutcome { outcome, ..kept }))
        };
        self.outcomes = outcomes.filter_map(renumbered).collect();
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
