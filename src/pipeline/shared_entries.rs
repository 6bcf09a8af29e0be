//! The entries that the sets of a project share, as fingerprints: by them it is known which ids mean something else
//! after an edit, and so which sets an edit of a shared catalog concerns.

use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::fast::FixedState;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::fluent::model::Catalog;
use crate::pipeline::workspace::Workspace;
use crate::project::definition::reference;
use crate::project::set::{Set, Side};
use crate::text::slice::Slice;

/// Ids, by their hashes; messages and terms alike, since a check that looks for the one tells of the other.
pub(super) type Ids = HashSet<u64, FixedState>;

/// The fingerprint of what stands under each shared id, in all locales.
#[derive(Default)]
pub(super) struct SharedEntries {
    fingerprints: HashMap<u64, u64, FixedState>,
    /// The id of an entry, and one that it refers to.
    references: BTreeSet<(u64, u64)>,
}

/// The shared ids that a set looks up.
#[derive(Clone, Default)]
pub(super) struct AskedIds {
    /// Sorted.
    ids: Box<[u64]>,
    /// Tells if one of them is nowhere: then it is compared with all there are.
    in_vain: bool,
}

impl SharedEntries {
    pub fn of(workspace: &Workspace<'_>) -> Self {
        let mut entries = Self::default();
        let layout = workspace.layout;
        for at in 0..=layout.targets.len() {
            let mut referenced = Ids::default();
            for (file, catalog) in workspace.shared_of(at) {
                let path = xxh3_64(layout.path(file).as_str().as_bytes());
                entries.add(catalog, path.wrapping_add(at as u64), &mut referenced);
            }
            for id in referenced {
                entries.note(id, at as u64 + 1);
            }
        }
        entries
    }

    /// Adds a catalog; `seed` is that of its file.
    fn add(&mut self, catalog: &Catalog<'_>, seed: u64, referenced: &mut Ids) {
        for entry in &catalog.entries {
            let id = hash(entry.id);
            self.note(id, xxh3_64_with_seed(catalog.text(entry).as_bytes(), seed));
            for (_, pattern) in entry.patterns() {
                pattern.walk(&mut |part| {
                    if let Some((_, other, _)) = reference(part) {
                        self.references.insert((id, hash(other)));
                        referenced.insert(hash(other));
                    }
                });
            }
        }
        for fault in &catalog.faults {
            let Some((_, id)) = fault.id else { continue };
            let text = catalog.source.slice(fault.entry.range());
            self.note(hash(id), xxh3_64_with_seed(text.as_bytes(), !seed));
        }
    }

    /// Adds what stands under an id; the order does not matter.
    fn note(&mut self, id: u64, fingerprint: u64) {
        let sum = self.fingerprints.entry(id).or_default();
        *sum = sum.wrapping_add(xxh3_64(&fingerprint.to_le_bytes()));
    }

    /// Returns the ids that mean something else here than in `before`: those whose entries are written otherwise, and
    /// all that refer to them.
    pub fn changed_since(&self, before: &Self) -> Ids {
        let mut changed = Ids::default();
        for (one, other) in [(self, before), (before, self)] {
            let differs = |id: &u64| one.fingerprints.get(id) != other.fingerprints.get(id);
            changed.extend(one.fingerprints.keys().filter(|id| differs(id)));
        }
        if changed.is_empty() {
            return changed;
        }
        let mut referring: HashMap<u64, Vec<u64>, FixedState> = HashMap::default();
        for (from, to) in self.references.iter().chain(&before.references) {
            referring.entry(*to).or_default().push(*from);
        }
        let mut waiting: Vec<u64> = changed.iter().copied().collect();
        while let Some(id) = waiting.pop() {
            let referring = referring.get(&id).into_iter().flatten();
            waiting.extend(referring.filter(|from| changed.insert(**from)));
        }
        changed
    }
}

impl AskedIds {
    /// Returns what a set looks up: the ids of its entries, and those that they refer to.
    pub fn of(set: &Set<'_>) -> Self {
        let mut ids = Vec::new();
        let mut in_vain = false;
        for side in std::iter::once(&set.source).chain(&set.targets) {
            in_vain |= add_asked(side, &mut ids);
        }
        ids.sort_unstable();
        ids.dedup();
        Self {
            ids: ids.into(),
            in_vain,
        }
    }

    /// Tells if one of them means something else now.
    pub fn meet(&self, changed: &Ids) -> bool {
        let mut ids = self.ids.iter();
        !changed.is_empty() && (self.in_vain || ids.any(|id| changed.contains(id)))
    }
}

/// Adds the ids that one locale of a set asks for; tells if one is nowhere.
fn add_asked(side: &Side<'_>, ids: &mut Vec<u64>) -> bool {
    let mut in_vain = false;
    for entry in side.entries() {
        ids.push(hash(entry.id));
        for (_, pattern) in entry.patterns().filter(|(_, it)| !it.is_literal()) {
            pattern.walk(&mut |part| {
                if let Some((kind, id, _)) = reference(part) {
                    ids.push(hash(id));
                    in_vain |= side.scope.find(kind, id).is_none();
                }
            });
        }
    }
    let faults = side.read().map(|file| file.catalog.faults.iter());
    let broken = faults.into_iter().flatten().filter_map(|fault| fault.id);
    ids.extend(broken.map(|(_, id)| hash(id)));
    in_vain
}

/// Returns the hash of an id.
pub(super) fn hash(id: &str) -> u64 {
    xxh3_64(id.as_bytes())
}
