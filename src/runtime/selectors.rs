//! Selectors as fluent-bundle gets them.
//!
//! fluent-bundle 0.16 has plural rules of 2022 built in, which know no `many` of Spanish and Portuguese; it takes a
//! number with options for another number than the one a variant names; and it sends every value of a type of our own
//! to the default variant. None of that can be replaced in it. So a selector that may be a number is put into a call,
//! `{ $n -> [0] … [one] … }` becomes `{ CHOOSE($n, "0", "one") -> [0] … [one] … }`, of a function that gives back
//! the key to take. A resolver of our own would do without, but would be a second thing that must read Fluent as the
//! others do; a call leaves all of that to fluent-bundle.

use crate::fluent::model::{Catalog, Entry, Part, Select, VariantKey};
use crate::locale::plurals::Category;
use crate::text::slice::Slice;

/// The name of the function. A program that has one of this name has no editions.
pub(super) const CHOOSE: &str = "PARIDAD_CHOOSE";

/// A text to insert into a catalog, and the byte that it goes before.
pub(super) type Insertion = (usize, String);

/// Adds the insertions that turn the selectors of an entry into calls.
pub(super) fn calls(catalog: &Catalog<'_>, entry: &Entry<'_>, insertions: &mut Vec<Insertion>) {
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |part| {
            if let Part::Select(select) = part {
                insertions.extend(call(catalog, select).into_iter().flatten());
            }
        });
    }
}

fn call(catalog: &Catalog<'_>, select: &Select<'_>) -> Option<[Insertion; 2]> {
    let leaf = select.selector.leaf();
    let start = catalog.span(leaf).start as usize;
    let start = match &select.selector {
        Part::Variable(_) => start - 1,
        Part::Number(_) | Part::Call { .. } => start,
        Part::Text(_)
        | Part::Literal(_)
        | Part::Message { .. }
        | Part::Term { .. }
        | Part::Select(_) => return None,
    };
    let is_of_numbers = |key: VariantKey<'_>| match key {
        VariantKey::Number(_) => true,
        VariantKey::Name(name) => Category::parse(name).is_some(),
    };
    let mut keys = select.variants.iter().map(|variant| variant.key);
    if !keys.any(is_of_numbers) {
        return None;
    }
    let first = select.variants.first()?.key.as_str();
    let before = catalog.source.slice(..catalog.span(first).start as usize);
    let arrow = before.rfind("->")?;
    let keys = select.variants.iter().map(|variant| variant.key.as_str());
    let keys: String = keys.map(|key| format!(", \"{key}\"")).collect();
    Some([(start, format!("{CHOOSE}(")), (arrow, format!("{keys}) "))])
}
