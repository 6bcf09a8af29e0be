//! Indexes the sound entries of a catalog by id, with their references.

use std::sync::Arc;

use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::reference::{ReferenceTarget, visit};
use crate::project::definition::ById;
use crate::text::slice::Slice;
use crate::text::source::FileId;
use crate::text::span::Span;

/// The entries of one catalog, the first of each id.
#[derive(Clone, Debug)]
pub struct EntryIndex {
    pub(super) file: FileId,
    /// Shared by the locales of a set that have the same ones.
    table: Arc<EntryTable>,
    /// For each entry of the source catalog the one that is published in its place, if it is fit; `None`: the one at
    /// the same place, always.
    translations: Option<Box<[Option<u32>]>>,
}

/// Entries with their ids.
#[derive(Debug, PartialEq, Eq)]
struct EntryTable {
    entries: Box<[PackedEntry]>,
    /// For each entry the one of the source catalog with its id; `None`: the one at the same place, always.
    sources: Option<Box<[Option<u32>]>>,
    /// One entry after the other.
    references: Box<[PackedReference]>,
    /// The ids of the entries, one after the other, then those that they refer to.
    ids: Box<str>,
    /// The entries (by index) in the order of their ids, where there are more than a few.
    by_id: Box<[u32]>,
}

/// So many entries are looked at one by one.
const FEW: usize = 32;

/// An entry. Its id begins where that of the one before it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PackedEntry {
    kind: EntryKind,
    end: u32,
}

/// A message or a term that an entry refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PackedReference {
    entry: u32,
    kind: EntryKind,
    id: Span,
}

/// An entry of a catalog.
#[derive(Clone, Copy, Debug)]
pub struct IndexedEntry<'e> {
    pub kind: EntryKind,
    /// Without the `-` of a term, as all ids here.
    pub id: &'e str,
    /// The entry of the source catalog with this id.
    pub source: Option<u32>,
}

impl EntryIndex {
    pub(super) fn new<'s>(
        (file, catalog): (FileId, &Catalog<'s>),
        sources: &ById<'_, (u32, &Entry<'_>)>,
        is_published: &dyn Fn(&Entry<'_>) -> bool,
    ) -> Self {
        let mut seen = ById::default();
        let mut table = TableBuilder::default();
        let mut translations = vec![None; sources.count()];
        for entry in &catalog.entries {
            if seen.get(entry.kind, entry.id).is_some() {
                continue;
            }
            seen.insert_first(entry.kind, entry.id, ());
            let source = sources.get(entry.kind, entry.id);
            if let Some((number, source)) = source
                && is_published(source)
            {
                translations[*number as usize] = Some(table.entries.len() as u32);
            }
            table.add(catalog, entry, source.map(|(number, _)| *number));
        }
        Self {
            file,
            table: Arc::new(table.finish()),
            translations: unless_in_place(translations),
        }
    }

    /// Shares the entries with those of another catalog, where they are the same.
    pub(super) fn sharing(mut self, like: Option<&Self>) -> Self {
        if let Some(like) = like.filter(|like| like.table == self.table) {
            self.table = Arc::clone(&like.table);
        }
        self
    }

    pub fn count(&self) -> usize {
        self.table.entries.len()
    }

    pub fn entries(&self) -> impl Iterator<Item = IndexedEntry<'_>> {
        (0..self.count() as u32).map(|at| self.entry(at))
    }

    pub fn entry(&self, at: u32) -> IndexedEntry<'_> {
        let sources = self.table.sources.as_ref();
        let (kind, id) = self.table.named(at);
        IndexedEntry {
            kind,
            id,
            source: sources.map_or(Some(at), |sources| sources[at as usize]),
        }
    }

    /// Returns the entry that is published in the place of one of the source catalog, if it is fit.
    pub fn translation(&self, source: u32) -> Option<u32> {
        match &self.translations {
            Some(translations) => translations[source as usize],
            None => Some(source),
        }
    }

    pub fn find(&self, kind: EntryKind, id: &str) -> Option<u32> {
        let table = &*self.table;
        if table.entries.len() <= FEW {
            let mut places = 0..table.entries.len() as u32;
            return places.find(|at| table.named(*at) == (kind, id));
        }
        let compare = |at: &u32| table.named(*at).cmp(&(kind, id));
        let found = table.by_id.binary_search_by(compare).ok()?;
        Some(table.by_id[found])
    }

    /// Returns the messages and terms that an entry refers to.
    pub fn references(&self, entry: u32) -> impl Iterator<Item = (EntryKind, &str)> {
        let all = &self.table.references;
        let start = all.partition_point(|reference| reference.entry < entry);
        let references = all[start..].iter();
        let references = references.take_while(move |reference| reference.entry == entry);
        references.map(|reference| (reference.kind, self.table.ids.slice(reference.id.range())))
    }
}

/// Returns numbers where they are not those of their places.
fn unless_in_place(numbers: Vec<Option<u32>>) -> Option<Box<[Option<u32>]>> {
    let is_in_place = |(at, number): (u32, &Option<u32>)| *number == Some(at);
    let are_in_place = (0..).zip(&numbers).all(is_in_place);
    (!are_in_place).then(|| numbers.into_boxed_slice())
}

/// A table of entries as it grows.
#[derive(Default)]
struct TableBuilder<'s> {
    entries: Vec<PackedEntry>,
    sources: Vec<Option<u32>>,
    references: Vec<(u32, EntryKind, &'s str)>,
    ids: String,
}

impl<'s> TableBuilder<'s> {
    fn add(&mut self, catalog: &Catalog<'s>, entry: &Entry<'s>, source: Option<u32>) {
        let at = self.entries.len() as u32;
        let references = mentions(catalog, entry).into_iter();
        let references = references.map(|(kind, id)| (at, kind, id));
        self.references.extend(references);
        self.ids.push_str(entry.id);
        self.entries.push(PackedEntry {
            kind: entry.kind,
            end: self.ids.len() as u32,
        });
        self.sources.push(source);
    }

    fn finish(mut self) -> EntryTable {
        let references = self.references.iter().map(|(entry, kind, id)| {
            let start = self.ids.len();
            self.ids.push_str(id);
            PackedReference {
                entry: *entry,
                kind: *kind,
                id: Span::new(start, self.ids.len()),
            }
        });
        let references = references.collect();
        let mut table = EntryTable {
            entries: self.entries.into_boxed_slice(),
            sources: unless_in_place(self.sources),
            references,
            ids: self.ids.into_boxed_str(),
            by_id: Box::default(),
        };
        if table.entries.len() > FEW {
            let mut by_id: Vec<u32> = (0..table.entries.len() as u32).collect();
            by_id.sort_by(|one, other| table.named(*one).cmp(&table.named(*other)));
            table.by_id = by_id.into_boxed_slice();
        }
        table
    }
}

impl EntryTable {
    /// Returns the kind and the id of an entry.
    fn named(&self, at: u32) -> (EntryKind, &str) {
        let at = at as usize;
        let before = at
            .checked_sub(1)
            .map_or(0, |before| self.entries[before].end);
        let PackedEntry { kind, end } = self.entries[at];
        (kind, self.ids.slice(before as usize..end as usize))
    }
}

/// Returns the ids of the messages and terms that an entry refers to, in the order of its text.
pub(super) fn mentions<'s>(catalog: &Catalog<'s>, entry: &Entry<'s>) -> Vec<(EntryKind, &'s str)> {
    let mut mentions = Vec::new();
    for (_, pattern) in entry.patterns() {
        visit(pattern, &mut |reference| match reference.target {
            ReferenceTarget::Message { id, .. } => mentions.push((EntryKind::Message, id)),
            ReferenceTarget::Term { id, .. } => mentions.push((EntryKind::Term, id)),
            ReferenceTarget::Variable(_) | ReferenceTarget::Function(_) => {}
        });
    }
    mentions.sort_by_key(|(_, id)| catalog.span(id));
    mentions
}
