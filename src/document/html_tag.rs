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
    Type,
    Value,
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
            b"type" => AttributeName::Type,
            b"value" => AttributeName::Value,
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
    pub(super) fn texts(&self, source: &str) -> impl Iterator<Item = (&'static str, Span)> {
        let kind = self.get(AttributeName::Type);
        let is_button = self.name == b"input"
            && kind.is_some_and(|it| elements::is_button(source.slice(it.value.clone())));
        self.attributes.iter().filter_map(move |it| {
            let kind = match it.name {
                AttributeName::Text(kind) => kind,
                AttributeName::Value if is_button => elements::BUTTON,
                _ => return None,
            };
            let span = Span::new(it.value.start, it.value.end);
            (!it.value.is_empty()).then_some((kind, span))
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
