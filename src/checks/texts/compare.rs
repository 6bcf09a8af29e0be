//! Compares the facts of a text, such as its numbers, with those of its translation, variant by variant.
//!
//! A check says what its facts are, which of them two variants do not share, and how that is worded. Which variants
//! stand for the same case, and that nothing is reported twice, is decided here for all of them.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::hash::Hash;
use std::ops::Range;

use crate::checks::reporter::{FindingBuilder, Reporter};
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::number_words::NumberWordCache;
use crate::fluent::alternatives::Alternative;
use crate::fluent::expansion::PLACEHOLDER;
use crate::fluent::model::VariantKey;
use crate::fluent::prose::Prose;
use crate::locale::plurals::Category;
use crate::locale::tag::Locale;
use crate::text::search::BoundedSearch;
use crate::text::span::Span;

/// A kind of fact that a translation shares with its source.
pub(super) trait Comparison<'t> {
    type Fact;

    /// Extracts the facts of the variant `at` of a text.
    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact>;

    /// Names a fact: what has been reported of one variant is not repeated of others.
    fn key(&self, fact: &Self::Fact, variant: &VariantFacts<'_, Self::Fact>) -> String;

    /// Compares the facts of two variants.
    fn difference<'d>(&self, sides: VariantPair<'d, Self::Fact>) -> FactDifference<'d, Self::Fact>;

    /// Reports a change.
    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>);
}

/// A way through the selectors of a text, with its facts.
pub(super) struct VariantFacts<'t, F> {
    pub prose: &'t Prose<'t>,
    /// The text, in which pieces of the other side are sought.
    pub search: BoundedSearch<'t>,
    pub locale: &'t Locale,
    pub number_words: NumberWordCache,
    /// The selectors that lead to it, where the text is not all literal.
    pub way: Option<&'t Alternative<'t, 't>>,
    pub facts: Vec<F>,
}

impl<'t, F> VariantFacts<'t, F> {
    /// Returns the key of the innermost variant.
    pub(super) fn key(&self) -> Option<&'t str> {
        self.way?
            .variants
            .last()
            .map(|variant| variant.key.as_str())
    }

    /// Returns whether it stands for the case of a variant of the other side and no other, by a name that counts nothing:
    /// `[admin]`, but not `[one]`.
    fn is_named_as(&self, other: &VariantFacts<'_, F>) -> bool {
        let (Some(way), Some(others)) = (self.way, other.way) else {
            return false;
        };
        let mut keys = way.variants.iter().map(|variant| variant.key);
        let is_name =
            |key| matches!(key, VariantKey::Name(name) if Category::parse(name).is_none());
        way.is_same_case(others) && !way.variants.is_empty() && keys.all(is_name)
    }

    pub(super) fn placeholders(&self) -> usize {
        self.prose.text.matches(PLACEHOLDER).count()
    }
}

/// A variant of the source and one of the translation.
pub(super) type VariantPair<'d, F> = [&'d VariantFacts<'d, F>; 2];

/// A change from one variant to the other. Of two facts, the first is the source's.
pub(super) enum FactChange<'d, F> {
    /// In the place of a fact of the source stands another.
    Replaced(&'d F, &'d F),
    /// Both have the fact, but not alike.
    Altered(&'d F, &'d F),
    /// The translation lacks facts of the source.
    Missing(&'d [&'d F]),
    /// The source lacks facts of the translation.
    Added(&'d [&'d F]),
}

/// The two variants that are compared, among the others of their texts, and where findings go.
pub(super) struct FactSite<'r, 'o, F> {
    pub source: &'r VariantFacts<'r, F>,
    pub target: &'r VariantFacts<'r, F>,
    pub sources: &'r [VariantFacts<'r, F>],
    pub targets: &'r [VariantFacts<'r, F>],
    /// The whole translation.
    pub whole: Span,
    reporter: &'r mut Reporter<'o>,
}

impl<F> FactSite<'_, '_, F> {
    /// Reports a finding at bytes of the target's prose.
    pub(super) fn report(&mut self, range: Range<usize>, message: String) -> FindingBuilder<'_> {
        self.reporter.report(self.target.prose.span(range), message)
    }

    /// Reports a finding at bytes of the catalog.
    pub(super) fn report_at(&mut self, span: Span, message: String) -> FindingBuilder<'_> {
        self.reporter.report(span, message)
    }

    /// Reports a finding about the whole translation.
    pub(super) fn report_whole(&mut self, message: String) -> FindingBuilder<'_> {
        self.reporter.report(self.whole, message)
    }

    /// Reports a finding about the target: the variant where there are several, else the whole translation.
    pub(super) fn report_variant(&mut self, message: String) -> FindingBuilder<'_> {
        match self.targets {
            [_] => self.report_whole(message),
            _ => self.report(0..self.target.prose.text.trim_end().len(), message),
        }
    }
}

/// The facts that two variants do not share.
pub(super) struct FactDifference<'d, F> {
    pub replaced: Vec<(&'d F, &'d F)>,
    pub altered: Vec<(&'d F, &'d F)>,
    pub missing: Vec<&'d F>,
    pub added: Vec<&'d F>,
}

impl<'d, F> FactDifference<'d, F> {
    pub(super) const fn none() -> Self {
        Self::new(Vec::new(), Vec::new())
    }

    pub(super) const fn new(missing: Vec<&'d F>, added: Vec<&'d F>) -> Self {
        Self {
            replaced: Vec::new(),
            altered: Vec::new(),
            missing,
            added,
        }
    }

    /// Takes each fact that is added for what stands in the place of one that is missing, in order.
    pub(super) fn paired(mut missing: Vec<&'d F>, mut added: Vec<&'d F>) -> Self {
        let pairs = missing.len().min(added.len());
        let rest = Self::new(missing.split_off(pairs), added.split_off(pairs));
        Self {
            replaced: missing.into_iter().zip(added).collect(),
            ..rest
        }
    }

    fn len(&self) -> usize {
        2 * self.replaced.len() + self.altered.len() + self.missing.len() + self.added.len()
    }

    /// Keeps what the target lacks.
    fn into_missing(self) -> Self {
        let replaced = self.replaced.into_iter().map(|(was, _)| was);
        Self::new(replaced.chain(self.missing).collect(), Vec::new())
    }
}

/// Compares a text with its translation, and reports the changes.
pub(super) fn compare<'t, C: Comparison<'t>>(
    comparison: &C,
    pair: &'t TextPair<'_, '_>,
    reporter: &mut Reporter<'_>,
) {
    let sources = &variants(comparison, pair.source)[..];
    let targets = &variants(comparison, &pair.target)[..];
    let forward = targets
        .iter()
        .filter_map(|target| nearest_source(comparison, sources, target));
    // What a variant of the source has may be in no variant of the translation.
    let backward = sources
        .iter()
        .filter(|_| sources.len() > 1)
        .filter_map(|source| nearest_target(comparison, source, targets));
    let mut reported = BTreeSet::new();
    for ([source, target], difference) in forward.chain(backward) {
        let site = &mut FactSite {
            source,
            target,
            sources,
            targets,
            whole: pair.target.span(),
            reporter,
        };
        report(comparison, difference, site, &mut reported);
    }
}

fn variants<'t, C: Comparison<'t>>(
    comparison: &C,
    text: &'t TextSide<'_, '_>,
) -> Vec<VariantFacts<'t, C::Fact>> {
    let is_literal = text.pattern.is_literal();
    let prose = text.prose().iter().enumerate();
    prose
        .map(|(at, prose)| VariantFacts {
            prose,
            search: BoundedSearch::new(&*prose.text),
            locale: text.locale,
            number_words: NumberWordCache::default(),
            way: (!is_literal).then(|| &text.alternatives()[at]),
            facts: comparison.facts(text, at),
        })
        .collect()
}

type Compared<'d, F> = (VariantPair<'d, F>, FactDifference<'d, F>);

/// Finds the variant of the source that differs least from one of the translation.
fn nearest_source<'d, 't, C: Comparison<'t>>(
    comparison: &C,
    sources: &'d [VariantFacts<'d, C::Fact>],
    target: &'d VariantFacts<'d, C::Fact>,
) -> Option<Compared<'d, C::Fact>> {
    let named = sources.iter().find(|source| source.is_named_as(target));
    let all = sources
        .iter()
        .filter(|source| named.is_none_or(|named| std::ptr::eq(*source, named)));
    let all = all.map(|source| [source, target]);
    let differences = all.map(|sides| (sides, comparison.difference(sides)));
    differences.min_by_key(|([source, _], difference)| {
        // Of two variants, the one with as many variables stands for the same case.
        let is_other_case = sources.len() > 1 && source.placeholders() != target.placeholders();
        (difference.len() > 0, is_other_case, difference.len())
    })
}

/// Finds the variant of the translation that lacks least of one of the source.
fn nearest_target<'d, 't, C: Comparison<'t>>(
    comparison: &C,
    source: &'d VariantFacts<'d, C::Fact>,
    targets: &'d [VariantFacts<'d, C::Fact>],
) -> Option<Compared<'d, C::Fact>> {
    let all = targets.iter().map(|target| [source, target]);
    let lacking = all.map(|sides| (sides, comparison.difference(sides).into_missing()));
    lacking.min_by_key(|(_, difference)| difference.len())
}

/// Reports what has not been reported of another variant.
fn report<'t, C: Comparison<'t>>(
    comparison: &C,
    mut difference: FactDifference<'_, C::Fact>,
    site: &mut FactSite<'_, '_, C::Fact>,
    reported: &mut BTreeSet<String>,
) {
    let (source, target) = (site.source, site.target);
    for (was, now) in difference.replaced {
        let keys = [comparison.key(was, source), comparison.key(now, target)];
        if reported.contains(&keys[0]) {
            difference.added.push(now);
        } else if !reported.contains(&keys[1]) {
            reported.extend(keys);
            comparison.report(FactChange::Replaced(was, now), site);
        }
    }
    let mut is_new = |fact, variant| reported.insert(comparison.key(fact, variant));
    for (was, now) in difference.altered {
        if is_new(now, target) {
            comparison.report(FactChange::Altered(was, now), site);
        }
    }
    difference.added.retain(|fact| is_new(fact, target));
    if !difference.added.is_empty() {
        comparison.report(FactChange::Added(&difference.added), site);
    }
    difference.missing.retain(|fact| is_new(fact, source));
    if !difference.missing.is_empty() {
        comparison.report(FactChange::Missing(&difference.missing), site);
    }
}

/// Returns the facts of each side that find no partner with the same key on the other; each is a partner once.
pub(super) fn without_partners<'d, F, K: Eq + Hash>(
    sources: Vec<&'d F>,
    targets: Vec<&'d F>,
    source_key: impl Fn(&'d F) -> Option<K>,
    target_key: impl Fn(&'d F) -> Option<K>,
) -> (Vec<&'d F>, Vec<&'d F>) {
    if sources.is_empty() || targets.is_empty() {
        return (sources, targets);
    }
    let mut free: HashMap<K, VecDeque<usize>> = HashMap::new();
    for (at, fact) in targets.iter().enumerate() {
        if let Some(key) = target_key(fact) {
            free.entry(key).or_default().push_back(at);
        }
    }
    let mut is_taken = vec![false; targets.len()];
    let mut missing = Vec::new();
    for fact in sources {
        let free = source_key(fact).and_then(|key| free.get_mut(&key));
        match free.and_then(VecDeque::pop_front) {
            Some(at) => is_taken[at] = true,
            None => missing.push(fact),
        }
    }
    let added = targets.into_iter().zip(is_taken);
    let added = added.filter_map(|(fact, is_taken)| (!is_taken).then_some(fact));
    (missing, added.collect())
}

/// Returns the facts of two variants that have a key, and are not on the other side.
pub(super) fn unshared<'d, F, K: Eq + Hash>(
    source: &'d VariantFacts<'_, F>,
    target: &'d VariantFacts<'_, F>,
    key: impl Fn(&'d F) -> Option<K>,
) -> (Vec<&'d F>, Vec<&'d F>) {
    let with_key = |variant: &'d VariantFacts<'_, F>| {
        let facts = variant.facts.iter();
        facts.filter(|fact| key(fact).is_some()).collect()
    };
    without_partners(with_key(source), with_key(target), &key, &key)
}
