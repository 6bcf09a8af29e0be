//! What a language knows of numbers: how digits are grouped, and the words that stand for numbers. All in lower case.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use crate::locale::lexicon::Lexicon;
use crate::locale::marks::Marks;
use crate::locale::word_list::{WordGroups, WordValues, Words};

/// The numbers of one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct NumberWords {
    /// The separators of numbers in digits. More than one pair when the tag leaves it open.
    pub separators: Vec<Separators>,
    /// Words that multiply what stands before them, as powers of ten: 6 for *million*.
    pub multipliers: WordValues<u8>,
    /// Words that stand between a multiplier and what it multiplies, as in *un millón **de** millones*.
    pub multiplier_joints: Words,
    /// With their gendered forms. One with a hyphen is one word, with a blank in its place as well: *quatre-vingt*.
    pub cardinals: WordValues<u32>,
    /// Without their endings.
    pub ordinals: WordValues<u32>,
    /// Endings of ordinals, the empty ending included where there is one.
    pub ordinal_endings: Vec<&'static str>,
    /// Words that say a number in passing, with all the values they may stand for: *half* for 0.5, 50 and 2.
    pub others: WordGroups,
    /// Words within a number in words: *and*, *y*, *e*.
    pub joiners: Words,
    /// Beginnings of words that count: *tri*dimensional.
    pub prefixes: WordValues<u32>,
    /// Letters that follow the digits at once and multiply them, as powers of ten: `10k`.
    pub suffixes: WordValues<u8>,
    /// Endings that make a Roman numeral an ordinal: *XX**e***.
    pub roman_endings: Words,
    /// True if blanks may stand around the `h` of an hour: *17 h 30*.
    pub spaced_hours: bool,
    /// Words that follow the hour in the morning and in the afternoon.
    pub forenoon: Words,
    pub afternoon: Words,
    /// Words for the second half of the day, which may stand anywhere around an hour.
    pub later_half: Words,
    /// Phrases that follow an hour and tell its half of the day, with `_` for a blank; at night the hour tells.
    pub forenoon_phrases: Words,
    pub afternoon_phrases: Words,
    pub night_phrases: Words,
    /// Phrases that tell an hour `#`, by their minutes, with `_` for a blank and `/` between words for each other; `@` stands
    /// for minutes in words, which the number multiplies: 30 for *half_past_#*, -15 for *quarter_to_#*, 1 for *@_past_#*.
    pub hour_phrases: WordValues<i32>,
    /// Phrases that add a half to what they follow, with `_` for a blank: *and_a_half*.
    pub half_phrases: Words,
    /// What stands between the numbers of a share, *four **in** ten*, and behind one of a hundred, with `_` for a blank.
    pub share_phrases: Words,
    pub percent_phrases: Words,
    /// Words before the first and before the second of two numbers that something leads from and to.
    pub from_words: Words,
    pub to_words: Words,
    /// Words for a round number of what follows, as powers of ten: *tens* of millions.
    pub dozens: WordValues<u8>,
    /// Words that say what `100 %` says.
    pub wholly: Words,
    /// Words for a part behind an ordinal, *la tercera **parte***, and those that stand before what is parted: *a third **of***.
    pub part_words: Words,
    pub part_joints: Words,
    /// Words that say what the sign of a number below zero says.
    pub below_zero: Words,
    /// Those of `others` that leave no doubt that they are numbers.
    pub definite: Words,
    /// Words between two numbers that share a multiplier: 5 *to* 10 million.
    pub range_words: Words,
    #[serde(skip)]
    index: Arc<OnceLock<NumberIndex>>,
}

/// The lists of a language by what a word of a text is asked for; made when a text is first read.
#[derive(Debug)]
struct NumberIndex {
    roles: Lexicon<NumberRole>,
    /// The cardinals with a hyphen.
    compounds: Vec<(&'static str, u32)>,
}

/// The part that a word has in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberRole {
    Part(NumberPart),
    /// It is one of `definite`, a number by itself: *half*.
    Definite,
}

/// A word of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberPart {
    Small(u32),
    Multiplier(u8),
    Joiner,
}

impl NumberIndex {
    fn new(words: &NumberWords) -> Self {
        let part = |word: &'static str, part| (Cow::Borrowed(word), NumberRole::Part(part));
        let multipliers = words.multipliers.iter();
        let multipliers =
            multipliers.map(|(word, power)| part(word, NumberPart::Multiplier(*power)));
        let joiners = words.joiners.iter();
        let joiners = joiners.map(|word| part(word, NumberPart::Joiner));
        let cardinals = words.cardinals.iter();
        let cardinals = cardinals.map(|(word, value)| part(word, NumberPart::Small(*value)));
        let ordinals = words.ordinal_endings.iter().flat_map(|ending| {
            let stems = words.ordinals.iter();
            stems.map(move |(stem, value)| {
                let role = NumberRole::Part(NumberPart::Small(*value));
                (Cow::Owned([*stem, ending].concat()), role)
            })
        });
        let definite = words.definite.iter();
        let definite = definite.map(|word| (Cow::Borrowed(*word), NumberRole::Definite));
        let parts = multipliers.chain(joiners).chain(cardinals).chain(ordinals);
        let compounds = words
            .cardinals
            .iter()
            .filter(|(word, _)| word.contains('-'));
        Self {
            // Of two roles of a word, the first one counts.
            roles: Lexicon::new(parts.chain(definite), |first, _| first),
            compounds: compounds.copied().collect(),
        }
    }
}

/// One way to write a number in digits.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Separators {
    pub decimal: char,
    /// Marks between groups of three digits.
    pub groups: Marks,
}

impl NumberWords {
    fn index(&self) -> &NumberIndex {
        self.index.get_or_init(|| NumberIndex::new(self))
    }

    /// Returns the part that a word has in numbers, whatever its capitals.
    pub fn role(&self, word: &str) -> Option<NumberRole> {
        self.index().roles.get(word)
    }

    /// Returns the cardinals of two words, with a hyphen between them: *quatre-vingt*.
    pub fn compounds(&self) -> &[(&'static str, u32)] {
        &self.index().compounds
    }

    /// Returns the words that say a number from two on, ordinals from the third on, and those of `others` that are sure
    /// to.
    pub fn words(&self) -> impl Iterator<Item = Cow<'static, str>> {
        let ordinals = self.ordinal_words(|value| value > 2);
        let cardinals = self.cardinals.iter().filter(|(_, value)| *value > 1);
        let cardinals = cardinals.map(|(word, _)| word.split('-').next().unwrap_or(word));
        let written = cardinals.chain(self.definite.iter().copied());
        written.map(Cow::Borrowed).chain(ordinals)
    }

    /// Returns the words that have a part in numbers; of those of several words, the first one.
    pub fn parts(&self) -> impl Iterator<Item = Cow<'static, str>> {
        let multipliers = self.multipliers.iter().map(|(word, _)| *word);
        let cardinals = self.cardinals.iter().map(|(word, _)| *word);
        let joiners = self.joiners.iter().copied();
        let plain = multipliers.chain(cardinals).chain(joiners);
        let plain = plain.chain(self.definite.iter().copied());
        let plain = plain.map(|word| Cow::Borrowed(word.split('-').next().unwrap_or(word)));
        plain.chain(self.ordinal_words(|_| true))
    }

    /// Returns *first* and *second*.
    pub fn first_ordinals(&self) -> impl Iterator<Item = Cow<'static, str>> {
        self.ordinal_words(|value| value <= 2)
    }

    fn ordinal_words(&self, is_one: fn(u32) -> bool) -> impl Iterator<Item = Cow<'static, str>> {
        let ordinals = self
            .ordinals
            .iter()
            .filter(move |(_, value)| is_one(*value));
        ordinals.flat_map(|(stem, _)| {
            let endings = self.ordinal_endings.iter();
            endings.map(move |ending| Cow::Owned([*stem, ending].concat()))
        })
    }

    /// Returns the power of ten that a word multiplies by; the word in lower case.
    pub fn power(&self, word: &str) -> Option<u8> {
        let mut rows = self.multipliers.iter();
        let (_, power) = rows.find(|(form, _)| *form == word)?;
        Some(*power)
    }
}
