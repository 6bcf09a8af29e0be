//! Words that one country writes and another does not: told apart only where the locale names a region.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::locale::lexicon::Lexicon;
use crate::locale::word_list::{FromDataList, LazyList, Words, key_and_rest};

/// The words of a variant of a language that some locales do not have.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageVariant {
    /// The locales that write otherwise.
    pub tags: Words,
    /// For people: whose words these are.
    pub whose: &'static str,
    words: LazyList<VariantWord>,
    #[serde(skip)]
    index: OnceLock<Lexicon<VariantWord>>,
}

/// A word in lower case, and what the locale writes in its place: `facto: fato`.
#[derive(Clone, Copy, Debug)]
pub struct VariantWord {
    pub word: &'static str,
    pub usual: &'static str,
}

impl LanguageVariant {
    /// Returns what a locale writes in the place of a word, whatever its capitals; `None` where the word is its own,
    /// too.
    pub fn replacement(&self, word: &str) -> Option<VariantWord> {
        let index = self.index.get_or_init(|| {
            let words = self.words.iter().map(|row| (row.word, *row));
            Lexicon::new(words, |first, _| first)
        });
        index.get(word)
    }
}

impl FromDataList for VariantWord {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        let replacement = |line| {
            let (word, usual) = key_and_rest(line)?;
            Ok(VariantWord { word, usual })
        };
        lines.map(replacement).collect()
    }
}
