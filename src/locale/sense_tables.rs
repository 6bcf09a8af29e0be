//! The tables of words and names that mean something, as the data files write them.

use serde::Deserialize;

use crate::locale::word_list::{FromDataList, LazyList, WordGroups, Words, key_and_rest};

/// The table of the words that have an opposite.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Opposites {
    /// The endings of each class of words, by the name of the class; `.` stands for no ending.
    pub(super) endings: WordGroups,
    /// What is named, with the words for it and the words for its opposite: `increase: grow@v / shrink@v`. A word that
    /// begins with `?` has other meanings as well; `_` stands for a blank; a row `-` holds phrases that mean neither.
    pub(super) rows: LazyList<OppositeRow>,
}

/// The table of bodies, treaties, organisations and places that have a name in every language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct KnownNames {
    /// `UNHCR: high commissioner for refugees; refugee agency`; a word may end in `*` for anything. What begins with `?`
    /// stands for the name, and is none: *Mexican*.
    pub(super) bodies: LazyList<NameRow>,
    /// Countries and cities, written as bodies are.
    pub(super) places: LazyList<NameRow>,
    /// First names of people.
    pub(super) given: Words,
}

/// The table of units that stand behind a number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct UnitNames {
    /// `metre: m meter meters`.
    pub(super) rows: WordGroups,
}

impl UnitNames {
    /// Returns every word that names a unit.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let rows = self.rows.iter();
        rows.flat_map(|(_, words)| words.iter().copied())
    }

    /// Returns the unit that a word in lower case names.
    pub fn unit(&self, word: &str) -> Option<&'static str> {
        let mut rows = self.rows.iter();
        rows.find(|(_, words)| words.contains(&word))
            .map(|(unit, _)| *unit)
    }
}

/// Two words or phrases that are opposites, each with all that say the same.
#[derive(Debug)]
pub(super) struct OppositeRow {
    pub concept: &'static str,
    pub sides: [&'static str; 2],
}

/// A name with everything that it is called.
#[derive(Debug)]
pub(super) struct NameRow {
    pub concept: &'static str,
    phrases: &'static str,
}

impl NameRow {
    pub fn phrases(&self) -> impl Iterator<Item = &'static str> {
        self.phrases.split(';').map(str::trim)
    }
}

impl FromDataList for OppositeRow {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        let row = |line| {
            let (concept, words) = key_and_rest(line)?;
            let (one, other) = words.split_once(" / ").unwrap_or((words, ""));
            let sides = [one, other];
            Ok(Self { concept, sides })
        };
        lines.map(row).collect()
    }
}

impl FromDataList for NameRow {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        let row = |line| {
            let (concept, phrases) = key_and_rest(line)?;
            Ok(Self { concept, phrases })
        };
        lines.map(row).collect()
    }
}
