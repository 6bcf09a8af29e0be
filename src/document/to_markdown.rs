//! The text of a block of another format as Markdown that reads the same.

use std::borrow::Cow;

use crate::document::inline::{Inline, InlineKind, Tag, TagSide};
use crate::document::inline_html::{self, Placed};
use crate::document::inlines::inlines;
use crate::document::model::Format;
use crate::document::plain_text::plain_text;
use crate::text::canonical::canonical;
use crate::text::slice::Slice;

/// Returns the text as Markdown; `None` where it would not read the same, with the same links, images, code and
/// emphasis.
///
/// Tags that Markdown has no marks for stay as they are: it takes HTML within a text.
pub fn to_markdown(text: &str, from: Format) -> Option<Cow<'_, str>> {
    let written = match from {
        Format::Markdown => return Some(Cow::Borrowed(text)),
        Format::Plain => escaped(text),
        Format::Html => of_html(text)?,
    };
    let written = canonical(&written).into_owned();
    let reads_the_same = plain_text(&written, Format::Markdown) == plain_text(text, from)
        && marks(&written, Format::Markdown) == marks(text, from);
    reads_the_same.then_some(Cow::Owned(written))
}

/// Returns the marks of a text, in order, without their places.
fn marks(text: &str, format: Format) -> Vec<InlineKind> {
    let kinds = inlines(text, format)
        .into_iter()
        .map(|Inline { kind, .. }| kind);
    kinds
        .filter(|kind| !matches!(kind, InlineKind::Tag(_)))
        .collect()
}

fn of_html(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut links: Vec<String> = Vec::new();
    let mut code: Option<usize> = None;
    let mut in_note = false;
    let mut at = 0;
    for Placed { tag, span } in inline_html::tags(text) {
        let before = text.get(at..span.start as usize)?;
        if code.is_none() {
            out.push_str(&escaped(&inline_html::plain(before)));
        }
        at = span.end as usize;
        match (&*tag.name, tag.side) {
            ("code", TagSide::Open) => code = Some(at),
            ("code", TagSide::Close) => {
                let content = inline_html::plain(text.get(code.take()?..span.start as usize)?);
                if content.contains('`') {
                    return None;
                }
                out.push_str(&format!("`{content}`"));
            }
            _ if code.is_some() => return None,
            ("a", TagSide::Open) => {
                links.push(target(&tag, "href")?);
                out.push('[');
            }
            ("a", TagSide::Close) => out.push_str(&format!("]({})", links.pop()?)),
            ("img", _) => {
                let alt = escaped(tag.attribute("alt").unwrap_or_default());
                out.push_str(&format!("![{alt}]({})", target(&tag, "src")?));
            }
            ("sup", TagSide::Open) if tag.attribute("data-footnote").is_some() => {
                let label = tag.attribute("data-footnote")?;
                if label.is_empty() || label.contains(['[', ']', ' ', '\n']) {
                    return None;
                }
                out.push_str(&format!("[^{label}]"));
                in_note = true;
            }
            ("sup", TagSide::Close) if std::mem::take(&mut in_note) => {}
            ("br", _) => out.push_str("\\\n"),
            ("em" | "i", _) => out.push('*'),
            ("strong" | "b", _) => out.push_str("**"),
            _ => out.push_str(text.slice(span.range())),
        }
    }
    out.push_str(&escaped(&inline_html::plain(text.get(at..)?)));
    (links.is_empty() && code.is_none()).then_some(out)
}

/// `target "title"`, where Markdown can hold them.
fn target(tag: &Tag, attribute: &str) -> Option<String> {
    let target = tag.attribute(attribute)?;
    if target.contains(['<', '>', '\n', '\\']) {
        return None;
    }
    let target = if target.contains([' ', '(', ')']) {
        format!("<{target}>")
    } else {
        target.to_owned()
    };
    match tag.attribute("title").unwrap_or_default() {
        "" => Some(target),
        title if title.contains(['"', '\n', '\\']) => None,
        title => Some(format!("{target} \"{title}\"")),
    }
}

/// Returns a text without markup, so that Markdown finds none in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '_' if is_inside(last) && is_inside(next) => out.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => out.extend(['\\', c]),
            '&' if next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#') => {
                out.push_str("&amp;");
            }
            c => out.push(c),
        }
        last = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        for (from, text, expected) in [
            (
                Format::Html,
                "See <a href=\"/a b\" title=\"T\">the <em>text</em></a> &amp; <code>a_b</code>",
                Some("See [the *text*](</a b> \"T\") & `a_b`"),
            ),
            (
                Format::Html,
                "<strong>One</strong> of &lt;3&gt; * [x] R&amp;D",
                Some("**One** of \\<3> \\* \\[x\\] R&amp;D"),
            ),
            (
                Format::Html,
                "a <abbr title=\"x\">b</abbr><br>c <img src=\"i.png\" alt=\"d\">",
                Some("a <abbr title=\"x\">b</abbr>\\\nc ![d](i.png)"),
            ),
            (
                Format::Html,
                "a<sup data-footnote=\"law\"></sup>, b<sup>2</sup>",
                Some("a[^law], b<sup>2</sup>"),
            ),
            (Format::Html, "a<em> b</em>c", None),
            (Format::Html, "<code>a`b</code>", None),
            (
                Format::Plain,
                "2 * 3 * 4 snake_case _x_ <b>",
                Some("2 \\* 3 \\* 4 snake_case \\_x\\_ \\<b>"),
            ),
            (Format::Markdown, "*a*", Some("*a*")),
        ] {
            assert_eq!(to_markdown(text, from).as_deref(), expected, "{text}");
        }
    }
}
