//! Words: counting them, and showing how one text became another.

use similar::{ChangeTag, TextDiff};

use crate::text::slice::Slice;

/// How many words a text has: runs between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut in_word, mut at) = (0, false, 0);
    while at < bytes.len() {
        let (class, length) = match CLASSES[usize::from(bytes[at])] {
            Class::Decode => decode(text.slice(at..)),
            class => (class, 1),
        };
        let is_letter = class == Class::Letter;
        count += usize::from(is_letter && !in_word);
        in_word = class != Class::Blank && (in_word || is_letter);
        at += length;
    }
    count
}

/// Returns where the last word of a text begins, in bytes: behind the last blank, which may have more bytes than one.
pub fn last_word_start(text: &str) -> usize {
    text.trim_end_matches(|c: char| !c.is_whitespace()).len()
}

/// What a byte is for the counting of words.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Blank,
    Letter,
    Other,
    /// The first byte of a character that may be any of these.
    Decode,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Blank,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            // Continuation bytes belong to a letter that was met before.
            0x80..=0xbf => Class::Letter,
            // U+00C0 to U+00FF, but two signs: letters of the languages of Europe.
            0xc3 => Class::Letter,
            0xc2 | 0xc4..=0xff => Class::Decode,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

fn decode(text: &str) -> (Class, usize) {
    let Some(c) = text.chars().next() else {
        return (Class::Other, 1);
    };
    let class = match c {
        c if c.is_alphanumeric() => Class::Letter,
        c if c.is_whitespace() => Class::Blank,
        _ => Class::Other,
    };
    (class, c.len_utf8())
}

/// A word diff of two texts: what went as `[-was-]`, what came as `{+now+}`.
pub fn diff(was: &str, now: &str) -> String {
    let diff = TextDiff::from_unicode_words(was, now);
    let mut shown = String::with_capacity(was.len().max(now.len()) + 16);
    let mut open = ChangeTag::Equal;
    for change in diff.iter_all_changes() {
        if change.tag() != open {
            shown.push_str(closing(open));
            open = change.tag();
            shown.push_str(match open {
                ChangeTag::Equal => "",
                ChangeTag::Delete => "[-",
                ChangeTag::Insert => "{+",
            });
        }
        match open {
            ChangeTag::Equal => shown.push_str(change.value()),
            ChangeTag::Delete | ChangeTag::Insert => shown.push_str(&visible(change.value())),
        }
    }
    shown.push_str(closing(open));
    shown
}

/// With names for the blanks that cannot be told from a space.
fn visible(text: &str) -> String {
    text.replace('\u{a0}', "<no-break space>")
        .replace('\u{202f}', "<narrow no-break space>")
}

fn closing(tag: ChangeTag) -> &'static str {
    match tag {
        ChangeTag::Equal => "",
        ChangeTag::Delete => "-]",
        ChangeTag::Insert => "+}",
    }
}

/// How alike two texts are, from 0 (no word in common) to 1 (equal), over their words
/// (Dice coefficient of the longest common subsequence).
pub fn similarity(one: &str, other: &str) -> f32 {
    let one: Vec<&str> = one.split_whitespace().collect();
    let other: Vec<&str> = other.split_whitespace().collect();
    TextDiff::from_slices(&one, &other).ratio()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        assert_eq!(count("Safe, orderly — and 20 more"), 5);
        assert_eq!(count(" … "), 0);
        assert_eq!(count("Él pidió 1\u{a0}200 «¿sí?» — no"), 6);
        assert_eq!(count("don’t"), 1);
    }

    #[test]
    fn diffs() {
        assert_eq!(
            diff("more than 20 states", "more than 25 states"),
            "more than [-20-]{+25+} states"
        );
        assert_eq!(diff("20 km", "20\u{a0}km"), "20[- -]{+<no-break space>+}km");
        assert_eq!(
            diff("is not negotiable", "is negotiable"),
            "is [-not -]negotiable"
        );
    }
}
