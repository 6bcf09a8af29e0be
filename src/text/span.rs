//! Byte spans. Line and column exist only in renderers (see `line_index`).

use std::ops::Range;

/// A half-open range of bytes in the text of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    ///
    /// # Panics
    /// When an offset is over 4 GiB; `decode` refuses such files.
    pub fn new(start: usize, end: usize) -> Self {
        let offset = |it: usize| {
            u32::try_from(it).expect("files over 4 GiB are refused when they are decoded")
        };
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    /// Returns where `slice` stands in `source`, by address: `slice` must borrow from `source`.
    ///
    /// The syntax tree of fluent-syntax has no spans, but each of its leaves is a slice of the source.
    pub fn of(source: &str, slice: &str) -> Self {
        let start = (slice.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
        debug_assert_eq!(
            source.get(start..start + slice.len()),
            Some(slice),
            "the slice is not part of the source"
        );
        Self::new(start, start + slice.len())
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns whether the other span lies within this one.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns the same span, `offset` bytes further on.
    pub fn shifted(self, offset: u32) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }
}
