//! The syntax that the markup of a text is read by.

use crate::document::model::Format;

/// The syntax of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkupSyntax {
    /// The text of a block of Markdown: code between backticks and `\<` are no tags.
    Markdown,
    /// The text of a block of HTML.
    Html,
    /// A text that may become either: `\<` begins a tag, and links of Markdown lead somewhere.
    Either,
    /// A field of the front matter or HTML within Markdown, as [`Self::Either`], and backticks are no marks.
    Field,
}

impl MarkupSyntax {
    /// Returns the syntax of a block of a document. Some dialects read Markdown within HTML.
    pub fn of(document: Format, block: Format) -> Self {
        match (document, block) {
            (Format::Markdown, Format::Markdown) => Self::Markdown,
            (Format::Markdown, Format::Html | Format::Plain) => Self::Field,
            (Format::Html, _) => Self::Html,
            (Format::Plain, _) => Self::Either,
        }
    }
}
