//! A text with its numbers, and what its words say of numbers.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::checks::text_pair::Text;
use crate::fluent::alternatives::Alternative;
use crate::fluent::prose::{PLACEHOLDER, Prose};
use crate::locale::languages::profile;
use crate::locale::numbers::digits::numbers;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::said::said;
use crate::locale::numbers::value::{Decimal, Reading};
use crate::locale::profile::Profile;
use crate::text::search::BoundedSearch;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

/// One alternative of one side.
pub(super) struct Wording<'t> {
    pub prose: &'t Prose<'t>,
    pub profile: &'static Profile,
    pub numbers: Vec<Number>,
    said: OnceCell<HashSet<Reading>>,
    /// The text, in which the pieces of the other side are sought.
    pub text: BoundedSearch<'t>,
    /// The text without the blanks beside its slashes, if there are any.
    spaced: OnceCell<Option<BoundedSearch<'t>>>,
    /// Whether a selector chose it.
    pub is_variant: bool,
    /// The numbers among the keys of its variants.
    pub keys: Vec<Reading>,
    pub placeholders: usize,
}

pub(super) fn wordings<'t>(text: &'t Text<'_, '_>) -> Vec<Wording<'t>> {
    let profile = profile(text.locale);
    let wording = |(prose, alternative): (&'t Prose<'t>, &Alternative<'_, '_>)| {
        let keys = alternative
            .variants
            .iter()
            .map(|variant| variant.key.as_str());
        Wording {
            numbers: numbers(&prose.text, prose.opaque(), profile),
            prose,
            profile,
            said: OnceCell::new(),
            text: BoundedSearch::new(&*prose.text),
            spaced: OnceCell::new(),
            is_variant: !alternative.variants.is_empty(),
            keys: keys
                .filter_map(|key| Decimal::parse(key, ""))
                .map(Reading::Value)
                .collect(),
            placeholders: prose.text.matches(PLACEHOLDER).count(),
        }
    };
    text.prose()
        .iter()
        .zip(text.alternatives())
        .map(wording)
        .collect()
}

impl Wording<'_> {
    /// Whether the words of the text, or a name in it, account for a number of the other side.
    pub(super) fn accounts_for(&self, number: &Number) -> bool {
        let said = self
            .said
            .get_or_init(|| said(&self.prose.text, self.prose.opaque(), self.profile));
        number.readings.iter().any(|reading| match reading {
            Reading::Token(token) => {
                said.contains(reading)
                    || self.text.contains(token)
                    || self.spaced().is_some_and(|text| text.contains(token))
            }
            // `1.5 million`: `un millón y medio`.
            Reading::Value(value) => {
                let half = value
                    .before_half()
                    .filter(|_| said.contains(&Reading::Value(Decimal::HALF)));
                said.contains(reading)
                    || half.is_some_and(|before| said.contains(&Reading::Value(before)))
            }
            Reading::Time(..) => said.contains(reading),
        })
    }

    fn spaced(&self) -> Option<&BoundedSearch<'_>> {
        let text = &self.prose.text;
        let spaced = || {
            let has_blanks = text.contains(" / ");
            has_blanks.then(|| BoundedSearch::new(text.replace(" / ", "/")))
        };
        self.spaced.get_or_init(spaced).as_ref()
    }

    /// Whether its words say that it is the second half of the day; `None` where the words are not known.
    pub(super) fn says_later_half(&self) -> Option<bool> {
        let words = &self.profile.numbers.later_half;
        let is_later = |token: &Token| {
            let word = token.of(&self.prose.text).to_lowercase();
            words.contains(&&*word)
        };
        (!words.is_empty()).then(|| self.prose.tokens().iter().any(is_later))
    }

    pub(super) fn written(&self, number: &Number) -> String {
        let text = self
            .prose
            .text
            .slice(number.range.clone())
            .split_whitespace();
        format!("`{}`", text.collect::<Vec<_>>().join(" "))
    }
}
