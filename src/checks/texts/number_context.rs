//! Reads the words around the numbers of a variant for what they say of numbers.

use crate::checks::texts::compare::VariantFacts;
use crate::fluent::prose::Prose;
use crate::locale::languages::profile;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::said::said;
use crate::locale::numbers::value::{Decimal, Reading};
use crate::locale::profile::Profile;
use crate::text::search::BoundedSearch;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

/// A variant as its numbers are judged.
pub(super) struct NumberContext<'d> {
    pub variant: &'d VariantFacts<'d, Number>,
    pub prose: &'d Prose<'d>,
    profile: &'static Profile,
}

impl<'d> NumberContext<'d> {
    pub(super) fn new(variant: &'d VariantFacts<'_, Number>) -> Self {
        Self {
            variant,
            prose: variant.prose,
            profile: profile(variant.locale),
        }
    }

    /// Returns whether a selector leads to the variant.
    pub(super) fn is_selected(&self) -> bool {
        self.variant.way.is_some_and(|way| !way.variants.is_empty())
    }

    /// Returns whether a reading is the key of a selector that leads to the variant.
    pub(super) fn is_key(&self, reading: &Reading) -> bool {
        let Reading::Value(value) = reading else {
            return false;
        };
        let mut ways = self.variant.way.iter().flat_map(|way| &way.variants);
        ways.any(|variant| Decimal::parse(variant.key.as_str(), "").as_ref() == Some(value))
    }

    /// Returns whether the words may say the number.
    pub(super) fn accounts_for(&self, number: &Number) -> bool {
        let (text, protected) = (&*self.prose.text, self.prose.protected_ranges());
        let said = self
            .variant
            .number_words
            .said
            .get_or_init(|| said(text, protected, self.profile));
        // Hours and shares are phrases: *half past seven*, *four in ten*.
        let is_worded = |reading: &Reading| {
            let mut worded = self.prose.worded().iter();
            worded.any(|number| number.readings.contains(reading))
        };
        number.readings.iter().any(|reading| match reading {
            Reading::Token(token) => {
                said.contains(reading) || is_worded(reading) || self.search().contains(token)
            }
            // `1.5 million`: `un millón y medio`.
            Reading::Value(value) => {
                let half = value
                    .before_half()
                    .filter(|_| said.contains(&Reading::Value(Decimal::HALF)));
                said.contains(reading)
                    || half.is_some_and(|before| said.contains(&Reading::Value(before)))
            }
            Reading::Time(..) => said.contains(reading) || is_worded(reading),
        })
    }

    /// Returns whether a number is `100 %`.
    pub(super) fn is_all(&self, number: &Number) -> bool {
        let rest = self.prose.text.slice(number.range.end..);
        number.value().and_then(Decimal::whole) == Some(100)
            && rest
                .trim_start_matches([' ', '\u{a0}', '\u{202f}'])
                .starts_with('%')
    }

    /// Returns whether the words say what `100 %` may stand for.
    pub(super) fn says_wholly(&self) -> bool {
        let words = &self.profile.numbers.wholly;
        let mut tokens = self.prose.tokens().iter();
        tokens.any(|token| words.contains(&&*token.of(&self.prose.text).to_lowercase()))
    }

    /// Returns the text in which numbers are sought: without the blanks beside its slashes, which no number holds.
    fn search(&self) -> &BoundedSearch<'_> {
        let text = &*self.prose.text;
        let spaced = || {
            let has_blanks = text.contains(" / ");
            has_blanks.then(|| BoundedSearch::new(text.replace(" / ", "/")))
        };
        let spaced = self.variant.number_words.spaced.get_or_init(spaced);
        spaced.as_ref().unwrap_or(&self.variant.search)
    }

    /// Returns whether the words place hours in the second half of the day; `None` where the language has no such
    /// words.
    pub(super) fn says_later_half(&self) -> Option<bool> {
        let words = &self.profile.numbers.later_half;
        let is_later = |token: &Token| {
            let word = token.of(&self.prose.text).to_lowercase();
            words.contains(&&*word)
        };
        let later_half = || (!words.is_empty()).then(|| self.prose.tokens().iter().any(is_later));
        *self.variant.number_words.later_half.get_or_init(later_half)
    }

    pub(super) fn is_month(&self, token: &Token) -> bool {
        let word = token.of(&self.prose.text).to_lowercase();
        self.profile.calendar.month(&word).is_some()
    }
}
