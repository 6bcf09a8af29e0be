//! Finds entries across the catalogs of a project: what a locale publishes, and what a reference stands for.

use std::collections::HashMap;

use crate::emit::build_index::{BuildIndex, EntryVisibility};
use crate::emit::entry_index::{EntryIndex, IndexedEntry};
use crate::fluent::model::{EntryKind, display_name, kind_and_id};

/// A index with its indexes.
pub struct FallbackResolver<'s> {
    pub index: &'s BuildIndex,
    /// For each locale what its catalogs share, the common ones included.
    shared: Vec<HashMap<(EntryKind, &'s str), EntryIndexKey>>,
}

/// The place of an entry, as three indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIndexKey {
    pub set: u32,
    pub locale: u32,
    pub entry: u32,
}

impl EntryIndexKey {
    /// Returns an entry of the source catalog of a set.
    pub fn of_source(set: usize, entry: u32) -> Self {
        Self {
            set: set as u32,
            locale: 0,
            entry,
        }
    }
}

impl<'s> FallbackResolver<'s> {
    pub fn new(index: &'s BuildIndex) -> Self {
        let locales = 0..index.locales.len();
        Self {
            index,
            shared: locales.map(|locale| shared(index, locale)).collect(),
        }
    }

    pub fn catalog(&self, at: EntryIndexKey) -> &'s EntryIndex {
        self.index.sets[at.set as usize]
            .catalog(at.locale as usize)
            .expect("an entry stands in a catalog")
    }

    pub fn entry(&self, at: EntryIndexKey) -> IndexedEntry<'s> {
        self.catalog(at).entry(at.entry)
    }

    pub fn id(&self, at: EntryIndexKey) -> &'s str {
        self.entry(at).id
    }

    /// Returns the entries of the source catalog of a set that count: of shared ids, the first definition.
    pub fn sources(&self, set: usize) -> impl Iterator<Item = EntryIndexKey> + '_ {
        let index = &self.index.sets[set];
        let entries = index.catalog(0).map_or(0, EntryIndex::count);
        (0..entries as u32)
            .map(move |entry| EntryIndexKey::of_source(set, entry))
            .filter(|source| self.counts(*source))
    }

    /// Returns whether a source entry is the first definition of its id.
    fn counts(&self, source: EntryIndexKey) -> bool {
        let place = self.index.sets[source.set as usize].place;
        if place == EntryVisibility::Own {
            return true;
        }
        let first = self.shared[0].get(&(self.entry(source).kind, self.id(source)));
        first == Some(&source)
    }

    /// Returns what a locale publishes for a source entry: its own translation, else the nearest one, else the source.
    pub fn published(&self, locale: usize, source: EntryIndexKey) -> EntryIndexKey {
        let set = &self.index.sets[source.set as usize];
        if set.place == EntryVisibility::Common {
            return source;
        }
        let translated = |view: usize| {
            let entry = set.catalog(view)?.translation(source.entry)?;
            let locale = view as u32;
            Some(EntryIndexKey {
                locale,
                entry,
                ..source
            })
        };
        self.index
            .views(locale)
            .find_map(translated)
            .unwrap_or(source)
    }

    /// Returns what a locale publishes of another one for the entries of a set: id (a term with its `-`) and locale.
    pub fn fallbacks(&self, locale: usize, set: usize) -> impl Iterator<Item = (String, usize)> {
        let published = self
            .sources(set)
            .map(move |source| self.published(locale, source));
        published
            .filter(move |at| self.is_from_elsewhere(locale, *at))
            .map(|at| {
                (
                    display_name(self.entry(at).kind, self.id(at)),
                    at.locale as usize,
                )
            })
    }

    /// Returns whether an entry is not of the locale that publishes it.
    pub fn is_from_elsewhere(&self, locale: usize, at: EntryIndexKey) -> bool {
        let place = self.index.sets[at.set as usize].place;
        place != EntryVisibility::Common && at.locale as usize != locale
    }

    /// Returns whether a locale has an entry of its own under this name (a term with its `-`) that readers get to see.
    pub fn publishes_own(&self, locale: usize, set: usize, name: &str) -> bool {
        let (kind, id) = kind_and_id(name);
        let Some(catalog) = self.index.sets[set].catalog(locale) else {
            return false;
        };
        let Some(entry) = catalog.find(kind, id) else {
            return false;
        };
        let at = EntryIndexKey {
            set: set as u32,
            locale: locale as u32,
            entry,
        };
        catalog.entry(entry).source.is_none() || self.stands_for(locale, at).is_some()
    }

    /// Returns the source entry under whose name a locale publishes this entry, if it does.
    pub fn stands_for(&self, locale: usize, at: EntryIndexKey) -> Option<EntryIndexKey> {
        let entry = self.entry(at).source?;
        let source = EntryIndexKey {
            locale: 0,
            entry,
            ..at
        };
        (self.counts(source) && self.published(locale, source) == at).then_some(source)
    }

    /// Returns what a reference in an entry stands for. An entry keeps the words of its own locale wherever it is
    /// published, so it reads there as it does at home.
    pub fn resolve(&self, from: EntryIndexKey, kind: EntryKind, id: &str) -> Option<EntryIndexKey> {
        let set = &self.index.sets[from.set as usize];
        let own = |view: usize| {
            let catalog = set
                .catalog(view)
                .filter(|_| set.place == EntryVisibility::Own)?;
            let entry = catalog.find(kind, id)?;
            let locale = view as u32;
            Some(EntryIndexKey {
                locale,
                entry,
                ..from
            })
        };
        let seen_from = |view: usize| {
            self.shared[view]
                .get(&(kind, id))
                .copied()
                .or_else(|| own(view))
        };
        self.index.views(from.locale as usize).find_map(seen_from)
    }
}

fn shared(index: &BuildIndex, locale: usize) -> HashMap<(EntryKind, &str), EntryIndexKey> {
    let mut found = HashMap::new();
    for (number, set) in index.sets.iter().enumerate() {
        let locale = match set.place {
            EntryVisibility::Common => 0,
            EntryVisibility::Shared => locale,
            EntryVisibility::Own => continue,
        };
        let Some(catalog) = set.catalog(locale) else {
            continue;
        };
        for (entry_number, entry) in catalog.entries().enumerate() {
            found
                .entry((entry.kind, entry.id))
                .or_insert(EntryIndexKey {
                    set: number as u32,
                    locale: locale as u32,
                    entry: entry_number as u32,
                });
        }
    }
    found
}
