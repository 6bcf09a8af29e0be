//! What a catalog refers to.

use crate::fluent::model::{Catalog, Entry, Part};

/// The ids that a catalog refers to, terms with their `-`.
pub(super) fn references(catalog: &Catalog) -> Vec<String> {
    let mut references = Vec::new();
    walk(catalog, |part| match part {
        Part::Message { id, .. } => references.push((*id).to_owned()),
        Part::Term { id, .. } => references.push(format!("-{id}")),
        Part::Text(_) | Part::Literal(_) | Part::Number(_) | Part::Variable(_) => {}
        Part::Call { .. } | Part::Select(_) => {}
    });
    references
}

/// The functions that a catalog calls, besides those that every program has.
pub(super) fn calls(catalog: &Catalog) -> Vec<String> {
    let mut functions = Vec::new();
    walk(catalog, |part| {
        if let Part::Call { function, .. } = part
            && !["NUMBER", "DATETIME"].contains(function)
        {
            functions.push((*function).to_owned());
        }
    });
    functions
}

fn walk<'c>(catalog: &'c Catalog, mut visit: impl FnMut(&'c Part<'c>)) {
    for (_, pattern) in catalog.entries.iter().flat_map(Entry::patterns) {
        pattern.walk(&mut visit);
    }
}
