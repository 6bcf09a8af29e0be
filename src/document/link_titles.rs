//! The titles of link reference definitions: `[map]: map.png "Map of the route"`. Readers see them at links and pictures.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::model::{Document, LinkDefinition};
use crate::text::canonical::canonical;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A title that is to be translated.
pub(super) struct LinkTitle<'s> {
    /// Between its quotation marks.
    pub(super) span: Span,
    pub(super) text: Cow<'s, str>,
}

/// Returns the titles of the definitions of a document, in order.
pub(super) fn link_titles<'s>(document: &Document<'s>) -> Vec<LinkTitle<'s>> {
    let source = document.source;
    let definitions = document.definitions.iter().filter(|it| is_text(it));
    let places = definitions.filter_map(|it| title(source, it.span.range()));
    let titles = places.map(|place| LinkTitle {
        span: Span::new(place.start, place.end),
        text: canonical(source.slice(place)),
    });
    titles.collect()
}

/// Returns whether readers see the title: authors write comments as `[//]: # (a comment)`.
fn is_text(definition: &LinkDefinition<'_>) -> bool {
    let title = definition.title.as_deref().unwrap_or_default();
    !matches!(&*definition.target, "" | "#") && title.contains(char::is_alphabetic)
}

/// Returns the place of a title within the quotation marks or brackets that end its definition.
fn title(source: &str, definition: Range<usize>) -> Option<Range<usize>> {
    let written = source.slice(definition.clone()).trim_ascii_end();
    let (opening, closing) = match written.chars().next_back()? {
        ')' => ('(', ')'),
        quote => (quote, quote),
    };
    let inner = written.strip_suffix(closing)?;
    let is_opening = |at: &usize| {
        let before = inner.slice(..*at);
        before.ends_with([' ', '\t', '\n', '\r'])
    };
    let mut openings = inner.rmatch_indices(opening).map(|(at, _)| at);
    let start = openings.find(is_opening)? + 1;
    // In quotes, its further lines begin with marks.
    let is_plain = !inner.slice(start..).contains("\n>");
    is_plain.then_some(definition.start + start..definition.start + inner.len())
}
