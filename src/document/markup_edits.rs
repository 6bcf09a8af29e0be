//! Texts without the markup that they may not have: a tag without some of its attributes, a text with edits, a text as
//! it is written.

use std::collections::BTreeMap;

use crate::document::inline::Tag;
use crate::document::markup_syntax::MarkupSyntax;
use crate::text::slice::Slice;

/// Returns the tag without these of its attributes.
pub(super) fn rewritten(tag: &Tag, without: &[usize]) -> String {
    let mut out = format!("<{}", tag.name);
    for (at, (name, value)) in tag.attributes.iter().enumerate() {
        if !without.contains(&at) {
            out.push_str(&format!(" {name}=\"{}\"", quick_xml::escape::escape(value)));
        }
    }
    out.push('>');
    out
}

pub(super) fn edited(text: &str, edits: BTreeMap<usize, (usize, String)>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut copied = 0;
    for (start, (end, new)) in edits {
        // One within another has its turn in the next round.
        if start >= copied {
            out.push_str(text.slice(copied..start));
            out.push_str(&new);
            copied = end;
        }
    }
    out.push_str(text.slice(copied..));
    out
}

/// Returns the text as it is written, for one that does not come clean.
pub(super) fn without_markup(text: &str, reading: MarkupSyntax) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match (c, reading) {
            ('<', MarkupSyntax::Html | MarkupSyntax::Either | MarkupSyntax::Field) => {
                out.push_str("&lt;")
            }
            ('\\' | '`' | '<' | '[' | ']' | '!' | '*' | '_', MarkupSyntax::Markdown)
            | ('[' | ']', MarkupSyntax::Either | MarkupSyntax::Field) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Returns the text without blank lines and without blanks before a line: where a comment took a line, a paragraph
/// would end, and behind one that began a line a mark would not be seen to begin it.
pub(super) fn without_blank_lines(text: &str) -> String {
    let lines = text.split('\n').map(str::trim_start);
    let lines = lines.filter(|line| !line.is_empty());
    lines.collect::<Vec<&str>>().join("\n")
}
