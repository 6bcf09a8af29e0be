//! The events of a Markdown parser with their places in the source.

use std::ops::Range;

use pulldown_cmark::Event;

/// An event and its place in the source. What no parser of Markdown read stands beyond its end.
#[derive(Clone, Debug)]
pub struct PlacedEvent<'s> {
    pub event: Event<'s>,
    pub place: Range<usize>,
}

impl<'s> PlacedEvent<'s> {
    pub fn unplaced(event: Event<'s>) -> Self {
        Self {
            event,
            place: usize::MAX..usize::MAX,
        }
    }
}

/// The lines of an HTML block as one text, with their places in the source.
#[derive(Debug, Default)]
pub(super) struct HtmlLines {
    text: String,
    /// Where each line begins in the text, and in the source.
    starts: Vec<(usize, usize)>,
}

impl HtmlLines {
    pub(super) fn push(&mut self, line: &str, place: &Range<usize>) {
        self.starts.push((self.text.len(), place.start));
        self.text.push_str(line);
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the place in the source of a byte of the text.
    pub(super) fn place(&self, at: usize) -> usize {
        let after = self.starts.partition_point(|(start, _)| *start <= at);
        let line = after.checked_sub(1).map(|line| self.starts[line]);
        line.map_or(usize::MAX, |(start, place)| {
            place.saturating_add(at - start)
        })
    }
}
