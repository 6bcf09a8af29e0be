//! Rules of `[[levels]]` that are about nothing: they seem to silence something, and hide the next fault.

use std::collections::BTreeSet;

use crate::checks;
use crate::checks::project::suppression::SuppressionCheck;
use crate::config::levels::LevelRules;
use crate::config::model::{Config, LevelRule};
use crate::diagnostic::{Diagnostic, Place};
use crate::pipeline::selection::Selection;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::project::set::{Set, Side};
use crate::text::source::Sources;
use crate::text::span::Span;

/// Returns whether a run can tell: it looks at the whole project, and for this.
pub(super) fn is_judged(config: &Config, selection: &Selection) -> bool {
    let id = SuppressionCheck::INFO.id;
    !config.rules.is_empty()
        && selection.paths.is_empty()
        && selection.locales.is_none()
        && selection.checks.iter().any(|check| check.info().id == id)
}

/// Returns the rules that fit something in a set.
pub(super) fn fitting(
    rules: &LevelRules<'_>,
    layout: &Layout,
    plan: &SetPlan,
    set: &Set<'_>,
) -> Vec<usize> {
    let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
    let path = |catalog| layout.catalog_path(catalog);
    let mut paths: Vec<_> = catalogs.filter_map(path).collect();
    paths.extend(plan.statement.map(|file| layout.path(file)));
    let sides = std::iter::once(&set.source).chain(&set.targets);
    let names = sides
        .flat_map(Side::entries)
        .map(|entry| entry.name())
        .collect();
    let broken = sides_are_broken(set);
    rules.fitting(&paths, (!broken).then_some(&names))
}

/// Returns whether something does not parse: it may have any name.
fn sides_are_broken(set: &Set<'_>) -> bool {
    let mut sides = std::iter::once(&set.source).chain(&set.targets);
    sides.any(|side| {
        side.read()
            .is_some_and(|read| !read.catalog.faults.is_empty())
    })
}

/// Returns the rules that fit files which are in no set: documents, records, what is not understood.
pub(super) fn fitting_others(rules: &LevelRules<'_>, layout: &Layout) -> BTreeSet<usize> {
    let in_sets: BTreeSet<_> = layout.sets.iter().flat_map(files).collect();
    let others = layout.files.iter().enumerate();
    let others = others.filter(|(at, _)| !in_sets.contains(at));
    let others: Vec<_> = others.map(|(_, path)| path.as_path()).collect();
    rules.fitting(&others, None).into_iter().collect()
}

/// Returns what is wrong with rules of which only these fit something.
pub(super) fn findings(
    config: &Config,
    layout: &Layout,
    fitting: &BTreeSet<usize>,
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    let rules = LevelRules::new(&config.rules);
    let locales: Vec<_> = std::iter::once(&layout.source)
        .chain(&layout.targets)
        .collect();
    let mut found = Vec::new();
    let mut say = |rule: &LevelRule, span: Span, message: String, help: &str| {
        let file = sources.add(&rule.places.origin, &rule.places.text);
        let info = SuppressionCheck::INFO;
        let place = Place::Span(file, span);
        let mut finding = Diagnostic::new(info.id, info.severity, place, message);
        finding.help = Some(help.to_owned());
        found.push(finding);
    };
    for (at, rule) in rules.conditions() {
        if !fitting.contains(&at) {
            let on = rule.on.as_deref().unwrap_or_default();
            let message = format!("`{on}` fits nothing in this project");
            say(rule, rule.places.on, message, "mend it, or remove the rule");
        }
    }
    for rule in &config.rules {
        if let Some(check) = rule
            .check
            .as_deref()
            .filter(|it| checks::find(it).is_none())
        {
            let message = format!("there is no check `{check}`");
            let help = "`paridad explain` lists the checks";
            say(rule, rule.places.check, message, help);
        }
        if let Some(locale) = rule.locale.as_ref().filter(|it| !locales.contains(it)) {
            let message = format!("this project has no locale `{locale}`");
            say(
                rule,
                rule.places.locale,
                message,
                "mend it, or remove the rule",
            );
        }
    }
    found
}

/// Returns the files of a set, by their places in the layout.
fn files(plan: &SetPlan) -> Vec<usize> {
    let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
    let files = catalogs.filter_map(PlannedCatalog::file);
    files
        .chain(plan.statement)
        .map(|file| file.0 as usize)
        .collect()
}
