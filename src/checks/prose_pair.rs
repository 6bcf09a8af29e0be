//! The variants of a text, each beside the one of the translation that stands for the same case.

use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::checks::sentence_pairs::{SentencePair, is_left_as_it_is, sentence_pairs};
use crate::fluent::alternatives::Alternative;
use crate::fluent::prose::Prose;
use crate::locale::languages::{expansion, set_of};
use crate::locale::tag::Locale;

/// A variant of a text, and the one of the translation for the same case; texts without variants are one each.
#[derive(Clone, Copy)]
pub struct ProsePair<'t> {
    pub source: &'t Prose<'t>,
    pub target: &'t Prose<'t>,
    pub(super) locales: [&'t Locale; 2],
    pub(super) case: &'t VariantCase,
}

impl<'t> ProsePair<'t> {
    /// Returns the sentences of both sides, paired.
    pub fn sentences(&self) -> &'t [SentencePair] {
        self.case.sentences.get_or_init(|| {
            let [from, to] = self.locales;
            let ratio = expansion(from, to).ratio;
            let mut pairs = sentence_pairs(self.source, self.target, ratio);
            let languages = self.locales.map(|locale| set_of(locale.language()));
            pairs.retain(|pair| !is_left_as_it_is(self.target, &pair.target, languages));
            pairs
        })
    }

    /// Returns whether the text is one sentence, and its translation a like one.
    pub fn is_close(&self) -> bool {
        matches!(self.sentences(), [one] if one.is_close)
    }

    /// Returns whether both sides have variants of the same keys, or none at all: none stands in for others.
    pub fn is_same_case(&self) -> bool {
        self.case.is_same
    }
}

/// Which variants stand for one case, by their places.
pub(super) struct VariantCase {
    pub source: usize,
    pub target: usize,
    is_same: bool,
    sentences: OnceCell<Vec<SentencePair>>,
}

impl VariantCase {
    /// Returns the case of texts without variants.
    pub fn only() -> Self {
        Self::new(0, 0, true)
    }

    fn new(source: usize, target: usize, is_same: bool) -> Self {
        Self {
            source,
            target,
            is_same,
            sentences: OnceCell::new(),
        }
    }

    /// Pairs each variant of a translation with the one of the source for the same keys; where there is none, with the
    /// default.
    pub fn pair(there: &[Alternative<'_, '_>], here: &[Alternative<'_, '_>]) -> Vec<Self> {
        let pair = |(at, own): (usize, &Alternative<'_, '_>)| {
            let ways = there.iter().enumerate();
            let nearest = ways.min_by_key(|(_, way)| Reverse(way.likeness(own)));
            nearest.map(|(source, way)| Self::new(source, at, way.is_same_case(own)))
        };
        here.iter().enumerate().filter_map(pair).collect()
    }
}
