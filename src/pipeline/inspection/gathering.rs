//! Looks at the sets of a project a stretch at a time, and puts together what was found.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::pipeline::analysis::{Analysis, keep, sort};
use crate::pipeline::documents;
use crate::pipeline::gathered::GatheredOutcomes;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::set_survey::SetSurvey;
use crate::pipeline::terminology;
use crate::text::source::FileId;

/// So many sets are looked at before their outcomes are put together: enough to keep all threads at work.
const STRETCH: usize = 2048;

impl<'i> Inspection<'i> {
    /// Looks at every set and document that is selected, and returns what was found.
    pub fn into_analysis(self, glossary_faults: terminology::Faults) -> Analysis {
        self.finish(self.gathered(), glossary_faults)
    }

    /// Looks at every set and document, and returns what was found and what a build must know of each set, sorted by key.
    pub fn surveyed(&self, glossary_faults: terminology::Faults) -> (Analysis, Vec<SetSurvey>) {
        let mut gathered = self.gathered();
        let mut surveys = std::mem::take(&mut gathered.surveys);
        surveys.sort_by(|one, other| one.index.key.cmp(&other.index.key));
        (self.finish(gathered, glossary_faults), surveys)
    }

    fn gathered(&self) -> GatheredOutcomes<'i> {
        let layout = self.workspace.layout;
        let mut gathered = GatheredOutcomes::new(layout);
        let (own, shared) = self.own_and_shared();

        let none = vec![HashSet::new(); layout.targets.len()];
        gather(&mut gathered, &own, |plan| self.look(plan, &none));
        let references = std::mem::take(&mut gathered.references);
        gathered.references = none;
        gather(&mut gathered, &shared, |plan| self.look(plan, &references));
        let documents = documents::wanted(layout, self.selection);
        gather(&mut gathered, &documents, |plan| {
            self.look_at_document(plan)
        });
        for coverage in &mut gathered.analysis.coverage {
            coverage
                .catalogs
                .sort_by(|one, other| one.key.cmp(&other.key));
        }
        gathered
    }

    /// Puts together what was found, with what the checks of the whole project find in it.
    pub fn analysis(
        &self,
        outcomes: Vec<Outcome>,
        glossary_faults: terminology::Faults,
    ) -> Analysis {
        let mut gathered = GatheredOutcomes::new(self.workspace.layout);
        for outcome in outcomes {
            gathered.add(outcome);
        }
        self.finish(gathered, glossary_faults)
    }

    fn finish(
        &self,
        mut gathered: GatheredOutcomes<'_>,
        glossary_faults: terminology::Faults,
    ) -> Analysis {
        if self.compares() {
            let disputed = gathered.take_disputed();
            for outcome in self.compare_translations(disputed) {
                gathered.add(outcome);
            }
        }
        let GatheredOutcomes {
            mut analysis,
            mut rules,
            fields,
            ..
        } = gathered;
        rules.extend(self.rules_of_others());
        let found = self.of_project(&rules, &fields, glossary_faults, &mut analysis.sources);
        analysis.findings.extend(found);
        analysis.retain_coverage(self.selection);
        self.apply_levels_in(&mut analysis);
        let quoted = analysis.findings.iter().flat_map(Diagnostic::files);
        let quoted: BTreeSet<FileId> = quoted.collect();
        let shared = self.workspace.shared_files();
        for loaded in shared.iter().filter(|loaded| quoted.contains(&loaded.file)) {
            keep(&mut analysis.sources, loaded);
        }
        sort(&mut analysis.findings, &analysis.sources);
        analysis
    }
}

/// Looks at sets in parallel, and adds their outcomes in the order of the sets.
fn gather<P: Sync>(
    gathered: &mut GatheredOutcomes<'_>,
    plans: &[P],
    look: impl Fn(&P) -> Outcome + Sync,
) {
    for plans in plans.chunks(STRETCH) {
        let outcomes: Vec<Outcome> = plans.par_iter().map(&look).collect();
        for outcome in outcomes {
            gathered.add(outcome);
        }
    }
}
