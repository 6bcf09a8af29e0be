//! String literals as written between their quotes, and what they stand for.

use std::borrow::Cow;

use crate::text::slice::Slice;

/// A stretch of a string literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'s> {
    /// Characters that stand for themselves.
    Verbatim(&'s str),
    /// An escape sequence. What Fluent cannot read becomes U+FFFD, as it does at run time.
    Escape { written: &'s str, value: char },
}

/// Returns the stretches of a literal, in order.
pub fn pieces(literal: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = literal;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, length) = if rest.starts_with('\\') {
            let length = escape_length(rest);
            let written = rest.slice(..length);
            let value = value(written).unwrap_or(char::REPLACEMENT_CHARACTER);
            (Piece::Escape { written, value }, length)
        } else {
            let length = rest.find('\\').unwrap_or(rest.len());
            (Piece::Verbatim(rest.slice(..length)), length)
        };
        rest = rest.slice(length..);
        Some(piece)
    })
}

/// Returns what a literal stands for.
pub fn unescape(literal: &str) -> Cow<'_, str> {
    if !literal.contains('\\') {
        return Cow::Borrowed(literal);
    }
    let mut text = String::with_capacity(literal.len());
    unescape_into(literal, &mut text);
    Cow::Owned(text)
}

pub(super) fn unescape_into(literal: &str, text: &mut String) {
    for piece in pieces(literal) {
        match piece {
            Piece::Verbatim(it) => text.push_str(it),
            Piece::Escape { value, .. } => text.push(value),
        }
    }
}

/// Returns how long the escape sequence at the start of `text` is; the parser has seen that it is whole.
fn escape_length(text: &str) -> usize {
    let length = match text.as_bytes().get(1) {
        Some(b'u') => 6,
        Some(b'U') => 8,
        _ => 2,
    };
    if text.is_char_boundary(length) {
        length
    } else {
        1
    }
}

fn value(escape: &str) -> Option<char> {
    match escape.as_bytes()[1..] {
        [b'\\'] => Some('\\'),
        [b'"'] => Some('"'),
        [b'u' | b'U', ..] => char::from_u32(u32::from_str_radix(escape.slice(2..), 16).ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn cases() {
        for (literal, expected) in [
            ("", ""),
            ("plain ñ", "plain ñ"),
            (r"\u00A0\U01F602", "\u{a0}😂"),
            (r#"\"\\u00A0"#, "\"\\u00A0"),
            (r"a\uD800b", "a\u{fffd}b"),
            (r"\{x", "\u{fffd}x"),
        ] {
            assert_eq!(unescape(literal), expected);
        }
    }
}
