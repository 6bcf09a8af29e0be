//! A plan as if the project had one document: what is done to that one need not go through all others.

use std::sync::Arc;

use crate::project::layout::{CatalogScope, DocumentPlan, Layout, PlannedCatalog, SetPlan};

impl Layout {
    /// Returns the plan with one set or document, and the catalogs that all share; `None` where there is none of that key.
    pub fn narrowed(&self, key: &str) -> Option<Self> {
        let is_kept = |plan: &&SetPlan| plan.key == key || plan.scope == CatalogScope::Shared;
        let sets: Vec<SetPlan> = self.sets.iter().filter(is_kept).cloned().collect();
        let documents = self.documents.iter().filter(|plan| plan.key == key);
        let documents: Vec<DocumentPlan> = documents.cloned().collect();
        if documents.is_empty() && sets.iter().all(|plan| plan.key != key) {
            return None;
        }
        let of_sets = sets.iter().flat_map(|plan| &plan.targets);
        let of_documents = documents.iter().flat_map(|plan| &plan.targets);
        let translations = of_sets.chain(of_documents);
        let translations = translations.filter_map(PlannedCatalog::file);
        let states = translations.filter_map(|file| Some((file, *self.states.get(&file)?)));
        Some(Self {
            source: self.source.clone(),
            source_basis: self.source_basis,
            targets: self.targets.clone(),
            files: self.files.clone(),
            common: self.common.clone(),
            states: states.collect(),
            sets: sets.into(),
            leftovers: Vec::new(),
            documents: documents.into(),
            code: Arc::default(),
            assumptions: Vec::new(),
        })
    }
}
