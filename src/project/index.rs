//! Indexes the definitions of each id of a locale, and the definitions that a catalog can see.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::fluent::model::{Catalog, EntryKind, Part, Pattern};
use crate::project::cycles::{Followed, follow};
use crate::project::definition::{ById, Definition, Link, reference};
use crate::project::expansion::Large;
use crate::project::id_table::IdTable;
use crate::text::slice::Slice;
use crate::text::source::FileId;

/// The first definition of each id in a list of catalogs: the one that counts at run time.
#[derive(Debug, Default)]
pub struct Index<'p> {
    catalogs: Vec<(FileId, &'p Catalog<'p>)>,
    /// The place of each definition, in the order of the catalogs; empty where it is each entry of one catalog.
    places: Vec<IndexedPlace>,
    by_id: IdTable,
    /// Ids whose entry does not parse: they are there, though nothing is known of them.
    broken: ById<'p, FileId>,
    /// Ids that an entry of these catalogs refers to.
    referenced: ById<'p, ()>,
    followed: Followed<'p>,
    /// The ids of messages and of terms in order, once somebody looks for one that is like another.
    sorted: [OnceLock<Sorted>; 2],
    /// The terms that are nothing but a text, by its first word, once somebody looks for one.
    by_first_word: OnceLock<HashMap<Box<str>, Vec<u32>>>,
}

/// The place of an entry: its catalog, and its number there.
#[derive(Clone, Copy, Debug)]
struct IndexedPlace {
    catalog: u32,
    entry: u32,
}

/// Places of the definitions of one kind, in the alphabetical order of their ids and in that of the ids read backwards.
#[derive(Debug)]
struct Sorted {
    by_start: Vec<u32>,
    by_end: Vec<u32>,
}

/// So many ids are compared with one that is not defined; a slip leaves its start or its end as it was.
const COMPARED: usize = 64;

impl<'p> Index<'p> {
    pub fn new(catalogs: impl IntoIterator<Item = (FileId, &'p Catalog<'p>)>) -> Self {
        let mut index = Self::default();
        let catalogs: Vec<_> = catalogs.into_iter().collect();
        let count = catalogs.iter().map(|(_, it)| it.entries.len()).sum();
        index.places.reserve(count);
        let mut by_id = IdTable::with_capacity(count);
        for (number, (file, catalog)) in catalogs.iter().enumerate() {
            for (at, entry) in catalog.entries.iter().enumerate() {
                let place = index.places.len() as u32;
                let named = |place: u32| named(&catalogs, index.places[place as usize]);
                if by_id.insert_first((entry.kind, entry.id), place, named) {
                    index.places.push(IndexedPlace {
                        catalog: number as u32,
                        entry: at as u32,
                    });
                }
                for (_, pattern) in entry.patterns() {
                    pattern.walk(&mut |part| {
                        if let Some((kind, id, _)) = reference(part) {
                            index.referenced.insert_first(kind, id, ());
                        }
                    });
                }
            }
            for (kind, id) in catalog.faults.iter().filter_map(|fault| fault.id) {
                index.broken.insert_first(kind, id, *file);
            }
        }
        if let [(_, catalog)] = catalogs[..]
            && by_id.count() == catalog.entries.len()
        {
            index.places = Vec::new();
        }
        index.by_id = by_id;
        index.catalogs = catalogs;
        index.followed = follow(index.definitions());
        index
    }

    /// Returns the definition that counts of each id, in the order of the catalogs.
    pub fn definitions(&self) -> impl Iterator<Item = Definition<'p>> {
        (0..self.by_id.count() as u32).map(|place| self.definition(place))
    }

    pub fn find(&self, kind: EntryKind, id: &str) -> Option<Definition<'p>> {
        let named = |place| named(&self.catalogs, self.place(place));
        let place = self.by_id.get((kind, id), named)?;
        Some(self.definition(place))
    }

    fn place(&self, place: u32) -> IndexedPlace {
        let of_one_catalog = IndexedPlace {
            catalog: 0,
            entry: place,
        };
        let found = self.places.get(place as usize);
        found.copied().unwrap_or(of_one_catalog)
    }

    fn definition(&self, place: u32) -> Definition<'p> {
        let IndexedPlace { catalog, entry } = self.place(place);
        let (file, catalog) = self.catalogs[catalog as usize];
        Definition {
            file,
            catalog,
            entry: &catalog.entries[entry as usize],
        }
    }

    pub fn is_broken(&self, kind: EntryKind, id: &str) -> bool {
        self.broken.get(kind, id).is_some()
    }

    pub fn is_referenced(&self, kind: EntryKind, id: &str) -> bool {
        self.referenced.get(kind, id).is_some()
    }

    /// Returns the entries that refer to themselves: see `project::cycles`.
    pub fn cycles(&self) -> &[Vec<Link<'p>>] {
        &self.followed.cycles
    }

    /// Returns the texts that have too many placeables: see `project::expansion`.
    pub fn large(&self) -> &[Large<'p>] {
        &self.followed.large
    }

    /// Returns those ids of one kind that stand nearest to `id` in alphabetical order, read from either end: a bounded
    /// number, however many there are.
    pub fn neighbours(&self, kind: EntryKind, id: &str) -> Vec<&'p str> {
        let Sorted { by_start, by_end } = self.sorted(kind);
        let id_at = |place: &u32| self.definition(*place).entry.id;
        if by_start.len() <= COMPARED {
            return by_start.iter().map(id_at).collect();
        }
        let start = by_start.partition_point(|place| id_at(place) < id);
        let end = by_end.partition_point(|place| backwards(id_at(place), id).is_lt());
        let around =
            |at: usize| at.saturating_sub(COMPARED / 4)..(at + COMPARED / 4).min(by_start.len());
        let near = by_start[around(start)].iter().chain(&by_end[around(end)]);
        near.map(id_at).collect()
    }

    /// Returns the terms that are nothing but a text which begins with a word: a bounded number, however many there are.
    pub fn terms_beginning(&self, word: &str) -> impl Iterator<Item = Definition<'p>> {
        let by_first_word = self.by_first_word.get_or_init(|| {
            let mut places: HashMap<Box<str>, Vec<u32>> = HashMap::new();
            for (place, definition) in self.definitions().enumerate() {
                let value = definition.entry.value.as_ref();
                let (EntryKind::Term, Some([Part::Text(text)])) =
                    (definition.entry.kind, value.map(|value| &value.parts[..]))
                else {
                    continue;
                };
                let alike = places
                    .entry(first_word(text.trim_start()).into())
                    .or_default();
                if alike.len() < COMPARED {
                    alike.push(place as u32);
                }
            }
            places
        });
        let places = by_first_word.get(word).into_iter().flatten();
        places.map(|place| self.definition(*place))
    }

    fn sorted(&self, kind: EntryKind) -> &Sorted {
        self.sorted[usize::from(kind == EntryKind::Term)].get_or_init(|| {
            let id_at = |place: &u32| self.definition(*place).entry.id;
            let places = 0..self.by_id.count() as u32;
            let mut by_start: Vec<u32> = places
                .filter(|place| self.definition(*place).entry.kind == kind)
                .collect();
            let mut by_end = by_start.clone();
            by_start.sort_unstable_by_key(id_at);
            by_end.sort_unstable_by(|one, other| backwards(id_at(one), id_at(other)));
            Sorted { by_start, by_end }
        })
    }
}

/// Returns the kind and the id of the entry at a place.
fn named<'p>(catalogs: &[(FileId, &'p Catalog<'p>)], place: IndexedPlace) -> (EntryKind, &'p str) {
    let (_, catalog) = catalogs[place.catalog as usize];
    let entry = &catalog.entries[place.entry as usize];
    (entry.kind, entry.id)
}

/// Returns the letters and digits that a text begins with.
pub fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric());
    text.slice(..end.unwrap_or(text.len()))
}

/// Compares two ids by their ends.
fn backwards(one: &str, other: &str) -> Ordering {
    one.bytes().rev().cmp(other.bytes().rev())
}

/// The definitions that one catalog can see: those its locale shares, then its own.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'p> {
    pub shared: &'p Index<'p>,
    /// Of a catalog that shares nothing.
    pub own: Option<&'p Index<'p>>,
}

impl<'p> Scope<'p> {
    pub fn find(&self, kind: EntryKind, id: &str) -> Option<Definition<'p>> {
        self.shared
            .find(kind, id)
            .or_else(|| self.own.and_then(|own| own.find(kind, id)))
    }

    /// Returns whether an entry of this id is written, sound or not.
    pub fn knows(&self, kind: EntryKind, id: &str) -> bool {
        self.find(kind, id).is_some()
            || self.shared.is_broken(kind, id)
            || self.own.is_some_and(|own| own.is_broken(kind, id))
    }

    /// Returns the pattern that a reference stands for.
    pub fn pattern(
        &self,
        kind: EntryKind,
        id: &str,
        attribute: Option<&str>,
    ) -> Option<&'p Pattern<'p>> {
        self.find(kind, id)?.entry.pattern(attribute)
    }
}
