//! Classifies the start of a line of plain text: a bullet, a number, a rule. Reader and weaver share it.

use crate::text::slice::Slice;

/// The sign before an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// The number of an ordered item; `a)` is 1.
    pub(super) number: Option<u64>,
    /// The bytes up to the text.
    pub(super) len: usize,
    /// A bullet, or the first number: what may follow a line of text without a blank line.
    pub(super) is_plain: bool,
}

/// Reads `• `, `- `, `* `, `– `, `1. `, `1) ` or `a) ` with a text behind it.
pub(super) fn marker(content: &str) -> Option<Marker> {
    let first = content.chars().next()?;
    let (number, sign) = match first {
        '•' | '-' | '*' | '–' => (None, first.len_utf8()),
        '0'..='9' => {
            let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = content.len() - rest.len();
            if digits > 3 || !rest.starts_with(['.', ')']) {
                return None;
            }
            (content.slice(..digits).parse().ok(), digits + 1)
        }
        'a'..='z' | 'A'..='Z' if content.slice(1..).starts_with(')') => {
            let letter = first.to_ascii_lowercase() as u64;
            (Some(letter - u64::from(b'a') + 1), 2)
        }
        _ => return None,
    };
    let rest = content.slice(sign..);
    let text = rest.trim_start();
    if text.is_empty() || !rest.starts_with([' ', '\t', '\u{a0}']) {
        return None;
    }
    Some(Marker {
        number,
        len: content.len() - text.len(),
        is_plain: match number {
            Some(number) => number == 1,
            None => first != '–',
        },
    })
}

/// Returns the level of the heading that the line underlines.
pub(super) fn underline(content: &str) -> Option<u8> {
    let all = |sign: u8| content.len() > 2 && content.bytes().all(|byte| byte == sign);
    if all(b'=') {
        Some(1)
    } else {
        all(b'-').then_some(2)
    }
}

/// Returns a line of one repeated sign.
pub(super) fn is_rule(content: &str) -> bool {
    let content = content.trim_ascii_start();
    let first = content.as_bytes().first().copied().unwrap_or_default();
    b"-=*_~+".contains(&first)
        && content.bytes().all(|byte| byte == first || byte == b' ')
        && content.bytes().filter(|byte| *byte == first).count() > 2
}

/// Keeps a line from being read as an item or a rule, and an empty text from being none: plain text
/// knows no escapes, but this sign is not seen.
const WORD_JOINER: char = '\u{2060}';

/// Writes a canonical text behind `before`, what stands on its line already.
/// `line_end` begins each further line, which a hard break asks for.
pub(super) fn write(text: &str, before: &str, line_end: &str, out: &mut String) {
    let mut before = before.trim();
    for (number, line) in text.split("\\\n").enumerate() {
        if number > 0 {
            out.push_str(line_end);
            before = "";
        }
        // Three dots end front matter.
        let begins =
            before.is_empty() && (marker(line).is_some() || line.starts_with('>') || line == "...");
        if line.is_empty() || begins || is_rule(&format!("{before} {line}")) {
            out.push(WORD_JOINER);
        }
        out.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (line, expected) in [
            ("• a", Some((None, 4))),
            ("-  a", Some((None, 3))),
            ("-a", None),
            ("- ", None),
            ("12) a", Some((Some(12), 4))),
            ("2022. a", None),
            ("1.5 a", None),
            ("b) a", Some((Some(2), 3))),
            ("año", None),
        ] {
            let found = marker(line).map(|marker| (marker.number, marker.len));
            assert_eq!(found, expected, "{line}");
        }
        assert!(is_rule("* * *") && !is_rule("* a") && !is_rule("--"));
        assert_eq!(underline("==="), Some(1));
        assert_eq!(underline("- -"), None);
    }
}
