//! The canonical form in which texts are compared: NFC, white space folded.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;

/// NFC with every run of white space (spaces, tabs, line ends) as one space, trimmed.
///
/// A Markdown hard break, written as a backslash at the end of a line, is content: it stays `\` and a line feed.
/// No-break spaces are content too.
pub fn canonical(text: &str) -> Cow<'_, str> {
    if is_plainly_canonical(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
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

/// The bytes that a closer look is due to: blanks, and first bytes of characters from U+0300 on, since all before
/// are NFC as they stand.
const NOTABLE: ByteSet = ByteSet::new(&{
    let mut bytes = [b' '; 56];
    bytes[0] = b'\t';
    bytes[1] = b'\n';
    bytes[2] = b'\r';
    let mut at = 4;
    while at < 56 {
        bytes[at] = 0xc8 + at as u8;
        at += 1;
    }
    bytes
});

/// Returns whether a few bytes tell that a text is canonical, as they do for most.
fn is_plainly_canonical(bytes: &[u8]) -> bool {
    if has_single_spaces_alone(bytes) {
        return true;
    }
    let is_blank = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' ');
    let is_plain = |at: usize| match bytes[at..] {
        [b' ', ..] => at > 0 && !is_blank(bytes.get(at + 1)),
        // U+2010 to U+203F: dashes, quotation marks, bullets, the ellipsis.
        [0xe2, 0x80, 0x90..=0xbf, ..] => true,
        _ => false,
    };
    let mut notable = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| NOTABLE.contains(**byte));
    notable.all(|(at, _)| is_plain(at))
}

/// Returns whether a text has nothing notable but single spaces between words: asked of all bytes at once, since most
/// have not.
fn has_single_spaces_alone(bytes: &[u8]) -> bool {
    let is_notable = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0xcc..);
    let has_notable = bytes.iter().fold(false, |any, byte| any | is_notable(byte));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let has_two = pairs.fold(false, |any, (one, next)| {
        any | ((*one == b' ') & (*next == b' '))
    });
    let is_around = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
    !(has_notable || has_two || is_around)
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
        folded.push_str(rest.slice(..at));
        let run = rest.slice(at..).len() - rest.slice(at..).trim_start_matches(is_blank).len();
        let blanks = rest.slice(at..at + run);
        let escaped = folded.len() - folded.trim_end_matches('\\').len();
        let hard_break = escaped % 2 == 1 && matches!(blanks.as_bytes()[0], b'\n' | b'\r');
        folded.push(if hard_break { '\n' } else { ' ' });
        rest = rest.slice(at + run..);
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
            (" ", ""),
            ("“a” — b…", "“a” — b…"),
            ("a \u{2000}b", "a \u{2002}b"),
            ("a\u{a0} b ", "a\u{a0} b"),
        ] {
            assert_eq!(canonical(text), expected);
        }
    }
}
