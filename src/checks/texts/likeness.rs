//! Words of two languages that say the same, as far as their roots and the tables of meanings tell.

use std::ops::Range;

use crate::fluent::prose::Prose;
use crate::locale::cognates::root;
use crate::locale::senses::SenseMention;
use crate::locale::word_info::WordClasses;

/// Some tokens of a text.
#[derive(Clone)]
pub(super) struct Wording<'p> {
    pub prose: &'p Prose<'p>,
    pub tokens: Range<usize>,
}

impl<'p> Wording<'p> {
    /// Returns whether two phrases have words of one root, or of one meaning.
    pub fn is_like(&self, other: &Wording<'_>) -> bool {
        let (own, theirs) = (self.words(), other.words());
        let is_there = |word: &String| {
            let own = root(word);
            theirs
                .iter()
                .any(|it| it == word || own.is_some() && root(it) == own)
        };
        let is_meant = |one: &SenseMention| {
            let mut others = other.mentions();
            others
                .any(|it| it.sense.concept == one.sense.concept && it.sense.kind == one.sense.kind)
        };
        own.iter().any(is_there) || self.mentions().any(is_meant)
    }

    /// Returns how many words have a meaning of their own.
    pub fn weight(&self) -> usize {
        self.words().len()
    }

    /// Returns the words that have a meaning of their own, in lower case.
    fn words(&self) -> Vec<String> {
        let infos = self.prose.word_infos();
        let tokens = self.tokens.clone();
        tokens
            .filter(|at| !infos[*at].classes.has(WordClasses::COMMON))
            .map(|at| self.prose.tokens()[at].of(&self.prose.text).to_lowercase())
            .collect()
    }

    fn mentions(&self) -> impl Iterator<Item = &'p SenseMention> {
        let mentions = self.prose.senses();
        let place = |at: usize| mentions.partition_point(|mention| mention.first < at);
        mentions[place(self.tokens.start)..place(self.tokens.end)].iter()
    }
}
