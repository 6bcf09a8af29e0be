//! The words of a text with their places, what nobody reads as prose left out.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;

use memchr::memmem;

use crate::text::slice::Slice;

/// Letters and digits in a row, with the hyphens and apostrophes between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    /// True if it has an ASCII digit: if so, it is no word.
    pub has_digit: bool,
    /// True if there is a hyphen or an apostrophe in it.
    pub is_joined: bool,
    /// True if it begins with a capital.
    pub is_capital: bool,
    /// True if it is plainly the same in lower case.
    pub is_small: bool,
    /// The number of ASCII capitals.
    pub capitals: u8,
}

impl Token {
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.slice(self.range())
    }

    /// Returns it in lower case.
    #[inline]
    pub fn lower(self, text: &str) -> Cow<'_, str> {
        let written = self.of(text);
        if self.is_small {
            Cow::Borrowed(written)
        } else {
            Cow::Owned(written.to_lowercase())
        }
    }

    /// Returns how many bytes it has.
    #[inline]
    pub fn length(self) -> u32 {
        self.end - self.start
    }
}

/// Returns the tokens outside of `left_out`, which is sorted, in order.
pub fn tokens(text: &str, left_out: &[Range<usize>]) -> Vec<Token> {
    first_tokens(text, left_out, usize::MAX)
}

/// Returns the first tokens outside of `left_out`, no more than `most`.
pub fn first_tokens(text: &str, left_out: &[Range<usize>], most: usize) -> Vec<Token> {
    let mut found = Vec::with_capacity(most.min(text.len() / 5));
    let mut at = 0;
    let end = text.len()..text.len();
    for gap in left_out.iter().chain(once(&end)) {
        if gap.start > at {
            cut(text, at..gap.start, most, &mut found);
        }
        at = at.max(gap.end);
    }
    found
}

/// The tokens of a piece of a text; one that reaches its end is cut off there.
fn cut(text: &str, piece: Range<usize>, most: usize, found: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..piece.end];
    let mut at = piece.start;
    while at < bytes.len() && found.len() < most {
        let start = at;
        let (mut has_digit, mut is_joined, mut is_small, mut capitals) = (false, false, true, 0u8);
        loop {
            // Most bytes are small letters.
            let rest = bytes.get(at..).unwrap_or_default();
            let small = rest.iter().position(|byte| !byte.is_ascii_lowercase());
            at += small.unwrap_or(rest.len());
            let Some(byte) = bytes.get(at) else {
                break;
            };
            match CLASSES[usize::from(*byte)] {
                TokenByte::Capital => {
                    capitals = capitals.saturating_add(1);
                    is_small = false;
                    at += 1;
                }
                TokenByte::Digit => {
                    has_digit = true;
                    at += 1;
                }
                // The signs × and ÷ stand among these letters.
                TokenByte::Latin if !matches!(bytes.get(at + 1), Some(0x97 | 0xb7)) => {
                    is_small &= bytes
                        .get(at + 1)
                        .is_some_and(|second| *second >= FIRST_SMALL);
                    at += 2;
                }
                TokenByte::Joint if at > start && is_letter(text, at + 1, piece.end) => {
                    is_joined = true;
                    at += 1;
                }
                TokenByte::Joint | TokenByte::Latin | TokenByte::Other => break,
                TokenByte::Decode => {
                    let Some(c) = text.slice(at..).chars().next() else {
                        break;
                    };
                    let next = at + c.len_utf8();
                    let joins = c == '’' && at > start && is_letter(text, next, piece.end);
                    if !c.is_alphanumeric() && !joins {
                        break;
                    }
                    is_joined |= joins;
                    is_small &= joins;
                    at = next;
                }
            }
        }
        if at > start {
            found.push(Token {
                start: start as u32,
                end: at as u32,
                has_digit,
                is_joined,
                is_capital: match bytes[start] {
                    byte if byte.is_ascii() => byte.is_ascii_uppercase(),
                    _ => text.slice(start..).starts_with(char::is_uppercase),
                },
                is_small,
                capitals,
            });
        } else {
            // The other bytes of a longer character begin nothing either.
            at += 1;
        }
    }
}

fn is_letter(text: &str, at: usize, end: usize) -> bool {
    at < end && text.slice(at..).starts_with(char::is_alphabetic)
}

/// The second byte of `à`, the first small letter of U+00C0 to U+00FF but `ß`, which is taken for a capital.
const FIRST_SMALL: u8 = 0xa0;

/// The class of a byte for the cutting of tokens; small letters are taken before.
#[derive(Clone, Copy)]
enum TokenByte {
    Capital,
    Digit,
    /// The first byte of a letter of U+00C0 to U+00FF.
    Latin,
    /// A hyphen or an apostrophe.
    Joint,
    /// The first byte of a character that may be anything.
    Decode,
    Other,
}

const CLASSES: [TokenByte; 256] = {
    let mut classes = [TokenByte::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'A'..=b'Z' => TokenByte::Capital,
            b'0'..=b'9' => TokenByte::Digit,
            b'-' | b'\'' => TokenByte::Joint,
            0xc3 => TokenByte::Latin,
            0xc2..=0xff => TokenByte::Decode,
            _ => TokenByte::Other,
        };
        byte += 1;
    }
    classes
};

/// Returns where `form` stands as a word of its own, in the same letters.
pub fn find_word(text: &str, form: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), form).find(|at| {
        let before = text.slice(..*at).chars().next_back();
        let after = text.slice(at + form.len()..).chars().next();
        is_outside(before) && is_outside(after)
    })
}

/// Returns whether a word of `text` begins with `beginning`.
pub fn has_beginning(text: &str, beginning: &str) -> bool {
    memmem::find_iter(text.as_bytes(), beginning)
        .any(|at| is_outside(text.slice(..at).chars().next_back()))
}

fn is_outside(neighbour: Option<char>) -> bool {
    !neighbour.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{find_word, first_tokens, has_beginning, tokens};
    use crate::text::protected_ranges::protected_ranges;

    #[test]
    fn cases() {
        let check = |text: &str, expected: &[&str]| {
            let left_out = protected_ranges(text);
            let found = tokens(text, &left_out).into_iter();
            let words = found.filter(|it| !it.has_digit);
            let found: Vec<&str> = words.map(|it| it.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("The UN’s 3rd e-mail", &["The", "UN’s", "e-mail"]);
        check("a <b>c</b>d `e f` g", &["a", "c", "d", "g"]);
        check("see https://a.org/b, ¿sí? - no-", &["see", "sí", "no"]);
        check("", &[]);
        check("a\u{fffc}b", &["a", "b"]);
        check("3 × 4 ÷ x—y", &["x", "y"]);
    }

    #[test]
    fn capitals() {
        let text = "Élan é A × a";
        let found = first_tokens(text, &[], 3);
        let capitals: Vec<bool> = found.iter().map(|it| it.is_capital).collect();
        assert_eq!(capitals, [true, false, true]);
    }

    #[test]
    fn whole_words() {
        assert_eq!(find_word("the UNHCR and the UN", "UN"), Some(18));
        assert_eq!(find_word("the UNHCR", "UN"), None);
        assert!(!has_beginning("las Naciones Unidas", "naciones"));
        assert!(has_beginning("las naciones unidas", "nacion"));
        assert!(!has_beginning("internaciones", "nacion"));
    }
}
