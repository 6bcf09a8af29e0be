//! Where each id of a locale is defined, and which definitions a catalog can see.

use crate::fluent::model::{Catalog, EntryKind, Pattern};
use crate::project::cycles::{Followed, follow};
use crate::project::definition::{ById, Definition, Link, reference};
use crate::project::expansion::Large;
use crate::text::source::FileId;

/// The first definition of each id in a list of catalogs: the one that counts at run time.
#[derive(Debug, Default)]
pub struct Index<'p> {
    /// In the order of the catalogs, and in each as they stand there.
    definitions: Vec<Definition<'p>>,
    by_id: ById<'p, u32>,
    /// Ids whose entry does not parse: they are there, though nothing is known of them.
    broken: ById<'p, FileId>,
    /// Ids that an entry of these catalogs refers to.
    referenced: ById<'p, ()>,
    followed: Followed<'p>,
}

impl<'p> Index<'p> {
    pub fn new(catalogs: impl IntoIterator<Item = (FileId, &'p Catalog<'p>)>) -> Self {
        let mut index = Self::default();
        let catalogs: Vec<_> = catalogs.into_iter().collect();
        let count = catalogs.iter().map(|(_, it)| it.entries.len()).sum();
        index.definitions.reserve(count);
        index.by_id = ById::with_capacity(count);
        for (file, catalog) in &catalogs {
            for entry in &catalog.entries {
                let definition = Definition {
                    file: *file,
                    catalog,
                    entry,
                };
                let place = index.definitions.len() as u32;
                if index.by_id.insert_first(entry.kind, entry.id, place) {
                    index.definitions.push(definition);
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
        index.followed = follow(&index.definitions);
        index
    }

    pub fn find(&self, kind: EntryKind, id: &str) -> Option<&Definition<'p>> {
        let place = self.by_id.get(kind, id)?;
        Some(&self.definitions[*place as usize])
    }

    pub fn is_broken(&self, kind: EntryKind, id: &str) -> bool {
        self.broken.get(kind, id).is_some()
    }

    pub fn is_referenced(&self, kind: EntryKind, id: &str) -> bool {
        self.referenced.get(kind, id).is_some()
    }

    /// The entries that refer to themselves: see `project::cycles`.
    pub fn cycles(&self) -> &[Vec<Link<'p>>] {
        &self.followed.cycles
    }

    /// The texts that have too many placeables: see `project::expansion`.
    pub fn large(&self) -> &[Large<'p>] {
        &self.followed.large
    }

    /// The ids of one kind, sorted.
    pub fn ids(&self, kind: EntryKind) -> Vec<&'p str> {
        let mut ids: Vec<&str> = self.by_id.ids(kind).collect();
        ids.sort_unstable();
        ids
    }
}

/// What one catalog can see: what its locale shares, then its own entries.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'p> {
    pub shared: &'p Index<'p>,
    /// Of a catalog that shares nothing.
    pub own: Option<&'p Index<'p>>,
}

impl<'p> Scope<'p> {
    pub fn find(&self, kind: EntryKind, id: &str) -> Option<&'p Definition<'p>> {
        self.shared
            .find(kind, id)
            .or_else(|| self.own.and_then(|own| own.find(kind, id)))
    }

    /// Whether an entry of this id is written, sound or not.
    pub fn knows(&self, kind: EntryKind, id: &str) -> bool {
        self.find(kind, id).is_some()
            || self.shared.is_broken(kind, id)
            || self.own.is_some_and(|own| own.is_broken(kind, id))
    }

    /// The pattern that a reference stands for.
    pub fn pattern(
        &self,
        kind: EntryKind,
        id: &str,
        attribute: Option<&str>,
    ) -> Option<&'p Pattern<'p>> {
        self.find(kind, id)?.entry.pattern(attribute)
    }
}
