//! What is known of a word at a glance, over all languages: one look for everything that is asked of each word.

use std::sync::LazyLock;

use crate::locale::calendar::CALENDARS;
use crate::locale::currencies::CURRENCIES;
use crate::locale::function_words::{self, Languages, language_of_ending};
use crate::locale::lexicon::Lexicon;
use crate::locale::negations;
use crate::locale::profile;

/// What a word may be in some language. What it is in one of them, its lists tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The languages that have it as a small word or by its ending.
    pub languages: Languages,
    pub kinds: Kinds,
}

/// A set of kinds of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    pub const MONTH: Self = Self(1);
    pub const DAY: Self = Self(2);
    /// A word that multiplies: *million*.
    pub const POWER: Self = Self(4);
    /// A currency, or its code.
    pub const CURRENCY: Self = Self(8);
    /// A negation: *not*.
    pub const NEGATION: Self = Self(16);
    /// A verb of duty: *must*.
    pub const DUTY: Self = Self(32);

    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is known of a word, whatever its capitals.
pub fn known(word: &str) -> Known {
    if let Some(known) = WORDS.get(word) {
        return known;
    }
    Known {
        languages: language_of_ending(word),
        kinds: Kinds::default(),
    }
}

/// What is known of a word with hyphens: that of its last part, where nothing is known of the whole. *mid-May*
pub fn known_of_joined(word: &str) -> Known {
    let whole = known(word);
    let last = word.rsplit_once('-').map(|(_, last)| known(last));
    last.filter(|_| whole == Known::default()).unwrap_or(whole)
}

static WORDS: LazyLock<Lexicon<Known>> = LazyLock::new(|| {
    let named = |kinds| {
        move |word| {
            let languages = Languages::default();
            (word, Known { languages, kinds })
        }
    };
    let small = function_words::all().map(|(word, languages)| {
        let kinds = Kinds::default();
        (word, Known { languages, kinds })
    });
    let months = profile::all().flat_map(|row| {
        let names = row.months.iter().chain(row.month_abbreviations);
        names.copied().flatten().copied()
    });
    let powers = profile::all().flat_map(|row| row.multipliers.iter().map(|(form, _)| *form));
    let days = CALENDARS
        .iter()
        .flat_map(|row| row.weekdays.iter().chain(row.clipped_weekdays));
    let currencies = CURRENCIES
        .iter()
        .flat_map(|row| row.words.iter().chain(row.codes));
    let negations = negations::all().map(|(word, kinds)| {
        let languages = language_of_ending(word);
        (word, Known { languages, kinds })
    });
    let words = small
        .chain(negations)
        .chain(months.map(named(Kinds::MONTH)))
        .chain(powers.map(named(Kinds::POWER)))
        .chain(days.copied().flatten().copied().map(named(Kinds::DAY)))
        .chain(currencies.copied().map(named(Kinds::CURRENCY)));
    Lexicon::new(words, |one, other| Known {
        languages: one.languages.and(other.languages),
        kinds: one.kinds.and(other.kinds),
    })
});

#[cfg(test)]
mod tests {
    use super::{Kinds, known, known_of_joined};
    use crate::locale::function_words::Languages;

    #[test]
    fn words() {
        let has = |word, tag| known(word).languages.meets(Languages::of(tag));
        assert!(has("the", "en") && !has("the", "es"));
        assert!(has("De", "es") && has("de", "pt") && !has("de", "en"));
        assert!(has("não", "pt") && !has("não", "es"));
        assert!(has("protección", "es") && has("proteção", "pt"));
        assert!(known("asylum").languages.is_empty());
        assert!(
            known_of_joined("mid-May").kinds.has(Kinds::MONTH)
                && !known("may").languages.is_empty()
        );
        assert!(known("SERÁ").kinds.has(Kinds::DUTY) && !known("must").languages.is_empty());
        assert!(known("Sábado").kinds.has(Kinds::DAY) && known("EUR").kinds.has(Kinds::CURRENCY));
    }
}
