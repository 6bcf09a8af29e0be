//! The spanned model of a catalog. Every `&str` is a slice of the source, so its span is `Span::of`.

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
    /// What could not be parsed, one for each broken entry.
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
    pub attributes: Vec<Attribute<'s>>,
}

#[derive(Debug)]
pub struct Attribute<'s> {
    pub id: &'s str,
    pub value: Pattern<'s>,
}

/// A comment: its lines without the `#` marks.
#[derive(Debug, Clone)]
pub struct Comment<'s> {
    /// How many `#`: 1 beside an entry or alone, 2 for a group, 3 for the file.
    pub level: u8,
    pub lines: Vec<&'s str>,
}

/// A value: of a message, a term, an attribute or a variant.
#[derive(Debug, PartialEq)]
pub struct Pattern<'s> {
    pub parts: Vec<Part<'s>>,
}

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
    /// Where the fault is: a few bytes, not the whole entry.
    pub span: Span,
    /// The broken piece: from its first byte to the next sound entry, trailing blanks left out.
    pub entry: Span,
    /// The entry that was lost, as far as it can be guessed; it is not also missing.
    pub id: Option<(EntryKind, &'s str)>,
    pub message: String,
    pub help: Option<String>,
}

impl<'s> Catalog<'s> {
    pub fn span(&self, slice: &str) -> Span {
        Span::of(self.source, slice)
    }

    /// The bytes of an entry, its comment left out.
    pub fn text(&self, entry: &Entry<'s>) -> &'s str {
        &self.source[entry.span.range()]
    }

    /// Where the id of an entry stands, the `-` of a term included.
    pub fn id_span(&self, entry: &Entry<'s>) -> Span {
        Span {
            start: entry.span.start,
            end: self.span(entry.id).end,
        }
    }

    /// Where a pattern stands, the braces of its placeables included, blanks at its ends left out.
    pub fn pattern_span(&self, pattern: &Pattern<'s>) -> Span {
        let (Some(first), Some(last)) = (pattern.parts.first(), pattern.parts.last()) else {
            return Span { start: 0, end: 0 };
        };
        let first_leaf = self.span(first.leaf());
        let start = match first {
            Part::Text(_) => first_leaf.start as usize,
            _ => self.source[..first_leaf.start as usize]
                .rfind('{')
                .unwrap_or(first_leaf.start as usize),
        };
        let end = self.end_of(last);
        let text = &self.source[start..end];
        let lead = text.len() - text.trim_start().len();
        Span::new(start + lead, start + text.trim_end().len().max(lead))
    }

    /// The offset after a part, its closing brace included.
    fn end_of(&self, part: &Part<'s>) -> usize {
        let leaf_end = |leaf: &str| self.span(leaf).end as usize;
        let inner = match part {
            Part::Text(text) => return leaf_end(text),
            Part::Literal(_) | Part::Number(_) | Part::Variable(_) => leaf_end(part.leaf()),
            Part::Message { id, attribute } => leaf_end(attribute.unwrap_or(id)),
            Part::Term {
                id,
                attribute,
                arguments,
            } => {
                let last = arguments
                    .iter()
                    .filter_map(|arguments| arguments.last_leaf())
                    .next_back();
                leaf_end(last.or(*attribute).unwrap_or(id))
            }
            Part::Call {
                function,
                arguments,
            } => leaf_end(arguments.last_leaf().unwrap_or(function)),
            Part::Select(select) => {
                let last = select
                    .variants
                    .last()
                    .and_then(|variant| variant.value.parts.last());
                last.map_or(leaf_end(select.selector.leaf()), |part| self.end_of(part))
            }
        };
        self.source[inner..]
            .find('}')
            .map_or(inner, |at| inner + at + 1)
    }
}

impl<'s> Entry<'s> {
    /// The id as people write it: a term with its `-`.
    pub fn name(&self) -> String {
        display_name(self.kind, self.id)
    }

    pub fn attribute(&self, id: &str) -> Option<&Attribute<'s>> {
        self.attributes.iter().find(|attribute| attribute.id == id)
    }

    /// The pattern of the value (`None`) or of the attribute of this id.
    pub fn pattern(&self, attribute: Option<&str>) -> Option<&Pattern<'s>> {
        match attribute {
            None => self.value.as_ref(),
            Some(id) => self.attribute(id).map(|attribute| &attribute.value),
        }
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

/// An id as people write it: a term with its `-`.
pub fn display_name(kind: EntryKind, id: &str) -> String {
    match kind {
        EntryKind::Message => id.to_owned(),
        EntryKind::Term => format!("-{id}"),
    }
}

impl<'s> Pattern<'s> {
    /// Whether the pattern is text alone.
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

    /// A leaf of the part, by which its place can be found.
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
    /// The leaf that stands last.
    fn last_leaf(&self) -> Option<&'s str> {
        let leaves = self
            .positional
            .iter()
            .chain(self.named.iter().map(|(_, value)| value))
            .map(Part::leaf);
        leaves.max_by_key(|leaf| leaf.as_ptr() as usize)
    }

    fn walk<'p>(&'p self, visit: &mut dyn FnMut(&'p Part<'s>)) {
        self.positional.iter().for_each(|part| part.walk(visit));
        self.named.iter().for_each(|(_, part)| part.walk(visit));
    }
}

impl<'s> VariantKey<'s> {
    pub fn as_str(self) -> &'s str {
        match self {
            VariantKey::Name(key) | VariantKey::Number(key) => key,
        }
    }
}
