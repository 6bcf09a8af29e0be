//! The small words and endings by which a sentence is known to be in a language. A word may belong to several.

use serde::Deserialize;

use crate::locale::word_list::Words;

/// The first table of a data file, and the only one that is read of every language: what tells it from others.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recognition {
    /// The name of the language in English.
    pub name: &'static str,
    /// Its most frequent words, in lower case.
    pub small_words: Words,
    /// Endings of longer words that no other language here has.
    pub endings: Words,
}

/// A set of languages, each by its place in the list of data files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LanguageSet(u16);

impl LanguageSet {
    /// Returns the set of the language at a place.
    pub const fn at(place: usize) -> Self {
        Self(1 << place)
    }

    /// Returns the set of this number.
    pub fn numbered(number: usize) -> Self {
        Self(number as u16)
    }

    /// Returns the number of the set: below 2 to the power of how many languages there are.
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the languages of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether the two have a language in common.
    #[inline]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
