//! Checks a project: every set in parallel, then one sorted list of findings.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::checks::enabled::EnabledChecks;
use crate::checks::model::{Check, Settings};
use crate::checks::run::Run;
use crate::config::glossary::Glossary;
use crate::config::levels::Rules;
use crate::config::model::{Config, Level};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::document::model::Options;
use crate::fluent::model::EntryKind;
use crate::pipeline::documents;
use crate::pipeline::idle_rules;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::{Outcome, compared_texts, path_of, second_look, unreadable};
use crate::pipeline::selection::Selection;
use crate::pipeline::terminology;
use crate::pipeline::world::{Files, Shelf, World};
use crate::project::consistency::{ConsistencyIndex, Inconsistencies, TextOccurrence};
use crate::project::coverage::{Coverage, Tally};
use crate::project::layout::{CatalogScope, Layout, SetPlan};
use crate::runtime::value::Value;
use crate::text::source::{FileId, Sources};

/// Everything that is known after a run.
#[derive(Debug, Default)]
pub struct Analysis {
    /// Sorted by path, place and check.
    pub findings: Vec<Diagnostic>,
    /// One for each target locale that was looked at, by tag.
    pub coverage: Vec<Coverage>,
    /// With the texts of the files that findings are in.
    pub sources: Sources,
}

impl Analysis {
    /// Adds what was found before any file was read, as far as it is looked for.
    pub fn add(&mut self, config: &Config, selection: &Selection, mut found: Vec<Diagnostic>) {
        let wanted = |finding: &Diagnostic| {
            let path = path_of(&finding.place, |file| self.sources.path(file));
            let is_project = finding.place == Place::Project;
            selection
                .checks
                .iter()
                .any(|check| check.info().id == finding.check)
                && (is_project || selection.wants_path(path))
        };
        found.retain(wanted);
        apply_levels(config, &mut found, &self.sources);
        self.findings.extend(found);
        sort(&mut self.findings, &self.sources);
    }

    /// Keeps the findings in these files, and those whose source is in one of them.
    pub fn narrow(&mut self, files: &BTreeSet<Utf8PathBuf>) {
        let sources = &self.sources;
        let is_in = |place: &Place| files.contains(path_of(place, |file| sources.path(file)));
        self.findings
            .retain(|finding| is_in(&finding.place) || finding.source.as_ref().is_some_and(is_in));
    }
}

/// References to shared entries, for each target locale.
type References = Vec<HashSet<(EntryKind, String)>>;

/// Reads and checks a project.
pub fn analyze(
    layout: &Layout,
    config: &Config,
    files: &dyn Files,
    selection: &Selection,
) -> Analysis {
    let (glossary, glossary_faults) = terminology::read(files, selection);
    let settings = Settings {
        glossary,
        ..settings(config)
    };
    let shelf = Shelf::load(layout, files);
    let parsed = shelf.parse(layout);
    let world = World::new(layout, files, &settings, &parsed);
    let (whole, checks) = selection.by_granularity();
    let of_documents = EnabledChecks::new(&selection.about_texts(&checks));
    let checks = EnabledChecks::new(&checks);
    let wanted = layout
        .sets
        .iter()
        .filter(|plan| selection.wants_set(layout, plan));
    let (own, shared): (Vec<&SetPlan>, Vec<&SetPlan>) =
        wanted.partition(|plan| plan.scope == CatalogScope::Own);

    let rules = Rules::new(&config.rules);
    let judges_rules = idle_rules::is_judged(config, selection);
    let mut referenced: References = vec![HashSet::new(); layout.targets.len()];
    let look = |plan: &SetPlan, referenced: &References| {
        let run = Run {
            checks: &checks,
            compares: !whole.is_empty(),
            settings: &settings,
            referenced,
        };
        world.with_set(plan, |set, loaded| {
            let mut outcome = Outcome::of(&run, &world, selection, set, loaded);
            if judges_rules {
                outcome.rules = idle_rules::fitting(&rules, layout, plan, set);
            }
            outcome
        })
    };

    let mut outcomes: Vec<Outcome> = own.par_iter().map(|plan| look(plan, &referenced)).collect();
    for (locale, kind, id) in outcomes
        .iter_mut()
        .flat_map(|outcome| outcome.references.drain(..))
    {
        referenced[locale].insert((kind, id));
    }
    outcomes.par_extend(shared.par_iter().map(|plan| look(plan, &referenced)));
    let of_texts = Run {
        checks: &of_documents,
        compares: false,
        settings: &settings,
        referenced: &[],
    };
    let documents = documents::wanted(layout, selection).into_par_iter();
    outcomes.par_extend(documents.map(|plan| documents::look(&of_texts, &world, selection, plan)));
    outcomes.sort_by(|one, other| one.key.cmp(&other.key));
    if !whole.is_empty() {
        let again = compare_translations(
            &world,
            selection,
            &whole,
            &outcomes,
            &self::settings(config),
        );
        outcomes.extend(again);
    }

    let fitting = outcomes.iter().flat_map(|it| it.rules.iter().copied());
    let fitting: BTreeSet<usize> = fitting.collect();
    let mut analysis = gather(layout, outcomes);
    if judges_rules {
        let idle = idle_rules::findings(config, layout, fitting, &mut analysis.sources);
        analysis.findings.extend(idle);
    }
    let unread = shelf
        .files()
        .iter()
        .filter(|loaded| selection.wants_path(layout.path(loaded.file)))
        .filter_map(unreadable);
    analysis.findings.extend(unread);
    let faults = glossary_faults.findings(&mut analysis.sources);
    analysis.findings.extend(faults);
    analysis.coverage.retain(|coverage| {
        let is_named = selection.paths.is_empty() || !coverage.catalogs.is_empty();
        is_named && selection.wants_locale(&coverage.locale)
    });
    apply_levels(config, &mut analysis.findings, &analysis.sources);
    let quoted: BTreeSet<FileId> = analysis
        .findings
        .iter()
        .flat_map(Diagnostic::files)
        .collect();
    for loaded in shelf
        .files()
        .iter()
        .filter(|loaded| quoted.contains(&loaded.file))
    {
        keep(&mut analysis.sources, loaded);
    }
    sort(&mut analysis.findings, &analysis.sources);
    analysis
}

/// What the checks find that have to know how the whole project words its texts.
fn compare_translations(
    world: &World<'_>,
    selection: &Selection,
    checks: &[&'static dyn Check],
    outcomes: &[Outcome],
    settings: &Settings,
) -> Vec<Outcome> {
    let seen = outcomes
        .iter()
        .flat_map(|outcome| outcome.seen.iter().copied());
    let odd = Inconsistencies::new(seen.collect());
    let concerned = outcomes
        .iter()
        .filter(|it| it.seen.iter().any(|seen| odd.has(seen)));
    let concerned: BTreeMap<&str, &[TextOccurrence]> = concerned
        .map(|it| (it.key.as_str(), it.seen.as_slice()))
        .collect();
    let sets = world.layout.sets.iter();
    let plans: Vec<(&SetPlan, &[TextOccurrence])> = sets
        .filter_map(|plan| Some((plan, *concerned.get(plan.key.as_str())?)))
        .collect();
    let run = |checks, settings| Run {
        checks,
        compares: false,
        settings,
        referenced: &[],
    };
    let none = EnabledChecks::new(&[]);
    let texts = compared_texts(&run(&none, settings), world, &plans, &odd);
    let settings = Settings {
        consistency: Some(ConsistencyIndex::new(&texts, |file| {
            world.layout.path(file)
        })),
        functions: settings.functions.clone(),
        arguments: settings.arguments.clone(),
        document: settings.document.clone(),
        ..Settings::default()
    };
    let plans: Vec<&SetPlan> = plans.into_iter().map(|(plan, _)| plan).collect();
    second_look(
        &run(&EnabledChecks::new(checks), &settings),
        world,
        selection,
        &plans,
    )
}

/// What checks may know of a configuration.
pub fn settings(config: &Config) -> Settings {
    let builtin = ["NUMBER", "DATETIME"].map(str::to_owned);
    let functions = builtin
        .into_iter()
        .chain(config.functions.iter().cloned())
        .collect();
    let argument = |(name, value): &(String, String)| (name.clone(), Value::typed(value));
    Settings {
        functions,
        arguments: config.arguments.iter().map(argument).collect(),
        document: Options {
            text_fields: config.text_fields.clone(),
        },
        glossary: Glossary::default(),
        consistency: None,
    }
}

fn gather(layout: &Layout, outcomes: Vec<Outcome>) -> Analysis {
    let none = |locale: &_| Coverage {
        locale: Clone::clone(locale),
        total: Tally::default(),
        catalogs: Vec::new(),
    };
    let mut analysis = Analysis {
        findings: Vec::new(),
        coverage: layout.targets.iter().map(none).collect(),
        sources: Sources::new(layout.files.clone()),
    };
    let count = outcomes.iter().map(|outcome| outcome.findings.len()).sum();
    analysis.findings.reserve(count);
    for outcome in outcomes {
        analysis.findings.extend(outcome.findings);
        for (coverage, catalog) in analysis.coverage.iter_mut().zip(outcome.coverage) {
            if let Some(catalog) = catalog {
                coverage.total += catalog.tally;
                coverage.catalogs.push(catalog);
            }
        }
        for (file, text) in outcome.texts {
            analysis.sources.keep(file, text);
        }
    }
    analysis
}

fn keep(sources: &mut Sources, loaded: &Loaded) {
    if let Ok(decoded) = &loaded.content {
        sources.keep(loaded.file, Arc::clone(&decoded.text));
    }
}

/// The checks that find what coverage counts.
const MISSING: [&str; 3] = ["missing-message", "missing-block", "missing-document"];

/// Sets severities as the configuration says, and drops what it switched off.
///
/// Where a locale has a coverage gate of its own, a missing text alone does not fail the run.
fn apply_levels(config: &Config, findings: &mut Vec<Diagnostic>, sources: &Sources) {
    let rules = Rules::new(&config.rules);
    findings.retain_mut(|finding| {
        let locale = finding.subject.locale.as_ref();
        if MISSING.contains(&finding.check)
            && locale.is_some_and(|it| config.min_coverage.contains_key(it))
        {
            finding.severity = finding.severity.min(Severity::Warning);
        }
        let path = || path_of(&finding.place, |file| sources.path(file));
        let ruled = rules.level(finding, path);
        match ruled.as_ref().or(config.levels.get(finding.check)) {
            Some(Level::Off) => return false,
            Some(Level::At(severity)) => finding.severity = *severity,
            None => {}
        }
        true
    });
}

/// Sorts findings by path, place and check: the order of every report.
pub fn sort(findings: &mut [Diagnostic], sources: &Sources) {
    let span = |place: &Place| match place {
        Place::Span(_, span) => Some(*span),
        Place::Project | Place::Absent(_) | Place::File(_) => None,
    };
    let keys = findings.iter().enumerate().map(|(at, finding)| {
        (
            // As text: paths are compared part by part, which is slow.
            path_of(&finding.place, |file| sources.path(file)).as_str(),
            span(&finding.place),
            finding.source.as_ref().and_then(span),
            finding.check,
            finding.message.as_str(),
            finding.subject.locale.as_ref(),
            at,
        )
    });
    let mut keys: Vec<_> = keys.collect();
    keys.sort_unstable();
    let mut order: Vec<usize> = keys.into_iter().map(|(.., at)| at).collect();
    for to in 0..order.len() {
        // What stood here was swapped away, maybe more than once.
        while order[to] < to {
            order[to] = order[order[to]];
        }
        findings.swap(to, order[to]);
    }
}
