//! What the translation of an entry is worth in one locale, whatever is published of it.

use crate::fluent::model::Entry;
use crate::project::coverage::{Completeness, Standing, completeness, standing};
use crate::project::set::{Present, Side};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// The locale is the source locale, or the entry is common to all.
    Source,
    Translated,
    /// Its source was changed since, in what it says, and it was not.
    Stale,
    /// Nobody stands for it.
    Draft,
    /// There, but broken, empty, or without its value or an attribute.
    Incomplete,
    Missing,
    /// The configuration leaves the catalog out for this locale.
    Excluded,
}

/// All states by their names.
pub const ENTRY_STATES: [(&str, EntryState); 7] = [
    ("source", EntryState::Source),
    ("translated", EntryState::Translated),
    ("stale", EntryState::Stale),
    ("draft", EntryState::Draft),
    ("incomplete", EntryState::Incomplete),
    ("missing", EntryState::Missing),
    ("excluded", EntryState::Excluded),
];

impl EntryState {
    /// Of a source entry in a locale.
    pub(super) fn of(entry: &Entry<'_>, source: Side<'_>, target: Side<'_>) -> Self {
        if target.is_source {
            return EntryState::Source;
        }
        if matches!(target.catalog, Present::Excluded) {
            return EntryState::Excluded;
        }
        let Some(translation) = target.entry(entry.kind, entry.id) else {
            return match target.is_broken(entry.kind, entry.id) {
                true => EntryState::Incomplete,
                false => EntryState::Missing,
            };
        };
        match (
            completeness(entry, translation),
            standing(entry, source, target),
        ) {
            (Completeness::Missing | Completeness::Incomplete, _) => EntryState::Incomplete,
            (Completeness::Translated { .. }, None) => EntryState::Translated,
            (Completeness::Translated { .. }, Some(Standing::Stale)) => EntryState::Stale,
            (Completeness::Translated { .. }, Some(Standing::Draft)) => EntryState::Draft,
        }
    }

    pub fn as_str(self) -> &'static str {
        let (name, _) = ENTRY_STATES[self as usize];
        name
    }

    /// Why a translation cannot be relied on.
    pub fn standing(self) -> Option<Standing> {
        match self {
            EntryState::Stale => Some(Standing::Stale),
            EntryState::Draft => Some(Standing::Draft),
            EntryState::Source
            | EntryState::Translated
            | EntryState::Incomplete
            | EntryState::Missing
            | EntryState::Excluded => None,
        }
    }
}
