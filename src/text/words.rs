//! Words: counting them, and showing how one text became another.

use similar::{ChangeTag, TextDiff};

/// How many words a text has: runs between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    let mut words = Words::default();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match CLASSES[usize::from(byte)] {
            DECODE => {
                let rest = &text[text.len() - bytes.len() - 1..];
                let c = rest.chars().next().unwrap_or_default();
                words.add(class_of(c));
                bytes = rest[c.len_utf8()..].bytes();
            }
            class => words.add(class),
        }
    }
    words.count
}

/// The words that were begun, and whether the last run of signs is one of them.
#[derive(Default)]
struct Words {
    count: usize,
    in_word: u8,
}

impl Words {
    /// Takes in a sign of this class. Without a branch: nobody can foretell where a word begins.
    fn add(&mut self, class: u8) {
        self.count += usize::from(class & !self.in_word & 1);
        self.in_word = (class | self.in_word) & class >> 1 & 1;
    }
}

/// What a byte is for the counting of words: the lowest bit says that it makes a word, the next one that it is no blank.
const CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => BLANK,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => LETTER,
            // Continuation bytes belong to a letter that was met before.
            0x80..=0xbf => LETTER,
            // U+00C0 to U+00FF, but two signs: letters of the languages of Europe.
            0xc3 => LETTER,
            0xc2 | 0xc4..=0xff => DECODE,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

const BLANK: u8 = 0b00;
const OTHER: u8 = 0b10;
const LETTER: u8 = 0b11;
/// The first byte of a character that may be any of these.
const DECODE: u8 = 0b100;

fn class_of(c: char) -> u8 {
    match c {
        c if c.is_alphanumeric() => LETTER,
        c if c.is_whitespace() => BLANK,
        _ => OTHER,
    }
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
