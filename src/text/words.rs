//! Words: counting them, and showing how one text became another.

use std::collections::HashMap;

use similar::{ChangeTag, TextDiff};

use crate::text::slice::Slice;

/// Returns how many words a text has: runs between white space that hold a letter or a digit.
pub fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut in_word, mut at) = (0, false, 0);
    while at < bytes.len() {
        let (class, length) = match CLASSES[usize::from(bytes[at])] {
            WordByte::Decode => decode(text.slice(at..)),
            class => (class, 1),
        };
        let is_letter = class == WordByte::Letter;
        count += usize::from(is_letter && !in_word);
        in_word = class != WordByte::Blank && (in_word || is_letter);
        at += length;
    }
    count
}

/// Returns where the last word of a text begins, in bytes: behind the last blank, which may have more bytes than one.
pub fn last_word_start(text: &str) -> usize {
    text.trim_end_matches(|c: char| !c.is_whitespace()).len()
}

/// The class of a byte for the counting of words.
#[derive(Clone, Copy, PartialEq)]
enum WordByte {
    Blank,
    Letter,
    Other,
    /// The first byte of a character that may be any of these.
    Decode,
}

const CLASSES: [WordByte; 256] = {
    let mut classes = [WordByte::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => WordByte::Blank,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => WordByte::Letter,
            // Continuation bytes belong to a letter that was met before.
            0x80..=0xbf => WordByte::Letter,
            // U+00C0 to U+00FF, but two signs: letters of the languages of Europe.
            0xc3 => WordByte::Letter,
            0xc2 | 0xc4..=0xff => WordByte::Decode,
            _ => WordByte::Other,
        };
        byte += 1;
    }
    classes
};

fn decode(text: &str) -> (WordByte, usize) {
    let Some(c) = text.chars().next() else {
        return (WordByte::Other, 1);
    };
    let class = match c {
        c if c.is_alphanumeric() => WordByte::Letter,
        c if c.is_whitespace() => WordByte::Blank,
        _ => WordByte::Other,
    };
    (class, c.len_utf8())
}

/// Returns a word diff of two texts: what went as `[-was-]`, what came as `{+now+}`.
pub fn diff(was: &str, now: &str) -> String {
    let mut shown = String::with_capacity(was.len().max(now.len()) + 16);
    let mut open = ChangeTag::Equal;
    for (tag, text) in changes(was, now) {
        if tag != open {
            shown.push_str(closing(open));
            open = tag;
            shown.push_str(match open {
                ChangeTag::Equal => "",
                ChangeTag::Delete => "[-",
                ChangeTag::Insert => "{+",
            });
        }
        match open {
            ChangeTag::Equal => shown.push_str(text),
            ChangeTag::Delete | ChangeTag::Insert => shown.push_str(&visible(text)),
        }
    }
    shown.push_str(closing(open));
    shown
}

/// Returns the pieces of two texts in order: what both have, what went, what came. Of very long texts all that stands
/// between their common beginning and end has changed, for the words of two that have nothing in common take the square
/// of their length to compare.
pub fn changes<'t>(was: &'t str, now: &'t str) -> Vec<(ChangeTag, &'t str)> {
    if was.len().max(now.len()) <= LONG_BYTES {
        return word_changes(was, now);
    }
    let is_same = |(one, other): &((usize, char), (usize, char))| one.1 == other.1;
    let both = was.char_indices().zip(now.char_indices());
    let start = both.take_while(is_same).last();
    let start = start.map_or(0, |((at, c), _)| at + c.len_utf8());
    let (beginning, was) = was.halves(start);
    let now = now.slice(start..);
    let both = was.chars().rev().zip(now.chars().rev());
    let end = both.take_while(|(one, other)| one == other);
    let end: usize = end.map(|(c, _)| c.len_utf8()).sum();
    let (was, ending) = was.halves(was.len() - end);
    let now = now.slice(..now.len() - end);
    vec![
        (ChangeTag::Equal, beginning),
        (ChangeTag::Delete, was),
        (ChangeTag::Insert, now),
        (ChangeTag::Equal, ending),
    ]
}

fn word_changes<'t>(was: &'t str, now: &'t str) -> Vec<(ChangeTag, &'t str)> {
    let diff = TextDiff::from_unicode_words(was, now);
    let (mut left, mut right) = (0, 0);
    let mut changes = Vec::new();
    for change in diff.iter_all_changes() {
        let (tag, length) = (change.tag(), change.value().len());
        changes.push(match tag {
            ChangeTag::Equal | ChangeTag::Delete => (tag, was.slice(left..left + length)),
            ChangeTag::Insert => (tag, now.slice(right..right + length)),
        });
        left += if tag == ChangeTag::Insert { 0 } else { length };
        right += if tag == ChangeTag::Delete { 0 } else { length };
    }
    changes
}

/// A text of more bytes is not compared word by word.
const LONG_BYTES: usize = 20_000;

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

/// Returns how alike two texts are, from 0 (no word in common) to 1 (equal), over their words (Dice coefficient of the
/// longest common subsequence; of the words in any order where there are very many, for the subsequence of long texts
/// that have nothing in common takes the square of their length).
pub fn similarity(one: &str, other: &str) -> f32 {
    let one: Vec<&str> = one.split_whitespace().collect();
    let other: Vec<&str> = other.split_whitespace().collect();
    likeness(&one, &other)
}

/// Returns how alike two lists of words are, as `similarity` says it.
pub fn likeness(one: &[&str], other: &[&str]) -> f32 {
    let (all, shorter) = (one.len() + other.len(), one.len().min(other.len()));
    // If the shorter one stood in the longer one whole, they would be no more alike.
    let most = 2.0 * shorter as f32 / all as f32;
    if all > 0 && most < UNLIKE {
        return most;
    }
    if one.len().max(other.len()) > LONG {
        return overlap(one, other);
    }
    TextDiff::from_slices(one, other).ratio()
}

/// No paragraph has more words.
const LONG: usize = 1_000;

/// So little alike are two texts that nobody asks how little.
const UNLIKE: f32 = 0.2;

/// Returns the Dice coefficient of two lists of words, their order left aside.
fn overlap(one: &[&str], other: &[&str]) -> f32 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in one {
        *counts.entry(word).or_default() += 1;
    }
    let mut common = 0;
    for word in other {
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    2.0 * common as f32 / (one.len() + other.len()) as f32
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
        let long = "one two ".repeat(LONG_BYTES / 8);
        assert_eq!(
            diff(
                &format!("{long}é three{long}"),
                &format!("{long}ñ three{long}")
            ),
            format!("{long}[-é-]{{+ñ+}} three{long}")
        );
        assert_eq!(diff("20 km", "20\u{a0}km"), "20[- -]{+<no-break space>+}km");
        assert_eq!(
            diff("is not negotiable", "is negotiable"),
            "is [-not -]negotiable"
        );
    }
}
