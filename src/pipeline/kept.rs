//! The outcomes of sets and documents that a session keeps, so that they need not be checked again.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use xxhash_rust::xxh3::Xxh3;

use crate::checks::settings::Settings;
use crate::fluent::model::EntryKind;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::set_key::SetKey;

/// References to shared entries, for each target locale.
pub(super) type References = Vec<HashSet<(EntryKind, String)>>;

/// The outcomes of a run.
#[derive(Default)]
pub(super) struct KeptOutcomes {
    outcomes: BTreeMap<SetKey, KeptOutcome>,
    /// The sets whose files may have changed since.
    touched: BTreeSet<SetKey>,
    /// With which the shared catalogs were looked at.
    references: References,
}

/// The outcome of one set.
struct KeptOutcome {
    /// Of what it was made from: see [`key`].
    key: u128,
    outcome: Outcome,
}

impl KeptOutcomes {
    /// Returns what was kept of a set.
    pub fn outcome(&self, key: &SetKey) -> Option<Outcome> {
        Some(self.outcomes.get(key)?.outcome.clone())
    }

    pub fn is_empty(&self) -> bool {
        self.outcomes.is_empty()
    }

    /// Tells if shared catalogs would be looked at with other references than before.
    pub fn refers_otherwise(&self, references: &References) -> bool {
        self.references != *references
    }

    /// Notes that files of a set may have changed.
    pub fn touch(&mut self, key: SetKey) {
        self.touched.insert(key);
    }

    /// Drops touched sets that are not made from the same as before.
    ///
    /// Sets whose links lead into one of those go with it; `number` returns the number of a set in the layout.
    pub fn drop_changed(
        &mut self,
        key_now: impl Fn(&SetKey) -> Option<u128>,
        number: impl Fn(&SetKey) -> Option<usize>,
    ) {
        let mut changed = BTreeSet::new();
        for touched in std::mem::take(&mut self.touched) {
            let before = self.outcomes.get(&touched).map(|kept| kept.key);
            if before != key_now(&touched) {
                self.outcomes.remove(&touched);
                changed.extend(number(&touched));
            }
        }
        self.outcomes
            .retain(|_, kept| kept.outcome.followed.is_disjoint(&changed));
    }

    /// Keeps the outcomes of a run, and nothing else.
    pub fn replace(&mut self, outcomes: &[Outcome], references: References) {
        let keep = |outcome: &Outcome| {
            let kept = KeptOutcome {
                key: outcome.made_from.unwrap_or_default(),
                outcome: outcome.clone(),
            };
            (outcome.key.clone(), kept)
        };
        self.outcomes = outcomes.iter().map(keep).collect();
        self.references = references;
    }
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
