//! Finds and compares the targets of a text (links, addresses, tags) as they are written, without parsing its markup.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A target with the marks that stand before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RawTarget<'t> {
    /// `](…)`
    Inline(&'t str),
    /// `][…]`
    Label(&'t str),
    /// The text around `://`, `www.` or `@` between blanks, quotes and brackets.
    Bare(&'t str),
    /// A tag, whole.
    Tag(&'t str),
    /// A bracket behind a backslash: no link.
    Escaped,
}

/// A target of a text: its kind, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    kind: u8,
    span: Span,
}

impl Target {
    /// Returns what tells it from others: its kind, and its words in the text that it was found in.
    pub fn of(self, text: &str) -> (u8, &str) {
        (self.kind, text.slice(self.span.range()))
    }
}

/// Returns all targets of a text in an order that does not depend on where they stand: two texts lead to the same
/// places where these are the same. They are compared as they are, not by checksums, which can be forged.
///
/// `None` where targets lie within each other so often that together they are many times as long as the text.
pub fn sorted(text: &str) -> Option<Vec<Target>> {
    const TIMES: usize = 8;
    let mut targets = Vec::new();
    let mut length = 0;
    let is_whole = each(text, |target| {
        let target = target.place(text);
        length += target.of(text).1.len();
        targets.push(target);
        length <= text.len() * TIMES
    });
    targets.sort_unstable_by(|one, other| one.of(text).cmp(&other.of(text)));
    is_whole.then_some(targets)
}

impl RawTarget<'_> {
    fn place(self, text: &str) -> Target {
        let (kind, span) = match self {
            RawTarget::Inline(target) => (1, Span::of(text, target)),
            RawTarget::Label(target) => (2, Span::of(text, target)),
            RawTarget::Bare(target) => (3, Span::of(text, target)),
            RawTarget::Tag(target) => (4, Span::of(text, target)),
            RawTarget::Escaped => (5, Span::new(0, 0)),
        };
        Target { kind, span }
    }
}

/// Hands over each target, until `found` wants no more; whether it was given all.
fn each<'t>(text: &'t str, mut found: impl FnMut(RawTarget<'t>) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut marks = memchr::memchr3_iter(b']', b'<', b'\\', bytes);
    let mut signs = memchr::memchr2_iter(b'@', b':', bytes);
    marks.all(|at| {
        let rest = text.slice(at + 1..);
        found(match bytes[at] {
            b'\\' if rest.starts_with(['[', ']']) => RawTarget::Escaped,
            b']' if rest.starts_with('(') => RawTarget::Inline(in_brackets(rest.slice(1..))),
            b']' if rest.starts_with('[') => RawTarget::Label(until(rest.slice(1..), b']')),
            b'<' => RawTarget::Tag(until(rest, b'>')),
            _ => return true,
        })
    }) && signs.all(|at| {
        let is_target = bytes[at] == b'@' || bytes[at..].starts_with(b"://");
        !is_target || found(RawTarget::Bare(around(text, at)))
    }) && hosts(text).all(|at| found(RawTarget::Bare(around(text, at))))
}

/// Returns where `www.` stands.
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

/// Returns what stands around `at` without a blank, a quotation mark or a bracket.
fn around(text: &str, at: usize) -> &str {
    const ENDS: ByteSet = ByteSet::new(b" \t\n\x0c\r\"'()[]<>");
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rposition(|byte| ENDS.contains(*byte));
    let end = ENDS.find(bytes, at).unwrap_or(text.len());
    text.slice(before.map_or(0, |it| it + 1)..end)
}

#[cfg(test)]
mod tests {
    use super::{RawTarget, each, sorted};

    fn targets(text: &str) -> Vec<RawTarget<'_>> {
        let mut all = Vec::new();
        each(text, |target| {
            all.push(target);
            true
        });
        all
    }

    #[test]
    fn cases() {
        use RawTarget::{Bare, Escaped, Inline, Label, Tag};
        let check =
            |text, expected: &[RawTarget<'_>]| assert_eq!(targets(text), expected, "{text}");
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
    fn targets_in_any_order() {
        let same = |one: &str, other: &str| {
            let (ours, theirs) = (sorted(one).unwrap(), sorted(other).unwrap());
            let theirs = theirs.iter().map(|it| it.of(other));
            ours.iter().map(|it| it.of(one)).eq(theirs)
        };
        assert!(same("[a](b), a@b.org", "A a@b.org [x](b)"));
        assert!(!same("[a](b), a@b.org", "[a](b)"));
        assert!(!same("[a](b)", "[a][b]"));
        assert!(!same("[a](b) [c](b)", "[a](b)"));
        assert!(same("none", "keine"));
        assert_eq!(sorted(&"](".repeat(1000)), None);
    }
}
