//! Counting sentences.

use std::ops::Range;

/// How many sentences a text has: stretches with a letter in them that end with `.`, `?`, `!` or `…` before a blank and
/// a capital, or with a paragraph. `opaque` are the ranges that are no prose, `abbreviations` the words, in lower case,
/// that have a full stop of their own.
pub fn count(text: &str, opaque: &[Range<usize>], abbreviations: &[&str]) -> usize {
    let mut gaps = opaque.iter().peekable();
    let (mut count, mut says) = (0, false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        while gaps.next_if(|gap| gap.end <= at).is_some() {}
        if gaps.peek().is_some_and(|gap| gap.start <= at) {
            continue;
        }
        says |= c.is_alphabetic();
        let is_end = match c {
            '.' | '?' | '!' | '…' => says && closes(text, at, c, abbreviations),
            '\n' => says && chars.peek().is_some_and(|(_, next)| *next == '\n'),
            _ => false,
        };
        if is_end {
            count += 1;
            says = false;
        }
    }
    count + usize::from(says)
}

fn closes(text: &str, at: usize, mark: char, abbreviations: &[&str]) -> bool {
    let rest = text[at + mark.len_utf8()..]
        .trim_start_matches(['”', '»', '"', '’', '\'', ')', ']', '*', '_', '.', '?', '!']);
    let next = rest.trim_start();
    if next.len() == rest.len() && !rest.is_empty() {
        return false;
    }
    let opens = next.trim_start_matches([
        '“', '«', '"', '‘', '\'', '(', '[', '*', '_', '¿', '¡', '—', '–', '-', ' ',
    ]);
    let goes_on = opens.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let word = text[..at]
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_short = mark == '.'
        && (word.chars().count() == 1 || abbreviations.contains(&&*word.to_lowercase()));
    !goes_on && (!is_short || opens.is_empty())
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn cases() {
        let check = |text: &str, expected: usize| {
            assert_eq!(count(text, &[], &["sr", "mr", "etc"]), expected, "{text}");
        };
        check("", 0);
        check("One. Two! Three?", 3);
        check("Mr. Paz left. He had 3.5 km to go.", 2);
        check("«¿Quién?» Nadie… Y entonces, etc. y así.", 3);
        check("A title\n\nA text", 2);
        check("One (yes!) and more", 1);
        check("J. R. Paz wrote it.", 1);
    }
}
