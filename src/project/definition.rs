//! Entries in their catalogs, by id, and what refers to them.

use std::collections::HashMap;
use std::collections::hash_map::Entry as MapEntry;

use foldhash::fast::FixedState;

use crate::fluent::model::{Catalog, Entry, EntryKind, Part, display_name};
use crate::project::id_table::IdTable;
use crate::text::source::FileId;

/// An entry in its catalog.
#[derive(Clone, Copy, Debug)]
pub struct Definition<'p> {
    pub file: FileId,
    pub catalog: &'p Catalog<'p>,
    pub entry: &'p Entry<'p>,
}

/// A value or an attribute of an entry on a cycle.
#[derive(Clone, Copy, Debug)]
pub struct Link<'p> {
    pub definition: Definition<'p>,
    pub attribute: Option<&'p str>,
}

impl Link<'_> {
    /// As it is written in a reference: `-term`, `message.attribute`.
    pub fn name(&self) -> String {
        let name = display_name(self.definition.entry.kind, self.definition.entry.id);
        match self.attribute {
            Some(attribute) => format!("{name}.{attribute}"),
            None => name,
        }
    }
}

/// A map from ids of messages and of terms: each kind has a name space of its own.
#[derive(Debug)]
pub struct ById<'p, T> {
    messages: HashMap<&'p str, T, FixedState>,
    terms: HashMap<&'p str, T, FixedState>,
}

impl<T> Default for ById<'_, T> {
    fn default() -> Self {
        Self {
            messages: HashMap::default(),
            terms: HashMap::default(),
        }
    }
}

impl<'p, T> ById<'p, T> {
    /// Keeps the first value of an id; whether it is this one.
    pub fn insert_first(&mut self, kind: EntryKind, id: &'p str, value: T) -> bool {
        match self.of_mut(kind).entry(id) {
            MapEntry::Vacant(free) => {
                free.insert(value);
                true
            }
            MapEntry::Occupied(_) => false,
        }
    }

    pub fn get(&self, kind: EntryKind, id: &str) -> Option<&T> {
        match kind {
            EntryKind::Message => self.messages.get(id),
            EntryKind::Term => self.terms.get(id),
        }
    }

    pub fn count(&self) -> usize {
        self.messages.len() + self.terms.len()
    }

    fn of_mut(&mut self, kind: EntryKind) -> &mut HashMap<&'p str, T, FixedState> {
        match kind {
            EntryKind::Message => &mut self.messages,
            EntryKind::Term => &mut self.terms,
        }
    }
}

/// The target of a reference: an entry or one of its attributes.
pub type Node<'p> = (EntryKind, &'p str, Option<&'p str>);

/// Returns the entry, and its attribute, that a part refers to.
pub fn reference<'s>(part: &Part<'s>) -> Option<Node<'s>> {
    match part {
        Part::Message { id, attribute } => Some((EntryKind::Message, id, *attribute)),
        Part::Term { id, attribute, .. } => Some((EntryKind::Term, id, *attribute)),
        Part::Text(_)
        | Part::Literal(_)
        | Part::Number(_)
        | Part::Variable(_)
        | Part::Call { .. }
        | Part::Select(_) => None,
    }
}

/// The definition of an id in one catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinedEntry {
    /// The first sound entry, by its place among the entries.
    Entry(u32),
    /// Something that does not parse.
    Broken,
}

/// What is written under each id of a catalog.
#[derive(Debug)]
pub struct WrittenIds<'p> {
    entries: IdTable,
    /// Ids of which no entry parses.
    broken: ById<'p, ()>,
}

impl<'p> WrittenIds<'p> {
    pub fn new(catalog: &Catalog<'p>) -> Self {
        let mut entries = IdTable::with_capacity(catalog.entries.len());
        let entry_at = |at| named(catalog, at);
        for at in 0..catalog.entries.len() as u32 {
            entries.insert_first(entry_at(at), at, entry_at);
        }
        let mut broken = ById::default();
        for (kind, id) in catalog.faults.iter().filter_map(|fault| fault.id) {
            if entries.get((kind, id), entry_at).is_none() {
                broken.insert_first(kind, id, ());
            }
        }
        Self { entries, broken }
    }

    /// Returns the definition under an id of the catalog that the ids are of.
    pub fn get(&self, catalog: &Catalog<'_>, kind: EntryKind, id: &str) -> Option<DefinedEntry> {
        let entry = self.entries.get((kind, id), |at| named(catalog, at));
        let broken = || self.broken.get(kind, id).map(|_| DefinedEntry::Broken);
        entry.map(DefinedEntry::Entry).or_else(broken)
    }

    pub fn count(&self) -> usize {
        self.entries.count() + self.broken.count()
    }
}

/// Returns the kind and the id of an entry by its place.
fn named<'c>(catalog: &'c Catalog<'_>, at: u32) -> (EntryKind, &'c str) {
    let entry = &catalog.entries[at as usize];
    (entry.kind, entry.id)
}
