//! A document in plain text, its paragraphs broken at a width. What fits stays as it is.

use unicode_width::UnicodeWidthStr;

use crate::document::lines::BlockLines;
use crate::document::model::{BlockKind, Document};
use crate::document::wrap::wrap;
use crate::text::slice::Slice;

/// Returns a document in plain text with lines of at most so many columns. A paragraph with a longer line is
/// broken anew, in lines that begin as its own do; where its line ends are meant, the long line alone.
pub fn wrapped_plain(document: &Document<'_>, width: usize) -> String {
    /// The least room that marks and indents leave.
    const LEAST: usize = 10;
    let source = document.source;
    let mut lines = BlockLines::new(source);
    let mut out = String::with_capacity(source.len() + source.len() / 20);
    let mut copied = 0;
    for block in document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
    {
        let range = block.span.range();
        let before = lines.of(block.span).before;
        let written = source.slice(range.clone());
        let is_long = |line: &str| line.trim_end().width() > width;
        let first = before.width()
            + written
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end()
                .width();
        if first <= width && !written.lines().skip(1).any(is_long) {
            continue;
        }
        let line_end = lines.continuation(before);
        let room = width.saturating_sub(before.width()).max(LEAST);
        let broken: Vec<&str> = if block.keeps_lines {
            written
                .lines()
                .flat_map(|line| wrap(line.trim_ascii(), room))
                .collect()
        } else {
            wrap(&block.text, room)
        };
        out.push_str(source.slice(copied..range.start));
        out.push_str(&broken.join(&line_end));
        copied = range.end;
    }
    out.push_str(source.slice(copied..));
    out
}
