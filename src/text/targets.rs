//! Where a text leads, as it is written: quick to find and quick to compare, without reading the markup.

use crate::text::byte_set::ByteSet;

/// A target with the marks that stand before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Written<'t> {
    /// `](…)`
    Inline(&'t str),
    /// `][…]`
    Label(&'t str),
    /// What stands around `://`, `www.` or `@` between blanks, quotes and brackets.
    Bare(&'t str),
    /// A tag, whole.
    Tag(&'t str),
    /// A bracket behind a backslash: no link.
    Escaped,
}

/// The bytes at which a target may begin.
const SIGNS: ByteSet = ByteSet::new(b"]<@:w\\");

/// The targets of a text, sorted. Two texts with the same ones lead to the same places; others may all the same.
pub fn targets(text: &str) -> Vec<Written<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if !may_lead(bytes) {
        return found;
    }
    for (at, byte) in bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| SIGNS.contains(**byte))
    {
        let rest = &text[at + 1..];
        match byte {
            b'\\' if rest.starts_with(['[', ']']) => found.push(Written::Escaped),
            b']' if rest.starts_with('(') => found.push(Written::Inline(until(&rest[1..], b')'))),
            b']' if rest.starts_with('[') => found.push(Written::Label(until(&rest[1..], b']'))),
            b'<' => found.push(Written::Tag(until(rest, b'>'))),
            b'@' => found.push(Written::Bare(around(text, at))),
            b':' if rest.starts_with("//") => found.push(Written::Bare(around(text, at))),
            b'w' if rest.starts_with("ww.") => found.push(Written::Bare(around(text, at))),
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

/// Whether there is any sign of a target: most texts have none, and this is quick to say so.
fn may_lead(bytes: &[u8]) -> bool {
    memchr::memchr3(b']', b'<', b'@', bytes).is_some()
        || memchr::memchr(b'\\', bytes).is_some()
        || memchr::memchr_iter(b':', bytes).any(|at| bytes[at..].starts_with(b"://"))
        || memchr::memmem::find(bytes, b"www.").is_some()
}

fn until(text: &str, end: u8) -> &str {
    &text[..memchr::memchr(end, text.as_bytes()).unwrap_or(text.len())]
}

/// What stands around `at` without a blank, a quotation mark or a bracket.
fn around(text: &str, at: usize) -> &str {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"\"'()[]<>".contains(byte);
    let bytes = text.as_bytes();
    let start = bytes[..at].iter().rposition(is_end).map_or(0, |it| it + 1);
    let end = bytes[at..]
        .iter()
        .position(is_end)
        .map_or(text.len(), |it| at + it);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::{Written, targets};

    #[test]
    fn cases() {
        use Written::{Bare, Escaped, Inline, Label, Tag};
        let check = |text, expected: &[Written<'_>]| assert_eq!(targets(text), expected, "{text}");
        check("no link, 5 < 6 or not", &[Tag(" 6 or not")]);
        check("[a](b#c) and [d][e]", &[Inline("b#c"), Label("e")]);
        check(
            "see https://example.org/x, or a@b.org",
            &[Bare("a@b.org"), Bare("https://example.org/x,")],
        );
        check("<a href=\"/x\">é</a>", &[Tag("/a"), Tag("a href=\"/x\"")]);
        check(
            r"\[text](b) \[c\](d)",
            &[Inline("b"), Inline("d"), Escaped, Escaped, Escaped],
        );
        check("[text] (https://é.org)", &[Bare("https://é.org")]);
    }
}
