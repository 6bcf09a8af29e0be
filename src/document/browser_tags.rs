//! Ends of tags and comments as browsers find them, <https://html.spec.whatwg.org/multipage/parsing.html#tokenization>:
//! `>` within quotation marks ends no tag, and a tag that the text leaves open goes on in the page around it.

use crate::document::html_elements::is_void;
use crate::text::slice::Slice;

/// The piece of markup that a `<` begins. `end` is behind its `>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkupPiece {
    Tag {
        end: usize,
    },
    /// A comment, or what browsers take for one: `<!doctype>`, `<![CDATA[`, `<?xml?>`, `</ >`.
    Comment {
        end: usize,
    },
    /// It does not end within the text.
    Endless,
}

/// Returns what the `<` at `at` begins; `None` where it is a sign like any other.
pub(super) fn piece(text: &str, at: usize) -> Option<MarkupPiece> {
    let bytes = text.as_bytes();
    let tag =
        |start| tag_end(bytes, start).map_or(MarkupPiece::Endless, |end| MarkupPiece::Tag { end });
    let found = match (bytes.get(at + 1), bytes.get(at + 2)) {
        (Some(b'a'..=b'z' | b'A'..=b'Z'), _) => tag(at + 1),
        (Some(b'/'), Some(b'a'..=b'z' | b'A'..=b'Z')) => tag(at + 2),
        (Some(b'/' | b'!' | b'?'), _) => comment_end(text.slice(at..))
            .map_or(MarkupPiece::Endless, |end| MarkupPiece::Comment {
                end: at + end,
            }),
        // What stands behind the text would decide.
        (None, _) => MarkupPiece::Endless,
        (Some(_), _) => return None,
    };
    Some(found)
}

/// Returns the end of the tag whose name begins at `at`.
fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    let skip = |mut at: usize, passes: &dyn Fn(u8) -> bool| {
        while bytes.get(at).is_some_and(|byte| passes(*byte)) {
            at += 1;
        }
        at
    };
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r');
    let mut at = skip(at, &|byte| !is_blank(byte) && !matches!(byte, b'/' | b'>'));
    loop {
        at = skip(at, &|byte| is_blank(byte) || byte == b'/');
        if *bytes.get(at)? == b'>' {
            return Some(at + 1);
        }
        // The first sign of a name may be any, `=` too.
        at = skip(at + 1, &|byte| {
            !is_blank(byte) && !matches!(byte, b'/' | b'>' | b'=')
        });
        at = skip(at, &is_blank);
        if bytes.get(at) != Some(&b'=') {
            continue;
        }
        at = skip(at + 1, &is_blank);
        at = match *bytes.get(at)? {
            b'>' => return Some(at + 1),
            quote @ (b'"' | b'\'') => at + 2 + memchr::memchr(quote, bytes.get(at + 1..)?)?,
            _ => skip(at, &|byte| !is_blank(byte) && byte != b'>'),
        };
    }
}

/// Returns the end of what begins with `<!`, `<?` or `</` and is no tag.
fn comment_end(text: &str) -> Option<usize> {
    let Some(comment) = text.strip_prefix("<!--") else {
        return text.find('>').map(|at| at + 1);
    };
    let begun = "<!--".len();
    for short in [">", "->"] {
        if comment.starts_with(short) {
            return Some(begun + short.len());
        }
    }
    comment.match_indices("--").find_map(|(at, _)| {
        let rest = comment.slice(at..);
        let ends = ["-->", "--!>"]
            .into_iter()
            .find(|end| rest.starts_with(end));
        // `--->`: the last two of the hyphens count.
        let long = rest.starts_with("--->").then_some(begun + at + 4);
        ends.map(|end| begun + at + end.len()).or(long)
    })
}

/// Returns the end of the element that begins at `at`: behind its end tag, or of its start tag where it has no content.
pub(super) fn whole_end(text: &str, at: usize, name: &str) -> usize {
    let Some(MarkupPiece::Tag { end }) = piece(text, at) else {
        return text.len();
    };
    if is_void(name.as_bytes()) || matches!(name, "frame" | "basefont" | "bgsound" | "image") {
        return end;
    }
    // Elements of these may stand within each other; the content of the others is text.
    let nests = matches!(
        name,
        "applet" | "math" | "object" | "slot" | "svg" | "template"
    );
    let mut depth = 1;
    for start in memchr::memchr_iter(b'<', text.slice(end..).as_bytes()).map(|it| it + end) {
        let rest = text.slice(start + 1..);
        let (is_end, rest) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (found, after) = rest.halves(name.len());
        if !found.eq_ignore_ascii_case(name) || after.starts_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        depth += if is_end { -1 } else { i32::from(nests) };
        if depth == 0 {
            return match piece(text, start) {
                Some(MarkupPiece::Tag { end }) => end,
                _ => text.len(),
            };
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::inline_html::each_event;
    use html5gum::emitters::callback::CallbackEvent;
    use proptest::prelude::*;

    #[test]
    fn pieces() {
        for (text, expected) in [
            ("<b>x", Some(MarkupPiece::Tag { end: 3 })),
            ("</b >x", Some(MarkupPiece::Tag { end: 5 })),
            ("<b title='>'>", Some(MarkupPiece::Tag { end: 13 })),
            ("<b a=x\">", Some(MarkupPiece::Tag { end: 8 })),
            ("<b a\"=x>", Some(MarkupPiece::Tag { end: 8 })),
            ("<b/a=\"/>\"/>", Some(MarkupPiece::Tag { end: 11 })),
            ("<b =\">\">", Some(MarkupPiece::Tag { end: 6 })),
            ("<b a=>x", Some(MarkupPiece::Tag { end: 6 })),
            ("<b a='x>", Some(MarkupPiece::Endless)),
            ("<b", Some(MarkupPiece::Endless)),
            ("<", Some(MarkupPiece::Endless)),
            ("</", Some(MarkupPiece::Endless)),
            ("< b>", None),
            ("<3>", None),
            ("<é>", None),
            ("<!-->x-->", Some(MarkupPiece::Comment { end: 5 })),
            ("<!--->x", Some(MarkupPiece::Comment { end: 6 })),
            ("<!-- a --!>", Some(MarkupPiece::Comment { end: 11 })),
            ("<!-- a ---->", Some(MarkupPiece::Comment { end: 12 })),
            ("<!-- <!-->", Some(MarkupPiece::Comment { end: 10 })),
            ("<!-- > -", Some(MarkupPiece::Endless)),
            ("<![CDATA[a>b]]>", Some(MarkupPiece::Comment { end: 11 })),
            ("<?x \">\"", Some(MarkupPiece::Comment { end: 6 })),
            ("</>", Some(MarkupPiece::Comment { end: 3 })),
            ("</ b=\">\">", Some(MarkupPiece::Comment { end: 7 })),
        ] {
            assert_eq!(piece(text, 0), expected, "{text}");
        }
    }

    /// Where the first tag or comment ends for the tokenizer of the house.
    fn tokenized(text: &str) -> Option<usize> {
        let mut first: Option<usize> = None;
        each_event(text, &mut |event, _, end| {
            let ends = matches!(
                event,
                CallbackEvent::CloseStartTag { .. }
                    | CallbackEvent::EndTag { .. }
                    | CallbackEvent::Comment { .. }
            );
            first = first.or(ends.then_some(end));
        });
        first
    }

    proptest! {
        #[test]
        fn ends_are_those_of_the_tokenizer(
            begin in prop::sample::select(&["<a", "</a", "<!--", "<?", "</ "][..]),
            text in "[<>/!\\-=\"' ab\t?\u{0}é]{0,24}",
        ) {
            let whole = format!("{begin}{text}");
            match piece(&whole, 0) {
                Some(MarkupPiece::Tag { end } | MarkupPiece::Comment { end }) => {
                    prop_assert_eq!(tokenized(&whole), Some(end), "{}", whole);
                }
                Some(MarkupPiece::Endless) => {
                    // A comment that does not end is one to the end of the page.
                    let found = tokenized(&whole).filter(|end| *end < whole.len());
                    prop_assert_eq!(found, None, "{}", whole);
                }
                None => prop_assert!(false, "{} begins something", whole),
            }
        }
    }
}
