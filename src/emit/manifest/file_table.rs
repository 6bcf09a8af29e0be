//! The files of a manifest, packed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::emit::digest::FileHash;
use crate::emit::manifest::file::{FileRecord, SEVERAL, format};
use crate::text::slice::Slice;

/// Formats of files that nobody publishes.
const FOR_REVIEW: [&str; 1] = ["side-by-side"];

/// Records of files in about a third of the room that a list of them would take.
#[derive(Clone, Debug, Default)]
pub struct FileTable {
    /// Paths, and keys of documents that are no part of their paths.
    texts: String,
    rows: Vec<PackedRow>,
    /// Locales and formats, and where they stand among them.
    names: Vec<Arc<str>>,
    numbers: BTreeMap<Arc<str>, u32>,
    /// Of the files that have any, by where their paths begin among the texts.
    details: BTreeMap<u32, FileDetails>,
}

#[derive(Clone, Debug)]
struct PackedRow {
    path: Range<u32>,
    /// Empty: none.
    document: Range<u32>,
    locale: u32,
    format: u32,
    sha256: FileHash,
}

/// What few files have.
#[derive(Clone, Debug)]
struct FileDetails {
    layout: Option<Box<str>>,
    address: Option<Box<str>>,
    page: Option<Box<FileHash>>,
}

/// A file, as the manifest writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FileRow<'t> {
    pub path: &'t str,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionFile<'m> {
    pub document: &'m str,
    pub locale: &'m str,
    pub format: &'m str,
    pub path: &'m str,
}

impl<'r> From<&'r FileRecord> for FileRow<'r> {
    fn from(record: &'r FileRecord) -> Self {
        Self {
            path: &record.path,
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

    /// Returns whether the texts of another file can be added: they take four gigabytes at most.
    pub(super) fn has_room_for(&self, record: &FileRecord) -> bool {
        let document = record.document.as_ref().map_or(0, |key| key.len());
        u32::try_from(self.texts.len() + record.path.len() + document).is_ok()
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
        let path_range = self.keep(&path);
        let document = document.map_or(0..0, |document| match path.find(&*document) {
            Some(at) => {
                let start = path_range.start + at as u32;
                start..start + document.len() as u32
            }
            None => self.keep(&document),
        });
        if layout.is_some() || address.is_some() || page.is_some() {
            let details = FileDetails {
                layout,
                address,
                page,
            };
            self.details.insert(path_range.start, details);
        }
        let row = PackedRow {
            path: path_range,
            document,
            locale: self.number(&locale),
            format: self.number(&format),
            sha256,
        };
        self.rows.push(row);
    }

    fn keep(&mut self, text: &str) -> Range<u32> {
        let start = self.texts.len();
        self.texts.push_str(text);
        let offset = |at: usize| u32::try_from(at).expect("paths take less than four gigabytes");
        offset(start)..offset(self.texts.len())
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }

    /// Returns the files in their order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = FileRow<'_>> {
        self.rows.iter().map(|row| self.view(row))
    }

    fn view(&self, row: &PackedRow) -> FileRow<'_> {
        let text = |range: &Range<u32>| self.texts.slice(range.start as usize..range.end as usize);
        let details = self.details.get(&row.path.start);
        FileRow {
            path: text(&row.path),
            document: Some(text(&row.document)).filter(|document| !document.is_empty()),
            locale: &self.names[row.locale as usize],
            format: &self.names[row.format as usize],
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
        rows.sort_unstable_by(|one, other| self.view(one).cmp(&self.view(other)));
        self.rows = rows;
    }

    /// Tells whether there is a file of that path, once the table is sorted.
    pub fn has(&self, path: &str) -> bool {
        let compare = |row: &PackedRow| self.view(row).path.cmp(path);
        self.rows.binary_search_by(compare).is_ok()
    }

    /// Returns the files of both tables, of those with one path the one that is here. Both are sorted, and so is what is
    /// returned.
    pub fn or(self, mut others: Self) -> Self {
        let mut rows = std::mem::take(&mut others.rows);
        rows.retain(|row| !self.has(others.view(row).path));
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
    pub fn document_paths(&self) -> impl Iterator<Item = &str> {
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
