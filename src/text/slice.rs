//! Cutting text by byte positions without ever cutting within a character.
//!
//! Indexing a `str` ends the program where a position is not between two characters, or lies behind the end: one slip
//! in a check would cost all findings of a project. Everything cuts here instead; clippy forbids indexing elsewhere.

use std::ops::{Bound, RangeBounds};

/// Cuts a text at byte positions.
pub trait Slice {
    /// Returns the part of the text that the range covers, in bytes.
    ///
    /// A position within a character counts as the one before that character, a position behind the end as the end,
    /// so that the parts on both sides of any position together are the text. A range that ends before it starts is
    /// empty.
    fn slice(&self, range: impl RangeBounds<usize>) -> &str;

    /// Returns the text before and after the position, cut as by `slice`.
    fn halves(&self, at: usize) -> (&str, &str);
}

impl Slice for str {
    #[inline]
    fn slice(&self, range: impl RangeBounds<usize>) -> &str {
        let start = match range.start_bound() {
            Bound::Included(start) => *start,
            Bound::Excluded(start) => start.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(end) => end.saturating_add(1),
            Bound::Excluded(end) => *end,
            Bound::Unbounded => self.len(),
        };
        match self.get(start..end) {
            Some(part) => part,
            None => rounded(self, start, end),
        }
    }

    fn halves(&self, at: usize) -> (&str, &str) {
        self.split_at_checked(at)
            .unwrap_or_else(|| (rounded(self, 0, at), rounded(self, at, self.len())))
    }
}

#[cold]
fn rounded(text: &str, start: usize, end: usize) -> &str {
    let start = text.floor_char_boundary(start);
    let end = text.floor_char_boundary(end);
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_characters_only() {
        let text = "a\u{a0}é";
        assert_eq!(text.slice(0..1), "a");
        assert_eq!(text.slice(1..3), "\u{a0}");
        assert_eq!(text.slice(2..), "\u{a0}é");
        assert_eq!(text.slice(..2), "a");
        assert_eq!(text.slice(..=0), "a");
        assert_eq!(text.slice(3..99), "é");
        assert_eq!(text.slice(99..), "");
        assert_eq!(text.slice(inverted()), "");
        assert_eq!(text.slice(..), text);
    }

    fn inverted() -> std::ops::Range<usize> {
        std::ops::Range { start: 3, end: 1 }
    }

    #[test]
    fn no_part_is_lost_or_doubled() {
        let text = "¡Ñandú! “sí” — 移民 👩‍👧";
        for at in 0..=text.len() + 2 {
            let (before, after) = text.halves(at);
            assert_eq!(format!("{before}{after}"), text);
            assert_eq!((before, after), (text.slice(..at), text.slice(at..)));
        }
    }
}
