//! A set, read and parsed: one statement or source catalog with its counterparts in all locales.

use camino::Utf8PathBuf;

use crate::document::model::Document;
use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::locale::tag::Locale;
use crate::project::index::{ById, Scope};
use crate::project::pairing::Pairing;
use crate::runtime::formatter::Formatter;
use crate::text::decode::EncodingFault;
use crate::text::source::FileId;

/// What belongs together.
pub struct Set<'p> {
    pub key: &'p str,
    pub statement: Option<Statement<'p>>,
    pub source: Side<'p>,
    pub targets: Vec<Side<'p>>,
}

/// A statement with its blocks paired to the messages of the source catalog.
pub struct Statement<'p> {
    pub file: FileId,
    pub document: &'p Document<'p>,
    pub encoding: &'p [EncodingFault],
    pub pairing: Pairing,
}

/// A locale's part in a set.
#[derive(Clone, Copy)]
pub struct Side<'p> {
    pub locale: &'p Locale,
    /// Whether this is the source locale.
    pub is_source: bool,
    pub catalog: Present<'p>,
    pub scope: Scope<'p>,
    /// There when the set has a statement.
    pub formatter: Option<&'p Formatter<'p>>,
}

/// A catalog that was read, or where it would be.
#[derive(Clone, Copy, Debug)]
pub enum Present<'p> {
    Read(CatalogFile<'p>),
    Absent(&'p Utf8PathBuf),
    /// There, but it could not be read; that is a finding of its own.
    Unreadable(FileId),
}

#[derive(Clone, Copy, Debug)]
pub struct CatalogFile<'p> {
    pub file: FileId,
    pub catalog: &'p Catalog<'p>,
    pub encoding: &'p [EncodingFault],
}

impl<'p> Side<'p> {
    pub fn read(&self) -> Option<CatalogFile<'p>> {
        match self.catalog {
            Present::Read(file) => Some(file),
            Present::Absent(_) | Present::Unreadable(_) => None,
        }
    }

    /// The entries of the catalog itself, in file order.
    pub fn entries(&self) -> &'p [Entry<'p>] {
        self.read().map_or(&[], |file| &file.catalog.entries)
    }

    /// The first entry of each id: the one that counts at run time.
    pub fn first_of_each(&self) -> ById<'p, &'p Entry<'p>> {
        let mut first = ById::default();
        for entry in self.entries() {
            first.insert_first(entry.kind, entry.id, entry);
        }
        first
    }

    /// Whether an entry of this id is written here but does not parse.
    pub fn is_broken(&self, kind: EntryKind, id: &str) -> bool {
        self.read().is_some_and(|file| {
            file.catalog
                .faults
                .iter()
                .any(|fault| fault.id == Some((kind, id)))
        })
    }
}
