//! How much of each document is done in each language, and what is wrong in it: counted once over the project, and set by
//! set from then on.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::config::model::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::set_look::{SharedReferences, look_at_all};
use crate::project::coverage::{Tally, percent};
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;
use crate::workbench::view::WorkCounts;

/// The counts of a project.
#[derive(Default)]
pub(super) struct ProjectProgress {
    /// By the key of the document and the place of the language.
    counts: BTreeMap<(String, usize), WorkCounts>,
    /// Of each language.
    totals: Vec<WorkCounts>,
    pub references: SharedReferences,
}

impl ProjectProgress {
    /// Looks at the whole project.
    pub fn of_project(layout: &Layout, config: &Config, files: &dyn FileSource) -> Self {
        let (analysis, references) = look_at_all(layout, config, files);
        let mut progress = Self {
            counts: BTreeMap::new(),
            totals: vec![WorkCounts::default(); layout.targets.len()],
            references,
        };
        for (target, coverage) in analysis.coverage.iter().enumerate() {
            for catalog in &coverage.catalogs {
                let counts = of_tally(catalog.tally);
                let key = (catalog.key.to_string(), target);
                progress.counts.insert(key, counts);
            }
        }
        let keys = keys_by_path(layout);
        for finding in &analysis.findings {
            let path = finding.place.path(&analysis.sources);
            if let Some((key, target)) = keys.get(path) {
                let counts = progress.counts.entry(((*key).to_owned(), *target));
                add(counts.or_default(), finding);
            }
        }
        for ((_, target), counts) in &progress.counts {
            progress.totals[*target].add(counts);
        }
        progress
    }

    /// Takes what is known now of one document.
    pub fn set(&mut self, key: &str, target: usize, counts: WorkCounts) {
        let before = self.counts.insert((key.to_owned(), target), counts);
        let total = &mut self.totals[target];
        if let Some(before) = before {
            total.take(&before);
        }
        total.add(&counts);
    }

    /// Returns the counts of a document; `None` where the language is left out.
    pub fn of(&self, key: &str, target: usize) -> Option<WorkCounts> {
        self.counts.get(&(key.to_owned(), target)).copied()
    }

    /// Returns the counts of a language over the whole project.
    pub fn total(&self, target: usize) -> WorkCounts {
        self.totals.get(target).copied().unwrap_or_default()
    }
}

impl WorkCounts {
    fn add(&mut self, other: &WorkCounts) {
        let mut other = *other;
        for (own, other) in self.each().into_iter().zip(other.each()) {
            *own += *other;
        }
        self.percent = percent(self.translated, self.total);
    }

    fn take(&mut self, other: &WorkCounts) {
        let mut other = *other;
        for (own, other) in self.each().into_iter().zip(other.each()) {
            *own = own.saturating_sub(*other);
        }
        self.percent = percent(self.translated, self.total);
    }

    /// Lists the counts that add up.
    fn each(&mut self) -> [&mut usize; 9] {
        [
            &mut self.total,
            &mut self.translated,
            &mut self.missing,
            &mut self.stale,
            &mut self.unconfirmed,
            &mut self.draft,
            &mut self.errors,
            &mut self.warnings,
            &mut self.words_left,
        ]
    }
}

/// Returns the counts of one set, of what was found in it.
pub(super) fn counts(tally: Tally, findings: &[Diagnostic]) -> WorkCounts {
    let mut counts = of_tally(tally);
    for finding in findings {
        add(&mut counts, finding);
    }
    counts
}

fn of_tally(tally: Tally) -> WorkCounts {
    let (messages, words) = (tally.messages, tally.words);
    WorkCounts {
        total: messages.total,
        translated: messages.translated,
        percent: percent(messages.translated, messages.total),
        missing: messages.missing + messages.incomplete + messages.untranslated,
        stale: messages.stale,
        draft: messages.draft,
        words_left: words.total.saturating_sub(words.translated),
        ..WorkCounts::default()
    }
}

/// The checks that find what states say already.
const STATES: [&str; 8] = [
    "draft",
    "missing-attribute",
    "missing-block",
    "missing-document",
    "missing-message",
    "missing-value",
    "stale",
    "stale-minor",
];

/// Tells if a finding says no more than the state of its message does.
pub(super) fn is_of_state(finding: &Diagnostic) -> bool {
    finding.check == "unconfirmed" || STATES.contains(&finding.check)
}

fn add(counts: &mut WorkCounts, finding: &Diagnostic) {
    if finding.check == "unconfirmed" {
        counts.unconfirmed += 1;
    } else if !is_of_state(finding) {
        match finding.severity {
            Severity::Error => counts.errors += 1,
            Severity::Warning => counts.warnings += 1,
            Severity::Info => {}
        }
    }
}

/// Returns the document and the language of each translation, by its path.
fn keys_by_path(layout: &Layout) -> BTreeMap<&Utf8Path, (&str, usize)> {
    let sets = layout.sets.iter().map(|plan| (&plan.key, &plan.targets));
    let documents = layout
        .documents
        .iter()
        .map(|plan| (&plan.key, &plan.targets));
    let mut keys = BTreeMap::new();
    for (key, targets) in sets.chain(documents) {
        for (at, catalog) in targets.iter().enumerate() {
            let path = layout.catalog_path(catalog);
            keys.extend(path.map(|path| (path, (key.as_str(), at))));
        }
    }
    keys
}
