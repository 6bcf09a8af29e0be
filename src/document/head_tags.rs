//! Edits of what the head of a page says of itself: whole tags are written anew, every other byte stays.

use crate::document::inline::{Tag, TagSide};
use crate::document::inline_html::{self, Placed};
use crate::text::escape_markup::escape_markup;
use crate::text::slice::Slice;

/// The edit of one tag.
pub enum TagEdit {
    Keep,
    /// An attribute gets another value.
    Set(&'static str, String),
    /// The tag goes, and the line that it stands on alone.
    Remove,
}

/// Returns a page with the tags of its head edited, and with lines `added` at the end of the head, if it has one.
pub fn edit_head(html: &str, edit: &dyn Fn(&Tag) -> TagEdit, added: &str) -> String {
    let end = find(html, "</head").or_else(|| find(html, "<body"));
    let head = html.slice(..end.unwrap_or(html.len()));
    let mut out = String::with_capacity(html.len() + added.len());
    let mut copied = 0;
    for Placed { tag, span } in inline_html::tags(head) {
        let range = span.range();
        if tag.side == TagSide::Close || range.start < copied {
            continue;
        }
        match edit(&tag) {
            TagEdit::Keep => {}
            TagEdit::Set(name, value) => {
                out.push_str(head.slice(copied..range.start));
                let is_closed = head.slice(range.clone()).ends_with("/>");
                push_tag(&tag, (name, &value), is_closed, &mut out);
                copied = range.end;
            }
            TagEdit::Remove => {
                let before = head.slice(copied..range.start);
                let line = before.trim_end_matches([' ', '\t']);
                let after = head.slice(range.end..);
                let is_first =
                    line.ends_with('\n') || line.is_empty() && head.slice(..copied).ends_with('\n');
                let is_alone = is_first && after.starts_with(['\n', '\r']);
                out.push_str(if is_alone { line } else { before });
                let line_end = after.find('\n').map_or(0, |at| at + 1);
                copied = range.end + if is_alone { line_end } else { 0 };
            }
        }
    }
    out.push_str(head.slice(copied..));
    if end.is_some() {
        out.push_str(added);
    }
    out.push_str(html.slice(head.len()..));
    out
}

/// Finds the start of a tag, in any case.
fn find(html: &str, tag: &str) -> Option<usize> {
    let starts = html.match_indices('<').map(|(at, _)| at);
    let is_tag = |at: &usize| {
        let start = html.as_bytes().get(*at..*at + tag.len());
        start.is_some_and(|it| it.eq_ignore_ascii_case(tag.as_bytes()))
    };
    starts.into_iter().find(is_tag)
}

fn push_tag(tag: &Tag, set: (&str, &str), is_closed: bool, out: &mut String) {
    out.push('<');
    out.push_str(&tag.name);
    for (name, value) in &tag.attributes {
        let value = if name == set.0 { set.1 } else { value };
        out.push_str(&format!(" {name}=\"{}\"", escape_markup(value)));
    }
    out.push_str(if is_closed { " />" } else { ">" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tags_that_are_edited_change() {
        let page = "<!doctype html>\n<HEAD>\n  <link rel=canonical href='a?b&amp;c'>\n  <meta name=x content=1 />\n<title>T</title></HEAD><body><meta name=x>";
        let edit = |tag: &Tag| match (&*tag.name, tag.attribute("name")) {
            ("link", _) => TagEdit::Remove,
            ("meta", Some("x")) => TagEdit::Set("content", "\"2\"".to_owned()),
            _ => TagEdit::Keep,
        };
        let expected = "<!doctype html>\n<HEAD>\n  <meta name=\"x\" content=\"&quot;2&quot;\" />\n<title>T</title><link>\n</HEAD><body><meta name=x>";
        assert_eq!(edit_head(page, &edit, "<link>\n"), expected);
        assert_eq!(edit_head("<p>a", &edit, "x"), "<p>a");
    }
}
