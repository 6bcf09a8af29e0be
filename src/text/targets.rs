//! Where a text leads, as it is written: quick to find and quick to compare, without reading the markup.

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
    for at in memchr::memchr3_iter(b']', b'<', b'@', bytes) {
        let rest = &text[at + 1..];
        match bytes[at] {
            b']' if text[..at].ends_with('\\') => found.push(Written::Escaped),
            b']' => match bytes.get(at + 1) {
                Some(b'(') => found.push(Written::Inline(until(&rest[1..], &[b')']))),
                Some(b'[') => found.push(Written::Label(until(&rest[1..], &[b']']))),
                _ => {}
            },
            b'<' => found.push(Written::Tag(until(rest, &[b'>']))),
            _ => found.push(Written::Bare(around(text, at))),
        }
    }
    for sign in ["://", "www."] {
        found.extend(
            memchr::memmem::find_iter(bytes, sign).map(|at| Written::Bare(around(text, at))),
        );
    }
    found.extend(memchr::memmem::find_iter(bytes, "\\[").map(|_| Written::Escaped));
    found.sort_unstable();
    found
}

fn until<'t>(text: &'t str, ends: &[u8]) -> &'t str {
    let end = text.bytes().position(|byte| ends.contains(&byte));
    &text[..end.unwrap_or(text.len())]
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
        check(r"\[text](b)", &[Inline("b"), Escaped]);
        check("[text] (https://é.org)", &[Bare("https://é.org")]);
    }
}
