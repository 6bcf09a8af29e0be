//! What is known of a word at a glance: one look-up for everything that is asked of each word of a text.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::locale::currencies::CURRENCIES;
use crate::locale::languages::{LANGUAGES, UNDETERMINED, place};
use crate::locale::lexicon::Lexicon;
use crate::locale::profile::Profile;
use crate::locale::recognition::LanguageSet;
use crate::locale::senses::SenseIndex;
use crate::locale::telling_endings::languages_of_ending;
use crate::text::tokens::Token;

/// The classes of a word in a text of one language, and the languages that have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordInfo {
    /// The languages that have it as a small word or by its ending.
    pub languages: LanguageSet,
    /// Classes that it may have in the language of the text; the lists of the profile decide.
    pub classes: WordClasses,
}

impl WordInfo {
    /// Returns what its ending says of a word of which nothing else is known.
    fn of_ending(word: &str) -> Self {
        Self {
            languages: languages_of_ending(word),
            classes: WordClasses::default(),
        }
    }

    /// Returns what is known of both.
    fn and(self, other: Self) -> Self {
        Self {
            languages: self.languages.and(other.languages),
            classes: self.classes.and(other.classes),
        }
    }

    /// Returns what is known of the word, and the classes of the other.
    fn and_classes(self, other: Self) -> Self {
        let classes = self.classes.and(other.classes);
        Self { classes, ..self }
    }
}

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClasses(u16);

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

    /// A unit of measure.
    pub const UNIT: Self = Self(64);
    /// A number in words.
    pub const NUMBER: Self = Self(128);
    /// A word of no meaning of its own, or a title: its capital says nothing.
    pub const COMMON: Self = Self(256);
    /// A round number, or *first* and *second*.
    pub const AMOUNT: Self = Self(512);
    /// A word before the last item of an enumeration: *and*.
    pub const CONJUNCTION: Self = Self(1024);

    /// The first word of a phrase for what somebody did not do: *failed*.
    pub const REFUSAL: Self = Self(2048);

    /// A word that has a part in numbers, whatever else it may mean: *two*, *second*, *and*, *half*.
    pub const WORDED: Self = Self(4096);

    /// Returns whether the two have a class in common.
    #[inline]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the classes that both have.
    const fn of(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns the classes of both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words that the texts of one language are looked up in.
#[derive(Debug)]
pub struct WordLookup {
    words: Lexicon<WordInfo>,
    profile: &'static Profile,
    senses: OnceLock<SenseIndex>,
}

impl WordLookup {
    /// Returns the lookup for texts of a language, by its subtag; made when it is first asked for.
    pub fn of(language: &str) -> &'static Self {
        static INDEXES: [OnceLock<WordLookup>; LANGUAGES.len()] =
            [const { OnceLock::new() }; LANGUAGES.len()];
        match place(language) {
            Some(at) => INDEXES[at].get_or_init(|| Self::new(LANGUAGES[at].profile())),
            None => Self::undetermined(),
        }
    }

    /// Returns the lookup for texts of no known language.
    pub fn undetermined() -> &'static Self {
        static INDEX: OnceLock<WordLookup> = OnceLock::new();
        INDEX.get_or_init(|| Self::new(UNDETERMINED.profile()))
    }

    fn new(profile: &'static Profile) -> Self {
        static SMALL_WORDS: OnceLock<Lexicon<WordInfo>> = OnceLock::new();
        let small = SMALL_WORDS.get_or_init(|| Lexicon::new(small_words(), WordInfo::and));
        let words = negations(profile).chain(names(profile));
        let words = small.clone().with(words, WordInfo::and);
        let words = words.with(numbers(profile), WordInfo::and);
        let words = words.with(common_words(profile), WordInfo::and_classes);
        Self {
            words: words.with(parts_of_numbers(profile), WordInfo::and_classes),
            profile,
            senses: OnceLock::new(),
        }
    }

    /// Returns the words and phrases that mean something a check asks for.
    pub fn senses(&self) -> &SenseIndex {
        self.senses.get_or_init(|| SenseIndex::new(self.profile))
    }

    /// Returns what is known of the language.
    pub fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// Returns what is known of a token of a text.
    pub fn info_of_token(&self, token: Token, text: &str) -> WordInfo {
        let word = token.of(text);
        if token.has_digit {
            WordInfo::default()
        } else if token.is_joined {
            self.info_of_joined(word)
        } else if token.is_small {
            self.info_of_lower(word)
        } else {
            self.info(word)
        }
    }

    /// Returns what is known of a word, whatever its capitals.
    pub fn info(&self, word: &str) -> WordInfo {
        self.words
            .get(word)
            .unwrap_or_else(|| WordInfo::of_ending(word))
    }

    /// Returns what is known of a word in lower case.
    fn info_of_lower(&self, word: &str) -> WordInfo {
        let known = self.words.get_lower(word);
        known.unwrap_or_else(|| WordInfo::of_ending(word))
    }

    /// Returns what is known of a word with hyphens or apostrophes: that of its last part, where nothing is known of
    /// the whole; one with a number before it has one, too.
    /// *mid-May*, *d’avril*, *five-member*
    fn info_of_joined(&self, word: &str) -> WordInfo {
        let whole = self.info(word);
        if whole != WordInfo::default() {
            return whole;
        }
        if let Some((_, last)) = word.rsplit_once('-') {
            let first = word.split('-').next().unwrap_or_default();
            let info = self.info(last);
            let classes = self.info(first).classes.of(WordClasses::NUMBER);
            return WordInfo {
                classes: info.classes.and(classes),
                ..info
            };
        }
        let last = self.profile.vocabulary.without_elision(word);
        if last.len() < word.len() {
            self.info(last)
        } else {
            whole
        }
    }
}

/// Returns the small words of all languages.
fn small_words() -> impl Iterator<Item = (&'static str, WordInfo)> {
    let languages = LANGUAGES.iter().enumerate();
    languages.flat_map(|(at, language)| {
        let info = WordInfo {
            languages: LanguageSet::at(at),
            classes: WordClasses::default(),
        };
        let words = language.profile().recognition.small_words.iter();
        words.map(move |word| (*word, info))
    })
}

/// Every word that negates, demands, or forbids on its own.
fn negations(profile: &'static Profile) -> impl Iterator<Item = (&'static str, WordInfo)> {
    let negations = &profile.negations;
    let lists = [
        (&negations.words, WordClasses::NEGATION),
        (&negations.duties, WordClasses::DUTY),
        (
            &negations.prohibitions,
            WordClasses::NEGATION.and(WordClasses::DUTY),
        ),
    ];
    let info = |word, classes| WordInfo {
        languages: languages_of_ending(word),
        classes,
    };
    let refusals = negations.refusals.iter();
    let refusals = refusals.filter_map(|phrase| phrase.split('_').next());
    let refusals = refusals.map(move |word| (word, info(word, WordClasses::REFUSAL)));
    let words = lists.into_iter().flat_map(move |(words, classes)| {
        words.iter().map(move |word| (*word, info(word, classes)))
    });
    words.chain(refusals)
}

/// Returns the names of months, days, powers and currencies. They do not tell a language: they are at home in others,
/// too.
fn names(profile: &'static Profile) -> impl Iterator<Item = (&'static str, WordInfo)> {
    let calendar = &profile.calendar;
    let months = calendar.months.iter().chain(&*calendar.month_abbreviations);
    let days = calendar.weekdays.iter().chain(&*calendar.clipped_weekdays);
    let powers = profile.numbers.multipliers.iter().map(|(word, _)| *word);
    let currencies = profile.vocabulary.currencies.iter();
    let currencies = currencies.flat_map(|(_, words)| words.iter().copied());
    let codes = CURRENCIES.iter().flat_map(|row| row.codes.iter().copied());
    let of_class = |classes| {
        move |word| {
            let languages = LanguageSet::default();
            (word, WordInfo { languages, classes })
        }
    };
    let months = months.flat_map(|forms| forms.iter().copied());
    let days = days.flat_map(|forms| forms.iter().copied());
    let units = profile.units.words().map(of_class(WordClasses::UNIT));
    let times = months
        .map(of_class(WordClasses::MONTH))
        .chain(days.map(of_class(WordClasses::DAY)));
    let amounts = powers
        .map(of_class(WordClasses::POWER))
        .chain(currencies.chain(codes).map(of_class(WordClasses::CURRENCY)));
    let rough = rough_words(profile).map(of_class(WordClasses::AMOUNT));
    let conjunctions = profile.vocabulary.conjunctions.iter().copied();
    let joining = rough.chain(conjunctions.map(of_class(WordClasses::CONJUNCTION)));
    times.chain(amounts).chain(units).chain(joining)
}

/// Returns the words for round numbers, *dozens*.
fn rough_words(profile: &'static Profile) -> impl Iterator<Item = &'static str> {
    let dozens = profile.numbers.dozens.iter().map(|(word, _)| *word);
    let multipliers = profile.numbers.multipliers.iter().map(|(word, _)| *word);
    dozens.chain(multipliers.filter(|word| word.ends_with('s')))
}

/// Returns the words that say a number.
fn numbers(profile: &'static Profile) -> impl Iterator<Item = (Cow<'static, str>, WordInfo)> {
    let info = WordInfo {
        languages: LanguageSet::default(),
        classes: WordClasses::NUMBER,
    };
    let words = profile.numbers.words().map(move |word| (word, info));
    let first = profile.numbers.first_ordinals();
    let info = WordInfo {
        classes: WordClasses::AMOUNT,
        ..info
    };
    words.chain(first.map(move |word| (word, info)))
}

/// Returns the words that have a part in numbers.
fn parts_of_numbers(
    profile: &'static Profile,
) -> impl Iterator<Item = (Cow<'static, str>, WordInfo)> {
    let parts = profile.numbers.parts();
    parts.map(|word| {
        let info = WordInfo {
            languages: languages_of_ending(&word),
            classes: WordClasses::WORDED,
        };
        (word, info)
    })
}

/// Returns the common words of a language that are one word: what is joined is told by its parts.
fn common_words(profile: &'static Profile) -> impl Iterator<Item = (&'static str, WordInfo)> {
    let vocabulary = &profile.vocabulary;
    let small = profile.recognition.small_words.iter();
    let words = small.chain(&*vocabulary.function_words);
    let words = words.chain(&*vocabulary.titles).copied();
    let plain = words.filter(|word| !word.contains(['-', '\'', '’']));
    plain.map(|word| {
        let info = WordInfo {
            languages: languages_of_ending(word),
            classes: WordClasses::COMMON,
        };
        (word, info)
    })
}

#[cfg(test)]
mod tests {
    use super::{WordClasses, WordInfo, WordLookup};
    use crate::locale::languages::set_of;

    #[test]
    fn words() {
        let info = |tag, word| -> WordInfo { WordLookup::of(tag).info_of_joined(word) };
        let has = |word, tag| info("fi", word).languages.meets(set_of(tag));
        assert!(has("the", "en") && !has("the", "es"));
        assert!(has("De", "es") && has("de", "pt") && !has("de", "en"));
        assert!(has("não", "pt") && !has("não", "es"));
        assert!(has("protección", "es") && has("proteção", "pt"));
        let is = |tag, word, class| info(tag, word).classes.has(class);
        assert!(info("en", "asylum").languages.is_empty());
        assert!(is("en", "mid-May", WordClasses::MONTH) && is("fr", "d’avril", WordClasses::MONTH));
        assert!(
            !info("en", "may").languages.is_empty() && !info("es", "must").languages.is_empty()
        );
        assert!(is("es", "SERÁ", WordClasses::DUTY) && !is("en", "SERÁ", WordClasses::DUTY));
        assert!(is("pt", "Sábado", WordClasses::DAY) && is("fi", "EUR", WordClasses::CURRENCY));
    }
}
