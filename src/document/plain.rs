//! Plain text: paragraphs between blank lines, lists by their bullets, headings by their underlines.
//! Guesses nothing more: a short first line is a paragraph unless it is underlined.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::builder::Builder;
use crate::document::model::{BlockKind, Container, Document};
use crate::document::outline_kind::OutlineKind;
use crate::document::plain_layout;
use crate::document::plain_lines::{Marker, is_rule, marker, underline};
use crate::text::canonical::canonical;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reads the body of a statement in plain text.
pub(super) fn parse(document: Document<'_>) -> Document<'_> {
    let body = document.body.range();
    let mut reader = PlainReader {
        wrapped_at: plain_layout::wrapped_at(document.source.slice(body.clone())),
        builder: Builder::new(document),
        levels: Vec::new(),
        open: None,
        quotes: 0,
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
    /// The number of quotes that it stands in.
    quotes: usize,
    /// The width of the lines that go on in the next one.
    wrapped_at: Option<usize>,
}

impl<'s> PlainReader<'s> {
    fn line(&mut self, line: &'s str, start: usize) {
        let content = line.trim_ascii();
        if content.is_empty() {
            self.finish();
            return;
        }
        let column = column(line);
        let (quotes, quoted) = plain_layout::quoted(content);
        if quotes > 0 || self.quotes > 0 {
            return self.quote(quotes, quoted, line, start);
        }
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

    /// Takes a line of a quote, or the one behind it.
    fn quote(&mut self, quotes: usize, quoted: &'s str, line: &'s str, start: usize) {
        if quotes != self.quotes || quoted.is_empty() {
            self.finish();
        }
        if quotes == 0 {
            return self.line(line, start);
        }
        if quoted.is_empty() {
            return;
        }
        let at = Span::of(self.builder.document.source, quoted).range();
        match &mut self.open {
            Some(open) => open.end = at.end,
            None => {
                self.leave(column(line));
                self.open = Some(at);
                self.quotes = quotes;
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
        let quotes = std::mem::take(&mut self.quotes);
        let Some(range) = self.open.take() else {
            return;
        };
        let source = self.builder.document.source;
        let written = source.slice(range.clone()).trim();
        if written.is_empty() {
            return;
        }
        let span = Span::of(source, written);
        for _ in 0..quotes {
            self.builder.node(OutlineKind::Quote, range.clone());
            self.builder.open(false);
            self.builder.containers.push(Container::Quote);
        }
        let (kind, node) = match heading {
            Some(level) => (BlockKind::Heading(level), OutlineKind::Heading(level)),
            None => (BlockKind::Paragraph, OutlineKind::Paragraph),
        };
        let node = self.builder.node(node, range);
        let lines = plain_layout::lines(written);
        let text = match quotes {
            0 => canonical(written),
            _ => Cow::Owned(canonical(&lines.join("\n")).into_owned()),
        };
        let keeps_lines = heading.is_none() && plain_layout::keeps_lines(&lines, self.wrapped_at);
        self.builder.push(kind, span, text, None, Some(node));
        if let Some(block) = self.builder.document.blocks.last_mut()
            && block.span == span
        {
            block.keeps_lines = keeps_lines;
        }
        for _ in 0..quotes {
            self.builder.containers.pop();
            self.builder.close();
        }
    }
}

/// Returns the column at which a line's content begins; a tab goes to the next multiple of four.
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
