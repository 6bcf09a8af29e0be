//! `manifest.json`: what was written, from what, and how much of it is translated.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::MarkdownLayout;
use crate::emit::model::Artifact;
use crate::locale::tag::Locale;

/// Where the manifest stands in the output folder.
pub const PATH: &str = "manifest.json";

/// Formats of files that nobody publishes.
const FOR_REVIEW: [&str; 1] = ["side-by-side"];

/// The locale of a file in several languages, by ISO 639.
pub const SEVERAL: &str = "mul";

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

/// An output file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileRecord {
    path: String,
    /// The key of the statement; a bundle has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    locale: String,
    format: String,
    /// The site generator whose conventions the path and the front matter follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    layout: Option<String>,
    sha256: String,
    /// Of a PDF: the SHA-256 of the page that it was printed from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

/// A file of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionFile<'m> {
    pub document: &'m str,
    pub locale: &'m str,
    pub format: &'m str,
    pub path: &'m str,
}

/// What one locale publishes of a statement or a catalog.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocumentRecord {
    document: String,
    locale: String,
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

/// What a build leaves as it is.
#[derive(Clone, Debug, Default)]
pub struct Untouched {
    pub locales: BTreeSet<Locale>,
    /// Of the editions, by their names in the manifest.
    pub formats: BTreeSet<&'static str>,
    /// Those of files in several languages.
    pub formats_of_several: BTreeSet<&'static str>,
}

impl FileRecord {
    pub fn new(artifact: &Artifact, document: Option<&str>, locale: &Locale) -> Self {
        Self::tagged(artifact, document, locale.as_str())
    }

    /// A file in several languages.
    pub fn of_several(artifact: &Artifact, document: Option<&str>) -> Self {
        Self::tagged(artifact, document, SEVERAL)
    }

    fn tagged(artifact: &Artifact, document: Option<&str>, tag: &str) -> Self {
        Self {
            path: artifact.path.to_string(),
            document: document.map(str::to_owned),
            locale: tag.to_owned(),
            format: artifact.path.extension().unwrap_or_default().to_owned(),
            layout: None,
            sha256: sha256(&artifact.bytes),
            page: None,
        }
    }

    /// `page`: the SHA-256 of a page.
    pub fn printed_from(self, page: String) -> Self {
        Self {
            page: Some(page),
            ..self
        }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn is_printed(&self) -> bool {
        self.page.is_some()
    }

    pub fn is_printed_from(&self, page: &str) -> bool {
        self.page.as_deref() == Some(page)
    }

    /// Whether these are the bytes of the file.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.sha256 == sha256(bytes)
    }

    /// The same file, with a format that its extension does not tell.
    pub fn with_format(self, format: &str) -> Self {
        Self {
            format: format.to_owned(),
            ..self
        }
    }

    /// The record of an edition, with the layout if it is Markdown in one.
    pub fn of_edition(
        artifact: &Artifact,
        document: &str,
        locale: &Locale,
        layout: MarkdownLayout,
    ) -> Self {
        let record = Self::new(artifact, Some(document), locale);
        let has_layout =
            record.format == EditionFormat::Markdown.extension() && layout != MarkdownLayout::Plain;
        Self {
            layout: has_layout.then(|| layout.as_str().to_owned()),
            ..record
        }
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
            document: document.to_owned(),
            locale: locale.to_string(),
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
            let kept = |locale: &str| untouched.locales.iter().any(|it| it.as_str() == locale);
            let is_other = |file: &FileRecord| {
                let format = file.format.as_str();
                let of_several = file.locale == SEVERAL;
                untouched.formats.contains(format)
                    || of_several && untouched.formats_of_several.contains(format)
            };
            let written: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
            let kept_files = last.files.into_iter();
            let kept_files = kept_files.filter(|file| kept(&file.locale) || is_other(file));
            let kept_files = kept_files.filter(|file| !written.contains(&file.path));
            files.extend(kept_files.filter(|file| is_contained(&file.path)));
            let kept_documents = last.documents.into_iter();
            documents.extend(kept_documents.filter(|document| kept(&document.locale)));
        }
        files.sort();
        documents.sort();
        Self {
            version: 1,
            tool: concat!("paridad ", env!("CARGO_PKG_VERSION")).to_owned(),
            source: source.to_string(),
            files,
            documents,
        }
    }

    /// The editions of statements in one language.
    pub fn editions(&self) -> impl Iterator<Item = EditionFile<'_>> {
        self.files.iter().filter_map(|file| {
            let is_edition = file.locale != SEVERAL && !FOR_REVIEW.contains(&&*file.format);
            Some(EditionFile {
                document: file.document.as_deref().filter(|_| is_edition)?,
                locale: &file.locale,
                format: &file.format,
                path: &file.path,
            })
        })
    }

    /// Where files of statements stand.
    pub fn document_paths(&self) -> impl Iterator<Item = &str> {
        let of_documents = self.files.iter().filter(|file| file.document.is_some());
        of_documents.map(|file| file.path.as_str())
    }

    /// Adds files that were made when all others were known.
    pub fn add(&mut self, files: Vec<FileRecord>) {
        let paths: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
        self.files.retain(|file| !paths.contains(&file.path));
        self.files.extend(files);
        self.files.sort();
    }

    /// Reads a manifest; `None` when it is none of this version.
    pub fn read(text: &str) -> Option<Self> {
        let manifest: Self = serde_json::from_str(text).ok()?;
        (manifest.version == 1).then_some(manifest)
    }

    pub fn into_files(self) -> Vec<FileRecord> {
        self.files
    }

    pub fn artifact(&self) -> Artifact {
        let mut text =
            serde_json::to_string_pretty(self).expect("records of strings and numbers serialise");
        text.push('\n');
        Artifact {
            path: PATH.into(),
            bytes: text.into_bytes(),
        }
    }
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files that the last manifest put into the output folder and that do not belong there any more.
///
/// Paths that climb out of the folder are ignored: a manifest may come from anywhere.
pub fn stale_outputs(last: &str, new: &Manifest) -> Vec<Utf8PathBuf> {
    let Some(last) = Manifest::read(last) else {
        return Vec::new();
    };
    let current: BTreeSet<&str> = new.files.iter().map(|file| file.path.as_str()).collect();
    let stale: BTreeSet<String> = last
        .files
        .into_iter()
        .map(|file| file.path)
        .filter(|path| !current.contains(path.as_str()) && path != PATH && is_contained(path))
        .collect();
    stale.into_iter().map(Utf8PathBuf::from).collect()
}

/// Whether a path stays in the folder that it is relative to, on every system.
fn is_contained(path: &str) -> bool {
    let normal = |part| matches!(part, Utf8Component::Normal(_));
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && !path.contains("//")
        && Utf8Path::new(path).components().all(normal)
}
