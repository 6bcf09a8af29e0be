//! What the three document formats are parsed into.

use std::borrow::Cow;

use crate::text::span::Span;

/// The formats a statement can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Markdown,
    Html,
    Plain,
}

impl Format {
    pub fn of_path(_: &camino::Utf8Path) -> Self {
        Format::Markdown
    }
}

/// A parsed statement. Borrows from its text.
#[derive(Debug)]
pub struct Document<'s> {
    pub format: Format,
    /// The text of the file, whole: spans are offsets in it.
    pub source: &'s str,
    /// The translatable blocks, in document order.
    pub blocks: Vec<Block<'s>>,
    /// The shape of the whole document, untranslatable blocks included, in document order.
    pub outline: Vec<OutlineNode>,
    /// All fields of the front matter, translatable or not, in order.
    pub fields: Vec<Field<'s>>,
    /// What could not be understood (front matter that is no YAML, say).
    pub faults: Vec<DocumentFault>,
}

/// The unit a translator works on.
#[derive(Debug)]
pub struct Block<'s> {
    pub kind: BlockKind,
    /// From the first to the last byte of the translatable content.
    pub span: Span,
    /// The content in canonical form (`text::canonical`): raw inline markup, line prefixes (`> `, indents) left out.
    pub text: Cow<'s, str>,
    /// The explicit id that the author gave (`{#lead}`, `<!-- #lead -->`, `id="lead"`).
    pub id: Option<&'s str>,
    /// The containers around the block, outermost first.
    pub containers: Vec<Container>,
    /// The heading (index into `blocks`) of the section that the block stands in.
    pub heading: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A text field of the front matter, by its dotted key.
    Field {
        key: String,
    },
    Heading(u8),
    /// A paragraph, alone or in a quote, an item or a footnote: see `containers`.
    Paragraph,
    /// A cell of a table; rows and columns count from 0, row 0 is the head.
    Cell {
        row: u32,
        column: u32,
    },
    /// A text attribute or an element of HTML that is none of the above (`alt`, `title`, `figcaption` …).
    Other(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    Quote,
    /// A list; `list` numbers the lists of the document.
    Item {
        list: u32,
        item: u32,
        ordered: bool,
    },
    Footnote,
    Table,
}

/// A node of the shape of a document: what `block-structure` compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineNode {
    /// For people: `heading 2`, `list`, `item`, `paragraph`, `code`, `table row`, `quote`, `image` …
    pub kind: String,
    pub depth: u16,
    pub span: Span,
    /// The translatable block that the node stands for.
    pub block: Option<u32>,
}

/// A field of the front matter.
#[derive(Debug)]
pub struct Field<'s> {
    /// Dotted for nested ones: `signatories.0.name`.
    pub key: String,
    pub value: Cow<'s, str>,
    /// Of the value as written, its quotation marks included.
    pub span: Span,
}

#[derive(Debug)]
pub struct DocumentFault {
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
}
