//! `manifest.json`: what was written, from what, and how much of it is translated.

pub mod addresses;
pub mod file;

mod shared_text;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use crate::emit::manifest::file::{FileRecord, SEVERAL, is_contained};
use crate::locale::tag::Locale;

/// The path of the manifest in the output folder.
pub const PATH: &str = "manifest.json";

/// Formats of files that nobody publishes.
const FOR_REVIEW: [&str; 1] = ["side-by-side"];

/// A manifest: of this build, or read from the last one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    tool: String,
    source: String,
    /// By path.
    files: Vec<FileRecord>,
    /// By document and locale.
    documents: Vec<DocumentRecord>,
}

/// A file of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionFile<'m> {
    pub document: &'m str,
    pub locale: &'m str,
    pub format: &'m str,
    pub path: &'m str,
}

/// The outputs of one locale for a statement or a catalog.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocumentRecord {
    document: Box<str>,
    #[serde(with = "shared_text")]
    locale: Arc<str>,
    messages: Count,
    /// The entries that are published in another locale, with that locale.
    fallbacks: BTreeMap<String, String>,
    /// The entries whose translation cannot be relied on: `stale`, `draft`. What is published of them is theirs, or
    /// that of the locale under `fallbacks`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    states: BTreeMap<String, String>,
    /// The messages whose blocks are left out of the editions.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    omitted: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Count {
    total: usize,
    translated: usize,
}

/// Outputs that a build leaves as they are.
#[derive(Clone, Debug, Default)]
pub struct Untouched {
    pub locales: BTreeSet<Locale>,
    /// Of the editions, by their names in the manifest.
    pub formats: BTreeSet<&'static str>,
    /// Those of files in several languages.
    pub formats_of_several: BTreeSet<&'static str>,
    /// All documents but these, and what belongs to none; `None`: no document.
    pub all_documents_but: Option<BTreeSet<String>>,
    /// Documents of which nothing stays.
    pub withdrawn: BTreeSet<String>,
}

impl Untouched {
    fn has_file(&self, file: &FileRecord) -> bool {
        let format = &*file.format;
        if self.is_withdrawn(file.document.as_deref()) {
            return *file.locale == *SEVERAL;
        }
        self.has_locale(&file.locale)
            || self.has_document(file.document.as_deref())
            || self.formats.contains(format)
            || *file.locale == *SEVERAL && self.formats_of_several.contains(format)
    }

    fn has_locale(&self, locale: &str) -> bool {
        self.locales.iter().any(|it| it.as_str() == locale)
    }

    fn is_withdrawn(&self, document: Option<&str>) -> bool {
        document.is_some_and(|document| self.withdrawn.contains(document))
    }

    fn has_document(&self, document: Option<&str>) -> bool {
        let selected = self.all_documents_but.as_ref();
        selected.is_some_and(|it| document.is_none_or(|document| !it.contains(document)))
    }
}

impl DocumentRecord {
    /// `translated` of `total` messages; `fallbacks`: ids and the locales that are published instead; `states`:
    /// ids and why their translations cannot be relied on.
    pub fn new(
        document: &str,
        locale: &Locale,
        (translated, total): (usize, usize),
        fallbacks: BTreeMap<String, String>,
        states: BTreeMap<String, String>,
    ) -> Self {
        Self {
            document: document.into(),
            locale: locale.shared(),
            messages: Count { total, translated },
            fallbacks,
            states,
            omitted: BTreeSet::new(),
        }
    }

    pub fn document(&self) -> &str {
        &self.document
    }

    /// With the messages whose blocks the editions of the document leave out.
    pub fn omitting(mut self, omitted: BTreeSet<String>) -> Self {
        self.omitted = omitted;
        self
    }
}

impl Manifest {
    /// The manifest of a build. Of the last one it keeps what was left as it was.
    pub fn new(
        source: &Locale,
        mut files: Vec<FileRecord>,
        mut documents: Vec<DocumentRecord>,
        last: Option<Manifest>,
        untouched: &Untouched,
    ) -> Self {
        if let Some(last) = last {
            let written: BTreeSet<&str> = files.iter().map(|file| &*file.path).collect();
            let kept_files = last.files.into_iter();
            let kept_files = kept_files.filter(|file| untouched.has_file(file));
            let kept_files = kept_files.filter(|file| !written.contains(&*file.path));
            let kept_files = kept_files.filter(|file| is_contained(&file.path));
            let kept_files: Vec<FileRecord> = kept_files.collect();
            files.extend(kept_files);
            let is_kept = |record: &DocumentRecord| {
                !untouched.is_withdrawn(Some(&record.document))
                    && (untouched.has_locale(&record.locale)
                        || untouched.has_document(Some(&record.document)))
            };
            documents.extend(last.documents.into_iter().filter(is_kept));
        }
        // In place: what is equal is the same.
        files.sort_unstable();
        documents.sort_unstable();
        Self {
            version: 1,
            tool: concat!("paridad ", env!("CARGO_PKG_VERSION")).to_owned(),
            source: source.to_string(),
            files,
            documents,
        }
    }

    pub fn files(&self) -> &[FileRecord] {
        &self.files
    }

    /// Returns the editions of statements in one language.
    pub fn editions(&self) -> impl Iterator<Item = EditionFile<'_>> {
        self.files.iter().filter_map(|file| {
            let is_edition = *file.locale != *SEVERAL && !FOR_REVIEW.contains(&&*file.format);
            Some(EditionFile {
                document: file.document.as_deref().filter(|_| is_edition)?,
                locale: &file.locale,
                format: &file.format,
                path: &file.path,
            })
        })
    }

    /// Returns where files of statements stand.
    pub fn document_paths(&self) -> impl Iterator<Item = &str> {
        let of_documents = self.files.iter().filter(|file| file.document.is_some());
        of_documents.map(|file| &*file.path)
    }

    /// Adds files that were made when all others were known.
    pub fn add(&mut self, files: Vec<FileRecord>) {
        let paths: BTreeSet<&str> = files.iter().map(|file| &*file.path).collect();
        self.files.retain(|file| !paths.contains(&*file.path));
        self.files.extend(files);
        self.files.sort_unstable();
    }

    /// Reads a manifest; `None` when it is none of this version.
    pub fn read(text: &str) -> Option<Self> {
        let manifest: Self = serde_json::from_str(text).ok()?;
        (manifest.version == 1).then_some(manifest)
    }

    pub fn into_files(self) -> Vec<FileRecord> {
        self.files
    }

    /// Returns where the files stand that a build leaves as they are.
    pub fn kept<'m>(&'m self, untouched: &'m Untouched) -> impl Iterator<Item = &'m str> {
        let files = self.files.iter().filter(|file| untouched.has_file(file));
        files.map(|file| &*file.path)
    }

    /// Writes the manifest, piece by piece: of a large project it would be the largest text of all.
    ///
    /// # Errors
    /// Whatever keeps a piece from being written.
    pub fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")?;
        out.flush()
    }
}

/// Files that the last manifest put into the output folder and that do not belong there any more.
///
/// Paths that climb out of the folder are ignored: a manifest may come from anywhere.
pub fn stale_outputs(last: &str, new: &Manifest) -> Vec<Utf8PathBuf> {
    let Some(last) = Manifest::read(last) else {
        return Vec::new();
    };
    let current: BTreeSet<&str> = new.files.iter().map(|file| &*file.path).collect();
    let stale: BTreeSet<Box<str>> = last
        .files
        .into_iter()
        .map(|file| file.path)
        .filter(|path| !current.contains(&**path) && **path != *PATH && is_contained(path))
        .collect();
    stale
        .into_iter()
        .map(|path| path.into_string().into())
        .collect()
}
