//! Indexes the sound entries of each locale of a set by id, with their references, when a build first reads the set.

use std::cmp::Ordering;
use std::num::NonZeroU32;
use std::sync::Arc;

use camino::Utf8Path;

use crate::config::policies::Policies;
use crate::emit::withheld::withheld;
use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::reference::{ReferenceTarget, visit};
use crate::locale::tag::Locale;
use crate::project::definition::ById;
use crate::project::layout::CatalogScope;
use crate::project::set::{CatalogFile, Set, Side};
use crate::project::translation_state::TranslationState;
use crate::text::slice::Slice;
use crate::text::source::{FileId, FilePaths};
use crate::text::span::Span;

/// The catalogs of a project, reduced to what bundles need.
#[derive(Debug)]
pub struct BuildIndex {
    /// The source locale first.
    pub locales: Vec<Locale>,
    /// For each locale the ones that stand in for it, nearest first; the source locale, which comes last for all, is
    /// not among them.
    pub chains: Vec<Vec<usize>>,
    /// The catalogs that all locales share, then the shared sets, then the others.
    pub sets: Vec<SetIndex>,
    files: FilePaths,
}

/// One set.
#[derive(Clone, Debug)]
pub struct SetIndex {
    pub key: String,
    pub place: EntryVisibility,
    /// One for each locale, the source locale first.
    pub catalogs: Vec<Option<EntryIndex>>,
    /// For each target locale what it has of each source entry, one locale after the other; none in a set that is
    /// common to all.
    states: Box<[TranslationState]>,
}

/// Who sees the entries of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryVisibility {
    /// Every catalog of every locale; there is one catalog, filed under the source locale.
    Common,
    /// Every catalog of the same locale.
    Shared,
    /// The catalogs of the set.
    Own,
}

/// The entries of one catalog, the first of each id.
#[derive(Clone, Debug)]
pub struct EntryIndex {
    file: FileId,
    /// Shared by the locales of a set that have the same ones.
    table: Arc<EntryTable>,
    /// For each entry of the source catalog the one that is published in its place, if it is fit; `None`: the one at
    /// the same place, always.
    translations: Option<Box<[Option<u32>]>>,
}

/// Entries with their ids.
#[derive(Debug, PartialEq, Eq)]
struct EntryTable {
    entries: Box<[IndexedEntry]>,
    /// The messages and terms that the entries refer to, one entry after the other.
    references: Box<[(EntryKind, Span)]>,
    /// The ids, one after the other.
    ids: Box<str>,
    /// The entries (by index) in the order of their ids.
    by_id: Box<[u32]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedEntry {
    pub kind: EntryKind,
    /// Without the `-` of a term, as all ids here.
    id: Span,
    /// The number of the entry of the source catalog with this id, counted from 1.
    source: Option<NonZeroU32>,
    /// Where its references begin among those of the catalog.
    references: u32,
}

impl IndexedEntry {
    /// Returns the entry of the source catalog with this id.
    pub fn source(&self) -> Option<u32> {
        self.source.map(|number| number.get() - 1)
    }
}

impl BuildIndex {
    /// `sets` in the order of their keys.
    pub fn new(
        (source, targets): (&Locale, &[Locale]),
        files: FilePaths,
        mut sets: Vec<SetIndex>,
    ) -> Self {
        let locales: Vec<Locale> = std::iter::once(source).chain(targets).cloned().collect();
        let at = |locale: &Locale| targets.iter().position(|it| it == locale).map(|at| at + 1);
        let chain = |locale: &Locale| locale.parents().iter().filter_map(at).collect();
        let chains = std::iter::once(Vec::new())
            .chain(targets.iter().map(chain))
            .collect();
        sets.sort_by_key(|set| set.place);
        Self {
            locales,
            chains,
            sets,
            files,
        }
    }

    /// Returns the path of a catalog, relative to the project.
    pub fn path(&self, catalog: &EntryIndex) -> &Utf8Path {
        self.files.path(catalog.file)
    }

    /// Returns the number of the set of a key that shares nothing.
    pub fn own_set(&self, key: &str) -> Option<usize> {
        let shared = self.sets.partition_point(|set| set.place != EntryVisibility::Own);
        let own = &self.sets[shared..];
        let found = own.binary_search_by(|set| (*set.key).cmp(key)).ok()?;
        Some(shared + found)
    }

    /// Returns the locales in which an entry is looked for: the locale, those that stand in for it, the source locale.
    pub fn views(&self, locale: usize) -> impl Iterator<Item = usize> + '_ {
        let source = (locale != 0).then_some(0);
        std::iter::once(locale)
            .chain(self.chains[locale].iter().copied())
            .chain(source)
    }
}

impl SetIndex {
    /// Takes what bundles need from a set.
    pub fn new(set: &Set<'_>, scope: CatalogScope, policies: &Policies) -> Self {
        let (sources, in_order) = numbered(set.source.entries());
        let state = |side: &Side<'_>, entry: &Entry<'_>| {
            let status = side
                .translation(entry, set.source)
                .filter(|_| !side.is_source);
            status.map_or(TranslationState::Source, |status| status.state)
        };
        let of_targets = set.targets.iter().flat_map(|side| {
            let entries = in_order.iter();
            entries.map(move |entry| state(side, entry))
        });
        let states = of_targets.collect();
        let catalog = |side: &Side<'_>, like: Option<&Arc<EntryTable>>| {
            let CatalogFile { file, catalog, .. } = side.read()?;
            let is_published = |source: &Entry<'_>| {
                state(side, source).is_whole() && !withheld(policies, source, set.source, *side)
            };
            let index = EntryIndex::new((file, catalog), &sources, &is_published);
            Some(match like.filter(|like| ***like == *index.table) {
                Some(table) => EntryIndex {
                    table: Arc::clone(table),
                    ..index
                },
                None => index,
            })
        };
        let source = catalog(&set.source, None);
        let table = source.as_ref().map(|source| Arc::clone(&source.table));
        let targets = set.targets.iter().map(|side| catalog(side, table.as_ref()));
        Self {
            key: set.key.to_owned(),
            place: match scope {
                CatalogScope::Shared => EntryVisibility::Shared,
                CatalogScope::Own => EntryVisibility::Own,
            },
            catalogs: [source].into_iter().chain(targets).collect(),
            states,
        }
    }

    /// Takes what bundles need from a catalog that all locales share.
    pub fn common(
        (file, catalog): (FileId, &Catalog<'_>),
        path: &Utf8Path,
        locales: usize,
    ) -> Self {
        let (sources, _) = numbered(&catalog.entries);
        let mut catalogs: Vec<Option<EntryIndex>> = (0..locales).map(|_| None).collect();
        catalogs[0] = Some(EntryIndex::new((file, catalog), &sources, &|_| true));
        Self {
            key: path.with_extension("").into_string(),
            place: EntryVisibility::Common,
            catalogs,
            states: Box::default(),
        }
    }

    pub fn catalog(&self, locale: usize) -> Option<&EntryIndex> {
        self.catalogs[locale].as_ref()
    }

    /// Returns what a locale has of a source entry.
    pub fn state(&self, locale: usize, entry: u32) -> TranslationState {
        let targets = self.catalogs.len() - 1;
        let state = locale.checked_sub(1).and_then(|target| {
            let entries = self.states.len() / targets;
            self.states.get(target * entries + entry as usize)
        });
        state.copied().unwrap_or(TranslationState::Source)
    }
}

pub(super) type Numbered<'e, 's> = ById<'e, (u32, &'e Entry<'s>)>;

/// Returns the first entry of each id, with its number among them and in order.
pub(super) fn numbered<'e, 's>(entries: &'e [Entry<'s>]) -> (Numbered<'e, 's>, Vec<&'e Entry<'s>>) {
    let mut numbered = ById::default();
    let mut in_order = Vec::new();
    for entry in entries {
        if numbered.get(entry.kind, entry.id).is_none() {
            numbered.insert_first(entry.kind, entry.id, (in_order.len() as u32, entry));
            in_order.push(entry);
        }
    }
    (numbered, in_order)
}

impl EntryIndex {
    fn new<'s>(
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
        let is_in_place = |(at, entry): (u32, &Option<u32>)| *entry == Some(at);
        let are_in_place = (0..).zip(&translations).all(is_in_place);
        Self {
            file,
            table: Arc::new(table.finish()),
            translations: (!are_in_place).then(|| translations.into_boxed_slice()),
        }
    }

    pub fn entries(&self) -> &[IndexedEntry] {
        &self.table.entries
    }

    /// Returns the entry that is published in the place of one of the source catalog, if it is fit.
    pub fn translation(&self, source: u32) -> Option<u32> {
        match &self.translations {
            Some(translations) => translations[source as usize],
            None => Some(source),
        }
    }

    pub fn find(&self, kind: EntryKind, id: &str) -> Option<u32> {
        let EntryTable { entries, by_id, .. } = &*self.table;
        let compare = |at: &u32| -> Ordering {
            let entry = &entries[*at as usize];
            (entry.kind, self.id(entry)).cmp(&(kind, id))
        };
        let found = by_id.binary_search_by(compare).ok()?;
        Some(by_id[found])
    }

    pub fn id(&self, entry: &IndexedEntry) -> &str {
        self.table.ids.slice(entry.id.range())
    }

    /// Returns the messages and terms that an entry refers to.
    pub fn references(&self, entry: u32) -> impl Iterator<Item = (EntryKind, &str)> {
        let table = &*self.table;
        let start_of = |entry: usize| {
            let entry = table.entries.get(entry);
            entry.map_or(table.references.len(), |entry| entry.references as usize)
        };
        let entry = entry as usize;
        let references = table.references[start_of(entry)..start_of(entry + 1)].iter();
        references.map(|(kind, id)| (*kind, table.ids.slice(id.range())))
    }
}

/// A table of entries as it grows.
#[derive(Default)]
struct TableBuilder {
    entries: Vec<IndexedEntry>,
    references: Vec<(EntryKind, Span)>,
    ids: String,
}

impl TableBuilder {
    fn add<'s>(&mut self, catalog: &Catalog<'s>, entry: &Entry<'s>, source: Option<u32>) {
        let id = self.kept(entry.id);
        let start = self.references.len() as u32;
        for (kind, id) in mentions(catalog, entry) {
            let id = self.kept(id);
            self.references.push((kind, id));
        }
        self.entries.push(IndexedEntry {
            kind: entry.kind,
            id,
            source: source.and_then(|source| NonZeroU32::new(source + 1)),
            references: start,
        });
    }

    fn kept(&mut self, id: &str) -> Span {
        let start = self.ids.len();
        self.ids.push_str(id);
        Span::new(start, self.ids.len())
    }

    fn finish(self) -> EntryTable {
        let id = |at: u32| {
            let entry = &self.entries[at as usize];
            (entry.kind, self.ids.slice(entry.id.range()))
        };
        let mut by_id: Vec<u32> = (0..self.entries.len() as u32).collect();
        by_id.sort_by(|one, other| id(*one).cmp(&id(*other)));
        EntryTable {
            by_id: by_id.into_boxed_slice(),
            entries: self.entries.into_boxed_slice(),
            references: self.references.into_boxed_slice(),
            ids: self.ids.into_boxed_str(),
        }
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
