//! Numbers that are words on both sides, compared sentence by sentence.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::converted::is_same_amount;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::numbers::number::{Number, Weight};
use crate::locale::numbers::said::said;
use crate::locale::numbers::value::Reading;
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
    let is_firm = |number: &Number| number.weight == Weight::Firm;
    if !source.worded().iter().any(is_firm) || !target.worded().iter().any(is_firm) {
        return;
    }
    let there = WordedSide::new(source, pair.source.profile);
    let here = WordedSide::new(target, pair.target.profile);
    if !there.has_more_than(&here) || !here.has_more_than(&there) {
        return;
    }
    for sentences in pair.sentences() {
        let lost: Vec<&Number> = there.firm(&sentences.source, &here).collect();
        let new: Vec<&Number> = here.firm(&sentences.target, &there).collect();
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
    profile: &'p Profile,
    /// Every reading of the numbers in words.
    worded: HashSet<&'p Reading>,
    /// Every reading of every number of the text.
    readings: OnceCell<HashSet<Reading>>,
}

impl<'p> WordedSide<'p> {
    fn new(prose: &'p Prose<'p>, profile: &'p Profile) -> Self {
        let worded = prose.worded().iter();
        Self {
            prose,
            profile,
            worded: worded.flat_map(|number| &number.readings).collect(),
            readings: OnceCell::new(),
        }
    }

    /// Returns whether the text says a number in any way.
    fn says(&self, number: &Number) -> bool {
        let readings = || number.readings.iter();
        readings().any(|reading| self.worded.contains(reading))
            || readings().any(|reading| self.readings().contains(reading))
    }

    fn readings(&self) -> &HashSet<Reading> {
        self.readings.get_or_init(|| {
            let (text, protected) = (&*self.prose.text, self.prose.protected_ranges());
            let mut readings = said(text, protected, self.profile);
            let digits = self.prose.digits();
            let parts = digits.iter().flat_map(|number| &number.parts);
            let all = digits.iter().chain(parts);
            readings.extend(all.flat_map(|number| number.readings.iter().cloned()));
            readings
        })
    }

    /// Returns whether the text has a number that is no manner of speaking, and that the other one has not.
    fn has_more_than(&self, other: &Self) -> bool {
        let all = 0..self.prose.text.len();
        self.firm(&all, other).next().is_some()
    }

    /// Returns the numbers of a sentence that are no manner of speaking, and that the other text has not.
    fn firm<'s>(
        &'s self,
        sentence: &'s Range<usize>,
        other: &'s Self,
    ) -> impl Iterator<Item = &'p Number> + 's {
        let numbers = self.prose.worded().iter();
        numbers.filter(|number| {
            sentence.contains(&number.range.start)
                && number.weight == Weight::Firm
                && !other.says(number)
        })
    }

    fn shown(&self, number: &Number) -> String {
        let text = self.prose.text.slice(number.range.clone());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
