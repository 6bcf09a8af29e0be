//! The record of a file in the manifest.

use std::borrow::Cow;
use std::sync::Arc;

use camino::{Utf8Component, Utf8Path};
use serde::Deserialize;

use crate::config::editions::{EDITION_FORMATS, EditionFormat};
use crate::config::markdown_layout::{MarkdownEditions, MarkdownLayout};
use crate::emit::digest::FileHash;
use crate::emit::editions::markdown_address::address;
use crate::emit::manifest::shared_text;
use crate::emit::model::Artifact;
use crate::locale::tag::Locale;

/// The locale of a file in several languages, by ISO 639.
pub const SEVERAL: &str = "mul";

/// The format of a file that was copied as it is: a picture, a recording, a document beside editions.
pub const COPIED: &str = "file";

/// An output file; [`FileTable`](super::file_table::FileTable) holds many.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FileRecord {
    pub(super) path: Box<str>,
    /// The key of the statement; a bundle has none.
    pub(super) document: Option<Box<str>>,
    #[serde(with = "shared_text")]
    pub(super) locale: Arc<str>,
    pub(super) format: Cow<'static, str>,
    /// The site generator whose conventions the path and the front matter follow.
    #[serde(default)]
    pub(super) layout: Option<Box<str>>,
    /// The address that the site generator gives the page among those of its language, if pages are named by their
    /// titles.
    #[serde(default)]
    pub(super) address: Option<Box<str>>,
    pub(super) sha256: FileHash,
    /// Of a PDF: the SHA-256 of the page that it was printed from.
    #[serde(default)]
    pub(super) page: Option<Box<FileHash>>,
}

impl FileRecord {
    pub fn new(artifact: &Artifact, document: Option<&str>, locale: &Locale) -> Self {
        Self::of(
            &artifact.path,
            document,
            locale,
            FileHash::of(&artifact.bytes),
        )
    }

    /// Returns a file in several languages.
    pub fn of_several(artifact: &Artifact, document: Option<&str>) -> Self {
        let hash = FileHash::of(&artifact.bytes);
        Self::tagged(&artifact.path, document, SEVERAL.into(), hash)
    }

    /// Returns the record of a file that was written piece by piece.
    pub fn of(path: &Utf8Path, document: Option<&str>, locale: &Locale, hash: FileHash) -> Self {
        Self::tagged(path, document, locale.shared(), hash)
    }

    fn tagged(path: &Utf8Path, document: Option<&str>, tag: Arc<str>, hash: FileHash) -> Self {
        Self {
            path: path.as_str().into(),
            document: document.map(Into::into),
            locale: tag,
            format: format(path.extension().unwrap_or_default()),
            layout: None,
            address: None,
            sha256: hash,
            page: None,
        }
    }

    /// Returns the same file with these bytes, printed from the page of that SHA-256.
    pub fn printed_from(self, page: FileHash, bytes: &[u8]) -> Self {
        Self {
            sha256: FileHash::of(bytes),
            page: Some(Box::new(page)),
            ..self
        }
    }

    /// Another file of the same edition.
    pub fn at(self, path: &Utf8Path) -> Self {
        Self {
            path: path.as_str().into(),
            ..self
        }
    }

    pub fn is_printed(&self) -> bool {
        self.page.is_some()
    }

    pub fn is_printed_from(&self, page: FileHash) -> bool {
        self.page.as_deref() == Some(&page)
    }

    /// Within the output folder; a manifest may come from anywhere.
    pub fn path(&self) -> &str {
        if is_contained(&self.path) {
            &self.path
        } else {
            ""
        }
    }

    /// Returns whether these are the bytes that were written.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        FileHash::of(bytes) == self.sha256
    }

    /// The same file, with a format that its extension does not tell.
    pub fn with_format(self, name: &str) -> Self {
        Self {
            format: format(name),
            ..self
        }
    }

    /// Returns the record of an edition; of one in Markdown for a site generator, with the layout.
    pub fn of_edition(
        artifact: &Artifact,
        document: &str,
        locale: &Locale,
        markdown: MarkdownEditions,
    ) -> Self {
        let record = Self::new(artifact, Some(document), locale);
        let is_markdown = record.format == EditionFormat::Markdown.extension();
        if !is_markdown || markdown.layout == MarkdownLayout::Plain {
            return record;
        }
        Self {
            layout: Some(markdown.layout.as_str().into()),
            address: address(&artifact.path, &artifact.bytes, markdown).map(Into::into),
            ..record
        }
    }
}

/// Returns a format by its name, without a text of its own where it is one of an edition.
pub(super) fn format(name: &str) -> Cow<'static, str> {
    let mut known = EDITION_FORMATS
        .iter()
        .map(|(_, format)| format.in_manifest());
    let known = known.find(|known| *known == name);
    known.map_or_else(|| Cow::Owned(name.to_owned()), Cow::Borrowed)
}

/// Returns whether a path stays in the folder that it is relative to, on every system.
pub(super) fn is_contained(path: &str) -> bool {
    let mut parts = Utf8Path::new(path).components();
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && !path.contains("//")
        && parts.all(|part| matches!(part, Utf8Component::Normal(_)))
}
