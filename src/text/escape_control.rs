//! Characters that a terminal, a reader of logs or the direction of writing would obey, as signs that can be seen: the
//! one place that knows which these are. Texts, names and keys of a project pass here before they are put among words
//! of ours; what is printed passes once more, line by line, in `cli::escaping_writer`.

use std::borrow::Cow;

use crate::text::slice::Slice;

/// Returns whether anything in a text but line ends and tabs has a [`sign`].
pub fn has_signs(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    blocks.iter().any(|block| has_ascii_control(block))
        || has_ascii_control(rest)
        || memchr::memchr3_iter(0xc2, 0xd8, 0xe2, bytes).any(|at| match &bytes[at..] {
            [0xc2, second, ..] => *second < 0xa0,
            [0xd8, second, ..] => *second == 0x9c,
            [0xe2, 0x80, third, ..] => matches!(third, 0x8e | 0x8f | 0xa8..=0xae),
            [0xe2, 0x81, third, ..] => matches!(third, 0xa6..=0xa9),
            _ => false,
        })
}

/// So many bytes are asked at once, in a way that compilers know to make parallel: most texts have nothing.
const BLOCK: usize = 32;

#[inline(always)]
fn has_ascii_control(block: &[u8]) -> bool {
    block.iter().fold(false, |any, byte| {
        let is_control = (*byte < b' ') & (*byte != b'\n') & (*byte != b'\t') | (*byte == 0x7f);
        any | is_control
    })
}

/// Returns the sign that stands for a character which must not be printed; `None` for all others. Controls of ASCII
/// have pictures in Unicode, as in the lines that a finding shows; U+FFFD stands for the rest.
pub fn sign(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('␡'),
        // Controls of one byte in ISO 6429: U+009B is `ESC [`, U+009D is `ESC ]`.
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        // Marks, embeddings, overrides and isolates of the direction of writing.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some('\u{fffd}')
        }
        // They end a line for many a program.
        '\u{2028}' | '\u{2029}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// Returns a text that may run over lines, with signs for what must not be printed. Line ends and tabs stay.
pub fn escape_control_chars(text: &str) -> Cow<'_, str> {
    replace(text, |c| {
        if matches!(c, '\n' | '\t') {
            None
        } else {
            sign(c)
        }
    })
}

/// Returns what is one line by its nature (a path, an id, a key, a message), with signs for line ends too.
pub fn escape_name(text: &str) -> Cow<'_, str> {
    replace(text, sign)
}

/// Returns prose on one line: blanks stand for its line ends and tabs.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    replace(text, |c| {
        if matches!(c, '\n' | '\t') {
            Some(' ')
        } else {
            sign(c)
        }
    })
}

fn replace(text: &str, sign: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if !has_signs(text) && memchr::memchr2(b'\n', b'\t', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    match text.char_indices().find(|(_, c)| sign(*c).is_some()) {
        None => Cow::Borrowed(text),
        Some((at, _)) => {
            let mut escaped = text.slice(..at).to_owned();
            let rest = text.slice(at..).chars();
            escaped.extend(rest.map(|c| sign(c).unwrap_or(c)));
            Cow::Owned(escaped)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escape_control_chars, escape_name, has_signs, on_one_line, sign};

    #[test]
    fn signs() {
        let text = "a\u{1b}[31mb\u{202e}c\u{9d}\u{2028}d\n\te";
        assert_eq!(
            escape_control_chars(text),
            "a␛[31mb\u{fffd}c\u{fffd}\u{fffd}d\n\te"
        );
        assert_eq!(escape_name("a\n::b\r"), "a␊::b␍");
        assert_eq!(on_one_line("año\n1\t2"), "año 1 2");
    }

    #[test]
    fn what_has_a_sign() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let is_shown = sign(c).is_none();
            assert_eq!(
                has_signs(&c.to_string()),
                !is_shown && !matches!(c, '\n' | '\t')
            );
            assert!(!is_shown || !c.is_control(), "{c:?} is a control");
        }
    }
}
