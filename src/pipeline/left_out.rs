//! What editions leave out of a statement since their format cannot have it.

use camino::Utf8PathBuf;

use crate::config::editions::EditionFormat;
use crate::document::model::Document;
use crate::document::unshown_syntax::unshown_syntax;

/// The syntax of a site generator that editions of a statement do not show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnshownSyntax {
    /// The path of the statement.
    pub path: Utf8PathBuf,
    /// As they are written, each once.
    pub tags: Vec<String>,
}

impl UnshownSyntax {
    /// Returns that of a statement; `None` where all is shown, or no edition in one of the formats is read without the
    /// generator.
    pub(super) fn of(
        document: &Document<'_>,
        path: Utf8PathBuf,
        formats: &[EditionFormat],
    ) -> Option<Self> {
        if !formats.iter().any(is_read_without_generator) {
            return None;
        }
        let tags = unshown_syntax(document);
        (!tags.is_empty()).then_some(Self { path, tags })
    }
}

fn is_read_without_generator(format: &EditionFormat) -> bool {
    match format {
        EditionFormat::Markdown | EditionFormat::Site | EditionFormat::SideBySide => false,
        EditionFormat::Html
        | EditionFormat::Text
        | EditionFormat::Mail
        | EditionFormat::Docx
        | EditionFormat::Epub
        | EditionFormat::Pdf => true,
    }
}
