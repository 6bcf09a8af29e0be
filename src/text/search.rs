//! Looks for many pieces in one text, and gives up where that would take long.

use std::borrow::Cow;
use std::cell::Cell;

/// So many bytes are looked through in all: what people write and look for in it takes a hundredth of that.
const MOST: usize = 1 << 24;

/// A text is looked through so often, so that twice the text is twice the work.
const TIMES: usize = 128;

/// A text in which pieces are sought one after the other. The work is bounded, however many they are.
#[derive(Debug)]
pub struct BoundedSearch<'t> {
    text: Cow<'t, str>,
    left: Cell<usize>,
}

impl<'t> BoundedSearch<'t> {
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        let left = Cell::new(MOST.min(TIMES.saturating_mul(text.len())));
        Self { text, left }
    }

    /// Returns whether the piece stands in the text; once too much was sought, it never does.
    pub fn contains(&self, piece: &str) -> bool {
        let left = self.left.get().checked_sub(self.text.len());
        self.left.set(left.unwrap_or(0));
        left.is_some() && self.text.contains(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::{BoundedSearch, MOST};

    #[test]
    fn ends() {
        let text = "ab".repeat(MOST / 8);
        let search = BoundedSearch::new(text.as_str());
        let found = (0..10).filter(|_| search.contains("ba")).count();
        assert_eq!(found, 4);
    }
}
