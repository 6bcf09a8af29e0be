//! Brackets that are not closed or not opened.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::typography::reading::{TypographyText, readings};
use crate::text::signs::Signs;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A parenthesis or a square bracket that is not closed or not opened, where the source has its brackets in pairs.
    ///
    /// # Why it matters
    /// The reader looks for the end of the aside; in Markdown, half a bracket breaks the link.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// court = The Court (in its ruling of 2021) agreed.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// court = La Corte (en su sentencia de 2021 estuvo de acuerdo.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:18: warning[brackets] `(` is not closed
    /// ```
    ///
    /// Marks of enumerations (`a)`, `1)`), faces (`:)`) and signs within a sample of a password need no partner.
    ///
    /// # When to silence it
    /// Where the bracket is meant to stand alone.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 1 of 1 right, Comprehensive Rust 8 of 8; the websites of Rust and
    /// Mozilla, the Universal Declaration of Human Rights and the Contributor Covenant none: 9 of 9 together.
    pub Brackets = "brackets", Warning, [Text]
}

impl Check for Brackets {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        const BRACKETS: Signs = Signs::new(b"()[]");
        let mut reported = BTreeSet::new();
        let targets = readings(&pair.target);
        for target in targets.filter(|reading| reading.prose.signs().meets(&BRACKETS)) {
            for (at, c, message) in stray(&target) {
                let is_source_the_same =
                    || readings(pair.source).any(|source| !stray(&source).is_empty());
                let Some(place) = target.place(at..at + 1) else {
                    continue;
                };
                if reported.contains(&place) || is_source_the_same() {
                    continue;
                }
                reported.insert(place);
                reporter
                    .report(place, format!("`{c}` is not {message}"))
                    .help("write its partner, or take it away");
            }
        }
    }
}

/// Returns the brackets without a partner: the first of each kind.
fn stray(reading: &TypographyText<'_>) -> Vec<(usize, char, &'static str)> {
    let mut found = Vec::new();
    for (open, close) in [(b'(', b')'), (b'[', b']')] {
        if !reading.prose.signs().meets(&Signs::new(&[open, close])) {
            continue;
        }
        let mut opened = Vec::new();
        let mut gaps = reading.protected.iter().peekable();
        for at in memchr::memchr2_iter(open, close, reading.text.as_bytes()) {
            let c = reading.text.as_bytes()[at];
            while gaps.next_if(|gap| gap.end <= at).is_some() {}
            // A footnote mark or a label is protected but for its closing bracket.
            let is_in_gap = gaps.peek().is_some_and(|gap| gap.start <= at);
            let is_label = open == b'[' && gaps.peek().is_some_and(|gap| gap.start == at);
            if is_in_gap && !is_label || is_sign(reading.text, at) {
                continue;
            }
            if c == open {
                opened.push(at);
            } else if opened.pop().is_none() && !stands_alone(reading.text.slice(..at)) {
                found.push((at, char::from(close), "opened"));
                break;
            }
        }
        if let (Some(at), true) = (
            opened.first(),
            found.last().is_none_or(|last| last.1 != char::from(close)),
        ) && !stands_alone(reading.text.slice(..*at))
        {
            found.push((*at, char::from(open), "closed"));
        }
    }
    found
}

/// Returns whether a bracket stands between the letters, digits and signs of a sample: `m@r(eS2yarena`.
fn is_sign(text: &str, at: usize) -> bool {
    let (before, after) = (text.slice(..at), text.slice(at + 1..));
    let is_within = before.ends_with(|c: char| c.is_ascii_alphanumeric())
        && after.starts_with(|c: char| c.is_ascii_alphanumeric());
    let word = || {
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        text.slice(start..at + 1 + end)
    };
    let is_sample = |word: &str| {
        let count = |is: fn(&char) -> bool| word.chars().filter(is).count();
        count(char::is_ascii_digit) > 0 && count(|c| "@#$%^&~+|".contains(*c)) > 0
    };
    is_within && is_sample(word())
}

/// `a)`, `12)`, `iv)` at the start of a line or after a blank, and faces.
fn stands_alone(before: &str) -> bool {
    if before.ends_with([':', ';', '\\']) || before.ends_with(":-") || before.ends_with(";-") {
        return true;
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | ';'))
        .next()
        .unwrap_or_default();
    let word = word
        .trim_start_matches(['*', '_'])
        .trim_end_matches(['*', '_']);
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 2;
    let is_letter = word.chars().count() == 1 && word.starts_with(char::is_alphabetic);
    let is_roman = word.len() <= 4 && word.bytes().all(|byte| b"ivxIVX".contains(&byte));
    !word.is_empty() && (is_number || is_letter || is_roman)
}
