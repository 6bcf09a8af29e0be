//! Programs that an author put into a statement.

use pulldown_cmark::{Event, Parser, Tag};

use crate::document::allowed_markup as allowed;
use crate::document::inline_html::{Placed, tags};
use crate::document::model::{Document, Format};
use crate::document::{inline, markdown, nesting};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Returns the first script, handler or address that is a program: what it is, and where its tag or link stands.
pub fn first_program(document: &Document<'_>) -> Option<(String, Span)> {
    let body = document.source.slice(document.body.range());
    let base = document.body.start as usize;
    let found = match document.format {
        Format::Plain => None,
        _ if !may_have_program(body) => None,
        Format::Html => in_html(body),
        Format::Markdown if nesting::too_deep(body).is_some() => None,
        Format::Markdown => in_markdown(body),
    };
    found.map(|(what, span)| (what, span.shifted(base as u32)))
}

/// Most statements have nothing like it, and need not be read again.
fn may_have_program(body: &str) -> bool {
    let bytes = body.as_bytes();
    let is_script = |it: Option<&[u8]>| it.is_some_and(|it| it.eq_ignore_ascii_case(b"script"));
    memchr::memchr3_iter(b'<', b':', b'=', bytes).any(|at| match bytes[at] {
        b'<' => is_script(bytes.get(at + 1..at + 7)),
        b':' => at >= 6 && is_script(bytes.get(at - 6..at)),
        _ => {
            const LONGEST: usize = 32;
            let before = bytes[..at].trim_ascii_end().iter().rev().take(LONGEST);
            let name: Vec<&u8> = before.take_while(|it| it.is_ascii_alphabetic()).collect();
            matches!(name[..], [.., b'n' | b'N', b'o' | b'O'])
        }
    })
}

fn in_html(html: &str) -> Option<(String, Span)> {
    let programs = tags(html).into_iter();
    let mut programs = programs.filter_map(|Placed { tag, span }| Some((program(&tag)?, span)));
    programs.next()
}

fn program(tag: &inline::Tag) -> Option<String> {
    if tag.name == "script" && tag.side != inline::TagSide::Close {
        // Data for search engines.
        let kind = tag.attribute("type").unwrap_or_default();
        return (!kind.contains("json")).then(|| "<script>".to_owned());
    }
    tag.attributes.iter().find_map(|(name, value)| {
        if name.starts_with("on") && name.len() > 3 {
            return Some(name.clone());
        }
        scheme(value)
    })
}

fn scheme(address: &str) -> Option<String> {
    let scheme = allowed::scheme(address)?;
    matches!(&*scheme, "javascript" | "vbscript").then(|| scheme + ":")
}

fn in_markdown(body: &str) -> Option<(String, Span)> {
    let mut events = Parser::new_ext(body, markdown::dialect()).into_offset_iter();
    events.find_map(|(event, range)| match event {
        Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
            let (what, span) = in_html(body.slice(range.clone()))?;
            Some((what, span.shifted(range.start as u32)))
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some((scheme(&dest_url)?, Span::new(range.start, range.end)))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::Options;
    use crate::document::parse;

    #[test]
    fn programs() {
        for (format, source, expected) in [
            (
                Format::Html,
                "<p>a</p><SCRIPT>x</SCRIPT>",
                Some(("<script>", "<SCRIPT>")),
            ),
            (
                Format::Html,
                "<p ONCLICK = x>a</p>",
                Some(("onclick", "<p ONCLICK = x>")),
            ),
            (
                Format::Html,
                "<a href=' java\tscript:x'>a",
                Some(("javascript:", "<a href=' java\tscript:x'>")),
            ),
            (
                Format::Html,
                "<script type='application/ld+json'>{}</script><p>a=b",
                None,
            ),
            (Format::Html, "<!-- <script>x</script> --><p>one = on", None),
            (
                Format::Markdown,
                "---\ntitle: T\n---\na <b onclick=x>b</b>",
                Some(("onclick", "<b onclick=x>")),
            ),
            (
                Format::Markdown,
                "<div>\n<script\nsrc=x>",
                Some(("<script>", "<script\nsrc=x>")),
            ),
            (
                Format::Markdown,
                "[a](javascript:x)",
                Some(("javascript:", "[a](javascript:x)")),
            ),
            (
                Format::Markdown,
                "`<script>` and onclick=x\n\n    <script>",
                None,
            ),
            (Format::Plain, "<script>", None),
        ] {
            let document = parse(format, source, &Options::default());
            let found = first_program(&document);
            let found = found
                .as_ref()
                .map(|(what, span)| (what.as_str(), source.slice(span.range())));
            assert_eq!(found, expected, "{source}");
        }
    }
}
