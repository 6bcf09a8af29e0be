//! The inline markup of a block's text: links, images, code, tags, footnotes, addresses, emphasis.

use crate::text::span::Span;

/// A piece of inline markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    pub kind: InlineKind,
    /// In the text that was given, marks included.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// `[text](target "title")`, or `<a href="target" title="title">…</a>`.
    Link {
        target: String,
        title: String,
    },
    /// `[text][label]`, `[label][]`, or as a shortcut `[label]`: the definition stands elsewhere.
    /// A shortcut without a definition is no more than a text in brackets.
    Reference {
        label: String,
        shortcut: bool,
    },
    /// `![alt](target "title")`, or `<img src="target" title="title" alt="alt">`.
    Image {
        target: String,
        title: String,
        alt: String,
    },
    /// `![alt][label]`.
    ImageReference {
        label: String,
        alt: String,
    },
    /// A code span, without its marks.
    Code {
        text: String,
    },
    /// A tag of HTML.
    Tag(Tag),
    /// `[^label]`.
    Footnote {
        label: String,
    },
    /// `<https://example.org>`, `<a@example.org>`; the target of the latter begins with `mailto:`.
    Autolink {
        target: String,
    },
    /// An address written without marks.
    Address {
        target: String,
    },
    Emphasis,
    Strong,
    Strikethrough,
}

/// A tag of HTML, its names in lower case and its entities resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    pub side: Side,
    pub attributes: Vec<(String, String)>,
}

/// The part of an element that a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Open,
    Close,
    /// An element without content, such as `<br>`.
    Void,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(attribute, _)| attribute == name);
        found.map(|(_, value)| value.as_str())
    }
}
