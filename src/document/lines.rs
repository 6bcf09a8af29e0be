//! The lines that blocks stand in, for weaving: what is before and after them, and how a further line begins.

use std::ops::Range;

use crate::text::decode::body;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The text before a block on its first line, and after it on its last.
pub(super) struct LineParts<'s> {
    pub(super) before: &'s str,
    pub(super) after: &'s str,
}

/// The lines of a source, asked for in order. Remembers the last one, since a long row has many cells.
pub(super) struct BlockLines<'s> {
    source: &'s str,
    last: Range<usize>,
    line_end: &'static str,
}

impl<'s> BlockLines<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let first = memchr::memchr(b'\n', source.as_bytes());
        let crlf = first.is_some_and(|at| source.slice(..at).ends_with('\r'));
        Self {
            source,
            last: 0..0,
            line_end: if crlf { "\r\n" } else { "\n" },
        }
    }

    pub(super) fn of(&mut self, span: Span) -> LineParts<'s> {
        let Range { start, end } = span.range();
        let bytes = self.source.as_bytes();
        if start < self.last.start || start >= self.last.end {
            let before = memchr::memrchr2(b'\n', b'\r', &bytes[..start]);
            self.last.start = before.map_or(0, |at| at + 1);
            self.last.end = self.last.start;
        }
        if end > self.last.end {
            let after = memchr::memchr2(b'\n', b'\r', &bytes[end..]);
            self.last.end = after.map_or(self.source.len(), |at| end + at);
        }
        let line = LineParts {
            before: body(self.source.slice(self.last.start..start)),
            after: self.source.slice(end..self.last.end),
        };
        if memchr::memchr2(b'\n', b'\r', &bytes[start..end]).is_some() {
            // The next block stands in another line.
            self.last = end..end;
        }
        line
    }

    /// Returns a line end and the beginning of a further line in the same containers.
    pub(super) fn continuation(&self, before: &str) -> String {
        let mut line_end = String::from(self.line_end);
        line_end.extend(before.chars().map(|c| match c {
            '>' | '\t' => c,
            _ => ' ',
        }));
        line_end
    }
}
