//! Looks at the sets and documents of a project, in parallel, and puts together what was found.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use crate::checks::chosen::Checks;
use crate::checks::model::{Check, Settings};
use crate::checks::run::Run;
use crate::config::levels::Rules;
use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::fluent::model::EntryKind;
use crate::pipeline::analysis::{Analysis, apply_levels, gather, keep, sort};
use crate::pipeline::documents;
use crate::pipeline::outcome::{Outcome, second_look, unreadable, worded};
use crate::pipeline::selection::Selection;
use crate::pipeline::settings::settings;
use crate::pipeline::terminology;
use crate::pipeline::unused_rules;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{CatalogScope, SetPlan};
use crate::project::wordings::{Odd, Seen, Wordings};
use crate::text::source::FileId;

/// References to shared entries, for each target locale.
type References = Vec<HashSet<(EntryKind, String)>>;

/// One run of the checks over a project.
pub(super) struct Inspection<'i> {
    workspace: &'i Workspace<'i>,
    config: &'i Config,
    selection: &'i Selection,
    /// The checks that look at a set.
    checks: Checks,
    /// Those of them that look at documents too.
    of_documents: Checks,
    /// The checks that look at the project as a whole.
    of_project: Vec<&'static dyn Check>,
    /// The rules of the configuration, where it is to be found out which of them fit nothing.
    judged_rules: Option<Rules<'i>>,
}

impl<'i> Inspection<'i> {
    pub fn new(workspace: &'i Workspace<'i>, config: &'i Config, selection: &'i Selection) -> Self {
        let (of_project, checks) = selection.by_reach();
        let is_judged = unused_rules::is_judged(config, selection);
        Self {
            workspace,
            config,
            selection,
            of_documents: Checks::new(&selection.about_texts(&checks)),
            checks: Checks::new(&checks),
            of_project,
            judged_rules: is_judged.then(|| Rules::new(&config.rules)),
        }
    }

    /// Looks at every set and document that is selected; sorted by key.
    pub fn outcomes(&self) -> Vec<Outcome> {
        let layout = self.workspace.layout;
        let wanted = layout
            .sets
            .iter()
            .filter(|plan| self.selection.wants_set(layout, plan));
        let (own, shared): (Vec<&SetPlan>, Vec<&SetPlan>) =
            wanted.partition(|plan| plan.scope == CatalogScope::Own);

        let mut referenced: References = vec![HashSet::new(); layout.targets.len()];
        let of_own = own.par_iter().map(|plan| self.look(plan, &referenced));
        let mut outcomes: Vec<Outcome> = of_own.collect();
        for outcome in &mut outcomes {
            for (locale, kind, id) in outcome.references.drain(..) {
                referenced[locale].insert((kind, id));
            }
        }
        let of_shared = shared.par_iter().map(|plan| self.look(plan, &referenced));
        outcomes.par_extend(of_shared);
        let run = self.run(&self.of_documents, self.workspace.settings());
        let documents = documents::wanted(layout, self.selection).into_par_iter();
        let of_documents =
            documents.map(|plan| documents::look(&run, self.workspace, self.selection, plan));
        outcomes.par_extend(of_documents);
        outcomes.sort_by(|one, other| one.key.cmp(&other.key));
        outcomes
    }

    fn run<'r>(&self, checks: &'r Checks, settings: &'r Settings) -> Run<'r> {
        Run {
            checks,
            compares: false,
            settings,
            referenced: &[],
        }
    }

    fn look(&self, plan: &SetPlan, referenced: &References) -> Outcome {
        let run = Run {
            checks: &self.checks,
            compares: !self.of_project.is_empty(),
            settings: self.workspace.settings(),
            referenced,
        };
        self.workspace.with_parsed_set(plan, |set, loaded| {
            let mut outcome = Outcome::of(&run, self.workspace, self.selection, set, loaded);
            if let Some(rules) = &self.judged_rules {
                outcome.rules = unused_rules::fitting(rules, self.workspace.layout, plan, set);
            }
            outcome
        })
    }

    /// Puts together what was found, with what the checks of the whole project find in it.
    pub fn analysis(
        &self,
        mut outcomes: Vec<Outcome>,
        glossary_faults: terminology::Faults,
    ) -> Analysis {
        let (layout, selection) = (self.workspace.layout, self.selection);
        if !self.of_project.is_empty() {
            let again = self.compare_wordings(&outcomes);
            outcomes.extend(again);
        }
        let fitting = outcomes.iter().flat_map(|outcome| outcome.rules.iter());
        let fitting: BTreeSet<usize> = fitting.copied().collect();
        let mut analysis = gather(layout, outcomes);
        if self.judged_rules.is_some() {
            let unused =
                unused_rules::findings(self.config, layout, fitting, &mut analysis.sources);
            analysis.findings.extend(unused);
        }
        let shared = self.workspace.shared_files();
        let named = shared
            .iter()
            .filter(|loaded| selection.wants_path(layout.path(loaded.file)));
        analysis.findings.extend(named.filter_map(unreadable));
        let faults = glossary_faults.findings(&mut analysis.sources);
        analysis.findings.extend(faults);
        analysis.coverage.retain(|coverage| {
            let is_named = selection.paths.is_empty() || !coverage.catalogs.is_empty();
            is_named && selection.wants_locale(&coverage.locale)
        });
        apply_levels(self.config, &mut analysis.findings, &analysis.sources);
        let quoted = analysis.findings.iter().flat_map(Diagnostic::files);
        let quoted: BTreeSet<FileId> = quoted.collect();
        for loaded in shared.iter().filter(|loaded| quoted.contains(&loaded.file)) {
            keep(&mut analysis.sources, loaded);
        }
        sort(&mut analysis.findings, &analysis.sources);
        analysis
    }

    /// What the checks find that have to know how the whole project words its texts.
    fn compare_wordings(&self, outcomes: &[Outcome]) -> Vec<Outcome> {
        let workspace = self.workspace;
        let seen = outcomes.iter().flat_map(|outcome| &outcome.seen);
        let odd = Odd::new(seen.copied().collect());
        let concerned = outcomes
            .iter()
            .filter(|outcome| outcome.seen.iter().any(|seen| odd.has(seen)));
        let concerned: BTreeMap<&str, &[Seen]> = concerned
            .map(|outcome| (outcome.key.as_str(), outcome.seen.as_slice()))
            .collect();
        let sets = workspace.layout.sets.iter();
        let plans: Vec<(&SetPlan, &[Seen])> = sets
            .filter_map(|plan| Some((plan, *concerned.get(plan.key.as_str())?)))
            .collect();
        let mut settings = settings(self.config);
        let no_checks = Checks::new(&[]);
        let worded = worded(&self.run(&no_checks, &settings), workspace, &plans, &odd);
        settings.wordings = Some(Wordings::new(&worded, |file| workspace.layout.path(file)));
        let plans: Vec<&SetPlan> = plans.into_iter().map(|(plan, _)| plan).collect();
        let checks = Checks::new(&self.of_project);
        let run = self.run(&checks, &settings);
        second_look(&run, workspace, self.selection, &plans)
    }
}
