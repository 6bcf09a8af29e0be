//! What checks find in one set alone, for one language: after each pause of somebody who types. And once in all sets, so
//! that it is known how much of each is done.

use std::collections::HashSet;

use crate::config::levels::LevelRules;
use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::fluent::model::EntryKind;
use crate::pipeline::analysis::{Analysis, apply_levels, gather, sort};
use crate::pipeline::inspection::Inspection;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::selection::Selection;
use crate::pipeline::set_texts::PlannedTexts;
use crate::project::coverage::Tally;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::text::file_source::FileSource;
use crate::text::source::Sources;

/// The checks that read all the code of a program: too much for each pause of somebody who types.
const OF_CODE: [&str; 2] = ["unknown-message", "unused-message"];

/// The references to entries that languages share, found when all sets were looked at.
#[derive(Debug, Default)]
pub struct SharedReferences(Vec<HashSet<(EntryKind, String)>>);

impl SharedReferences {
    pub const fn none() -> Self {
        Self(Vec::new())
    }
}

/// What is known of one set in one language.
#[derive(Debug, Default)]
pub struct SetLook {
    /// Sorted by path, place and check; of the language alone.
    pub findings: Vec<Diagnostic>,
    pub sources: Sources,
    pub tally: Tally,
}

/// Looks at every set in every language.
pub fn look_at_all(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
) -> (Analysis, SharedReferences) {
    let everything = Selection::everything();
    Inspection::open(
        (layout, config),
        files,
        &everything,
        |inspection, faults| {
            let outcomes = inspection.outcomes();
            let references = inspection.references(&outcomes);
            let analysis = inspection.analysis(outcomes, faults);
            (analysis, SharedReferences(references))
        },
    )
}

/// Looks at one set in one language (`target`: its place in the layout). What only the whole project can tell, such as
/// two wordings of one text, is not looked for.
pub fn look_at_set(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    (plan, target): (PlannedTexts<'_>, usize),
    references: &SharedReferences,
) -> SetLook {
    let locale = &layout.targets[target];
    let mut selection = Selection::everything();
    selection.locales = Some(vec![locale.clone()]);
    selection
        .checks
        .retain(|check| !OF_CODE.contains(&check.info().id));
    let outcome = Inspection::open(
        (layout, config),
        files,
        &selection,
        |inspection, _| match plan {
            PlannedTexts::Catalogs(plan) => {
                let plan = for_one_language(plan, target);
                let none = vec![HashSet::new(); layout.targets.len()];
                let known = &references.0;
                let is_known = known.len() == layout.targets.len();
                inspection.look(&plan, if is_known { known } else { &none })
            }
            PlannedTexts::Document(plan) => inspection.look_at_document(plan),
        },
    );
    told(layout, config, (outcome, target))
}

/// Returns the plan of a set of which the other languages are not read.
fn for_one_language(plan: &SetPlan, target: usize) -> SetPlan {
    let targets = plan.targets.iter().enumerate();
    let targets = targets.map(|(at, catalog)| match at {
        at if at == target => catalog.clone(),
        _ => PlannedCatalog::Excluded,
    });
    SetPlan {
        targets: targets.collect(),
        ..plan.clone()
    }
}

fn told(layout: &Layout, config: &Config, (outcome, target): (Outcome, usize)) -> SetLook {
    let locale = &layout.targets[target];
    let Analysis {
        mut findings,
        coverage,
        sources,
    } = gather(layout, Sources::new(layout.files.clone()), vec![outcome]);
    findings.retain(|finding| finding.subject.locale.as_ref() == Some(locale));
    let rules = LevelRules::new(&config.rules);
    apply_levels(config, &rules, &mut findings, |file| sources.path(file));
    sort(&mut findings, &sources);
    SetLook {
        findings,
        sources,
        tally: coverage[target].total,
    }
}
