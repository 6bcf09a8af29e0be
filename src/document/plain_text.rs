//! The words of a block, without its markup.

use std::borrow::Cow;

use crate::document::model::Format;
use crate::document::{inline_html, inline_markdown};
use crate::text::canonical::canonical;

/// Returns a block's text as readers see it: inline markup dropped, entities and escapes resolved, on one line.
pub fn plain_text(text: &str, format: Format) -> Cow<'_, str> {
    let marks: &[char] = match format {
        Format::Markdown => &['\\', '`', '*', '_', '[', '<', '&', '~', '\n'],
        Format::Html => &['<', '&'],
        Format::Plain => &[],
    };
    if !text.contains(marks) {
        return canonical(text);
    }
    let plain = match format {
        Format::Markdown => inline_markdown::plain(text),
        Format::Html => inline_html::plain(text),
        Format::Plain => return canonical(text),
    };
    Cow::Owned(canonical(&plain).replace("\\\n", " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: Format, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(plain_text(text, format), *expected, "{text}");
        }
    }

    #[test]
    fn markdown() {
        check(
            Format::Markdown,
            &[
                ("a b", "a b"),
                ("# a", "# a"),
                ("- a *b*", "- a b"),
                ("1986\\. **A** _b_ ~~c~~", "1986. A b c"),
                (
                    "[text](http://x.y \"t\") [a][b] [c][] [sic]",
                    "text a c [sic]",
                ),
                ("![alt](i.png) `code`", "alt code"),
                ("a&amp;b &copy; <b>c</b><br>d", "a&b © c d"),
                ("a[^1] b", "a b"),
                ("one\\\ntwo", "one two"),
                (
                    "<https://x.y> a_b_c 2 * 3 * 4",
                    "https://x.y a_b_c 2 * 3 * 4",
                ),
                ("**“Quoted”** *\"q\"*", "“Quoted” \"q\""),
                ("", ""),
                ("*", "*"),
            ],
        );
    }

    #[test]
    fn html() {
        check(
            Format::Html,
            &[
                ("a <b>b</b>&nbsp;&lt;c&gt;", "a b\u{a0}<c>"),
                ("a<br>b <img src=x alt='A pic'> c", "a b A pic c"),
                ("a < b", "a < b"),
                ("<!-- no -->a", "a"),
            ],
        );
    }
}
