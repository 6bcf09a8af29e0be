//! Findings set by set, as they come, and those of the project as a whole at the end.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::pipeline::analysis::{Analysis, gather, keep, sort};
use crate::pipeline::inspection::Inspection;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::project_facts::References;
use crate::pipeline::selection::Selection;
use crate::pipeline::set_slots::{PlannedSet, SetSlots};
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;
use crate::text::source::{FileId, Sources};

/// The sets that are looked at before their findings are told.
const BATCH: usize = 64;

/// Looks at the sets of a project. `told` gets the findings of each set with the number of sets that are done and that
/// of all, and says whether it wants more; what is returned are the findings that only the whole can tell, and the
/// coverage. `None`: no more were wanted.
pub fn look_at_each(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    selection: &Selection,
    told: &mut dyn FnMut(Analysis, usize, usize) -> bool,
) -> Option<Analysis> {
    Inspection::open((layout, config), files, selection, |inspection, faults| {
        let mut walk = SetWalk {
            inspection: &inspection,
            slots: SetSlots::new(layout, selection),
            outcomes: Vec::new(),
        };
        let nobody = vec![HashSet::new(); layout.targets.len()];
        let is_own = |set: PlannedSet<'_>| matches!(set, PlannedSet::Own(_));
        walk.go(&is_own, &nobody, told)?;
        let references = inspection.references(&walk.outcomes);
        walk.go(&|set| !is_own(set), &references, told)?;
        walk.outcomes.sort_by(|one, other| one.key.cmp(&other.key));
        Some(inspection.analysis(walk.outcomes, faults))
    })
}

/// A walk over the sets.
struct SetWalk<'w> {
    inspection: &'w Inspection<'w>,
    slots: SetSlots,
    /// Without their findings.
    outcomes: Vec<Outcome>,
}

impl SetWalk<'_> {
    fn go(
        &mut self,
        is_it: &dyn Fn(PlannedSet<'_>) -> bool,
        references: &References,
        told: &mut dyn FnMut(Analysis, usize, usize) -> bool,
    ) -> Option<()> {
        let layout = self.inspection.workspace().layout;
        let wanted = (0..self.slots.count()).filter(|slot| self.slots.is_wanted(*slot));
        let wanted: Vec<PlannedSet<'_>> = wanted
            .map(|slot| self.slots.planned(layout, slot))
            .collect();
        let all = wanted.len();
        let sets: Vec<PlannedSet<'_>> = wanted.into_iter().filter(|set| is_it(*set)).collect();
        for batch in sets.chunks(BATCH) {
            let look = |set: &PlannedSet<'_>| self.inspection.look_at(*set, references);
            let outcomes: Vec<Outcome> = batch.par_iter().map(look).collect();
            for mut outcome in outcomes {
                let findings = self.take_findings(&mut outcome);
                self.outcomes.push(outcome);
                if !told(findings, self.outcomes.len(), all) {
                    return None;
                }
            }
        }
        Some(())
    }

    /// Takes the findings out of an outcome, with the texts that they quote.
    fn take_findings(&self, outcome: &mut Outcome) -> Analysis {
        let workspace = self.inspection.workspace();
        let told = outcome.told();
        (outcome.findings, outcome.texts) = (Vec::new(), Vec::new());
        let sources = Sources::new(workspace.layout.files.clone());
        let mut analysis = gather(workspace.layout, sources, vec![told]);
        self.inspection.apply_levels_in(&mut analysis);
        let quoted = analysis.findings.iter().flat_map(Diagnostic::files);
        let quoted: BTreeSet<FileId> = quoted.collect();
        let shared = workspace.shared_files().iter();
        for loaded in shared.filter(|loaded| quoted.contains(&loaded.file)) {
            keep(&mut analysis.sources, loaded);
        }
        sort(&mut analysis.findings, &analysis.sources);
        analysis
    }
}
