//! One alternative of a text as these checks look at it: what is prose in it, and which bytes of the catalog it is.

use std::ops::Range;

use crate::checks::model::EntryView;
use crate::checks::text_pair::TextSide;
use crate::fluent::expansion::PLACEHOLDER;
use crate::fluent::prose::Prose;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// One alternative of a text.
pub(super) struct TypographyText<'t> {
    pub text: &'t str,
    /// The ranges that are not prose: code, addresses, tags.
    pub protected: &'t [Range<usize>],
    pub prose: &'t Prose<'t>,
    source: &'t str,
}

/// Returns the bytes of a text as the catalog has them: for a look before anything is read.
pub(super) fn written<'t>(text: &TextSide<'_, 't>) -> &'t str {
    text.catalog.source.slice(text.span().range())
}

/// Each alternative of a text.
pub(super) fn readings<'t>(text: &'t TextSide<'_, '_>) -> impl Iterator<Item = TypographyText<'t>> {
    text.prose().iter().map(|prose| TypographyText {
        text: &prose.text,
        protected: prose.protected_ranges(),
        prose,
        source: text.catalog.source,
    })
}

impl TypographyText<'_> {
    /// Returns the characters of the prose with their offsets; what is not prose is left out, but for the entities of
    /// marks.
    pub fn characters(&self) -> impl Iterator<Item = (usize, char)> {
        let mut gaps = self.protected.iter().cloned();
        let mut next = move || gaps.next().unwrap_or(usize::MAX..usize::MAX);
        let mut gap = next();
        self.text.char_indices().filter_map(move |(at, c)| {
            while gap.end <= at {
                gap = next();
            }
            match gap.start {
                start if start > at => Some((at, c)),
                start if start == at => entity(self.text.slice(gap.clone())).map(|c| (at, c)),
                _ => None,
            }
        })
    }

    /// Returns the first character at or behind an offset that says something.
    pub fn first_word(&self, from: usize) -> Option<usize> {
        let mut gaps = self.protected.iter().peekable();
        let mut characters = self
            .text
            .slice(from..)
            .char_indices()
            .map(|(at, c)| (from + at, c));
        let found = characters.find(|(at, c)| {
            while gaps.next_if(|gap| gap.end <= *at).is_some() {}
            let gap = gaps.peek().filter(|gap| gap.start <= *at);
            is_word(*c) && gap.is_none_or(|gap| self.text.slice(gap.start..).starts_with('&'))
        });
        found.map(|(at, _)| at)
    }

    /// Returns the bytes of the catalog for a range, when they are the same: text that stands here and is not referred
    /// to.
    pub fn place(&self, range: Range<usize>) -> Option<Span> {
        let span = self.prose.span(range.clone());
        let bytes = self.source.get(span.range())?;
        (bytes == self.text.slice(range)).then_some(span)
    }

    /// Returns the character before an offset, tags and marks of emphasis passed over; none at the start.
    pub fn before(&self, at: usize) -> Option<(usize, char)> {
        let mut at = at;
        loop {
            if let Some(tag) = self.tag_that_ends(at) {
                at = tag.start;
                continue;
            }
            let (start, c) = self.text.slice(..at).char_indices().next_back()?;
            match c {
                '*' | '_' => at = start,
                c => return Some((start, c)),
            }
        }
    }

    /// Returns the tag that ends at an offset.
    fn tag_that_ends(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.protected.partition_point(|gap| gap.end < at);
        let gap = self.protected.get(next).filter(|gap| gap.end == at)?;
        self.text.slice(gap.start..).starts_with('<').then_some(gap)
    }

    /// Returns whether an offset stands in what is not prose.
    pub fn is_protected(&self, at: usize) -> bool {
        let next = self.protected.partition_point(|gap| gap.end <= at);
        self.protected.get(next).is_some_and(|gap| gap.start <= at)
    }
}

/// Returns the mark that an entity of HTML stands for.
fn entity(written: &str) -> Option<char> {
    match written {
        "&iquest;" | "&#191;" => Some('¿'),
        "&iexcl;" | "&#161;" => Some('¡'),
        _ => None,
    }
}

/// Returns whether a character says something: a letter, a digit, or a placeable.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == PLACEHOLDER
}

/// Returns the bytes of an entry, and where they begin in the catalog.
pub(super) fn entry_text<'p>(view: &EntryView<'p>) -> (&'p str, usize) {
    let text = view.view.file.catalog.text(view.entry);
    (text, view.entry.span.start as usize)
}

/// Returns the bytes of the source entry of the same id; empty without one.
pub(super) fn source_text<'p>(view: &EntryView<'p>) -> &'p str {
    match (view.source, view.view.source.read()) {
        (Some(entry), Some(file)) => file.catalog.text(entry),
        _ => "",
    }
}
