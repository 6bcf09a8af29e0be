//! Entries in their catalogs, by id, and what refers to them.

use std::collections::HashMap;

use crate::fluent::model::{Catalog, Entry, EntryKind, Part, display_name};
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
    messages: HashMap<&'p str, T>,
    terms: HashMap<&'p str, T>,
}

impl<T> Default for ById<'_, T> {
    fn default() -> Self {
        Self {
            messages: HashMap::new(),
            terms: HashMap::new(),
        }
    }
}

impl<'p, T> ById<'p, T> {
    /// Keeps the first value of an id.
    pub fn insert_first(&mut self, kind: EntryKind, id: &'p str, value: T) {
        self.of_mut(kind).entry(id).or_insert(value);
    }

    pub fn get(&self, kind: EntryKind, id: &str) -> Option<&T> {
        match kind {
            EntryKind::Message => self.messages.get(id),
            EntryKind::Term => self.terms.get(id),
        }
    }

    pub fn remove(&mut self, kind: EntryKind, id: &str) -> Option<T> {
        self.of_mut(kind).remove(id)
    }

    pub fn ids(&self, kind: EntryKind) -> impl Iterator<Item = &'p str> {
        match kind {
            EntryKind::Message => self.messages.keys().copied(),
            EntryKind::Term => self.terms.keys().copied(),
        }
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.messages.values().chain(self.terms.values())
    }

    fn of_mut(&mut self, kind: EntryKind) -> &mut HashMap<&'p str, T> {
        match kind {
            EntryKind::Message => &mut self.messages,
            EntryKind::Term => &mut self.terms,
        }
    }
}

/// The entry, and its attribute, that a part refers to.
pub fn reference<'s>(part: &Part<'s>) -> Option<(EntryKind, &'s str, Option<&'s str>)> {
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
