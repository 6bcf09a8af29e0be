//! A project as if it had one document: what is done to that one need not go through all others.

use crate::project::layout::{CatalogScope, Layout};

/// Returns the layout with one set or document, and the catalogs that all share; `None` where there is none of that key.
pub(super) fn narrowed(layout: &Layout, key: &str) -> Option<Layout> {
    let is_kept = |own: &str, scope: CatalogScope| own == key || scope == CatalogScope::Shared;
    let sets = layout.sets.iter();
    let sets = sets.filter(|plan| is_kept(&plan.key, plan.scope)).cloned();
    let documents = layout.documents.iter();
    let documents = documents.filter(|plan| plan.key == key).cloned();
    let narrowed = Layout {
        source: layout.source.clone(),
        source_basis: layout.source_basis,
        targets: layout.targets.clone(),
        files: layout.files.clone(),
        common: layout.common.clone(),
        states: layout.states.clone(),
        sets: sets.collect(),
        leftovers: Vec::new(),
        documents: documents.collect(),
        code: Vec::new(),
        assumptions: Vec::new(),
    };
    let is_there = narrowed.sets.iter().any(|plan| plan.key == key);
    (is_there || !narrowed.documents.is_empty()).then_some(narrowed)
}
