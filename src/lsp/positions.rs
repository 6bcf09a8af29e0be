//! From byte offsets to the positions of the protocol, and back: lines from 0, and characters in the units that client
//! and server have agreed on.

use gen_lsp_types::{ClientCapabilities, Position, PositionEncodingKind, Range};

use crate::text::line_index::LineIndex;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The units in which a position counts the characters of its line, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PositionEncoding {
    Utf16,
    Utf32,
    Utf8,
}

impl PositionEncoding {
    /// Returns the best encoding that a client offers; UTF-16 where it offers none.
    pub fn negotiate(client: &ClientCapabilities) -> Self {
        let general = client.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_ref());
        let known = offered.into_iter().flatten().filter_map(|kind| match kind {
            PositionEncodingKind::UTF8 => Some(Self::Utf8),
            PositionEncodingKind::UTF16 => Some(Self::Utf16),
            PositionEncodingKind::UTF32 => Some(Self::Utf32),
            PositionEncodingKind::Custom(_) => None,
        });
        known.max().unwrap_or(Self::Utf16)
    }

    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// Returns the units that a character takes.
    fn units(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The positions in one text.
#[derive(Clone, Copy)]
pub(super) struct Positions<'t> {
    pub text: &'t str,
    pub lines: &'t LineIndex,
    pub encoding: PositionEncoding,
}

impl Positions<'_> {
    pub fn position(self, offset: u32) -> Position {
        let line = self.lines.line_of(offset);
        let character = match self.encoding {
            PositionEncoding::Utf8 => offset.saturating_sub(self.lines.start(line)),
            PositionEncoding::Utf16 => self.lines.utf16_column(self.text, offset) - 1,
            PositionEncoding::Utf32 => self.lines.line_column(self.text, offset).column - 1,
        };
        Position {
            line: line as u32,
            character,
        }
    }

    pub fn range(self, span: Span) -> Range {
        Range {
            start: self.position(span.start),
            end: self.position(span.end),
        }
    }

    /// Returns the byte at a position; the end of the line, or of the text, for one beyond it.
    pub fn offset(self, position: Position) -> u32 {
        let line = position.line as usize;
        if line >= self.lines.count() {
            return self.text.len() as u32;
        }
        let text = self.lines.line(self.text, line);
        let mut units = 0;
        let mut characters = text.char_indices();
        let found = characters.find(|(_, character)| {
            let is_there = units >= position.character as usize;
            units += self.encoding.units(*character);
            is_there
        });
        self.lines.start(line) + found.map_or(text.len(), |(at, _)| at) as u32
    }

    pub fn span(self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span {
            start,
            end: end.max(start),
        }
    }
}

/// A text of its own, with its lines.
pub(super) struct IndexedText {
    pub text: String,
    lines: LineIndex,
    encoding: PositionEncoding,
}

impl IndexedText {
    pub fn new(text: String, encoding: PositionEncoding) -> Self {
        Self {
            lines: LineIndex::new(&text),
            text,
            encoding,
        }
    }

    pub fn positions(&self) -> Positions<'_> {
        Positions {
            text: &self.text,
            lines: &self.lines,
            encoding: self.encoding,
        }
    }

    /// Puts another text in the place of a range.
    pub fn replace(&mut self, range: Range, text: &str) {
        let span = self.positions().span(range);
        let before = self.text.slice(..span.start as usize);
        let after = self.text.slice(span.end as usize..);
        *self = Self::new([before, text, after].concat(), self.encoding);
    }
}
