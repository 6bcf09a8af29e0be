//! Notes of what was made the facts that a later build of few sets needs.

use crate::emit::build_index::EntryVisibility;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::names::BundleNames;
use crate::pipeline::made_sets::MadeFiles;
use crate::pipeline::set_facts::{SetCoverage, SetFacts};
use crate::pipeline::survey::Survey;
use crate::pipeline::workspace::Workspace;
use crate::project::coverage::Coverage;
use crate::project::layout::CatalogScope;

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
    /// Returns the facts about a set of the layout that are known before it is made.
    pub fn facts(&self, key: &str) -> SetFacts {
        let number = self.survey.index.own_set(key);
        let names = number.map(|number| self.names.of_set(self.resolver, number));
        SetFacts {
            is_draft: self.survey.drafts.contains(key),
            seen: self.survey.seen(key),
            coverage: self.coverage(key),
            names: names.unwrap_or_default(),
            ..SetFacts::default()
        }
    }

    /// Notes what is known of all sets together.
    pub fn note(&self, made: &mut MadeFiles) {
        made.followed = self.workspace.followed().collect();
        let shared = self.survey.index.sets.iter().enumerate();
        let shared = shared.filter(|(_, set)| set.place != EntryVisibility::Own);
        made.ground.names = shared
            .map(|(number, _)| self.names.of_set(self.resolver, number))
            .collect();
        let plans = self.workspace.layout.sets.iter();
        let shared = plans.filter(|plan| plan.scope == CatalogScope::Shared);
        made.ground.coverage = shared.map(|plan| self.coverage(&plan.key)).collect();
    }

    /// Returns the coverage of a set in each target locale.
    fn coverage(&self, key: &str) -> SetCoverage {
        let of_set = self.coverage.iter().map(|coverage| {
            let catalog = coverage.catalog(key)?;
            Some((catalog.tally.messages, catalog.tally.words))
        });
        let of_set: SetCoverage = of_set.collect();
        match of_set.iter().all(Option::is_none) {
            true => SetCoverage::new(),
            false => of_set,
        }
    }
}
