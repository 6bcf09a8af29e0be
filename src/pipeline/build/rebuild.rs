//! A build of the few sets that changed since the last one. What it leaves is what a build of all sets would leave.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::model::Config;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::model::ArtifactSink;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::build::{Building, Built};
use crate::pipeline::inspection::Inspection;
use crate::pipeline::last_build::LastBuild;
use crate::pipeline::order::BuildRequest;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::selection::Selection;
use crate::pipeline::set_survey::SetSurvey;
use crate::pipeline::survey::Survey;
use crate::project::layout::{CatalogScope, Layout, SetPlan};
use crate::project::links::statement_places::StatementPlaces;
use crate::text::file_source::FileSource;
use crate::text::source::Sources;

/// The most sets of which it is worth while: their parts of bundles are held.
pub const MOST: usize = 1000;

/// What became of such a build.
pub enum Rebuilt<T> {
    Done(Box<Built<T>>),
    /// All sets are to be built; this was written already, as they will be.
    Abandoned(Vec<T>),
}

/// Builds what changed since the last build, if nothing else changes by it.
///
/// # Errors
/// Those of `build`.
pub fn rebuild<O: ArtifactSink>(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    order: &BuildRequest,
    (last, changed): (&LastBuild<'_>, &[usize]),
    output: &O,
) -> anyhow::Result<Rebuilt<O::Written>> {
    let everything = Selection::everything();
    let policies = config.policies.with(order.wishes);
    let plans: Vec<&SetPlan> = changed.iter().map(|number| &layout.sets[*number]).collect();
    Inspection::open((layout, config), files, &everything, |inspection, _| {
        let inspection = inspection.for_build(&policies);
        let workspace = inspection.workspace();
        let none = inspection.references(&[]);
        let looks = plans.par_iter().map(|plan| inspection.look(plan, &none));
        let mut outcomes: Vec<Outcome> = looks.collect();
        let surveys = outcomes.iter_mut();
        let surveys = surveys.filter_map(|outcome| outcome.survey.take());
        let mut surveys: Vec<SetSurvey> = surveys.collect();
        let is_seen_as_before = |(survey, number): (&SetSurvey, &usize)| {
            let facts = last.facts(&survey.index.key);
            let places = || workspace.places(*number).map_or(0, StatementPlaces::digest);
            let before = last.places(*number);
            survey.seen == facts.seen && before.is_none_or(|before| before == places())
        };
        if !surveys.iter().zip(changed).all(is_seen_as_before) {
            return Ok(Rebuilt::Abandoned(Vec::new()));
        }
        let shared = layout.sets.iter();
        let shared = shared.filter(|plan| plan.scope == CatalogScope::Shared);
        let coverage = vec![None; layout.targets.len()];
        surveys.extend(shared.map(|plan| {
            workspace.with_parsed_set(plan, |set, _| {
                SetSurvey::new(plan, set, &coverage, &policies)
            })
        }));
        surveys.sort_by(|one, other| one.index.key.cmp(&other.index.key));
        let mut survey = Survey::new(workspace, surveys);
        survey.drafts.extend(last.drafts());
        let coverage = last.coverage(&outcomes);
        let findings = outcomes.into_iter().flat_map(|outcome| outcome.findings);
        let analysis = Analysis {
            findings: findings.collect(),
            coverage,
            sources: Sources::new(layout.files.clone()),
        };
        let keys: BTreeSet<String> = plans.iter().map(|plan| plan.key.clone()).collect();
        let order = BuildRequest {
            documents: Some(keys),
            ..order.clone()
        };
        let building = Building {
            workspace,
            config,
            policies: &policies,
            survey: &survey,
            order: &order,
            last: Some(last),
            is_judged_by_all: false,
        };
        building.rebuild(analysis, output)
    })
}

impl Building<'_> {
    fn rebuild<O: ArtifactSink>(
        &self,
        analysis: Analysis,
        output: &O,
    ) -> anyhow::Result<Rebuilt<O::Written>> {
        let resolver = FallbackResolver::new(&self.survey.index);
        let layout = self.workspace.layout;
        let refusals =
            self.survey
                .refusals(layout, &analysis, self.order, self.policies, &resolver);
        // Links lead past a locale that is refused, in all sets.
        if !refusals.is_empty() {
            return Ok(Rebuilt::Abandoned(Vec::new()));
        }
        let choice = self.choose(&[]);
        let mut built = Built {
            locales: self.locales_of(&choice.building),
            coverage: analysis.coverage,
            ..Built::default()
        };
        self.write(choice, &resolver, output, &mut built)?;
        if built
            .made
            .as_ref()
            .is_none_or(|made| !made.ground.is_patchable)
        {
            return Ok(Rebuilt::Abandoned(built.written));
        }
        built.drafts = self.survey.drafts.iter().cloned().collect();
        Ok(Rebuilt::Done(Box::new(built)))
    }
}
