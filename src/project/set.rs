//! A set, read and parsed: one statement or source catalog with its counterparts in all locales.

use std::cell::OnceCell;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::key_filters::KeyFilters;
use crate::document::body_events::ParsedDocument;
use crate::document::model::Document;
use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::locale::tag::Locale;
use crate::project::definition::{DefinedEntry, WrittenIds};
use crate::project::index::Scope;
use crate::project::pairing::Pairing;
use crate::project::state::StateFile;
use crate::project::translation_state::EntryStatus;
use crate::runtime::formatter::Formatter;
use crate::text::decode::EncodingFault;
use crate::text::source::FileId;

/// A statement or source catalog with its counterparts in all locales.
pub struct Set<'p> {
    pub key: &'p str,
    pub statement: Option<Statement<'p>>,
    /// The path of the translation, where the set is a document with one translation as a whole file.
    pub document: Option<&'p Utf8Path>,
    pub source: Side<'p>,
    pub targets: Vec<Side<'p>>,
}

/// A statement with its blocks paired to the messages of the source catalog.
pub struct Statement<'p> {
    pub file: FileId,
    pub document: &'p Document<'p>,
    /// The document with its events, where editions are to be made of it.
    pub parsed: Option<&'p ParsedDocument<'p>>,
    pub encoding: &'p [EncodingFault],
    pub pairing: Pairing,
}

/// A locale's part in a set.
#[derive(Clone, Copy)]
pub struct Side<'p> {
    pub locale: &'p Locale,
    /// True if this is the source locale.
    pub is_source: bool,
    pub catalog: Present<'p>,
    pub scope: Scope<'p>,
    /// The records of its translations.
    pub state: Option<StateFile<'p>>,
    /// The states of its translations, once they were computed: see [`Side::translations`].
    pub translations: Option<&'p TranslationCell>,
    /// The messages of the catalog that need not be translated; `None` where no filter was written.
    pub filter: Option<MessageFilter<'p>>,
    /// There when the set has a statement.
    pub formatter: Option<&'p Formatter<'p>>,
}

/// Filters by key, as they apply to one catalog.
#[derive(Clone, Copy)]
pub struct MessageFilter<'p> {
    pub filters: &'p KeyFilters,
    pub path: &'p Utf8Path,
}

/// The states of the translations of a locale, one for each entry of the source catalog.
pub type TranslationCell = OnceCell<Box<[EntryStatus]>>;

/// A catalog that was read, or where it would be.
#[derive(Clone, Copy, Debug)]
pub enum Present<'p> {
    Read(CatalogFile<'p>),
    Absent(&'p Utf8PathBuf),
    /// There, but it could not be read; that is a finding of its own.
    Unreadable(FileId),
    /// The configuration leaves this catalog out for this locale.
    Excluded,
}

#[derive(Clone, Copy, Debug)]
pub struct CatalogFile<'p> {
    pub file: FileId,
    pub catalog: &'p Catalog<'p>,
    /// The definition under each id.
    pub written: &'p WrittenIds<'p>,
    pub encoding: &'p [EncodingFault],
}

impl<'p> CatalogFile<'p> {
    /// Returns the sound entry of this id, the first if there are several.
    pub fn entry(&self, kind: EntryKind, id: &str) -> Option<&'p Entry<'p>> {
        match self.written.get(self.catalog, kind, id)? {
            DefinedEntry::Entry(at) => Some(&self.catalog.entries[at as usize]),
            DefinedEntry::Broken => None,
        }
    }

    /// Returns whether an entry is the one that counts under its id.
    pub fn is_first(&self, entry: &Entry<'_>) -> bool {
        let Catalog {
            entries, faults, ..
        } = self.catalog;
        let has_no_other = faults.is_empty() && entries.len() == self.written.count();
        has_no_other
            || self
                .entry(entry.kind, entry.id)
                .is_some_and(|first| first.span == entry.span)
    }
}

impl Set<'_> {
    /// Returns whether the configuration leaves a locale (0 is the source locale) out of this set.
    pub fn leaves_out(&self, locale: usize) -> bool {
        let target = locale.checked_sub(1).map(|at| &self.targets[at]);
        target.is_some_and(|target| matches!(target.catalog, Present::Excluded))
    }
}

impl<'p> Side<'p> {
    pub fn read(&self) -> Option<CatalogFile<'p>> {
        match self.catalog {
            Present::Read(file) => Some(file),
            Present::Absent(_) | Present::Unreadable(_) | Present::Excluded => None,
        }
    }

    /// Returns whether nobody has to translate an entry of the source here.
    pub fn is_left_out(&self, entry: &Entry<'_>) -> bool {
        let filter = self.filter.as_ref();
        filter.is_some_and(|it| it.filters.ignores(it.path.as_str(), &entry.name()))
    }

    /// Returns the sound entries of the catalog.
    pub fn entries(&self) -> &'p [Entry<'p>] {
        self.read().map_or(&[], |file| &file.catalog.entries)
    }

    /// Returns the sound entry of this id in the catalog itself, the first if there are several.
    pub fn entry(&self, kind: EntryKind, id: &str) -> Option<&'p Entry<'p>> {
        self.read()?.entry(kind, id)
    }

    /// Returns whether the catalog holds the messages of a statement: those alone are formatted to be paired with it.
    pub fn is_of_statement(&self) -> bool {
        self.formatter.is_some()
    }

    /// Returns whether an entry of this id is written here but does not parse.
    pub fn is_broken(&self, kind: EntryKind, id: &str) -> bool {
        let is_broken = |file: CatalogFile<'_>| {
            !file.catalog.faults.is_empty()
                && file.written.get(file.catalog, kind, id) == Some(DefinedEntry::Broken)
        };
        self.read().is_some_and(is_broken)
    }
}
