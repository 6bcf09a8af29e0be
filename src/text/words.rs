//! Words: counting them, and showing how one text became another.

use similar::{ChangeTag, TextDiff};

/// How many words a text has: runs between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut in_word, mut at) = (0, false, 0);
    while let Some(byte) = bytes.get(at) {
        let (is_letter, is_blank, length) = match byte.is_ascii() {
            true => (byte.is_ascii_alphanumeric(), byte.is_ascii_whitespace(), 1),
            false => match text[at..].chars().next() {
                Some(c) => (c.is_alphanumeric(), c.is_whitespace(), c.len_utf8()),
                None => break,
            },
        };
        count += usize::from(is_letter && !in_word);
        in_word = !is_blank && (in_word || is_letter);
        at += length;
    }
    count
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
        shown.push_str(change.value());
    }
    shown.push_str(closing(open));
    shown
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
        assert_eq!(
            diff("is not negotiable", "is negotiable"),
            "is [-not -]negotiable"
        );
    }
}
