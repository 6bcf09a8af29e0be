//! What a session knows of its project as a whole, put right by what each set adds to it and takes from it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::fluent::model::EntryKind;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::shared_entries::{Ids, hash};
use crate::project::wordings::Wordings;

/// References to shared entries, for each target locale.
pub(super) type References = Vec<HashSet<(EntryKind, String)>>;

/// The facts to which every set may add.
#[derive(Default)]
pub(super) struct ProjectFacts {
    pub references: ReferenceCounts,
    pub wordings: Wordings,
    /// The rules of the configuration that are about something.
    pub rules: Counts<usize>,
    /// The fields of front matter.
    pub fields: Counts<String>,
    pub files: FindingFiles,
}

/// So many of each.
#[derive(Default)]
pub(super) struct Counts<T>(BTreeMap<T, usize>);

/// References to shared entries that their source locale lacks.
#[derive(Default)]
pub(super) struct ReferenceCounts {
    counts: HashMap<(usize, EntryKind, String), usize>,
    now: References,
    /// Those that came or went since somebody asked.
    changed: HashSet<(usize, EntryKind, String)>,
}

/// The files with findings, and the sets that they come from.
#[derive(Default)]
pub(super) struct FindingFiles {
    /// In the order in which reports have them: first looks before second ones, each in the order of the sets.
    sets: HashMap<Utf8PathBuf, BTreeSet<FindingOrigin>>,
    /// The files whose findings may be others since somebody asked.
    changed: BTreeSet<Utf8PathBuf>,
}

/// The look at a set from which findings come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FindingOrigin {
    pub is_second: bool,
    pub slot: usize,
}

impl<T: Ord + Clone> Counts<T> {
    fn add(&mut self, items: &[T]) {
        for item in items {
            *self.0.entry(item.clone()).or_default() += 1;
        }
    }

    fn take_away(&mut self, items: &[T]) {
        for item in items {
            if let Some(count) = self.0.get_mut(item) {
                *count -= 1;
                if *count == 0 {
                    self.0.remove(item);
                }
            }
        }
    }

    /// Returns those of which there are some.
    pub fn all(&self) -> BTreeSet<T> {
        self.0.keys().cloned().collect()
    }
}

impl ReferenceCounts {
    pub fn begin(&mut self, locales: usize) {
        self.now.resize_with(locales, HashSet::new);
    }

    fn add(&mut self, references: &[(usize, EntryKind, String)]) {
        for reference in references {
            let count = self.counts.entry(reference.clone()).or_default();
            *count += 1;
            if *count == 1 {
                let (locale, kind, id) = reference.clone();
                self.now[locale].insert((kind, id));
                self.note(reference);
            }
        }
    }

    /// Takes away what a set refers to.
    pub fn take_away(&mut self, references: &[(usize, EntryKind, String)]) {
        for reference in references {
            let Some(count) = self.counts.get_mut(reference) else {
                continue;
            };
            *count -= 1;
            if *count == 0 {
                self.counts.remove(reference);
                let (locale, kind, id) = reference.clone();
                self.now[locale].remove(&(kind, id));
                self.note(reference);
            }
        }
    }

    fn note(&mut self, reference: &(usize, EntryKind, String)) {
        if !self.changed.remove(reference) {
            self.changed.insert(reference.clone());
        }
    }

    pub fn now(&self) -> &References {
        &self.now
    }

    /// Returns the ids to which others refer than when this was last asked.
    pub fn take_changed(&mut self) -> Ids {
        let changed = std::mem::take(&mut self.changed).into_iter();
        changed.map(|(_, _, id)| hash(&id)).collect()
    }
}

impl FindingFiles {
    pub fn put<'p>(&mut self, origin: FindingOrigin, paths: impl Iterator<Item = &'p Utf8Path>) {
        for path in paths {
            if let Some(sets) = self.sets.get_mut(path) {
                sets.insert(origin);
            } else {
                let sets = BTreeSet::from([origin]);
                self.sets.insert(path.to_owned(), sets);
            }
            self.note(path);
        }
    }

    pub fn take_away<'p>(
        &mut self,
        origin: FindingOrigin,
        paths: impl Iterator<Item = &'p Utf8Path>,
    ) {
        for path in paths {
            if let Some(sets) = self.sets.get_mut(path) {
                sets.remove(&origin);
                if sets.is_empty() {
                    self.sets.remove(path);
                }
            }
            self.note(path);
        }
    }

    /// Notes that the findings of a file may be others.
    pub fn note(&mut self, path: &Utf8Path) {
        if !self.changed.contains(path) {
            self.changed.insert(path.to_owned());
        }
    }

    pub fn note_all(&mut self) {
        self.changed.extend(self.sets.keys().cloned());
    }

    /// Forgets the sets, whose numbers are others, and not which files may have other findings.
    pub fn renumber(&mut self) {
        self.sets.clear();
    }

    pub fn origins(&self, path: &Utf8Path) -> impl Iterator<Item = FindingOrigin> {
        self.sets.get(path).into_iter().flatten().copied()
    }

    pub fn take_changed(&mut self) -> BTreeSet<Utf8PathBuf> {
        std::mem::take(&mut self.changed)
    }
}

impl ProjectFacts {
    /// Adds what is known by a set, the wordings of its texts left out.
    pub fn add(&mut self, outcome: &Outcome) {
        self.references.add(&outcome.references);
        self.rules.add(&outcome.rules);
        self.fields.add(&outcome.fields);
    }

    /// Takes away what was known by a set.
    pub fn take_away(&mut self, outcome: &Outcome) {
        self.references.take_away(&outcome.references);
        self.rules.take_away(&outcome.rules);
        self.fields.take_away(&outcome.fields);
    }
}
