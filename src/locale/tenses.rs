//! The tenses of verbs, as far as single words tell them.

use serde::Deserialize;

use crate::locale::word_list::Words;

/// The words of one language that tell the tense of a sentence. All in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Tenses {
    /// Words that make a future: *will*.
    future: Words,
    future_endings: Words,
    past: Words,
    past_endings: Words,
    /// Forms of the past that are participles as well, *paid*: beside a word that makes a future they are none.
    participles: Words,
    /// Their endings.
    participle_endings: Words,
    /// Words that look like one of these and are none.
    nouns: Words,
    /// Words of other tenses and moods: a sentence that has one is neither.
    others: Words,
}

/// A tense that is told from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Future,
    Past,
}

impl Tenses {
    /// Returns whether a text may have a future: of most, no sentence has to be looked at.
    pub fn may_be_future(&self, text: &str) -> bool {
        let mut signs = self.future.iter().chain(self.future_endings.iter());
        signs.any(|sign| text.contains(sign))
    }

    /// Returns the tense that all verbs of a sentence have, by its words in lower case; `None` where they do not tell.
    pub fn of(&self, words: impl Iterator<Item = String>) -> Option<Tense> {
        let ends =
            |endings: &Words, word: &str| endings.iter().any(|ending| word.ends_with(ending));
        let (mut is_future, mut is_past, mut has_participle) = (false, false, false);
        for word in words {
            let word = &*word;
            if self.others.contains(&word) {
                return None;
            }
            if self.nouns.contains(&word) || word.chars().count() < SHORTEST {
                continue;
            }
            is_future |= self.future.contains(&word) || ends(&self.future_endings, word);
            is_past |= self.past.contains(&word) || ends(&self.past_endings, word);
            has_participle |=
                self.participles.contains(&word) || ends(&self.participle_endings, word);
        }
        match (is_future, is_past) {
            (true, false) => Some(Tense::Future),
            (false, true) => Some(Tense::Past),
            (false, false) if has_participle => Some(Tense::Past),
            _ => None,
        }
    }
}

/// No verb whose tense is told has fewer letters.
const SHORTEST: usize = 3;
