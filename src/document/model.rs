//! The model that the three document formats are parsed into.

use std::borrow::Cow;

use crate::document::html_elements;
use crate::document::outline_kind::OutlineKind;
use crate::document::plain_layout;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The formats a statement can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Markdown,
    Html,
    Plain,
}

impl Format {
    /// Returns the format of a file, by its extension in any case; `None` when it is no statement.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let is = |names: &[&str]| {
            names
                .iter()
                .any(|name| name.eq_ignore_ascii_case(extension))
        };
        match extension {
            _ if is(&["md", "markdown", "mdx"]) => Some(Self::Markdown),
            _ if is(&["html", "htm", "xhtml"]) => Some(Self::Html),
            _ if is(&["txt", "text"]) => Some(Self::Plain),
            _ => None,
        }
    }

    /// Returns the format of a document that is compared, by its extension: those of statements, and Word, which is
    /// read as HTML.
    pub fn of_document(extension: &str) -> Option<Self> {
        let word = extension.eq_ignore_ascii_case("docx").then_some(Self::Html);
        Self::of_extension(extension).or(word)
    }
}

/// Options of the author for the reading of statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The keys of the front matter that are translated, of lists each entry; `*` stands for one step
    /// (`signatories.*.name`).
    pub text_fields: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        let keys = [
            "title",
            "subtitle",
            "description",
            "summary",
            "dateline",
            "place",
            "image_alt",
            "signatories.*.country",
            "signatories.*.place",
        ];
        Self {
            text_fields: keys.map(str::to_owned).to_vec(),
        }
    }
}

/// Returns whether a key of the options names a field of the front matter: itself, or the list that it is an entry of.
pub fn is_text_field(pattern: &str, key: &str) -> bool {
    let mut steps = key.split('.');
    let mut patterns = pattern.split('.');
    loop {
        match (patterns.next(), steps.next()) {
            (None, None) => return true,
            // An entry of a list.
            (None, Some(step)) => {
                let is_number = step.bytes().all(|byte| byte.is_ascii_digit());
                return is_number && steps.next().is_none();
            }
            (Some("*"), Some(_)) => {}
            (Some(pattern), Some(step)) if pattern == step => {}
            _ => return false,
        }
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
    /// Faults of parts that could not be read, such as front matter that is no YAML.
    pub faults: Vec<DocumentFault>,
    /// The text after the front matter.
    pub body: Span,
    /// The link reference definitions of Markdown, by place.
    pub definitions: Vec<LinkDefinition<'s>>,
    /// The `<html>` tag, when there is one.
    pub page: Option<PageTag<'s>>,
}

impl<'s> Document<'s> {
    pub(super) fn empty(format: Format, source: &'s str) -> Self {
        let start = source.len() - crate::text::decode::body(source).len();
        Self {
            format,
            source,
            blocks: Vec::new(),
            outline: Vec::new(),
            fields: Vec::new(),
            faults: Vec::new(),
            body: Span::new(start, source.len()),
            definitions: Vec::new(),
            page: None,
        }
    }
}

/// The unit a translator works on.
#[derive(Debug)]
pub struct Block<'s> {
    pub kind: BlockKind,
    /// The format that its text is written in: HTML in an HTML block of Markdown.
    pub format: Format,
    /// From the first to the last byte of the translatable content.
    pub span: Span,
    /// The content in canonical form (`text::canonical`): raw inline markup, line prefixes (`> `, indents) left out.
    pub text: Cow<'s, str>,
    /// The explicit id that the author gave (`{#lead}`, `<!-- #lead -->`, `id="lead"`).
    pub id: Option<&'s str>,
    /// The containers around the block, outermost first; of a nesting over [`MAX_CONTAINERS`], the outer ones.
    pub containers: Vec<Container>,
    /// The heading (index into `blocks`) of the section that the block stands in.
    pub heading: Option<u32>,
    /// Of plain text: its line ends are meant, as those of an address are.
    pub keeps_lines: bool,
    /// Notes to the checks in comments before the block: `paridad: allow(numbers) reason`.
    pub notes: Vec<&'s str>,
}

impl Block<'_> {
    /// Returns its text for translators: with its line ends where they are meant.
    pub fn lined(&self, source: &str) -> Cow<'_, str> {
        if self.keeps_lines {
            Cow::Owned(self.lines(source).join("\n"))
        } else {
            Cow::Borrowed(&self.text)
        }
    }

    /// Returns the lines of a block of plain text, without what stands before each.
    pub fn lines<'t>(&self, source: &'t str) -> Vec<&'t str> {
        plain_layout::lines(source.slice(self.span.range()))
    }

    /// Returns whether it is the text of an attribute.
    pub fn is_attribute(&self) -> bool {
        matches!(&self.kind, BlockKind::Other(kind) if html_elements::is_attribute(kind))
    }
}

/// The most containers of a block that are recorded: a bound for hostile input.
pub const MAX_CONTAINERS: usize = 64;

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
    pub kind: OutlineKind,
    pub depth: u16,
    pub span: Span,
    /// The translatable block that the node stands for (of a row: its first).
    pub block: Option<u32>,
}

/// A field of the front matter.
#[derive(Debug)]
pub struct Field<'s> {
    /// Dotted for nested ones: `signatories.0.name`.
    pub key: String,
    pub value: Cow<'s, str>,
    /// Of the value as written, its quotation marks included; of a YAML block scalar, its content.
    pub span: Span,
    pub form: FieldForm,
}

/// The notation of a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldForm {
    YamlPlain,
    /// Plain within `[…]` or `{…}`, where commas and brackets end it.
    YamlFlow,
    YamlSingle,
    YamlDouble,
    /// `|` or `>`.
    YamlBlock,
    TomlBasic,
    TomlLiteral,
    TomlMultilineBasic,
    TomlMultilineLiteral,
    /// A number, a date or a truth value.
    TomlBare,
}

/// A link reference definition: `[label]: target "title"`.
#[derive(Debug)]
pub struct LinkDefinition<'s> {
    pub label: Cow<'s, str>,
    pub target: Cow<'s, str>,
    pub title: Option<Cow<'s, str>>,
    pub span: Span,
}

/// The `<html>` tag of a page: where its language and direction stand, so that weaving can set them.
#[derive(Debug)]
pub struct PageTag<'s> {
    /// After `<html`: where a new attribute goes.
    pub insert: u32,
    pub lang: Option<PageAttribute<'s>>,
    pub dir: Option<PageAttribute<'s>>,
}

/// An attribute of the `<html>` tag.
#[derive(Debug)]
pub struct PageAttribute<'s> {
    pub value: &'s str,
    /// Of the whole attribute, name and quotation marks included.
    pub span: Span,
}

#[derive(Debug)]
pub struct DocumentFault {
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
}
