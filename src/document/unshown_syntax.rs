//! Finds the syntax of site generators that readers of other editions do not see.

use std::ops::Range;

use crate::document::generator_lines::syntax_lines;
use crate::document::generator_tags::{GeneratorTag, TagFamily, component_at, tag_at};
use crate::document::hidden_tags::target;
use crate::document::inline::{InlineKind, TagSide};
use crate::document::inlines::inlines;
use crate::document::model::{Block, BlockKind, Document, Format};
use crate::document::syntax_line::SyntaxRole;
use crate::text::slice::Slice;

/// Returns the tags that stand for something that a generator would put there, each once, in document order: those on
/// lines of their own first.
pub fn unshown_syntax(document: &Document<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let body = document.source.slice(document.body.range());
    if document.format != Format::Markdown || starts(body).next().is_none() {
        return found;
    }
    for line in syntax_lines(body) {
        if line.role == SyntaxRole::Alone
            && let Some(tag) = tag(body, line.range.start)
        {
            add(&tag, &mut found);
        }
    }
    for block in document.blocks.iter().filter(|block| is_shown(block)) {
        add_of_text(&block.text, block.format, &mut found);
    }
    found
}

/// Fields have no markup, and of a parameter the tag itself is found.
fn is_shown(block: &Block<'_>) -> bool {
    match block.kind {
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Cell { .. } => true,
        BlockKind::Field { .. } | BlockKind::Other(_) => false,
    }
}

fn add_of_text(text: &str, format: Format, found: &mut Vec<String>) {
    if starts(text).next().is_none() {
        return;
    }
    let code = inlines(text, format).into_iter();
    let code = code.filter(|inline| matches!(inline.kind, InlineKind::Code { .. }));
    let code: Vec<Range<usize>> = code.map(|inline| inline.span.range()).collect();
    let mut end = 0;
    for at in starts(text) {
        let is_escaped = text.slice(..at).ends_with('\\');
        if at < end || is_escaped || code.iter().any(|code| code.contains(&at)) {
            continue;
        }
        if let Some(tag) = tag(text, at) {
            end = tag.end;
            add(&tag, found);
        }
    }
}

/// Returns where a tag may begin.
fn starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'{', b'<', bytes).filter(|at| {
        let next = bytes.get(at + 1);
        match bytes[*at] {
            b'{' => matches!(next, Some(b'{' | b'%')),
            _ => next.is_some_and(u8::is_ascii_uppercase),
        }
    })
}

fn tag(text: &str, at: usize) -> Option<GeneratorTag<'_>> {
    if text.slice(at..).starts_with('<') {
        component_at(text, at)
    } else {
        tag_at(text, at)
    }
}

fn add(tag: &GeneratorTag<'_>, found: &mut Vec<String>) {
    let is_comment = tag.family == TagFamily::Comment || tag.name == "comment";
    // An address leads where it led.
    if is_comment || tag.side == TagSide::Close || target(tag).is_some() {
        return;
    }
    let words: Vec<&str> = tag.written.split_whitespace().collect();
    let written = words.join(" ");
    if !found.contains(&written) {
        found.push(written);
    }
}
