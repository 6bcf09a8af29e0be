//! From byte offsets to lines and columns. Used by renderers and by nothing else.

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::decode::BOM;
use crate::text::slice::Slice;

/// The starts of the lines of one text. A line ends with LF or CRLF.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// The characters before each block of [`BLOCK`] bytes, counted when a long line is first asked about: a place in
    /// it then costs no more than one in a short line.
    blocks: OnceLock<Vec<CharacterCount>>,
}

const BLOCK: usize = 128;

/// A number of characters, and of those among them that take two units of UTF-16.
#[derive(Clone, Copy, Debug, Default)]
struct CharacterCount {
    all: u32,
    wide: u32,
}

impl CharacterCount {
    /// Returns the count with the characters that begin in `bytes`.
    fn and(self, bytes: &[u8]) -> Self {
        let firsts = bytes.iter().filter(|byte| **byte & 0xc0 != 0x80);
        let wide = bytes.iter().filter(|byte| **byte >= 0xf0);
        Self {
            all: self.all + firsts.count() as u32,
            wide: self.wide + wide.count() as u32,
        }
    }
}

/// A place as people count: both from 1; the column counts characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    pub line: u32,
    pub column: u32,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let first = if text.starts_with(BOM) {
            BOM.len_utf8() as u32
        } else {
            0
        };
        let mut starts = vec![first];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self {
            starts,
            blocks: OnceLock::new(),
        }
    }

    /// Counts the characters that begin in a part of a line.
    fn characters(&self, text: &str, range: Range<usize>) -> CharacterCount {
        let bytes = text.as_bytes();
        let end = range.end.min(bytes.len());
        if end - range.start <= 2 * BLOCK {
            return CharacterCount::default().and(&bytes[range.start..end]);
        }
        let blocks = self.blocks.get_or_init(|| count_blocks(bytes));
        let before = |at: usize| blocks[at / BLOCK].and(&bytes[at / BLOCK * BLOCK..at]);
        let (first, last) = (before(range.start), before(end));
        CharacterCount {
            all: last.all - first.all,
            wide: last.wide - first.wide,
        }
    }

    /// Returns the line (from 0) that holds the byte `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let offset = (offset as usize).max(start);
        LineColumn {
            line: line as u32 + 1,
            column: self.characters(text, start..offset).all + 1,
        }
    }

    /// Returns the column as [`line_column`](Self::line_column) gives it, counted in units of UTF-16.
    pub fn utf16_column(&self, text: &str, offset: u32) -> u32 {
        let start = self.starts[self.line_of(offset)] as usize;
        let here = self.characters(text, start..(offset as usize).max(start));
        here.all + here.wide + 1
    }

    /// Returns the bytes of a line (from 0), its end of line left out.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts[line] as usize;
        let end = self
            .starts
            .get(line + 1)
            .map_or(text.len(), |next| *next as usize);
        text.slice(start..end).trim_end_matches(['\n', '\r'])
    }

    /// Returns where a line (from 0) begins.
    pub fn start(&self, line: usize) -> u32 {
        self.starts[line]
    }

    /// Returns how many lines there are, at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// Counts the characters before each block.
fn count_blocks(bytes: &[u8]) -> Vec<CharacterCount> {
    let mut before = CharacterCount::default();
    let mut counts = vec![before];
    for block in bytes.chunks(BLOCK) {
        before = before.and(block);
        counts.push(before);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let text = "\u{feff}año\r\nb\n\nd";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let place = index.line_column(text, text.find(needle).unwrap() as u32);
            (place.line, place.column)
        };
        assert_eq!(at("a"), (1, 1), "the byte-order mark has no column");
        assert_eq!(at("o"), (1, 3), "columns are characters, not bytes");
        assert_eq!(at("b"), (2, 1));
        assert_eq!(at("d"), (4, 1));
        assert_eq!(index.line(text, 0), "año");
        let text = "a👩b";
        assert_eq!(LineIndex::new(text).utf16_column(text, 5), 4);
    }

    #[test]
    fn columns_of_short_and_long_lines() {
        for line in ["ñ👩a".to_owned(), "ñ👩a".repeat(1000)] {
            let text = format!("{line}\n").repeat(3);
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices() {
                let (number, within) = (offset / (line.len() + 1), offset % (line.len() + 1));
                let before = line.slice(..within);
                let place = index.line_column(&text, offset as u32);
                assert_eq!(place.line as usize, number + 1);
                assert_eq!(place.column as usize, before.chars().count() + 1);
                let column = index.utf16_column(&text, offset as u32);
                assert_eq!(column as usize, before.encode_utf16().count() + 1);
            }
        }
    }
}
