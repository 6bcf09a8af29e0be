//! Looks once more at sets, now that it is known how the project words its texts.

use crate::checks::enabled::EnabledChecks;
use crate::checks::settings::Settings;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::outcome::{Outcome, compared_texts, second_look};
use crate::pipeline::settings::settings;
use crate::project::consistency::{ComparedText, ConsistencyIndex, TextOccurrence};
use crate::project::layout::SetPlan;

impl Inspection<'_> {
    /// Returns whether the texts of the project are compared.
    pub fn compares(&self) -> bool {
        !self.of_project.is_empty()
    }

    /// Returns the texts of some sets, each with those that are wanted of it.
    pub fn texts(&self, plans: &[(&SetPlan, Vec<TextOccurrence>)]) -> Vec<Vec<ComparedText>> {
        let settings = settings(self.config);
        let no_checks = EnabledChecks::new(&[]);
        compared_texts(&self.run(&no_checks, &settings), self.workspace, plans)
    }

    /// Looks at sets once more, now that it is known how the project words its texts.
    pub fn second_look(&self, consistency: ConsistencyIndex, plans: &[&SetPlan]) -> Vec<Outcome> {
        let settings = Settings {
            consistency: Some(consistency),
            ..settings(self.config)
        };
        let checks = EnabledChecks::new(&self.of_project);
        let run = self.run(&checks, &settings);
        second_look(&run, self.workspace, self.selection, plans)
    }

    /// Returns what the checks find that have to know how the whole project words its texts; `disputed`: the sets, by
    /// their numbers in the layout, with the texts that are worded in several ways.
    pub(super) fn compare_translations(
        &self,
        disputed: Vec<(usize, Vec<TextOccurrence>)>,
    ) -> Vec<Outcome> {
        let workspace = self.workspace;
        let sets = &workspace.layout.sets;
        let plans = disputed.into_iter().map(|(set, texts)| (&sets[set], texts));
        let plans: Vec<(&SetPlan, Vec<TextOccurrence>)> = plans.collect();
        let texts: Vec<ComparedText> = self.texts(&plans).into_iter().flatten().collect();
        let path = |file| workspace.layout.path(file);
        let consistency = ConsistencyIndex::new(&texts, path);
        let plans: Vec<&SetPlan> = plans.into_iter().map(|(plan, _)| plan).collect();
        self.second_look(consistency, &plans)
    }
}
