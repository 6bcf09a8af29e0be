//! Lines of plain text, each with the marks of the containers that it stands in.

use unicode_width::UnicodeWidthStr;

use crate::document::text_style::TextStyle;
use crate::document::wrap::wrap;
use crate::text::slice::Slice;

/// The greatest depth of indented lines: beyond, a deep nesting costs the square of the size.
const MAX_INDENTS: usize = 32;

/// The least room that containers leave.
const MIN_ROOM: usize = 10;

/// A text that grows block by block.
pub(super) struct TextPages {
    pub(super) out: String,
    /// A blank line comes before the next block.
    pub(super) gap: bool,
    prefixes: Vec<Prefix>,
    style: TextStyle,
}

/// The mark of an open container before its lines.
struct Prefix {
    first: String,
    further: String,
    begun: bool,
}

impl TextPages {
    pub(super) fn new(style: TextStyle) -> Self {
        Self {
            out: String::new(),
            gap: false,
            prefixes: Vec::new(),
            style,
        }
    }

    /// Opens a container whose first line begins with `mark`; the further ones hang.
    pub(super) fn open(&mut self, mark: String) {
        let further = " ".repeat(mark.width());
        self.open_with(mark, further);
    }

    pub(super) fn open_with(&mut self, first: String, further: String) {
        self.prefixes.push(Prefix {
            first,
            further,
            begun: false,
        });
    }

    pub(super) fn close(&mut self) {
        self.prefixes.pop();
    }

    /// Returns the columns that a line has here.
    pub(super) fn room(&self) -> Option<usize> {
        let marks = self.prefixes.iter().take(MAX_INDENTS);
        let taken: usize = marks.map(|prefix| prefix.further.width()).sum();
        let width = usize::from(self.style.width?.get());
        Some(width.saturating_sub(taken).max(MIN_ROOM))
    }

    /// Writes a block of one or more lines, broken where they are too long.
    pub(super) fn block(&mut self, text: &str) {
        self.begin();
        for line in self.wrapped(text) {
            self.line(line);
        }
    }

    /// Writes lines as they are.
    pub(super) fn verbatim(&mut self, text: &str) {
        self.begin();
        for line in text.split('\n') {
            self.line(line);
        }
    }

    /// Writes lines and a rule below them.
    pub(super) fn heading(&mut self, text: &str, level: u8) {
        let sign = if level == 1 { "=" } else { "-" };
        self.begin();
        let lines = self.wrapped(text);
        let longest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        for line in &lines {
            self.line(line);
        }
        let room = self.room().unwrap_or(usize::MAX);
        self.line(&sign.repeat(longest.clamp(3, room.max(3))));
    }

    fn wrapped<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let lines = text.split('\n').map(str::trim);
        match self.room() {
            Some(room) => lines.flat_map(|line| wrap(line, room)).collect(),
            None => lines.collect(),
        }
    }

    fn begin(&mut self) {
        if self.gap && !self.out.is_empty() {
            self.line("");
        }
        self.gap = true;
    }

    fn line(&mut self, line: &str) {
        let start = self.out.len();
        for prefix in self.prefixes.iter_mut().take(MAX_INDENTS) {
            if prefix.begun {
                self.out.push_str(&prefix.further);
            } else if !line.is_empty() {
                self.out.push_str(&prefix.first);
                prefix.begun = true;
            }
        }
        self.out.push_str(line);
        let end = start + self.out.slice(start..).trim_end().len();
        self.out.truncate(end);
        self.out.push('\n');
    }
}
