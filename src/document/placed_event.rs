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
    pub(super) fn unplaced(event: Event<'s>) -> Self {
        Self {
            event,
            place: usize::MAX..usize::MAX,
        }
    }
}
