//! The texts that one pattern can become: one for each way through its selectors.

use crate::fluent::model::{Part, Pattern, Select, Variant};

/// One way through the selectors of a pattern.
#[derive(Clone, Debug, Default)]
pub struct Alternative<'p, 's> {
    /// The variants taken, outermost first.
    pub variants: Vec<&'p Variant<'s>>,
    /// What chose each of them.
    pub selectors: Vec<&'p Part<'s>>,
    /// What the reader gets, in order; no part is a `Select`.
    pub parts: Vec<&'p Part<'s>>,
}

/// More alternatives than this are not told apart: only the first ones are looked at.
pub const LIMIT: usize = 64;

/// Every way through the selectors of `pattern`, in order, at most [`LIMIT`]; one when it has none.
///
/// Of several selectors side by side, all combinations.
pub fn alternatives<'p, 's>(pattern: &'p Pattern<'s>) -> Vec<Alternative<'p, 's>> {
    let mut ways = vec![Alternative::default()];
    for part in &pattern.parts {
        match part {
            Part::Select(select) => ways = branch(&ways, select),
            part => ways.iter_mut().for_each(|way| way.parts.push(part)),
        }
    }
    ways
}

fn branch<'p, 's>(
    ways: &[Alternative<'p, 's>],
    select: &'p Select<'s>,
) -> Vec<Alternative<'p, 's>> {
    let branches: Vec<_> = select
        .variants
        .iter()
        .map(|variant| (variant, alternatives(&variant.value)))
        .collect();
    let mut all = Vec::new();
    for way in ways {
        for (variant, inner) in &branches {
            for inner in inner {
                if all.len() == LIMIT {
                    return all;
                }
                let mut way = way.clone();
                way.variants.push(variant);
                way.selectors.push(&select.selector);
                way.variants.extend(&inner.variants);
                way.selectors.extend(&inner.selectors);
                way.parts.extend(&inner.parts);
                all.push(way);
            }
        }
    }
    all
}

impl Alternative<'_, '_> {
    /// The variant keys taken, for people: `[one]`, `[one][feminine]`; empty without selectors.
    pub fn path(&self) -> String {
        self.variants
            .iter()
            .map(|variant| format!("[{}]", variant.key.as_str()))
            .collect()
    }
}
