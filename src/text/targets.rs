//! Where a text leads, as it is written: quick to find and quick to compare, without reading the markup.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;

/// A target with the marks that stand before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written<'t> {
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

/// One number for all targets of a text, in any order; 0 where it has none. Two texts with the same number lead to the
/// same places; others may all the same.
pub fn digest(text: &str) -> u64 {
    let mut digest = 0u64;
    each(text, |target| digest = digest.wrapping_add(target.hash()));
    digest
}

impl Written<'_> {
    fn hash(&self) -> u64 {
        let (kind, text) = match self {
            Written::Inline(text) => (1, *text),
            Written::Label(text) => (2, *text),
            Written::Bare(text) => (3, *text),
            Written::Tag(text) => (4, *text),
            Written::Escaped => (5, ""),
        };
        xxh3_64_with_seed(text.as_bytes(), kind)
    }
}

fn each<'t>(text: &'t str, mut found: impl FnMut(Written<'t>)) {
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b']', b'<', b'\\', bytes) {
        let rest = text.slice(at + 1..);
        match bytes[at] {
            b'\\' if rest.starts_with(['[', ']']) => found(Written::Escaped),
            b']' if rest.starts_with('(') => found(Written::Inline(in_brackets(rest.slice(1..)))),
            b']' if rest.starts_with('[') => found(Written::Label(until(rest.slice(1..), b']'))),
            b'<' => found(Written::Tag(until(rest, b'>'))),
            _ => {}
        }
    }
    for at in memchr::memchr2_iter(b'@', b':', bytes) {
        if bytes[at] == b'@' || bytes[at..].starts_with(b"://") {
            found(Written::Bare(around(text, at)));
        }
    }
    hosts(text).for_each(|at| found(Written::Bare(around(text, at))));
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
    text.slice(..end.unwrap_or(text.len()))
}

fn until(text: &str, end: u8) -> &str {
    text.slice(..memchr::memchr(end, text.as_bytes()).unwrap_or(text.len()))
}

/// What stands around `at` without a blank, a quotation mark or a bracket.
fn around(text: &str, at: usize) -> &str {
    const ENDS: ByteSet = ByteSet::new(b" \t\n\x0c\r\"'()[]<>");
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rposition(|byte| ENDS.contains(*byte));
    let end = ENDS.find(bytes, at).unwrap_or(text.len());
    text.slice(before.map_or(0, |it| it + 1)..end)
}

#[cfg(test)]
mod tests {
    use super::{Written, digest, each};

    fn targets(text: &str) -> Vec<Written<'_>> {
        let mut all = Vec::new();
        each(text, |target| all.push(target));
        all
    }

    #[test]
    fn cases() {
        use Written::{Bare, Escaped, Inline, Label, Tag};
        let check = |text, expected: &[Written<'_>]| assert_eq!(targets(text), expected, "{text}");
        check("no link, 5 < 6 or not", &[Tag(" 6 or not")]);
        check("[a](b(c)%3E) d", &[Inline("b(c)%3E")]);
        check("[a](b#c) and [d][e]", &[Inline("b#c"), Label("e")]);
        check(
            "see https://example.org/x, or a@b.org",
            &[Bare("https://example.org/x,"), Bare("a@b.org")],
        );
        check("<a href=\"/x\">é</a>", &[Tag("a href=\"/x\""), Tag("/a")]);
        check(
            r"\[text](b) \[c\](d)",
            &[Escaped, Inline("b"), Escaped, Escaped, Inline("d")],
        );
        check("[text] (https://é.org)", &[Bare("https://é.org")]);
    }

    #[test]
    fn digests() {
        assert_eq!(digest("[a](b), a@b.org"), digest("A a@b.org [x](b)"));
        assert_ne!(digest("[a](b), a@b.org"), digest("[a](b)"));
        assert_ne!(digest("[a](b)"), digest("[a][b]"));
        assert_ne!(digest("[a](b) [c](b)"), digest("[a](b)"));
        assert_eq!(digest("none"), 0);
    }
}
