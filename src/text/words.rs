//! Words: counting them, and showing how one text became another.

use similar::{ChangeTag, TextDiff};

/// How many words a text has: runs between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    if !text.is_ascii() {
        let words = text.split_whitespace();
        return words
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count();
    }
    let mut count = 0;
    let mut in_word = false;
    for byte in text.bytes() {
        let is_word = byte.is_ascii_alphanumeric();
        count += usize::from(is_word && !in_word);
        in_word = !byte.is_ascii_whitespace() && (in_word || is_word);
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
