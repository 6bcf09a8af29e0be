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
pub struct WordInfo {
    /// The languages that have it as a small word or by its ending.
    pub languages: Languages,
    pub classes: WordClasses,
}

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClasses(u8);

impl WordClasses {
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
pub fn lookup(word: &str) -> WordInfo {
    if let Some(known) = WORDS.get(word) {
        return known;
    }
    WordInfo {
        languages: language_of_ending(word),
        classes: WordClasses::default(),
    }
}

/// What is known of a word with hyphens: that of its last part, where nothing is known of the whole. *mid-May*
pub fn lookup_joined(word: &str) -> WordInfo {
    let whole = lookup(word);
    let last = word.rsplit_once('-').map(|(_, last)| lookup(last));
    last.filter(|_| whole == WordInfo::default())
        .unwrap_or(whole)
}

static WORDS: LazyLock<Lexicon<WordInfo>> = LazyLock::new(|| {
    let named = |classes| {
        move |word| {
            let languages = Languages::default();
            (word, WordInfo { languages, classes })
        }
    };
    let small = function_words::all().map(|(word, languages)| {
        let classes = WordClasses::default();
        (word, WordInfo { languages, classes })
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
    let negations = negations::all().map(|(word, classes)| {
        let languages = language_of_ending(word);
        (word, WordInfo { languages, classes })
    });
    let words = small
        .chain(negations)
        .chain(months.map(named(WordClasses::MONTH)))
        .chain(powers.map(named(WordClasses::POWER)))
        .chain(
            days.copied()
                .flatten()
                .copied()
                .map(named(WordClasses::DAY)),
        )
        .chain(currencies.copied().map(named(WordClasses::CURRENCY)));
    Lexicon::new(words, |one, other| WordInfo {
        languages: one.languages.and(other.languages),
        classes: one.classes.and(other.classes),
    })
});

#[cfg(test)]
mod tests {
    use super::{WordClasses, lookup, lookup_joined};
    use crate::locale::function_words::Languages;

    #[test]
    fn words() {
        let has = |word, tag| lookup(word).languages.meets(Languages::of(tag));
        assert!(has("the", "en") && !has("the", "es"));
        assert!(has("De", "es") && has("de", "pt") && !has("de", "en"));
        assert!(has("não", "pt") && !has("não", "es"));
        assert!(has("protección", "es") && has("proteção", "pt"));
        assert!(lookup("asylum").languages.is_empty());
        assert!(
            lookup_joined("mid-May").classes.has(WordClasses::MONTH)
                && !lookup("may").languages.is_empty()
        );
        assert!(
            lookup("SERÁ").classes.has(WordClasses::DUTY) && !lookup("must").languages.is_empty()
        );
        assert!(
            lookup("Sábado").classes.has(WordClasses::DAY)
                && lookup("EUR").classes.has(WordClasses::CURRENCY)
        );
    }
}
