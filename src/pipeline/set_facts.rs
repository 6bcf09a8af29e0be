//! Notes of what was made the facts that a later build of few sets needs.

use std::collections::HashMap;

use crate::emit::build_index::EntryVisibility;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::names::BundleNames;
use crate::pipeline::made_sets::{MadeFiles, SetCoverage};
use crate::pipeline::survey::Survey;
use crate::pipeline::workspace::Workspace;
use crate::project::coverage::Coverage;
use crate::project::layout::{CatalogScope, SetPlan};

/// All that is known of the sets of a build.
pub(super) struct KnownSets<'k> {
    pub workspace: &'k Workspace<'k>,
    pub survey: &'k Survey,
    pub resolver: &'k FallbackResolver<'k>,
    pub names: &'k BundleNames<'k>,
    /// Of the target locales.
    pub coverage: &'k [Coverage],
}

impl KnownSets<'_> {
    /// Notes the facts about the sets that were made: these, in their order.
    pub fn note(&self, made: &mut MadeFiles, sets: &[&SetPlan]) {
        let coverage = self.coverage();
        let numbered = self.survey.index.sets.iter().enumerate();
        let numbered = numbered.filter(|(_, set)| set.place == EntryVisibility::Own);
        let numbers: HashMap<&str, usize> = numbered
            .map(|(number, set)| (set.key.as_str(), number))
            .collect();
        for (plan, (_, facts)) in sets.iter().zip(&mut made.sets) {
            let key = plan.key.as_str();
            facts.is_draft = self.survey.drafts.contains(key);
            facts.seen = self.survey.seen(key);
            facts.coverage = coverage.get(key).cloned().unwrap_or_default();
            let number = numbers.get(key);
            let names = number.map(|number| self.names.of_set(self.resolver, *number));
            facts.names = names.unwrap_or_default();
        }
        made.followed = self.workspace.followed().collect();
        let shared = self.survey.index.sets.iter().enumerate();
        let shared = shared.filter(|(_, set)| set.place != EntryVisibility::Own);
        made.ground.names = shared
            .map(|(number, _)| self.names.of_set(self.resolver, number))
            .collect();
        let plans = self.workspace.layout.sets.iter();
        let shared = plans.filter(|plan| plan.scope == CatalogScope::Shared);
        made.ground.coverage = shared
            .map(|plan| coverage.get(plan.key.as_str()).cloned().unwrap_or_default())
            .collect();
    }

    /// Returns the coverage of each set in each target locale.
    fn coverage(&self) -> HashMap<&str, SetCoverage> {
        let mut by_key: HashMap<&str, SetCoverage> = HashMap::new();
        for (at, coverage) in self.coverage.iter().enumerate() {
            for catalog in &coverage.catalogs {
                let of_set = by_key.entry(&catalog.key).or_default();
                of_set.resize(self.coverage.len(), None);
                of_set[at] = Some((catalog.tally.messages, catalog.tally.words));
            }
        }
        by_key
    }
}
