//! What stands beside a number and makes it another one: the letter of an article, *3(1)(a)*, and the sign of degrees,
//! *-5 °C*.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::text::slice::Slice;

/// Reports the letter of an article, and the sign of degrees, that is another one in the translation.
pub(super) fn compare_signs(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let have = |byte: u8| source.signs().has(byte) && target.signs().has(byte);
    if source.signs().has(b'(') && has_article(&source.text) {
        compare_letters([source, target], reporter);
    }
    // The first byte of `°`.
    if have(0xc2) {
        compare_degrees([source, target], reporter);
    }
}

/// Returns whether a text has a letter in brackets behind a number: `5(c)`, `3(1)(a)`.
fn has_article(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut brackets = memchr::memchr_iter(b'(', bytes);
    brackets.any(|at| {
        let is_letter = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        is_letter && bytes.get(at + 2) == Some(&b')') && is_behind_number(text, at + 1)
    })
}

/// Reports the one letter of an article that each text has alone.
fn compare_letters([source, target]: [&Prose<'_>; 2], reporter: &mut Reporter<'_>) {
    let there = letters(&source.text);
    let is_of_article = |(_, at): &(char, usize)| is_behind_number(&source.text, *at);
    if !there.iter().all(is_of_article) {
        return;
    }
    let here = letters(&target.text);
    let alone = |side: &[(char, usize)], other: &[(char, usize)]| {
        let mut found = side.iter().filter(|(letter, _)| has_not(other, *letter));
        found.next().copied().filter(|_| found.next().is_none())
    };
    if let (Some((was, _)), Some((now, at))) = (alone(&there, &here), alone(&here, &there)) {
        reporter
            .report(
                target.span(at..at + 1),
                format!("the letter `{was}` of the source is `{now}` here"),
            )
            .severity(Severity::Warning)
            .help("write the letter of the source");
    }
}

fn has_not(letters: &[(char, usize)], letter: char) -> bool {
    letters.iter().all(|(other, _)| *other != letter)
}

/// Returns the letters that stand alone before a bracket, or behind a number and a dot, with their places: `(a)`, `a)`,
/// `3.1.a`.
fn letters(text: &str) -> Vec<(char, usize)> {
    let bytes = text.as_bytes();
    let is_letter = |at: &usize| {
        let before = |back: usize| at.checked_sub(back).map_or(b' ', |at| bytes[at]);
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        // The last byte of a no-break space.
        let is_bracketed = matches!(before(1), b'(' | b' ' | 0xa0) && next == b')';
        let is_dotted = before(1) == b'.' && before(2).is_ascii_digit();
        let is_end = next.is_ascii() && !next.is_ascii_alphanumeric() && next != b'.'
            || next == b'.' && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
        bytes[*at].is_ascii_lowercase() && (is_bracketed || is_dotted && is_end)
    };
    let found = (0..bytes.len()).filter(is_letter);
    found.map(|at| (char::from(bytes[at]), at)).collect()
}

/// Returns whether the bracket before a letter stands behind a number: `5(c)`, `3(1)(a)`.
fn is_behind_number(text: &str, letter: usize) -> bool {
    let before = text.slice(..letter).strip_suffix('(');
    let before = before.map(|before| before.trim_end_matches(')'));
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Reports the degrees of a text that have another sign in the other one, where each has them once.
fn compare_degrees([source, target]: [&Prose<'_>; 2], reporter: &mut Reporter<'_>) {
    let (there, here) = (degrees(source), degrees(target));
    let ([was], [now]) = (&there[..], &here[..]) else {
        return;
    };
    let digits = target.text.slice(now.digits.clone());
    if source.text.slice(was.digits.clone()) == digits && was.is_below_zero != now.is_below_zero {
        reporter
            .report(
                target.span(now.digits.clone()),
                format!("`{digits}` degrees have another sign in the source"),
            )
            .severity(Severity::Warning)
            .help("write the sign of the source");
    }
}

struct Degrees {
    digits: Range<usize>,
    is_below_zero: bool,
}

fn degrees(prose: &Prose<'_>) -> Vec<Degrees> {
    let text = &*prose.text;
    let below = &prose.profile().numbers.below_zero;
    let says_below = || {
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| below.contains(&&*word.to_lowercase()))
    };
    let found = text.match_indices('°').filter_map(|(sign, _)| {
        let before = text.slice(..sign).trim_end();
        let rest = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let bare = rest.strip_suffix(['-', '−', '–']);
        let is_signed = bare.is_some_and(|bare| !bare.ends_with(char::is_alphanumeric));
        (rest.len() < before.len()).then(|| Degrees {
            digits: rest.len()..before.len(),
            is_below_zero: is_signed || says_below(),
        })
    });
    found.collect()
}
