//! The words of a language that checks ask for by what they are.

use serde::Deserialize;

use crate::locale::word_list::{WordGroups, Words};

/// Lists of words, all in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Vocabulary {
    /// The most frequent words, which carry no meaning of their own.
    pub function_words: Words,
    /// Words that lose their vowel and join the next one with an apostrophe, as they are then: *l’homme*.
    pub elided: Words,
    /// Function words that names have within them: *Bank **of** America*.
    pub name_joints: Words,
    /// Words after which the items of a list are verbs in the subjunctive: *Pedimos **que***.
    pub governing: Words,
    /// Words before the last item of an enumeration: *and*.
    pub conjunctions: Words,
    /// Words behind what is more: *than*.
    pub comparing: Words,
    /// Words that add an item in another way: *as **well** as*.
    pub adding: Words,
    /// Words that begin a noun with its article.
    pub articles: Words,
    /// Endings by which a word of the language is known, and that neighbouring languages do not have.
    pub telling_endings: Words,
    /// Sequences of letters that words of the language do not have; `$` stands for the end of the word.
    pub foreign_letters: Words,
    /// Words with foreign letters that are at home all the same.
    pub loanwords: Words,
    /// Endings of nouns for more than one.
    pub plural_endings: Words,
    /// Words that may stand twice in a row.
    pub doublings: Words,
    /// Words that stand alone on buttons and in menus.
    pub labels: Words,
    /// Titles that stand before the names of people, and have a word of their own in every language.
    pub titles: Words,
    /// Names of currencies, by the code of the currency.
    pub currencies: WordGroups,
}

impl Vocabulary {
    /// Returns whether a word, in lower case, cannot be one of the language by its letters.
    pub fn is_foreign(&self, word: &str) -> bool {
        let has = |letters: &&str| match letters.strip_suffix('$') {
            Some(ending) => word.ends_with(ending),
            None => word.contains(*letters),
        };
        self.foreign_letters.iter().any(has) && !self.loanwords.contains(&word)
    }

    /// Returns whether a word, in lower case, is one of the language by its ending.
    pub fn is_telling(&self, word: &str) -> bool {
        self.telling_endings
            .iter()
            .any(|ending| word.ends_with(ending))
    }

    /// Returns a word without the elided one before it: *avril* of *d’avril*.
    pub fn without_elision<'w>(&self, word: &'w str) -> &'w str {
        if self.elided.is_empty() {
            return word;
        }
        let Some((elided, rest)) = word.split_once(['\'', '’']) else {
            return word;
        };
        let is_elided = self.elided.iter().any(|it| it.eq_ignore_ascii_case(elided));
        if is_elided { rest } else { word }
    }
}
