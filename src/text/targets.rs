//! Where a text leads, as it is written: quick to find and quick to compare, without reading the markup.

use std::sync::LazyLock;

use memchr::memmem::Finder;

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

/// The targets of a text, sorted. Two texts with the same ones lead to the same places; others may all the same.
pub fn targets(text: &str) -> Vec<Written<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for at in memchr::memchr3_iter(b']', b'<', b'\\', bytes) {
        let rest = &text[at + 1..];
        match bytes[at] {
            b'\\' if rest.starts_with(['[', ']']) => found.push(Written::Escaped),
            b']' if rest.starts_with('(') => found.push(Written::Inline(in_brackets(&rest[1..]))),
            b']' if rest.starts_with('[') => found.push(Written::Label(until(&rest[1..], b']'))),
            b'<' => found.push(Written::Tag(until(rest, b'>'))),
            _ => {}
        }
    }
    for at in memchr::memchr2_iter(b'@', b':', bytes) {
        if bytes[at] == b'@' || bytes[at..].starts_with(b"://") {
            found.push(Written::Bare(around(text, at)));
        }
    }
    found.extend(hosts(text).map(|at| Written::Bare(around(text, at))));
    found.sort_unstable();
    found
}

/// Where `www.` stands.
pub fn hosts(text: &str) -> impl Iterator<Item = usize> + '_ {
    static WWW: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));
    WWW.find_iter(text.as_bytes())
}

/// Up to the bracket that closes; brackets within come in pairs.
fn in_brackets(text: &str) -> &str {
    let mut depth = 0;
    let end = text.bytes().position(|byte| {
        depth += i32::from(byte == b'(') - i32::from(byte == b')');
        depth < 0
    });
    &text[..end.unwrap_or(text.len())]
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
        check("[a](b(c)%3E) d", &[Inline("b(c)%3E")]);
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
