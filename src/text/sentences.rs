//! Cutting texts into sentences.

use std::ops::Range;

use crate::text::byte_set::ByteSet;
use crate::text::letters::Letters;
use crate::text::slice::Slice;

/// Returns the sentences of a text, in order: stretches with a letter in them that end with `.`, `?`, `!` or `…` before a
/// blank and a capital, or with a paragraph; with the marks that close them, without the blanks around them. `protected`
/// are the ranges that are no prose, `abbreviations` the words, in lower case, that have a full stop of their own.
pub fn ranges(text: &str, protected: &[Range<usize>], abbreviations: &[&str]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    each(text, protected, abbreviations, &mut |at| {
        let mark = text.slice(at..).chars().next().map_or(0, char::len_utf8);
        let end = if at < text.len() {
            end_of_marks(text, at + mark)
        } else {
            at
        };
        let sentence = text.slice(from..end);
        let start = end - sentence.trim_start().len();
        found.push(start..start + sentence.trim().len());
        from = end;
    });
    found
}

/// Calls `end` for each sentence with the place of the mark that ends it, or of the end of the text.
fn each(
    text: &str,
    protected: &[Range<usize>],
    abbreviations: &[&str],
    end: &mut dyn FnMut(usize),
) {
    let bytes = text.as_bytes();
    let mut gaps = protected.iter().peekable();
    let mut from = 0;
    let mut letters = Letters::new(text, protected);
    // Where the marks end that stand beside the last one looked at.
    let mut marks_end = 0;
    for at in MAY_END.positions(bytes) {
        while gaps.next_if(|gap| gap.end <= at).is_some() {}
        if gaps.peek().is_some_and(|gap| gap.start <= at) {
            continue;
        }
        // `3.5`, `example.org`: most marks stand within a word.
        let byte = bytes[at];
        if byte != b'\n' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        let is_end = match byte {
            b'\n' => bytes.get(at + 1) == Some(&b'\n') && letters.any_between(from, at),
            0xe2 if !text.slice(at..).starts_with('…') => false,
            byte => {
                let mark = if byte == 0xe2 {
                    '…'
                } else {
                    char::from(byte)
                };
                if at + mark.len_utf8() > marks_end {
                    marks_end = end_of_marks(text, at + mark.len_utf8());
                }
                letters.any_between(from, at) && closes(text, at, mark, marks_end, abbreviations)
            }
        };
        if is_end {
            end(at);
            from = at;
        }
    }
    if letters.any_between(from, text.len()) {
        end(text.len());
    }
}

/// The bytes that may end a sentence; the last one begins `…`.
const MAY_END: ByteSet = ByteSet::new(b".?!\n\xe2");

/// Returns where the marks end that may stand between the end of a sentence and a blank.
fn end_of_marks(text: &str, from: usize) -> usize {
    let rest = text
        .slice(from..)
        .trim_start_matches(['”', '»', '"', '’', '\'', ')', ']', '*', '_', '.', '?', '!']);
    text.len() - rest.len()
}

fn closes(text: &str, at: usize, mark: char, marks_end: usize, abbreviations: &[&str]) -> bool {
    let rest = text.slice(marks_end..);
    let next = rest.trim_start();
    if next.len() == rest.len() && !rest.is_empty() {
        return false;
    }
    let opens = next.trim_start_matches([
        '“', '«', '"', '‘', '\'', '(', '[', '*', '_', '¿', '¡', '—', '–', '-', ' ',
    ]);
    let goes_on = opens.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    if goes_on || opens.is_empty() || mark != '.' {
        return !goes_on;
    }
    let before = text.slice(..at);
    let start = before.rfind(|c: char| !c.is_alphanumeric());
    let word = start.map_or(before, |start| {
        before
            .slice(start..)
            .trim_start_matches(|c: char| !c.is_alphanumeric())
    });
    // What follows `&oacute;` is the end of a word.
    let is_end_of_word = before.slice(..before.len() - word.len()).ends_with(';');
    let is_abbreviation =
        || word.len() <= LONGEST_ABBREVIATION && abbreviations.contains(&&*word.to_lowercase());
    is_end_of_word || !(word.chars().count() == 1 || is_abbreviation())
}

/// In bytes, with room to spare.
const LONGEST_ABBREVIATION: usize = 16;

#[cfg(test)]
mod tests {
    use super::ranges;
    use crate::text::slice::Slice;

    #[test]
    fn cases() {
        let check = |text: &str, expected: usize| {
            let found = ranges(text, &[], &["sr", "mr", "etc"]);
            assert_eq!(found.len(), expected, "{text}");
        };
        check("", 0);
        check("One. Two! Three?", 3);
        check("Mr. Paz left. He had 3.5 km to go.", 2);
        check("«¿Quién?» Nadie… Y entonces, etc. y así.", 3);
        check("A title\n\nA text", 2);
        check("One (yes!) and more", 1);
        check("J. R. Paz wrote it.", 1);
        // The letter after an entity is the end of a word.
        check("La contribuci&oacute;n. Sobre &eacute;l. Así es.", 3);
    }

    #[test]
    fn cuts() {
        let text = " One “yes.” Two!\n\nThree… Mr. Paz";
        let found = ranges(text, &[], &["mr"]);
        let found: Vec<&str> = found.into_iter().map(|range| text.slice(range)).collect();
        assert_eq!(found, ["One “yes.”", "Two!", "Three…", "Mr. Paz"]);
    }
}
