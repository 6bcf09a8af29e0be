//! Numbers that are words on both sides, compared sentence by sentence.

use std::collections::HashSet;
use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::converted::is_same_amount;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::numbers::digits::numbers;
use crate::locale::numbers::number::{Number, Weight};
use crate::locale::numbers::said::said;
use crate::locale::numbers::value::Reading;
use crate::locale::numbers::worded::worded;
use crate::locale::profile::Profile;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

/// Reports the number in words of a sentence that is another one in the translation, where the source has none like that.
pub(super) fn compare_words(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let is_same_language = pair.source.locale.language() == pair.target.locale.language();
    if is_same_language || !may_have(source) {
        return;
    }
    let in_words =
        |prose: &Prose<'_>, profile| worded(&prose.text, prose.protected_ranges(), profile);
    let was = in_words(source, pair.source.profile);
    if was.is_empty() {
        return;
    }
    let now = in_words(target, pair.target.profile);
    if now.is_empty() {
        return;
    }
    let there = WordedSide::new(source, pair.source.profile, was);
    let here = WordedSide::new(target, pair.target.profile, now);
    for sentences in pair.sentences() {
        let lost = there.firm(&sentences.source, &here);
        let new = here.firm(&sentences.target, &there);
        let (Some(was), Some(now)) = (lost.first(), new.first()) else {
            continue;
        };
        let sides = [(source, pair.source.profile), (target, pair.target.profile)];
        if is_same_amount([was, now], sides) {
            continue;
        }
        let (written, is) = (there.shown(was), here.shown(now));
        let is_close = sentences.is_close && lost.len() == new.len();
        let severity = if is_close {
            Severity::Warning
        } else {
            Severity::Info
        };
        let span = target.span(now.range.clone());
        reporter
            .report(span, format!("`{written}` of the source is `{is}` here"))
            .severity(severity)
            .help("write the number of the source");
    }
}

/// Returns whether a text may have a number in words, or in Roman numerals.
fn may_have(prose: &Prose<'_>) -> bool {
    let is_capital = |token: &Token| token.capitals >= 2;
    prose.word_classes().has(WordClasses::NUMBER) || prose.tokens().iter().any(is_capital)
}

/// A text with what it says of numbers.
struct WordedSide<'p> {
    prose: &'p Prose<'p>,
    worded: Vec<Number>,
    /// Every reading of every number of the text.
    readings: HashSet<Reading>,
}

impl<'p> WordedSide<'p> {
    fn new(prose: &'p Prose<'p>, profile: &Profile, worded: Vec<Number>) -> Self {
        let (text, protected) = (&*prose.text, prose.protected_ranges());
        let mut readings = said(text, protected, profile);
        let digits = numbers(text, protected, profile);
        let parts = digits.iter().flat_map(|number| &number.parts);
        let all = digits.iter().chain(parts).chain(&worded);
        readings.extend(all.flat_map(|number| number.readings.iter().cloned()));
        Self {
            prose,
            worded,
            readings,
        }
    }

    /// Returns the numbers of a sentence that are no manner of speaking, and that the other text has not.
    fn firm(&self, sentence: &Range<usize>, other: &Self) -> Vec<&Number> {
        let within = self.worded.iter();
        let within = within.filter(|number| sentence.contains(&number.range.start));
        let firm = within.filter(|number| number.weight == Weight::Firm);
        firm.filter(|number| !number.readings.iter().any(|it| other.readings.contains(it)))
            .collect()
    }

    fn shown(&self, number: &Number) -> String {
        let text = self.prose.text.slice(number.range.clone());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
