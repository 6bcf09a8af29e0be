//! The kinds of nodes in the outline of a document.

use std::fmt;

use crate::document::alert_kind::AlertKind;

/// The kind of a node. Nodes of one kind have the same shape: rows as many cells, code the same language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OutlineKind {
    Heading(u8),
    Paragraph,
    Quote,
    /// A quote that GitHub shows with a label.
    Alert(AlertKind),
    List,
    /// With its first number.
    OrderedList(u64),
    /// With its box: ticked or not.
    Item(Option<bool>),
    /// With the language of a fence.
    Code(Option<Box<str>>),
    /// With its columns, once they are counted.
    Table(Option<u32>),
    /// With its cells, once they are counted.
    Row(Option<u32>),
    Html,
    ThematicBreak,
    /// With its label.
    Footnote(Box<str>),
    /// With its key in the front matter.
    Field(Box<str>),
    /// A line of syntax of a site generator, by its name: `:::note`; with the label that readers see.
    Syntax(Box<str>, Option<AlertKind>),
    /// Another element of HTML.
    Other(&'static str),
}

impl OutlineKind {
    pub fn is_list(&self) -> bool {
        matches!(self, OutlineKind::List | OutlineKind::OrderedList(_))
    }

    /// Returns the label of a footnote.
    pub fn footnote(&self) -> Option<&str> {
        match self {
            OutlineKind::Footnote(label) => Some(label),
            _ => None,
        }
    }
}

impl fmt::Display for OutlineKind {
    /// Writes the kind for people: `heading 2`, `ordered list`, `row of 2 cells`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutlineKind::Heading(level) => write!(f, "heading {level}"),
            OutlineKind::Paragraph => f.write_str("paragraph"),
            OutlineKind::Quote => f.write_str("quote"),
            OutlineKind::Alert(kind) => write!(f, "quote [!{kind:?}]"),
            OutlineKind::Syntax(name, _) => write!(f, "`{name}`"),
            OutlineKind::List => f.write_str("list"),
            OutlineKind::OrderedList(1) => f.write_str("ordered list"),
            OutlineKind::OrderedList(first) => write!(f, "ordered list from {first}"),
            OutlineKind::Item(None) => f.write_str("item"),
            OutlineKind::Item(Some(true)) => f.write_str("item [x]"),
            OutlineKind::Item(Some(false)) => f.write_str("item [ ]"),
            OutlineKind::Code(None) => f.write_str("code"),
            OutlineKind::Code(Some(language)) => write!(f, "code {language}"),
            OutlineKind::Table(None) => f.write_str("table"),
            OutlineKind::Table(Some(columns)) => write!(f, "table of {columns} columns"),
            OutlineKind::Row(None) => f.write_str("row"),
            OutlineKind::Row(Some(cells)) => write!(f, "row of {cells} cells"),
            OutlineKind::Html => f.write_str("html"),
            OutlineKind::ThematicBreak => f.write_str("thematic break"),
            OutlineKind::Footnote(label) => write!(f, "footnote {label}"),
            OutlineKind::Field(key) => write!(f, "field {key}"),
            OutlineKind::Other(name) => f.write_str(name),
        }
    }
}
