//! The result of a run: sorted findings, and coverage.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::levels::LevelRules;
use crate::config::model::{Config, Level};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::{Outcome, path_of};
use crate::pipeline::selection::Selection;
use crate::project::coverage::{Coverage, Tally};
use crate::project::layout::Layout;
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
        let rules = LevelRules::new(&config.rules);
        apply_levels(config, &rules, &mut found, |file| self.sources.path(file));
        self.findings.extend(found);
        sort(&mut self.findings, &self.sources);
    }

    /// Takes what a set adds to it.
    pub(super) fn take(&mut self, outcome: Outcome) {
        self.findings.extend(outcome.findings);
        for (coverage, catalog) in self.coverage.iter_mut().zip(outcome.coverage) {
            if let Some(catalog) = catalog {
                coverage.total += catalog.tally;
                coverage.catalogs.push(catalog);
            }
        }
        for (file, text) in outcome.texts {
            self.sources.keep(file, text);
        }
    }

    /// Keeps the coverage of the locales that are looked at.
    pub(super) fn retain_coverage(&mut self, selection: &Selection) {
        self.coverage.retain(|coverage| {
            let is_named = selection.paths.is_empty() || !coverage.catalogs.is_empty();
            is_named && selection.wants_locale(&coverage.locale)
        });
    }

    /// Keeps the findings in these files, and those whose source is in one of them.
    pub fn narrow(&mut self, files: &BTreeSet<Utf8PathBuf>) {
        let sources = &self.sources;
        let is_in = |place: &Place| files.contains(path_of(place, |file| sources.path(file)));
        self.findings
            .retain(|finding| is_in(&finding.place) || finding.source.as_ref().is_some_and(is_in));
    }
}

/// Returns the analysis of a project of which nothing was looked at yet.
pub(super) fn begin(layout: &Layout, sources: Sources) -> Analysis {
    let none = |locale: &_| Coverage {
        locale: Clone::clone(locale),
        total: Tally::default(),
        catalogs: Vec::new(),
    };
    Analysis {
        findings: Vec::new(),
        coverage: layout.targets.iter().map(none).collect(),
        sources,
    }
}

pub(super) fn gather(layout: &Layout, sources: Sources, outcomes: Vec<Outcome>) -> Analysis {
    let mut analysis = begin(layout, sources);
    let count = outcomes.iter().map(|outcome| outcome.findings.len()).sum();
    analysis.findings.reserve(count);
    for outcome in outcomes {
        analysis.take(outcome);
    }
    analysis
}

pub(super) fn keep(sources: &mut Sources, loaded: &Loaded) {
    if let Ok(decoded) = &loaded.content {
        sources.keep(loaded.file, Arc::clone(&decoded.text));
    }
}

/// The checks that find what coverage counts.
const MISSING: [&str; 3] = ["missing-message", "missing-block", "missing-document"];

/// Sets severities as the configuration says, and drops what it switched off.
///
/// Where a locale has a coverage gate of its own, a missing text alone does not fail the run. Of findings with their
/// levels all stay as they are.
pub(super) fn apply_levels<'p>(
    config: &Config,
    rules: &LevelRules<'_>,
    findings: &mut Vec<Diagnostic>,
    path: impl Fn(FileId) -> &'p Utf8Path,
) {
    findings.retain_mut(|finding| {
        let locale = finding.subject.locale.as_ref();
        if MISSING.contains(&finding.check)
            && locale.is_some_and(|it| config.min_coverage.contains_key(it))
        {
            finding.severity = finding.severity.min(Severity::Warning);
        }
        let path = || path_of(&finding.place, |file| path(file));
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
