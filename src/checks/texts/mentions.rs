//! Things that are told apart by their kind, such as months or currencies: one of the source that the translation lacks,
//! while it has one that the source has not, was changed.

use std::hash::Hash;
use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare, unshared,
};
use crate::fluent::prose::Prose;
use crate::locale::tag::Locale;
use crate::text::slice::Slice;

/// A thing that a text speaks of.
pub(super) struct Mention<K> {
    pub kind: K,
    pub range: Range<usize>,
    /// True if it can be nothing else. One that is not sure excuses, and does not accuse.
    pub is_sure: bool,
}

/// A sort of things that are told apart by their kind.
pub(super) trait Mentions {
    type Kind: Copy + Eq + Hash;

    const HELP: &'static str;

    /// Finds what a text of a locale mentions.
    fn find(&self, prose: &Prose<'_>, locale: &Locale) -> Vec<Mention<Self::Kind>>;

    /// Words the change from one to the other; `None` where it means nothing.
    fn message(
        &self,
        (_, was): (Self::Kind, &str),
        (_, now): (Self::Kind, &str),
        _: &Locale,
    ) -> Option<String> {
        Some(format!("`{was}` of the source is `{now}` here"))
    }
}

/// Compares what two texts mention.
pub(super) fn compare_mentions(
    mentions: &impl Mentions,
    pair: &TextPair<'_, '_>,
    reporter: &mut Reporter<'_>,
) {
    // What the translation does not mention was left out at most.
    let may_change = |prose: &Prose<'_>| {
        let found = mentions.find(prose, pair.target.locale);
        found.iter().any(|mention| mention.is_sure)
    };
    if pair.target.prose().iter().any(may_change) {
        compare(&Changes(mentions), pair, reporter);
    }
}

struct Changes<'m, M>(&'m M);

impl<'t, M: Mentions> Comparison<'t> for Changes<'_, M> {
    type Fact = Mention<M::Kind>;

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact> {
        self.0.find(&text.prose()[at], text.locale)
    }

    fn key(&self, mention: &Self::Fact, variant: &VariantFacts<'_, Self::Fact>) -> String {
        let text = variant.prose.text.slice(mention.range.clone());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Self::Fact>,
    ) -> FactDifference<'d, Self::Fact> {
        let (mut missing, mut added) = unshared(source, target, |mention| Some(mention.kind));
        missing.retain(|mention| mention.is_sure);
        added.retain(|mention| mention.is_sure);
        FactDifference::paired(missing, added)
    }

    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>) {
        if let FactChange::Replaced(was, now) = change {
            let (there, here) = (self.key(was, site.source), self.key(now, site.target));
            let (there, here) = ((was.kind, &*there), (now.kind, &*here));
            if let Some(message) = self.0.message(there, here, site.target.locale) {
                site.report(now.range.clone(), message).help(M::HELP);
            }
        }
    }
}
