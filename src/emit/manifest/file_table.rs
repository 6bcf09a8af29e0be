//! The files of a manifest, packed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use serde::Serialize;

use crate::emit::digest::FileHash;
use crate::emit::manifest::file::{FileRecord, SEVERAL, format};
use crate::emit::manifest::text_list::{TextList, compare};

/// Formats of files that nobody publishes.
const FOR_REVIEW: [&str; 1] = ["side-by-side"];

/// Records of files in about a fifth of the room that a list of them would take: of an edition its hash, and numbers.
#[derive(Clone, Debug, Default)]
pub struct FileTable {
    rows: Vec<PackedRow>,
    /// The keys of documents, and the paths of files that have none in them.
    texts: TextList,
    kinds: Vec<FileKind>,
    /// The numbers of the kinds.
    numbers: HashTable<u32>,
    /// Of the files that have any, by the numbers of their texts, which no other file has then.
    details: BTreeMap<u32, FileDetails>,
}

#[derive(Clone, Copy, Debug)]
struct PackedRow {
    kind: u32,
    text: u32,
    sha256: FileHash,
}

/// What files of different documents have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct FileKind {
    /// What stands in a path before and after the text of the file.
    around: [Box<str>; 2],
    /// The text is the key of a document.
    is_keyed: bool,
    locale: Arc<str>,
    format: Cow<'static, str>,
}

/// What few files have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct FileDetails {
    /// The key of a document that is no part of the path.
    document: Option<Box<str>>,
    layout: Option<Box<str>>,
    address: Option<Box<str>>,
    page: Option<Box<FileHash>>,
}

/// A file, as the manifest writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FileRow<'t> {
    pub path: Cow<'t, str>,
    /// The key of the statement; a bundle has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'t str>,
    pub locale: &'t str,
    pub format: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<&'t str>,
    sha256: FileHash,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<FileHash>,
}

/// A file of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFile<'m> {
    pub document: &'m str,
    pub locale: &'m str,
    pub format: &'m str,
    pub path: Cow<'m, str>,
}

impl<'r> From<&'r FileRecord> for FileRow<'r> {
    fn from(record: &'r FileRecord) -> Self {
        Self {
            path: Cow::Borrowed(&record.path),
            document: record.document.as_deref(),
            locale: &record.locale,
            format: &record.format,
            layout: record.layout.as_deref(),
            address: record.address.as_deref(),
            sha256: record.sha256,
            page: record.page.as_deref().copied(),
        }
    }
}

impl From<FileRow<'_>> for FileRecord {
    fn from(row: FileRow<'_>) -> Self {
        Self {
            path: row.path.into(),
            document: row.document.map(Into::into),
            locale: row.locale.into(),
            format: format(row.format),
            layout: row.layout.map(Into::into),
            address: row.address.map(Into::into),
            sha256: row.sha256,
            page: row.page.map(Box::new),
        }
    }
}

impl Extend<FileRecord> for FileTable {
    fn extend<I: IntoIterator<Item = FileRecord>>(&mut self, records: I) {
        for record in records {
            self.push(record);
        }
    }
}

impl FromIterator<FileRecord> for FileTable {
    fn from_iter<I: IntoIterator<Item = FileRecord>>(records: I) -> Self {
        let mut table = Self::default();
        table.extend(records);
        table
    }
}

impl FileTable {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether another file can be added.
    pub(super) fn has_room_for(&self, record: &FileRecord) -> bool {
        let document = record.document.as_ref().map_or(0, |key| key.len());
        self.texts.has_room_for(record.path.len() + document)
    }

    /// Adds a file. A table is sorted when all are there.
    pub fn push(&mut self, record: FileRecord) {
        let FileRecord {
            path,
            document,
            locale,
            format,
            layout,
            address,
            sha256,
            page,
        } = record;
        let document = document.filter(|document| !document.is_empty());
        let key = document.as_deref();
        let around = key.and_then(|key| path.split_once(key));
        let is_keyed = around.is_some();
        let (before, after) = around.unwrap_or_default();
        let kind = FileKind {
            around: [before.into(), after.into()],
            is_keyed,
            locale,
            format,
        };
        let text = key.filter(|_| is_keyed).unwrap_or(&path);
        let details = FileDetails {
            document: document.clone().filter(|_| !is_keyed),
            layout,
            address,
            page,
        };
        // The files of a document come one after the other.
        let last = self.texts.last().filter(|(number, last)| {
            *last == text && details == FileDetails::default() && !self.details.contains_key(number)
        });
        let last = last.map(|(number, _)| number);
        let text = last.unwrap_or_else(|| self.texts.push(text));
        if details != FileDetails::default() {
            self.details.insert(text, details);
        }
        let row = PackedRow {
            kind: self.number(kind),
            text,
            sha256,
        };
        self.rows.push(row);
    }

    fn number(&mut self, kind: FileKind) -> u32 {
        let hash = |kind: &FileKind| FixedState::default().hash_one(kind);
        let kinds = &self.kinds;
        let found = self.numbers.entry(
            hash(&kind),
            |number| kinds[*number as usize] == kind,
            |number| hash(&kinds[*number as usize]),
        );
        match found {
            Entry::Occupied(found) => *found.get(),
            Entry::Vacant(free) => {
                let number = kinds.len() as u32;
                free.insert(number);
                self.kinds.push(kind);
                number
            }
        }
    }

    /// Returns the files in their order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = FileRow<'_>> {
        self.rows.iter().map(|row| self.view(row))
    }

    /// Returns the path of a file, in pieces.
    fn path(&self, row: &PackedRow) -> [&str; 3] {
        let [before, after] = &self.kinds[row.kind as usize].around;
        [before, self.texts.get(row.text), after]
    }

    fn view(&self, row: &PackedRow) -> FileRow<'_> {
        let kind = &self.kinds[row.kind as usize];
        let text = self.texts.get(row.text);
        let details = self.details.get(&row.text);
        let document = details.and_then(|details| details.document.as_deref());
        FileRow {
            path: match self.path(row) {
                ["", path, ""] => Cow::Borrowed(path),
                pieces => Cow::Owned(pieces.concat()),
            },
            document: Some(text).filter(|_| kind.is_keyed).or(document),
            locale: &kind.locale,
            format: &kind.format,
            layout: details.and_then(|details| details.layout.as_deref()),
            address: details.and_then(|details| details.address.as_deref()),
            sha256: row.sha256,
            page: details.and_then(|details| details.page.as_deref().copied()),
        }
    }

    /// Sorts the files by their paths.
    pub fn sort(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        // In place: what is equal is the same.
        rows.sort_unstable_by(|one, other| {
            let by_path = compare(self.path(one), self.path(other));
            by_path.then_with(|| self.view(one).cmp(&self.view(other)))
        });
        self.rows = rows;
    }

    /// Tells whether there is a file of that path, once the table is sorted.
    pub fn has(&self, path: &str) -> bool {
        self.has_path(["", path, ""])
    }

    fn has_path(&self, path: [&str; 3]) -> bool {
        let compare = |row: &PackedRow| compare(self.path(row), path);
        self.rows.binary_search_by(compare).is_ok()
    }

    /// Returns the files of both tables, of those with one path the one that is here. Both are sorted, and so is what is
    /// returned.
    pub fn or(self, mut others: Self) -> Self {
        let mut rows = std::mem::take(&mut others.rows);
        rows.retain(|row| !self.has_path(others.path(row)));
        others.rows = rows;
        let (mut all, few) = match self.len() < others.len() {
            true => (others, self),
            false => (self, others),
        };
        for row in few.rows() {
            all.push(FileRecord::from(row));
        }
        all.sort();
        all
    }

    /// Returns where files of statements stand.
    pub fn document_paths(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let of_documents = self.rows().filter(|file| file.document.is_some());
        of_documents.map(|file| file.path)
    }

    /// Returns the editions of statements in one language.
    pub fn editions(&self) -> impl Iterator<Item = EditionFile<'_>> {
        self.rows().filter_map(|file| {
            let is_edition = file.locale != SEVERAL && !FOR_REVIEW.contains(&file.format);
            Some(EditionFile {
                document: file.document.filter(|_| is_edition)?,
                locale: file.locale,
                format: file.format,
                path: file.path,
            })
        })
    }
}
