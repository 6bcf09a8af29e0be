//! The tables of words and names that mean something, as the data files write them.

use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use crate::locale::lexicon::Lexicon;
use crate::locale::units::{MeasureUnit, unit};
use crate::locale::word_list::{Rows, WordGroups, WordValues, Words};

/// The table of the words that have an opposite.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Opposites {
    /// The endings of each class of words, by the name of the class; `.` stands for no ending.
    pub(super) endings: WordGroups,
    /// What is named, with the words for it and the words for its opposite: `increase: grow@v / shrink@v`. A word that
    /// begins with `?` has other meanings as well; `_` stands for a blank; a row `-` holds phrases that mean neither.
    pub(super) rows: Rows,
}

impl Opposites {
    /// Returns the endings of the words of a class; an empty one is none.
    pub(super) fn endings_of(&self, class: &str) -> impl Iterator<Item = &'static str> {
        let mut classes = self.endings.iter();
        let found = classes.find(|(name, _)| *name == class);
        let endings = found.into_iter().flat_map(|(_, endings)| endings.iter());
        endings.map(|ending| if *ending == "." { "" } else { ending })
    }
}

/// The table of bodies, treaties, organisations and places that have a name in every language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct KnownNames {
    /// `UNHCR: high commissioner for refugees; refugee agency`; a word may end in `*` for anything. What begins with `?`
    /// stands for the name, and is none: *Mexican*.
    pub(super) bodies: Rows,
    /// Countries and cities, written as bodies are.
    pub(super) places: Rows,
    /// First names of people.
    pub(super) given: Words,
}

/// The table of units that stand behind a number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct UnitNames {
    /// `metre: m meter meters`.
    rows: Rows,
    /// Words that make an area or a volume of a length, by the power: *square*, *cúbicos*.
    powers: WordValues<u8>,
    #[serde(skip)]
    index: Arc<OnceLock<Lexicon<Option<&'static MeasureUnit>>>>,
}

impl UnitNames {
    /// Returns the power that a word makes of a unit.
    pub fn power(&self, word: &str) -> Option<u8> {
        let is_one = |form: &str| word.chars().flat_map(char::to_lowercase).eq(form.chars());
        let mut powers = self.powers.iter();
        powers
            .find(|(form, _)| is_one(form))
            .map(|(_, power)| *power)
    }

    /// Returns every word that names a unit.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.named().map(|(word, _)| word)
    }

    /// Returns the unit that a word names, whatever its capitals.
    pub fn unit(&self, word: &str) -> Option<&'static MeasureUnit> {
        let named = || self.named().map(|(word, name)| (word, unit(name)));
        // Of two units of a word, the first one counts.
        let index = self
            .index
            .get_or_init(|| Lexicon::new(named(), |first, _| first));
        index.get(word).flatten()
    }

    fn named(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let rows = self.rows.iter();
        rows.flat_map(|(name, words)| {
            let words = words.split_ascii_whitespace();
            words.map(move |word| (word, name))
        })
    }
}
