//! From byte offsets to lines and columns. Used by renderers and by nothing else.

use crate::text::decode::BOM;
use crate::text::slice::Slice;

/// The starts of the lines of one text. A line ends with LF or CRLF.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before each block of [`BLOCK`] bytes, so that a place in a long line costs no more
    /// than one in a short line.
    characters: Vec<Characters>,
}

const BLOCK: usize = 256;

#[derive(Clone, Copy, Debug, Default)]
struct Characters {
    all: u32,
    /// Those that take two units of UTF-16.
    wide: u32,
}

impl Characters {
    fn and(self, bytes: &[u8]) -> Self {
        let count =
            |begins: fn(&u8) -> bool| bytes.iter().filter(|byte| begins(byte)).count() as u32;
        Self {
            all: self.all + count(|byte| *byte & 0xc0 != 0x80),
            wide: self.wide + count(|byte| *byte >= 0xf0),
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
        let mut characters = vec![Characters::default()];
        for block in text.as_bytes().chunks(BLOCK) {
            let before = characters.last().copied().unwrap_or_default();
            characters.push(before.and(block));
        }
        Self { starts, characters }
    }

    /// The characters that begin before a byte.
    fn characters_before(&self, text: &str, offset: usize) -> Characters {
        let offset = offset.min(text.len());
        let block = offset / BLOCK;
        self.characters[block].and(&text.as_bytes()[block * BLOCK..offset])
    }

    /// The line (from 0) that holds the byte `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let offset = (offset as usize).max(start);
        let before = self.characters_before(text, start);
        let column = self.characters_before(text, offset).all - before.all;
        LineColumn {
            line: line as u32 + 1,
            column: column + 1,
        }
    }

    /// The column as [`line_column`](Self::line_column) gives it, counted in units of UTF-16.
    pub fn utf16_column(&self, text: &str, offset: u32) -> u32 {
        let start = self.starts[self.line_of(offset)] as usize;
        let offset = (offset as usize).max(start);
        let (before, here) = (
            self.characters_before(text, start),
            self.characters_before(text, offset),
        );
        here.all - before.all + here.wide - before.wide + 1
    }

    /// The bytes of a line (from 0), its end of line left out.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts[line] as usize;
        let end = self
            .starts
            .get(line + 1)
            .map_or(text.len(), |next| *next as usize);
        text.slice(start..end).trim_end_matches(['\n', '\r'])
    }

    /// Where a line (from 0) begins.
    pub fn start(&self, line: usize) -> u32 {
        self.starts[line]
    }

    /// How many lines there are, at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
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
        let text = "ñ👩a\n".repeat(300);
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices() {
            let start = offset - offset % 8;
            let before = text.slice(start..offset);
            let place = index.line_column(&text, offset as u32);
            assert_eq!(place.line as usize, start / 8 + 1);
            assert_eq!(place.column as usize, before.chars().count() + 1);
            let column = index.utf16_column(&text, offset as u32);
            assert_eq!(column as usize, before.encode_utf16().count() + 1);
        }
    }
}
