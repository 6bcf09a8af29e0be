//! Tags of site generators within paragraphs: readers of editions that no generator makes do not see them.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use crate::document::allowed_markup::{host, scheme, scheme_beyond};
use crate::document::generator_tags::{GeneratorTag, TagFamily, tag_at};
use crate::document::syntax_line::SyntaxLine;
use crate::text::slice::Slice;

/// A tag in a paragraph.
#[derive(Debug)]
pub(super) struct HiddenTag {
    /// In the body.
    pub(super) range: Range<usize>,
    /// The page that it is the address of.
    target: Option<Box<str>>,
    /// True if it stands behind a `<` that no `>` has closed. Left out there, what is around it would become markup that
    /// nobody has looked at.
    is_in_markup: bool,
}

/// Finds the tags that stand on none of the lines of syntax, in order.
pub(super) fn hidden_tags(body: &str, lines: &[SyntaxLine]) -> Vec<HiddenTag> {
    let bytes = body.as_bytes();
    let mut found: Vec<HiddenTag> = Vec::new();
    let mut lines = lines.iter().peekable();
    let mut end = 0;
    let (mut seen, mut is_in_markup) = (0, false);
    for at in memchr::memchr_iter(b'{', bytes) {
        let may_be = matches!(bytes.get(at + 1), Some(b'{' | b'%' | b':' | b'/'));
        if !may_be || at < end {
            continue;
        }
        while lines.next_if(|line| line.range.end <= at).is_some() {}
        let is_on_line = lines.peek().is_some_and(|line| line.range.start <= at);
        let is_escaped = bytes[..at]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count()
            % 2
            == 1;
        if is_on_line || is_escaped {
            continue;
        }
        if let Some(bracket) = memchr::memrchr2(b'<', b'>', &bytes[seen..at]) {
            is_in_markup = bytes[seen + bracket] == b'<';
        }
        seen = at;
        if let Some(tag) = tag_at(body, at) {
            end = tag.end;
            seen = end;
            found.push(HiddenTag {
                range: at..tag.end,
                target: target(&tag),
                is_in_markup,
            });
        } else if let Some(length) = attributes(body.slice(at..)) {
            end = at + length;
            found.push(HiddenTag {
                range: at..end,
                target: None,
                is_in_markup,
            });
        }
    }
    found
}

/// Returns the length of a list of attributes of kramdown behind a word: `{: .class}`.
fn attributes(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("{:")?;
    let end = inner.find(['}', '\n', '{'])?;
    inner.slice(end..).starts_with('}').then_some(end + 3)
}

/// Returns the page that a tag gives the address of: `{{< ref "a.md" >}}`, `{% link a.md %}`, `{{ "/a" | relative_url }}`.
pub(super) fn target(tag: &GeneratorTag<'_>) -> Option<Box<str>> {
    let argument = match tag.family {
        TagFamily::Shortcode | TagFamily::MarkdownShortcode
            if matches!(tag.name, "ref" | "relref") =>
        {
            tag.arguments
        }
        TagFamily::Liquid if tag.name == "link" => tag.arguments,
        TagFamily::Output if tag.name.starts_with(['"', '\'']) => tag.name,
        _ => return None,
    };
    let argument = argument.strip_prefix("path=").unwrap_or(argument);
    let page = match argument.chars().next()? {
        quote @ ('"' | '\'' | '`') => argument.slice(1..).split(quote).next()?,
        _ => argument.split_whitespace().next()?,
    };
    Some(page.into())
}

/// Returns the tags that meet a range.
pub(super) fn tags_in<'t>(tags: &'t [HiddenTag], range: &Range<usize>) -> &'t [HiddenTag] {
    let first = tags.partition_point(|tag| tag.range.end <= range.start);
    let after = tags.partition_point(|tag| tag.range.start < range.end);
    tags.get(first..after).unwrap_or_default()
}

/// Returns HTML of the body without its tags, but for those in markup.
pub(super) fn html_without_tags<'s>(
    body: &'s str,
    range: &Range<usize>,
    tags: &[HiddenTag],
) -> CowStr<'s> {
    if tags_in(tags, range).iter().any(|tag| tag.is_in_markup) {
        CowStr::Borrowed(body.slice(range.clone()))
    } else {
        without_tags(body, range, tags)
    }
}

/// Returns inline HTML without its tags, as text where they would be a part of the name of an element.
pub(super) fn inline_html<'s>(
    body: &'s str,
    range: &Range<usize>,
    tags: &[HiddenTag],
) -> Event<'s> {
    let written = body.slice(range.clone());
    let name = written.trim_start_matches('<').trim_start_matches('/');
    if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        Event::InlineHtml(html_without_tags(body, range, tags))
    } else {
        Event::Text(written.into())
    }
}

/// Returns a part of the body without its tags, and without the blank that one leaves behind.
pub(super) fn without_tags<'s>(
    body: &'s str,
    range: &Range<usize>,
    tags: &[HiddenTag],
) -> CowStr<'s> {
    let tags = tags_in(tags, range);
    if tags.is_empty() {
        return CowStr::Borrowed(body.slice(range.clone()));
    }
    let mut out = String::with_capacity(range.len());
    let mut copied = range.start;
    for tag in tags {
        let start = tag.range.start.max(range.start);
        out.push_str(body.slice(copied..start));
        copied = tag.range.end.min(range.end);
        let before = body.slice(..start);
        let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
        let after = body.slice(copied..);
        if is_apart && after.starts_with([' ', '.', ',', ';', ':', '!', '?', '\n']) {
            let length = out.len();
            out.truncate(out.trim_end_matches(' ').len());
            let begins = length == 0 && after.starts_with(' ');
            copied = (copied + usize::from(begins)).min(range.end);
        }
    }
    out.push_str(body.slice(copied..range.end));
    CowStr::from(out)
}

/// Returns an address in the body with what its tags stand for; empty where its pieces would make one of another scheme or
/// host than is written.
pub(super) fn with_targets(body: &str, range: &Range<usize>, tags: &[HiddenTag]) -> String {
    let mut out = String::new();
    let mut copied = range.start;
    for tag in tags {
        out.push_str(body.slice(copied..tag.range.start.max(copied)));
        out.push_str(tag.target.as_deref().unwrap_or_default());
        copied = tag.range.end.min(range.end);
    }
    out.push_str(body.slice(copied..range.end));
    let written = body.slice(range.clone());
    let is_as_written = scheme(&out) == scheme(written) && host(&out) == host(written);
    if is_as_written && scheme_beyond(&out).is_none() {
        out
    } else {
        String::new()
    }
}
