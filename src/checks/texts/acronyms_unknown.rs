//! Acronyms that no map knows: one of the source that is gone while another one stands in the translation.

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::acronyms::AcronymList;
use crate::locale::numbers::said::roman;
use crate::locale::word_info::WordLookup;
use crate::text::span::Span;
use crate::text::tokens::{Token, find_word};

/// Reports the one acronym of the source that the translation lacks, where it has one that the source has not.
pub(super) fn report_other(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let (own, others) = (&pair.source.profile.acronyms, &pair.target.profile.acronyms);
    let lost = unknown(source, target, own);
    let new = unknown(target, source, others);
    let ([was], [now]) = (&lost[..], &new[..]) else {
        return;
    };
    // The map knows what the one stands for, and says so.
    if own.rows(was).next().is_some() && others.rows(now).next().is_some() {
        return;
    }
    // `UTC` is *UTK* in Esperanto, `OPTIONS` are *OPCIONS* and `NOT` is *NON*.
    let may_be_words = was.len() > LONGEST || [was, now].into_iter().any(|it| is_small_word(it));
    let is_known = pair.target.profile.is_known();
    let severity = if differs_by_a_letter(was, now) && is_known && !may_be_words {
        Severity::Warning
    } else {
        Severity::Info
    };
    let span = target.span(Span::of(&target.text, now).range());
    reporter
        .report(span, format!("`{was}` of the source is `{now}` here"))
        .severity(severity)
        .help("keep it, or add to `locales/glossary.toml` what it is in this language");
}

/// Returns the acronyms of a text that the other one has not.
fn unknown<'p>(prose: &'p Prose<'_>, other: &Prose<'_>, known: &AcronymList) -> Vec<&'p str> {
    let text = &*prose.text;
    let is_acronym = |token: &&Token| {
        let written = token.of(text);
        let letters = written.bytes().filter(u8::is_ascii_uppercase).count();
        (3..=MOST).contains(&letters)
            && letters == written.len()
            && roman(written).is_none()
            && !is_word(written)
    };
    if !text.chars().any(char::is_lowercase) {
        return Vec::new();
    }
    let found = prose.tokens().iter().filter(is_acronym);
    let found = found.map(|token| token.of(text));
    let mut strangers: Vec<&str> = found
        .filter(|written| find_word(&other.text, written).is_none())
        .filter(|written| known.rows(written).next().is_none())
        .collect();
    strangers.dedup();
    strangers
}

/// An acronym of more letters is a word in capitals.
const MOST: usize = 8;

/// Few acronyms have more letters; words that are stressed by capitals do.
const LONGEST: usize = 5;

/// Returns whether capitals stress a word that some language has.
fn is_small_word(written: &str) -> bool {
    let word = WordLookup::undetermined().info(&written.to_lowercase());
    !word.languages.is_empty()
}

/// Returns whether capitals can be read as a word: vowels and other letters take turns.
fn is_word(written: &str) -> bool {
    let is_vowel = |byte: &u8| b"AEIOUY".contains(byte);
    let vowels = written.bytes().filter(|byte| is_vowel(byte)).count();
    let mut turns = written.as_bytes().windows(2);
    let changes = turns
        .by_ref()
        .filter(|two| is_vowel(&two[0]) != is_vowel(&two[1]))
        .count();
    vowels > 1 && changes + 2 >= written.len()
}

/// Returns whether two acronyms of one length differ by one letter.
fn differs_by_a_letter(one: &str, other: &str) -> bool {
    let letters = one.bytes().zip(other.bytes());
    one.len() == other.len() && letters.filter(|(one, other)| one != other).count() == 1
}
