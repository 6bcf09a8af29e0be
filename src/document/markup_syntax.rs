//! The syntax that the markup of a text is read by.

/// The syntax of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkupSyntax {
    /// The text of a block of Markdown: code between backticks and `\<` are no tags.
    Markdown,
    /// The text of a block of HTML.
    Html,
    /// A text that may become either: `\<` begins a tag, and links of Markdown lead somewhere.
    Either,
    /// A field of the front matter, as [`Self::Either`], and backticks are no marks.
    Field,
}
