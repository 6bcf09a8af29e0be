//! Plain text: paragraphs between blank lines, lists by their bullets, headings by their underlines.
//! Guesses nothing more: a short first line is a paragraph unless it is underlined.

use std::ops::Range;

use crate::document::builder::Builder;
use crate::document::model::{BlockKind, Document};
use crate::document::outline_kind::OutlineKind;
use crate::document::plain_lines::{Marker, is_rule, marker, underline};
use crate::text::canonical::canonical;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reads the body of a statement in plain text.
pub(super) fn parse(document: Document<'_>) -> Document<'_> {
    let body = document.body.range();
    let mut reader = PlainReader {
        builder: Builder::new(document),
        levels: Vec::new(),
        open: None,
    };
    let mut start = body.start;
    let text = reader.builder.document.source.slice(body);
    for line in text.split_inclusive('\n') {
        reader.line(line, start);
        start += line.len();
    }
    reader.finish();
    reader.leave(0);
    reader.builder.document
}

/// A list that is open, by the column of its markers.
struct PlainLevel {
    column: usize,
    ordered: bool,
}

struct PlainReader<'s> {
    builder: Builder<'s>,
    levels: Vec<PlainLevel>,
    /// The paragraph or item that is being read: its lines so far.
    open: Option<Range<usize>>,
}

impl<'s> PlainReader<'s> {
    fn line(&mut self, line: &'s str, start: usize) {
        let content = line.trim_ascii();
        if content.is_empty() {
            self.finish();
            return;
        }
        let column = column(line);
        let at = start + line.len() - line.trim_ascii_start().len();
        let end = at + content.len();
        if let Some(level) = underline(content).filter(|_| self.levels.is_empty())
            && self.open.is_some()
        {
            self.finish_as(Some(level));
            return;
        }
        if is_rule(content) {
            self.finish();
            self.builder.node(OutlineKind::ThematicBreak, at..end);
            return;
        }
        if let Some(marker) = self.marker(content) {
            self.finish();
            self.item(&marker, column, at..end);
            self.open = Some(at + marker.len..end);
            return;
        }
        match &mut self.open {
            Some(open) => open.end = end,
            None => {
                self.leave(column);
                self.open = Some(at..end);
            }
        }
    }

    /// Within a paragraph only a sign that hardly stands there by chance begins a list.
    fn marker(&self, content: &str) -> Option<Marker> {
        let marker = marker(content)?;
        let expected = self.open.is_none() || !self.levels.is_empty();
        (expected || marker.is_plain).then_some(marker)
    }

    fn item(&mut self, marker: &Marker, column: usize, range: Range<usize>) {
        let ordered = marker.number.is_some();
        while let Some(level) = self.levels.last() {
            let same = column.abs_diff(level.column) < 2 && level.ordered == ordered;
            if same || column > level.column + 1 {
                break;
            }
            self.leave_level();
        }
        match self.levels.last() {
            Some(level) if column < level.column + 2 => self.leave_item(),
            _ => {
                self.builder.open_list(marker.number, range.clone());
                self.builder.open(false);
                self.levels.push(PlainLevel { column, ordered });
            }
        }
        self.builder.open_item(range);
        self.builder.open(false);
    }

    /// Leaves the lists that a paragraph at this column does not belong to.
    fn leave(&mut self, column: usize) {
        while self
            .levels
            .last()
            .is_some_and(|level| column < level.column + 2)
        {
            self.leave_level();
        }
    }

    fn leave_item(&mut self) {
        self.builder.containers.pop();
        self.builder.close();
    }

    fn leave_level(&mut self) {
        self.leave_item();
        self.builder.close_list();
        self.builder.close();
        self.levels.pop();
    }

    fn finish(&mut self) {
        self.finish_as(None);
    }

    fn finish_as(&mut self, heading: Option<u8>) {
        let Some(range) = self.open.take() else {
            return;
        };
        let source = self.builder.document.source;
        let written = source.slice(range.clone()).trim();
        if written.is_empty() {
            return;
        }
        let span = Span::of(source, written);
        let (kind, node) = match heading {
            Some(level) => (
                BlockKind::Heading(level),
                self.builder.node(OutlineKind::Heading(level), range),
            ),
            None => (
                BlockKind::Paragraph,
                self.builder.node(OutlineKind::Paragraph, range),
            ),
        };
        let text = canonical(written);
        self.builder.push(kind, span, text, None, Some(node));
    }
}

/// The column at which a line's content begins; a tab goes to the next multiple of four.
fn column(line: &str) -> usize {
    let mut column = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => column += 1,
            b'\t' => column = column / 4 * 4 + 4,
            _ => break,
        }
    }
    column
}
