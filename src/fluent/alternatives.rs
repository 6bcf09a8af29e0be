//! The texts that one pattern can become: one for each way through its selectors.

use crate::fluent::model::{Part, Pattern, Select, Variant, VariantKey};

/// One way through the selectors of a pattern.
#[derive(Clone, Debug, Default)]
pub struct Alternative<'p, 's> {
    /// The variants taken, outermost first.
    pub variants: Vec<&'p Variant<'s>>,
    /// The selectors that chose each part.
    pub selectors: Vec<&'p Part<'s>>,
    /// The parts that the reader gets, in order; no part is a `Select`.
    pub parts: Vec<&'p Part<'s>>,
}

/// More alternatives than this are not told apart: only the first ones are looked at.
pub const LIMIT: usize = 64;

/// Every way through the selectors of `pattern`, in order, at most [`LIMIT`]; one when it has none.
///
/// Of several selectors side by side, all combinations.
pub fn alternatives<'p, 's>(pattern: &'p Pattern<'s>) -> Vec<Alternative<'p, 's>> {
    let mut branches = branches(pattern).into_iter();
    let mut ways = vec![Alternative::default()];
    for part in &pattern.parts {
        match part {
            Part::Select(select) => {
                let branches = branches.next().unwrap_or_default();
                ways = branch(ways, select, &branches);
            }
            part => ways.iter_mut().for_each(|way| way.parts.push(part)),
        }
    }
    ways
}

/// A variant, and a way through the selectors in it.
type Branch<'p, 's> = (&'p Variant<'s>, Alternative<'p, 's>);

/// Returns the branches of each selector that some of the first [`LIMIT`] ways take. The last selectors differ soonest:
/// where they have enough ways, those before them stay at their first, and one text for all need not be copied for
/// each.
fn branches<'p, 's>(pattern: &'p Pattern<'s>) -> Vec<Vec<Branch<'p, 's>>> {
    let mut all = Vec::new();
    let mut ways = 1;
    for part in pattern.parts.iter().rev() {
        let Part::Select(select) = part else { continue };
        let variants = select.variants.iter();
        let branches = variants.flat_map(|variant| {
            let inner = alternatives(&variant.value).into_iter();
            inner.map(move |inner| (variant, inner))
        });
        let needed = if ways < LIMIT { LIMIT } else { 1 };
        let branches: Vec<_> = branches.take(needed).collect();
        ways *= branches.len().max(1);
        ways = ways.min(LIMIT);
        all.push(branches);
    }
    all.reverse();
    all
}

fn branch<'p, 's>(
    ways: Vec<Alternative<'p, 's>>,
    select: &'p Select<'s>,
    branches: &[Branch<'p, 's>],
) -> Vec<Alternative<'p, 's>> {
    let Some((last, others)) = branches.split_last() else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for way in ways {
        for one in others {
            all.push(taken(way.clone(), select, one));
        }
        all.push(taken(way, select, last));
        if all.len() >= LIMIT {
            break;
        }
    }
    all.truncate(LIMIT);
    all
}

fn taken<'p, 's>(
    mut way: Alternative<'p, 's>,
    select: &'p Select<'s>,
    (variant, inner): &Branch<'p, 's>,
) -> Alternative<'p, 's> {
    way.variants.push(variant);
    way.selectors.push(&select.selector);
    way.variants.extend(&inner.variants);
    way.selectors.extend(&inner.selectors);
    way.parts.extend(&inner.parts);
    way
}

impl Alternative<'_, '_> {
    /// Returns how well it stands for the case of a way through another text: the variants that both take count most, and
    /// beside them those that are taken where no other is.
    pub fn likeness(&self, other: &Alternative<'_, '_>) -> usize {
        let points = |(choice, variant): ((&Part<'_>, VariantKey<'_>), &&Variant<'_>)| {
            let is_same = other.choices().any(|it| it == choice);
            usize::from(variant.default).max(2 * usize::from(is_same))
        };
        self.choices().zip(&self.variants).map(points).sum()
    }

    /// Returns whether it takes variants of the same keys as a way through another text.
    pub fn is_same_case(&self, other: &Alternative<'_, '_>) -> bool {
        self.choices().eq(other.choices())
    }

    /// Returns the selectors, each with the key of the variant that it chose.
    fn choices(&self) -> impl Iterator<Item = (&Part<'_>, VariantKey<'_>)> {
        let keys = self.variants.iter().map(|variant| variant.key);
        self.selectors.iter().copied().zip(keys)
    }

    /// Returns the variant keys taken, for people: `[one]`, `[one][feminine]`; empty without selectors.
    pub fn path(&self) -> String {
        self.variants
            .iter()
            .map(|variant| format!("[{}]", variant.key.as_str()))
            .collect()
    }
}
