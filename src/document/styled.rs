//! HTML for mail programs: styles on the tags themselves, for they drop style sheets, and no scripts.

use std::borrow::Cow;

use crate::document::inline::TagSide;
use crate::document::inline_html::{self, Placed};
use crate::text::slice::Slice;

/// Returns the text with the style of each tag added to it, and without the elements that run or load something.
pub fn styled(html: &str, style: &dyn Fn(&str) -> Option<Cow<'static, str>>) -> String {
    let mut out = String::with_capacity(html.len() * 2);
    let mut lower = None;
    let mut copied = 0;
    // What is in these is text, whatever it looks like.
    let mut text_end = 0;
    for Placed { tag, span } in inline_html::tags(html) {
        let range = span.range();
        let Some(written) = html.get(range.clone()).filter(|_| range.start >= copied) else {
            continue;
        };
        if range.start < text_end {
            continue;
        }
        if tag.side == TagSide::Open && ["title", "textarea", "style"].contains(&&*tag.name) {
            let lower = lower.get_or_insert_with(|| html.to_ascii_lowercase());
            let end = lower.slice(range.end..).find(&format!("</{}", tag.name));
            text_end = end.map_or(html.len(), |at| range.end + at);
        }
        if ["script", "iframe", "object", "embed"].contains(&&*tag.name) {
            out.push_str(html.slice(copied..range.start));
            copied = match tag.side {
                TagSide::Open => {
                    let lower = lower.get_or_insert_with(|| html.to_ascii_lowercase());
                    element_end(lower, range.end, &tag.name)
                }
                TagSide::Close | TagSide::Void => range.end,
            };
            continue;
        }
        if tag.side == TagSide::Close {
            continue;
        }
        let Some(style) = style(&tag.name) else {
            continue;
        };
        let (at, text) = match written.find(" style=\"") {
            Some(at) => (at + " style=\"".len(), format!("{style};")),
            None if tag.attribute("style").is_some() => continue,
            None => (1 + tag.name.len(), format!(" style=\"{style}\"")),
        };
        out.push_str(html.slice(copied..range.start + at));
        out.push_str(&text);
        copied = range.start + at;
    }
    out.push_str(html.slice(copied..));
    out
}

/// Returns the end of an element. What is in a script looks like tags, so its end is looked for as browsers do.
fn element_end(html: &str, from: usize, name: &str) -> usize {
    let end = html.slice(from..).find(&format!("</{name}"));
    let Some(end) = end.map(|at| from + at) else {
        return html.len();
    };
    html.slice(end..)
        .find('>')
        .map_or(html.len(), |at| end + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        let style = |name: &str| (name == "p" || name == "td").then(|| "margin:0".into());
        for (html, expected) in [
            ("<p>a<b>c</b></p>", "<p style=\"margin:0\">a<b>c</b></p>"),
            ("<P class=x>a", "<P style=\"margin:0\" class=x>a"),
            (
                "<td style=\"text-align: right\">1</td>",
                "<td style=\"margin:0;text-align: right\">1</td>",
            ),
            ("<p style='x'>a", "<p style='x'>a"),
            ("a<script>if (a<b) x()</script>b<script src=x>", "ab"),
            ("a<embed src=x>b<object><p>c</p></object>d", "abd"),
            (
                "<title>a<script>b</title><p>c<script>d</script>",
                "<title>a<script>b</title><p style=\"margin:0\">c",
            ),
            (
                "<Textarea>a<p></TEXTAREA><p>b",
                "<Textarea>a<p></TEXTAREA><p style=\"margin:0\">b",
            ),
            ("1 < 2 <!-- <p> -->", "1 < 2 <!-- <p> -->"),
        ] {
            assert_eq!(styled(html, &style), expected, "{html}");
        }
    }
}
