//! The canonical form in which texts are compared: NFC, white space folded.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// NFC with every run of white space (spaces, tabs, line ends) as one space, trimmed.
///
/// A Markdown hard break, written as a backslash at the end of a line, is content: it stays `\` and a line feed.
/// No-break spaces are content too.
pub fn canonical(text: &str) -> Cow<'_, str> {
    let text = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    };
    if is_folded(&text) {
        text
    } else {
        Cow::Owned(fold(&text))
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let blank = |byte: &u8| is_blank(*byte as char);
    !bytes.first().is_some_and(blank)
        && !bytes.last().is_some_and(blank)
        && memchr::memchr3(b'\t', b'\n', b'\r', bytes).is_none()
        && memchr::memmem::find(bytes, b"  ").is_none()
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text.trim_matches(is_blank);
    while let Some(at) = rest.find(is_blank) {
        folded.push_str(&rest[..at]);
        let run = rest[at..].len() - rest[at..].trim_start_matches(is_blank).len();
        let blanks = &rest[at..at + run];
        let escaped = folded.len() - folded.trim_end_matches('\\').len();
        let hard_break = escaped % 2 == 1 && matches!(blanks.as_bytes()[0], b'\n' | b'\r');
        folded.push(if hard_break { '\n' } else { ' ' });
        rest = &rest[at + run..];
    }
    folded.push_str(rest);
    folded
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn cases() {
        for (text, expected) in [
            ("a b", "a b"),
            ("  a \t b\r\n  c\n", "a b c"),
            ("man\u{303}ana", "mañana"),
            ("1\u{a0}200  km", "1\u{a0}200 km"),
            ("one\\\n   two\\\\\nthree", "one\\\ntwo\\\\ three"),
            ("", ""),
        ] {
            assert_eq!(canonical(text), expected);
        }
    }
}
