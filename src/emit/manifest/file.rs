//! The record of a file in the manifest.

use camino::{Utf8Component, Utf8Path};
use serde::{Deserialize, Serialize};

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::{MarkdownEditions, MarkdownLayout};
use crate::emit::digest::{Digest256, sha256};
use crate::emit::editions::markdown_address::address;
use crate::emit::model::Artifact;
use crate::locale::tag::Locale;

/// The locale of a file in several languages, by ISO 639.
pub const SEVERAL: &str = "mul";

/// An output file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileRecord {
    pub(super) path: String,
    /// The key of the statement; a bundle has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) document: Option<String>,
    pub(super) locale: String,
    pub(super) format: String,
    /// The site generator whose conventions the path and the front matter follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    layout: Option<String>,
    /// The address that the site generator gives the page among those of its language, if pages are named by their
    /// titles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
    sha256: String,
    /// Of a PDF: the SHA-256 of the page that it was printed from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

impl FileRecord {
    pub fn new(artifact: &Artifact, document: Option<&str>, locale: &Locale) -> Self {
        Self::of(
            &artifact.path,
            document,
            locale,
            Digest256::of(&artifact.bytes),
        )
    }

    /// A file in several languages.
    pub fn of_several(artifact: &Artifact, document: Option<&str>) -> Self {
        let digest = Digest256::of(&artifact.bytes);
        Self::tagged(&artifact.path, document, SEVERAL, digest)
    }

    /// The record of a file that was written piece by piece.
    pub fn of(path: &Utf8Path, document: Option<&str>, locale: &Locale, digest: Digest256) -> Self {
        Self::tagged(path, document, locale.as_str(), digest)
    }

    fn tagged(path: &Utf8Path, document: Option<&str>, tag: &str, digest: Digest256) -> Self {
        Self {
            path: path.to_string(),
            document: document.map(str::to_owned),
            locale: tag.to_owned(),
            format: path.extension().unwrap_or_default().to_owned(),
            layout: None,
            address: None,
            sha256: digest.hex(),
            page: None,
        }
    }

    /// The same file with these bytes, printed from the page of that SHA-256.
    pub fn printed_from(self, page: String, bytes: &[u8]) -> Self {
        Self {
            sha256: sha256(bytes),
            page: Some(page),
            ..self
        }
    }

    /// Another file of the same edition.
    pub fn at(self, path: &Utf8Path) -> Self {
        Self {
            path: path.to_string(),
            ..self
        }
    }

    pub fn is_printed(&self) -> bool {
        self.page.is_some()
    }

    pub fn is_printed_from(&self, page: &str) -> bool {
        self.page.as_deref() == Some(page)
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
        sha256(bytes) == self.sha256
    }

    /// The same file, with a format that its extension does not tell.
    pub fn with_format(self, format: &str) -> Self {
        Self {
            format: format.to_owned(),
            ..self
        }
    }

    /// The record of an edition; of one in Markdown for a site generator, with the layout.
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
            layout: Some(markdown.layout.as_str().to_owned()),
            address: address(&artifact.path, &artifact.bytes, markdown),
            ..record
        }
    }
}

/// Returns whether a path stays in the folder that it is relative to, on every system.
pub(super) fn is_contained(path: &str) -> bool {
    let mut parts = Utf8Path::new(path).components();
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && !path.contains("//")
        && parts.all(|part| matches!(part, Utf8Component::Normal(_)))
}
