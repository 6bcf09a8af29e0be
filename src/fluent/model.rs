//! The spanned model of a catalog. Every `&str` is a slice of the source, so its span is `Span::of`.

use std::ops::Deref;

use crate::fluent::attributes::{AttributeList, HasId};
use crate::fluent::part_list::PartList;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// One `.ftl` file.
#[derive(Debug)]
pub struct Catalog<'s> {
    /// The text of the file, whole, a byte-order mark included.
    pub source: &'s str,
    /// Messages and terms in file order. Duplicates are all there; the first one counts at run time.
    pub entries: Vec<Entry<'s>>,
    /// Comments that belong to no entry: group comments (`##`), file comments (`###`), detached ones.
    pub comments: Vec<Comment<'s>>,
    /// One fault for each broken entry.
    pub faults: Vec<SyntaxFault<'s>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    Message,
    Term,
}

/// A message or a term.
#[derive(Debug)]
pub struct Entry<'s> {
    pub kind: EntryKind,
    /// Without the `-` of a term.
    pub id: &'s str,
    /// From the id (the `-` of a term included) to the last byte that is not blank.
    pub span: Span,
    pub comment: Option<Comment<'s>>,
    pub value: Option<Pattern<'s>>,
    pub attributes: Attributes<'s>,
}

#[derive(Debug, PartialEq)]
pub struct Attribute<'s> {
    pub id: &'s str,
    pub value: Pattern<'s>,
}

impl HasId for Attribute<'_> {
    fn id(&self) -> &str {
        self.id
    }
}

/// The attributes of an entry.
pub type Attributes<'s> = AttributeList<Attribute<'s>>;

/// A comment. Few entries have one, so those that have none are kept small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment<'s>(Box<CommentText<'s>>);

/// The lines of a comment without the `#` marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentText<'s> {
    /// The number of `#`: 1 beside an entry or alone, 2 for a group, 3 for the file.
    pub level: u8,
    pub lines: Vec<&'s str>,
}

impl<'s> Comment<'s> {
    pub fn new(level: u8, lines: Vec<&'s str>) -> Self {
        Self(Box::new(CommentText { level, lines }))
    }
}

impl<'s> Deref for Comment<'s> {
    type Target = CommentText<'s>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// A value: of a message, a term, an attribute or a variant.
#[derive(Debug, PartialEq)]
pub struct Pattern<'s> {
    pub parts: Parts<'s>,
}

/// The parts of a pattern.
pub type Parts<'s> = PartList<Part<'s>>;

/// A piece of a pattern. Placeables in placeables are flattened.
#[derive(Debug, PartialEq)]
pub enum Part<'s> {
    /// Literal text; a value over several lines has one part for each line.
    Text(&'s str),
    /// A string literal as written between its quotes, escapes included.
    Literal(&'s str),
    Number(&'s str),
    /// Without `$`.
    Variable(&'s str),
    Message {
        id: &'s str,
        attribute: Option<&'s str>,
    },
    Term {
        id: &'s str,
        attribute: Option<&'s str>,
        arguments: Option<Box<Arguments<'s>>>,
    },
    Call {
        function: &'s str,
        arguments: Box<Arguments<'s>>,
    },
    Select(Box<Select<'s>>),
}

#[derive(Debug, Default, PartialEq)]
pub struct Arguments<'s> {
    pub positional: Vec<Part<'s>>,
    pub named: Vec<(&'s str, Part<'s>)>,
}

#[derive(Debug, PartialEq)]
pub struct Select<'s> {
    pub selector: Part<'s>,
    pub variants: Vec<Variant<'s>>,
}

#[derive(Debug, PartialEq)]
pub struct Variant<'s> {
    pub key: VariantKey<'s>,
    pub default: bool,
    pub value: Pattern<'s>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariantKey<'s> {
    Name(&'s str),
    Number(&'s str),
}

/// A piece of a catalog that is no Fluent, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFault<'s> {
    /// The place of the fault: a few bytes, not the whole entry.
    pub span: Span,
    /// The broken piece: from its first byte to the next sound entry, trailing blanks left out.
    pub entry: Span,
    /// The entry that was lost, as far as it can be guessed; it is not also missing.
    pub id: Option<(EntryKind, &'s str)>,
    /// The comment right above the broken entry.
    pub comment: Option<Comment<'s>>,
    pub message: String,
    pub help: Option<String>,
    /// True if variants without a default are all that is wrong.
    pub lacks_default: bool,
}

impl<'s> Catalog<'s> {
    pub fn span(&self, slice: &str) -> Span {
        Span::of(self.source, slice)
    }

    /// Returns the bytes of an entry, its comment left out.
    pub fn text(&self, entry: &Entry<'s>) -> &'s str {
        self.source.slice(entry.span.range())
    }

    /// Returns where the id of an entry stands, the `-` of a term included. A block of a document, whose id is written
    /// nowhere, is taken whole.
    pub fn id_span(&self, entry: &Entry<'s>) -> Span {
        let bytes = self.source.as_bytes().as_ptr_range();
        if !bytes.contains(&entry.id.as_ptr()) {
            return entry.span;
        }
        Span {
            start: entry.span.start,
            end: self.span(entry.id).end,
        }
    }

    /// Returns where a comment stands, from its first `#` to the end of its last line.
    pub fn comment_span(&self, comment: &Comment<'s>) -> Span {
        let (Some(first), Some(last)) = (comment.lines.first(), comment.lines.last()) else {
            return Span::new(0, 0);
        };
        let first = self.span(first).start;
        // One blank parts the marks from the text; an empty line need not have it.
        let blank = self.source.slice(..first as usize).ends_with(' ');
        Span {
            start: first - u32::from(blank) - u32::from(comment.level),
            end: self.span(last).end,
        }
    }
}

impl<'s> Entry<'s> {
    /// Returns the id as people write it: a term with its `-`.
    pub fn name(&self) -> String {
        display_name(self.kind, self.id)
    }

    pub fn attribute(&self, id: &str) -> Option<&Attribute<'s>> {
        self.attributes.find(id)
    }

    /// Returns the pattern of the value (`None`) or of the attribute of this id.
    pub fn pattern(&self, attribute: Option<&str>) -> Option<&Pattern<'s>> {
        match attribute {
            None => self.value.as_ref(),
            Some(id) => self.attribute(id).map(|attribute| &attribute.value),
        }
    }

    /// Returns the ids of the attributes that another entry lacks.
    pub fn attributes_beyond(&self, other: &Entry<'_>) -> impl Iterator<Item = &'s str> {
        let ids = self.attributes.iter().map(|attribute| attribute.id);
        ids.filter(|id| other.attribute(id).is_none())
    }

    /// Value and attributes, in order; the value has no attribute id.
    pub fn patterns(&self) -> impl Iterator<Item = (Option<&'s str>, &Pattern<'s>)> {
        let attributes = self
            .attributes
            .iter()
            .map(|attribute| (Some(attribute.id), &attribute.value));
        self.value
            .iter()
            .map(|value| (None, value))
            .chain(attributes)
    }
}

/// Returns an id as people write it: a term with its `-`.
pub fn display_name(kind: EntryKind, id: &str) -> String {
    match kind {
        EntryKind::Message => id.to_owned(),
        EntryKind::Term => format!("-{id}"),
    }
}

/// Returns whether a text can be the id of a message (Fluent 1.0, `Identifier`).
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Returns the entry of a name as people write it.
pub fn kind_and_id(name: &str) -> (EntryKind, &str) {
    match name.strip_prefix('-') {
        Some(id) => (EntryKind::Term, id),
        None => (EntryKind::Message, name),
    }
}

impl<'s> Pattern<'s> {
    /// Returns whether the pattern is text alone.
    pub fn is_literal(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Text(_)))
    }

    /// Calls `visit` for every part, those in variants, selectors and arguments included, in order.
    pub fn walk<'p>(&'p self, visit: &mut dyn FnMut(&'p Part<'s>)) {
        self.parts.iter().for_each(|part| part.walk(visit));
    }
}

impl<'s> Part<'s> {
    /// Calls `visit` for this part and every part within it.
    pub fn walk<'p>(&'p self, visit: &mut dyn FnMut(&'p Part<'s>)) {
        visit(self);
        match self {
            Part::Text(_)
            | Part::Literal(_)
            | Part::Number(_)
            | Part::Variable(_)
            | Part::Message { .. } => {}
            Part::Term { arguments, .. } => {
                arguments.iter().for_each(|arguments| arguments.walk(visit))
            }
            Part::Call { arguments, .. } => arguments.walk(visit),
            Part::Select(select) => {
                select.selector.walk(visit);
                select
                    .variants
                    .iter()
                    .for_each(|variant| variant.value.walk(visit));
            }
        }
    }

    /// Returns a leaf of the part, by which its place can be found.
    pub fn leaf(&self) -> &'s str {
        match self {
            Part::Text(leaf) | Part::Literal(leaf) | Part::Number(leaf) | Part::Variable(leaf) => {
                leaf
            }
            Part::Message { id, .. } | Part::Term { id, .. } => id,
            Part::Call { function, .. } => function,
            Part::Select(select) => select.selector.leaf(),
        }
    }
}

impl<'s> Arguments<'s> {
    fn walk<'p>(&'p self, visit: &mut dyn FnMut(&'p Part<'s>)) {
        self.positional.iter().for_each(|part| part.walk(visit));
        self.named.iter().for_each(|(_, part)| part.walk(visit));
    }
}

impl<'s> Select<'s> {
    /// Returns the text for all cases that no other variant is for.
    pub fn default_value(&self) -> &Pattern<'s> {
        let default = self.variants.iter().find(|variant| variant.default);
        let variant = default.or(self.variants.last());
        &variant.expect("the parser wants a default variant").value
    }
}

impl<'s> VariantKey<'s> {
    pub fn as_str(self) -> &'s str {
        match self {
            VariantKey::Name(key) | VariantKey::Number(key) => key,
        }
    }
}
