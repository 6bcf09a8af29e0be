//! The words of a pseudo-locale.

use std::ops::Range;

use crate::locale::pseudo::PseudoLocale;
use crate::text::slice::Slice;

/// Adds the changes to the words of a text that begins at `place` in its catalog.
pub(super) fn add_words(
    text: &str,
    place: usize,
    locale: PseudoLocale,
    edits: &mut Vec<(Range<usize>, String)>,
) {
    let mut from = 0;
    while let Some(start) = text.slice(from..).find(char::is_alphabetic) {
        let start = from + start;
        let rest = text.slice(start..);
        let run = rest.slice(..rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()));
        let word = run.trim_end_matches(['\'', '’']);
        from = start + run.len();
        let changed = match locale {
            PseudoLocale::Accented => accented(word),
            PseudoLocale::Bidirectional => from_right_to_left(word),
        };
        edits.push((place + start..place + start + word.len(), changed));
    }
}

/// Letters, their combining marks, and the apostrophe of *don't*.
fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// Returns a word with accents, and longer: its small vowels stand twice, as in Firefox.
fn accented(word: &str) -> String {
    let mut out = String::with_capacity(3 * word.len());
    for c in word.chars() {
        let accented = accented_letter(c);
        out.push(accented);
        if matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
            out.push(accented);
        }
    }
    out
}

/// Returns a word that is written from right to left, whatever its letters: between marks and within an override, as
/// in Android and Chromium.
fn from_right_to_left(word: &str) -> String {
    format!("\u{200f}\u{202e}{word}\u{202c}\u{200f}")
}

/// Returns a letter as Android's en-XA has it: one character for each.
fn accented_letter(c: char) -> char {
    const LETTERS: &[char] = &[
        'å', 'ƀ', 'ç', 'đ', 'é', 'ƒ', 'ĝ', 'ĥ', 'î', 'ĵ', 'ķ', 'ļ', 'ɱ', 'ñ', 'ö', 'þ', 'ǫ', 'ŕ',
        'š', 'ţ', 'û', 'ṽ', 'ŵ', 'ẋ', 'ý', 'ž',
    ];
    const CAPITALS: &[char] = &[
        'Å', 'Ɓ', 'Ç', 'Đ', 'É', 'Ƒ', 'Ĝ', 'Ĥ', 'Î', 'Ĵ', 'Ķ', 'Ļ', 'Ṁ', 'Ñ', 'Ö', 'Þ', 'Ǫ', 'Ŕ',
        'Š', 'Ţ', 'Û', 'Ṽ', 'Ŵ', 'Ẋ', 'Ý', 'Ž',
    ];
    match c {
        'a'..='z' => LETTERS[c as usize - 'a' as usize],
        'A'..='Z' => CAPITALS[c as usize - 'A' as usize],
        other => other,
    }
}
