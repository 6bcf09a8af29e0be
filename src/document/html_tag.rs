//! A start tag of HTML and those of its attributes that matter to a translator.

use std::ops::Range;

use crate::document::html_elements as elements;
use crate::document::model::{PageAttribute, PageTag};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The tag being read. Kept from one tag to the next, so that its memory is.
#[derive(Debug, Default)]
pub(super) struct StartTag {
    pub(super) start: usize,
    /// In lower case.
    pub(super) name: Vec<u8>,
    attributes: Vec<TagAttribute>,
}

#[derive(Debug)]
struct TagAttribute {
    name: AttributeName,
    name_start: usize,
    value: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AttributeName {
    Id,
    Class,
    Translate,
    Lang,
    Dir,
    Start,
    /// Of a note, its label; as Word documents are read.
    Footnote,
    /// `name` and `property` of a `<meta>`.
    Meta,
    Content,
    /// A text that readers see.
    Text(&'static str),
    Other,
}

impl StartTag {
    pub(super) fn begin(&mut self, name: &[u8], start: usize) {
        self.start = start;
        self.name.clear();
        self.name.extend_from_slice(name);
        self.attributes.clear();
    }

    pub(super) fn attribute(&mut self, name: &[u8], range: Range<usize>) {
        let name = match name {
            b"id" => AttributeName::Id,
            b"class" => AttributeName::Class,
            b"translate" => AttributeName::Translate,
            b"lang" => AttributeName::Lang,
            b"dir" => AttributeName::Dir,
            b"start" => AttributeName::Start,
            b"data-footnote" => AttributeName::Footnote,
            b"name" | b"property" => AttributeName::Meta,
            b"content" => AttributeName::Content,
            _ => elements::attribute_kind(name).map_or(AttributeName::Other, AttributeName::Text),
        };
        self.attributes.push(TagAttribute {
            name,
            name_start: range.start,
            value: range.end..range.end,
        });
    }

    pub(super) fn value(&mut self, range: Range<usize>) {
        if let Some(last) = self.attributes.last_mut() {
            last.value = range;
        }
    }

    pub(super) fn id<'s>(&self, source: &'s str) -> Option<&'s str> {
        self.get(AttributeName::Id)
            .map(|it| source.slice(it.value.clone()))
            .filter(|id| !id.is_empty())
    }

    /// `translate="no"`, or the class that translators' tools know.
    pub(super) fn is_not_translated(&self, source: &str) -> bool {
        let value = |name| self.get(name).map(|it| source.slice(it.value.clone()));
        value(AttributeName::Translate).is_some_and(|it| it.eq_ignore_ascii_case("no"))
            || value(AttributeName::Class)
                .is_some_and(|it| it.split_ascii_whitespace().any(|it| it == "notranslate"))
    }

    /// Returns the first number of an ordered list.
    pub(super) fn number(&self, source: &str) -> u64 {
        self.get(AttributeName::Start)
            .and_then(|it| source.slice(it.value.clone()).trim().parse().ok())
            .unwrap_or(1)
    }

    /// Returns the label of the footnote that an element is.
    pub(super) fn footnote<'s>(&self, source: &'s str) -> Option<&'s str> {
        let label = self.get(AttributeName::Footnote)?;
        Some(source.slice(label.value.clone())).filter(|label| !label.is_empty())
    }

    /// Returns the texts among the attributes, each with its kind.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&'static str, Span)> {
        self.attributes.iter().filter_map(|it| match it.name {
            AttributeName::Text(kind) if !it.value.is_empty() => {
                Some((kind, Span::new(it.value.start, it.value.end)))
            }
            _ => None,
        })
    }

    /// Returns the content of a `<meta>` that readers see.
    pub(super) fn meta(&self, source: &str) -> Option<(&'static str, Span)> {
        let name = self.get(AttributeName::Meta)?;
        let name = source.slice(name.value.clone()).to_ascii_lowercase();
        let kind = elements::meta_kind(name.as_bytes())?;
        let value = &self.get(AttributeName::Content)?.value;
        Some((kind, Span::new(value.start, value.end)))
    }

    /// Returns the tag as the `<html>` of a page.
    pub(super) fn page<'s>(&self, source: &'s str) -> PageTag<'s> {
        let attribute = |name| {
            self.get(name).map(|it| PageAttribute {
                value: source.slice(it.value.clone()),
                span: whole(source, it),
            })
        };
        let insert = self.start + 1 + self.name.len();
        PageTag {
            insert: Span::new(insert, insert).start,
            lang: attribute(AttributeName::Lang),
            dir: attribute(AttributeName::Dir),
        }
    }

    fn get(&self, name: AttributeName) -> Option<&TagAttribute> {
        self.attributes.iter().find(|it| it.name == name)
    }
}

fn whole(source: &str, attribute: &TagAttribute) -> Span {
    let quote = source.slice(..attribute.value.start).chars().next_back();
    let quoted = quote.is_some_and(|it| "'\"".contains(it));
    let end = attribute.value.end + usize::from(quoted);
    Span::new(attribute.name_start, end.min(source.len()))
}
