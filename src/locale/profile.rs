//! What a language knows of numbers, words and marks, as plain data: one file per language, regions as rows in it.
//! A check asks the profile; it never asks which language it is.

use std::sync::LazyLock;

use crate::locale::by_tag::ByTag;
use crate::locale::tag::Locale;
use crate::locale::{en, es, pt};

/// What is known of one language, or of one region's way with it.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// The tags it is for; a longer tag finds it by its beginning.
    pub tags: &'static [&'static str],
    /// How numbers in digits may be written. More than one when the tag leaves it open.
    pub separators: &'static [Separators],
    pub words: &'static NumberWords,
    /// Words that multiply what stands before them, as powers of ten: `("million", 6)`.
    pub multipliers: &'static [(&'static str, u8)],
    /// January to December, written in full.
    pub months: &'static [&'static [&'static str]],
    /// January to December, shortened.
    pub month_abbreviations: &'static [&'static [&'static str]],
    /// The most frequent words, which carry no meaning of their own.
    pub function_words: &'static [&'static str],
    /// Function words that names have within them: *Bank **of** America*.
    pub name_joints: &'static [&'static str],
    /// Endings by which a word of the language is known, and that neighbouring languages do not have.
    pub telling_endings: &'static [&'static str],
    /// Sequences of letters that words of the language do not have; `$` stands for the end of the word.
    pub foreign_letters: &'static [&'static str],
    /// Words with foreign letters that are at home all the same.
    pub loanwords: &'static [&'static str],
    /// Verb forms that open the items of a list: *Guarantee…*, *Garantizar…*.
    pub opening_verbs: &'static [VerbForm],
    /// Pairs of quotation marks, outer before inner, the preferred style first.
    pub quotes: &'static [QuoteStyle],
}

/// One way to write a number in digits.
#[derive(Clone, Copy, Debug)]
pub struct Separators {
    pub decimal: char,
    /// What may stand between groups of three digits.
    pub groups: &'static [char],
}

/// The words that stand for numbers. All in lower case.
#[derive(Debug)]
pub struct NumberWords {
    /// With their gendered and compound forms.
    pub cardinals: &'static [(&'static str, u32)],
    /// Without their endings.
    pub ordinals: &'static [(&'static str, u32)],
    /// What an ordinal may end in, the empty ending included where there is one.
    pub ordinal_endings: &'static [&'static str],
    /// Words that say a number in passing, with all the values they may stand for: *half* for 0.5, 50 and 2.
    pub others: &'static [(&'static str, &'static [&'static str])],
    /// What may stand within a number in words: *and*, *y*, *e*.
    pub joiners: &'static [&'static str],
    /// Beginnings of words that count: *tri*dimensional.
    pub prefixes: &'static [(&'static str, u32)],
    /// Letters that follow the digits at once and multiply them, as powers of ten: `10k`.
    pub suffixes: &'static [(&'static str, u8)],
    /// Words that follow the hour in the morning and in the afternoon.
    pub forenoon: &'static [&'static str],
    pub afternoon: &'static [&'static str],
    /// Words for the second half of the day, which may stand anywhere around an hour.
    pub later_half: &'static [&'static str],
    /// What may stand between two numbers that share a multiplier: 5 *to* 10 million.
    pub range_words: &'static [&'static str],
}

/// How to tell a verb form by its ending.
#[derive(Debug)]
pub struct VerbForm {
    /// For people: `an infinitive`.
    pub name: &'static str,
    /// What the form ends in; empty when any ending will do.
    pub endings: &'static [&'static str],
    /// Endings that such a verb does not have.
    pub never: &'static [&'static str],
    /// Words that look like the form and are not.
    pub exceptions: &'static [&'static str],
    /// Words that, in second place, show that the first one is no such verb: *People **must**…*
    pub not_before: &'static [&'static str],
}

/// A style of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteStyle {
    pub outer: (char, char),
    pub inner: (char, char),
    /// What opens the further paragraphs of a quotation, besides nothing and the outer opening mark.
    pub continuation: Option<char>,
}

pub(super) const CURLY: QuoteStyle = QuoteStyle {
    outer: ('“', '”'),
    inner: ('‘', '’'),
    continuation: None,
};

/// English words that Spanish and Portuguese use as their own.
pub(super) const LOANWORDS: &[&str] = &[
    "app",
    "apps",
    "backup",
    "blog",
    "blogs",
    "bot",
    "bots",
    "chat",
    "chats",
    "club",
    "cookies",
    "copyright",
    "e-mail",
    "email",
    "emails",
    "feed",
    "feedback",
    "freelance",
    "hardware",
    "hashtag",
    "hobby",
    "internet",
    "kit",
    "kits",
    "link",
    "links",
    "lobby",
    "look",
    "malware",
    "marketing",
    "mockup",
    "newsletter",
    "offline",
    "online",
    "open",
    "parking",
    "performance",
    "phishing",
    "pixel",
    "plugin",
    "plugins",
    "podcast",
    "podcasts",
    "post",
    "posts",
    "ranking",
    "router",
    "scripts",
    "script",
    "sketch",
    "smartphone",
    "software",
    "spam",
    "sponsors",
    "staff",
    "startup",
    "stock",
    "streaming",
    "ticket",
    "tickets",
    "token",
    "tokens",
    "tweet",
    "web",
    "wi-fi",
    "wiki",
    "widget",
    "widgets",
    "workshop",
    "workshops",
    "zoom",
];

/// Groups may be joined by a space, a no-break space, a thin space, a narrow no-break space.
pub(super) const POINT_DECIMAL: Separators = Separators {
    decimal: '.',
    groups: &[',', ' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’'],
};

pub(super) const COMMA_DECIMAL: Separators = Separators {
    decimal: ',',
    groups: &['.', ' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’'],
};

/// For languages that nothing is known of: digits are read either way, words not at all.
static NEUTRAL: Profile = Profile {
    tags: &[],
    separators: &[
        POINT_DECIMAL,
        COMMA_DECIMAL,
        Separators {
            decimal: '٫',
            groups: &['٬', ' ', '\u{a0}'],
        },
    ],
    words: &NumberWords {
        cardinals: &[],
        ordinals: &[],
        ordinal_endings: &[],
        others: &[],
        joiners: &[],
        prefixes: &[],
        suffixes: &[],
        forenoon: &[],
        afternoon: &[],
        later_half: &[],
        range_words: &[],
    },
    multipliers: &[],
    months: &[],
    month_abbreviations: &[],
    function_words: &[],
    name_joints: &[],
    telling_endings: &[],
    foreign_letters: &[],
    loanwords: &[],
    opening_verbs: &[],
    quotes: &[CURLY],
};

/// All profiles.
pub(super) fn all() -> impl Iterator<Item = &'static Profile> {
    en::PROFILES.iter().chain(es::PROFILES).chain(pt::PROFILES)
}

/// The profile of a locale: that of its tag, else of the longest beginning of its tag; a neutral one for others.
pub fn profile(locale: &Locale) -> &'static Profile {
    static ROWS: LazyLock<ByTag<Profile>> = LazyLock::new(|| ByTag::new(all(), |row| row.tags));
    ROWS.find(locale).unwrap_or(&NEUTRAL)
}

impl Profile {
    /// Whether anything is known of the language but how digits may be grouped.
    pub fn is_known(&self) -> bool {
        !self.tags.is_empty()
    }

    /// Whether a word, in lower case, cannot be one of the language by its letters.
    pub fn is_foreign(&self, word: &str) -> bool {
        let has = |letters: &&str| match letters.strip_suffix('$') {
            Some(ending) => word.ends_with(ending),
            None => word.contains(*letters),
        };
        self.foreign_letters.iter().any(has) && !self.loanwords.contains(&word)
    }

    /// Whether a word, in lower case, is one of the language by its ending.
    pub fn is_telling(&self, word: &str) -> bool {
        self.telling_endings
            .iter()
            .any(|ending| word.ends_with(ending))
    }

    /// The form that all of these openings share, each the first two words of an item in lower case.
    pub fn shared_opening(&self, openings: &[(String, String)]) -> Option<&'static VerbForm> {
        let mut forms = self.opening_verbs.iter();
        forms.find(|form| {
            openings
                .iter()
                .all(|(first, second)| form.opens(first, second))
        })
    }

    /// The month that a word names, 1 to 12; the word in lower case.
    pub fn month(&self, word: &str) -> Option<u32> {
        let at = [self.months, self.month_abbreviations]
            .into_iter()
            .find_map(|names| names.iter().position(|forms| forms.contains(&word)))?;
        u32::try_from(at + 1).ok()
    }

    /// The power of ten that a word multiplies by; the word in lower case.
    pub fn power(&self, word: &str) -> Option<u8> {
        let mut rows = self.multipliers.iter();
        let (_, power) = rows.find(|(form, _)| *form == word)?;
        Some(*power)
    }
}

impl VerbForm {
    /// Whether a text opens with the form, by its first two words in lower case.
    pub fn opens(&self, first: &str, second: &str) -> bool {
        let ends = |endings: &[&str]| endings.iter().any(|ending| first.ends_with(ending));
        (self.endings.is_empty() || ends(self.endings))
            && !ends(self.never)
            && !self.exceptions.contains(&first)
            && !self.not_before.contains(&second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(tag: &str) -> &'static Profile {
        profile(&Locale::parse(tag).expect("a tag"))
    }

    #[test]
    fn regions_differ_within_a_language() {
        let decimals = |tag| {
            let separators = found(tag).separators.iter();
            separators.map(|it| it.decimal).collect::<String>()
        };
        assert_eq!(decimals("es"), ",.");
        assert_eq!(decimals("es-ES"), ",");
        assert_eq!(decimals("es-MX"), ".");
        assert_eq!(decimals("es-GT-x-easy"), ".");
        assert_eq!(decimals("es-AR"), ",");
        assert_eq!(decimals("pt-BR"), ",");
        assert_eq!(decimals("en-GB"), ".");
        assert!(!found("fi").is_known());
    }

    #[test]
    fn verbs_open_instructions() {
        for (tag, first, second, expected) in [
            ("es", "garantizar", "el", true),
            ("es", "dirigirse", "a", true),
            ("es", "reír", "con", true),
            ("es", "lugar", "de", false),
            ("es", "mujeres", "y", false),
            ("pt", "propor", "um", true),
            ("pt", "pôr", "fim", true),
            ("pt", "por", "isso", false),
            ("pt", "mulher", "e", false),
            ("en", "guarantee", "the", true),
            ("en", "people", "must", false),
            ("en", "guaranteeing", "the", false),
            ("en", "the", "right", false),
        ] {
            let form = found(tag).opening_verbs.first().expect("these have one");
            assert_eq!(form.opens(first, second), expected, "{first} {second}");
        }
    }
}
