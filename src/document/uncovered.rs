//! The text of a document that no block covers: it stays in the source language in every edition.

use std::ops::Range;

use crate::document::generator_tags::tag_at;
use crate::document::generator_texts::unnamed;
use crate::document::html_elements::is_opaque;
use crate::document::inline::TagSide;
use crate::document::inline_html::{self, Placed};
use crate::document::model::{Document, Field, FieldForm, Format};
use crate::document::outline_kind::OutlineKind;
use crate::document::plain_text::plain_text;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A text that is not translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UncoveredText<'d> {
    pub kind: UncoveredKind<'d>,
    pub span: Span,
    /// The number of its words.
    pub words: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UncoveredKind<'d> {
    /// A field of the front matter, by its key.
    Field(&'d str),
    /// Prose that the author asked to leave as it is.
    Skipped,
    Code,
    /// A parameter without a name, of a tag of a site generator.
    Parameter,
}

/// Returns the texts of a document that no block covers, in document order.
pub fn uncovered<'d>(document: &'d Document<'_>) -> Vec<UncoveredText<'d>> {
    let fields = document.fields.iter().filter(|field| {
        let is_block = document
            .blocks
            .binary_search_by_key(&field.span, |block| block.span);
        is_block.is_err() && is_prose(field)
    });
    let mut found: Vec<UncoveredText<'d>> = fields
        .map(|field| UncoveredText {
            kind: UncoveredKind::Field(&field.key),
            span: field.span,
            words: words(&field.value),
        })
        .collect();
    for (at, node) in document.outline.iter().enumerate() {
        if node.block.is_some() || node.kind.is_list() {
            continue;
        }
        let kind = match node.kind {
            OutlineKind::Syntax(..) => {
                found.extend(parameters(document, node.span));
                continue;
            }
            OutlineKind::Code(_) => UncoveredKind::Code,
            OutlineKind::Heading(_)
            | OutlineKind::Paragraph
            | OutlineKind::Html
            | OutlineKind::Other(_) => UncoveredKind::Skipped,
            _ => continue,
        };
        if holds_blocks(document, node.span) {
            continue;
        }
        let next = document.outline.get(at + 1).map(|next| next.span.start);
        let text = node_text(document, node.span, next);
        let words = words(&text);
        if words > 0 {
            found.push(UncoveredText {
                kind,
                span: node.span,
                words,
            });
        }
    }
    found
}

/// Returns the parameters without a name, of the tag that a line begins with, that have the length of a sentence.
fn parameters<'d>(document: &'d Document<'_>, line: Span) -> Vec<UncoveredText<'d>> {
    let tag = tag_at(document.source, line.range().start);
    let texts = tag.map(|tag| unnamed(&tag)).unwrap_or_default();
    let texts = texts.into_iter().filter(|text| words(text) >= FEW);
    let found = texts.map(|text| UncoveredText {
        kind: UncoveredKind::Parameter,
        span: Span::of(document.source, text),
        words: words(text),
    });
    found.collect()
}

/// The words of a sentence: what has fewer may be a name.
const FEW: usize = 4;

/// Fields that site generators and their themes show, however short: labels of navigation, words for pictures.
const LABEL_FIELDS: [&str; 11] = [
    "alt",
    "caption",
    "linkTitle",
    "link_title",
    "nav_title",
    "navigation_title",
    "pagination_label",
    "short_title",
    "sidebar_label",
    "sidebar_title",
    "tagline",
];

/// Names, addresses and the words of programs are no prose: a field is when it has the length of a sentence.
fn is_prose(field: &Field<'_>) -> bool {
    let is_text = field.form != FieldForm::TomlBare;
    let named = ["name", "author", "authors", "acronym", "url", "image"];
    let is_name = field.key.split('.').any(|step| named.contains(&step));
    let last = field.key.rsplit('.').next().unwrap_or_default();
    let is_shown = field.key == "sidebar.label" || LABEL_FIELDS.contains(&last);
    let least = if is_shown { 1 } else { FEW };
    is_text && (is_shown || !is_name) && words(&field.value) >= least
}

/// Returns whether blocks stand within a node of Markdown: of an element of HTML the outline has the start tag alone.
fn holds_blocks(document: &Document<'_>, span: Span) -> bool {
    let after = document
        .blocks
        .partition_point(|block| block.span.start < span.start);
    let block = document.blocks.get(after);
    block.is_some_and(|block| block.span.end <= span.end)
}

/// Returns the words of a node. Of an element of HTML the outline has the start tag alone: its words go on to the next
/// node or block.
fn node_text(document: &Document<'_>, span: Span, next: Option<u32>) -> String {
    let source = document.source;
    let written = source.slice(span.range());
    if !written.starts_with('<') {
        return match document.format {
            Format::Markdown => plain_text(written, Format::Markdown).into_owned(),
            Format::Html | Format::Plain => written.to_owned(),
        };
    }
    let after = document
        .blocks
        .partition_point(|block| block.span.start < span.start);
    let block = document.blocks.get(after).map(|block| block.span.start);
    let end = next.into_iter().chain(block).min().map(|end| end as usize);
    let end = end.unwrap_or(source.len()).max(span.range().end);
    readable(source.slice(span.range().start..end))
}

/// Returns the words of a text of HTML, without those of scripts and styles.
fn readable(html: &str) -> String {
    let mut out = String::new();
    let mut hidden: Option<String> = None;
    let mut at = 0;
    let mut take = |range: Range<usize>, is_hidden: bool| {
        if !is_hidden {
            out.push_str(&inline_html::plain(html.slice(range)));
            out.push(' ');
        }
    };
    for Placed { tag, span } in inline_html::tags(html) {
        take(at..span.range().start, hidden.is_some());
        at = span.range().end;
        match &hidden {
            Some(name) if *name == tag.name && tag.side == TagSide::Close => hidden = None,
            None if tag.side == TagSide::Open && is_opaque(tag.name.as_bytes()) => {
                hidden = Some(tag.name);
            }
            _ => {}
        }
    }
    take(at..html.len(), hidden.is_some());
    out
}

/// Returns the number of words with a letter.
fn words(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphabetic))
        .count()
}
