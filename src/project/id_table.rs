//! Places in a list of entries, found by the ids of the entries.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as TableEntry;

use crate::fluent::model::EntryKind;

/// The place of the first entry of each id in a list. The ids stay in the list: of a million of them the table holds
/// their places alone.
#[derive(Debug, Default)]
pub struct IdTable {
    places: HashTable<u32>,
}

/// The kind and the id of an entry.
type NamedEntry<'e> = (EntryKind, &'e str);

impl IdTable {
    /// With room for so many entries.
    pub fn with_capacity(entries: usize) -> Self {
        Self {
            places: HashTable::with_capacity(entries),
        }
    }

    /// Keeps the first place of an id; tells whether it is this one. `entry_at`: as the list has them.
    pub fn insert_first<'e>(
        &mut self,
        entry: NamedEntry<'_>,
        place: u32,
        entry_at: impl Fn(u32) -> NamedEntry<'e>,
    ) -> bool {
        let found = self.places.entry(
            hash(entry),
            |at| entry_at(*at) == entry,
            |at| hash(entry_at(*at)),
        );
        match found {
            TableEntry::Vacant(free) => {
                free.insert(place);
                true
            }
            TableEntry::Occupied(_) => false,
        }
    }

    /// Returns the place of an id.
    pub fn get<'e>(
        &self,
        entry: NamedEntry<'_>,
        entry_at: impl Fn(u32) -> NamedEntry<'e>,
    ) -> Option<u32> {
        let found = self.places.find(hash(entry), |at| entry_at(*at) == entry);
        found.copied()
    }

    pub fn count(&self) -> usize {
        self.places.len()
    }
}

fn hash(entry: NamedEntry<'_>) -> u64 {
    FixedState::default().hash_one(entry)
}
