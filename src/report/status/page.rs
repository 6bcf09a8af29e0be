//! The coverage as a page that needs nothing else: how far each language is, and a table of the documents in each.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::diagnostic::{Place, Severity};
use crate::project::coverage::{CatalogCoverage, Tally};
use crate::report::model::{Report, Summary};
use crate::report::page_template;
use crate::report::status::page_words::{StatusLanguage, StatusWords, words};
use crate::text::escape_control::escape_name;
use crate::text::source::FileId;

/// A project with more documents than this shows only those for which something is to be done.
const LISTED: usize = 500;

/// The check that tells of texts that no message holds.
const UNCOVERED: &str = "uncovered";

pub(in crate::report) fn render(report: &Report<'_>, language: StatusLanguage) -> String {
    let view = StatusPage::new(report, words(language));
    page_template::render(include_str!("page.html"), view)
}

#[derive(Serialize)]
struct StatusPage {
    words: &'static StatusWords,
    lang: &'static str,
    locales: Vec<LocaleProgress>,
    rows: Vec<StatusRow>,
    /// The number of documents that are not shown, because they are complete in every language.
    complete: usize,
    is_recorded: bool,
    uncovered: Vec<String>,
}

#[derive(Serialize)]
struct LocaleProgress {
    locale: String,
    progress: StatusProgress,
}

#[derive(Serialize)]
struct StatusRow {
    name: String,
    /// One for each locale; `None` where the document is not to be translated.
    cells: Vec<Option<StatusProgress>>,
}

#[derive(Serialize)]
struct StatusProgress {
    percent: u8,
    /// `good`, `fair` or `poor`.
    class: &'static str,
    tally: Tally,
    /// The name of what is to be done, and how often.
    remarks: Vec<(&'static str, usize)>,
}

impl StatusPage {
    fn new(report: &Report<'_>, words: &'static StatusWords) -> Self {
        let found = findings_by_file(report);
        let mut rows: BTreeMap<&str, Vec<Option<StatusProgress>>> = BTreeMap::new();
        for (at, coverage) in report.coverage.iter().enumerate() {
            for catalog in &coverage.catalogs {
                let cells = rows.entry(&*catalog.key).or_default();
                cells.resize_with(report.coverage.len(), || None);
                let found = of_catalog(catalog, &found);
                cells[at] = Some(StatusProgress::new(&catalog.tally, found, words));
            }
        }
        let all = rows.len();
        if all > LISTED {
            rows.retain(|_, cells| cells.iter().flatten().any(StatusProgress::is_open));
        }
        let locales = report.coverage.iter().map(|coverage| {
            let catalogs = coverage.catalogs.iter();
            let found = catalogs.map(|catalog| of_catalog(catalog, &found));
            LocaleProgress {
                locale: coverage.locale.to_string(),
                progress: StatusProgress::new(
                    &coverage.total,
                    found.fold(Summary::default(), sum),
                    words,
                ),
            }
        });
        Self {
            words,
            lang: words.lang,
            locales: locales.collect(),
            complete: all - rows.len(),
            rows: rows.into_iter().map(row).collect(),
            is_recorded: report.is_recorded,
            uncovered: uncovered(report),
        }
    }
}

impl StatusProgress {
    fn new(tally: &Tally, found: Summary, words: &StatusWords) -> Self {
        let messages = &tally.messages;
        let remarks = [
            (words.missing, messages.missing),
            (words.incomplete, messages.incomplete),
            (words.untranslated, messages.untranslated),
            (words.stale, messages.stale),
            (words.draft, messages.draft),
            (words.obsolete, messages.obsolete),
            (words.errors, found.errors),
            (words.warnings, found.warnings),
        ];
        let percent = messages.percent();
        Self {
            percent,
            class: match percent {
                100 => "good",
                50.. => "fair",
                _ => "poor",
            },
            tally: *tally,
            remarks: remarks
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }

    fn is_open(&self) -> bool {
        self.percent < 100 || !self.remarks.is_empty()
    }
}

fn row((name, cells): (&str, Vec<Option<StatusProgress>>)) -> StatusRow {
    let name = escape_name(name).into_owned();
    StatusRow { name, cells }
}

/// Returns the numbers of findings in each catalog.
fn findings_by_file(report: &Report<'_>) -> HashMap<FileId, Summary> {
    let mut found: HashMap<FileId, Summary> = HashMap::new();
    for finding in report.findings {
        let (Place::File(file) | Place::Span(file, _)) = finding.place else {
            continue;
        };
        let summary = found.entry(file).or_default();
        match finding.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Info => summary.infos += 1,
        }
    }
    found
}

fn of_catalog(catalog: &CatalogCoverage, found: &HashMap<FileId, Summary>) -> Summary {
    let found = catalog.file.and_then(|file| found.get(&file));
    found.copied().unwrap_or_default()
}

fn sum(one: Summary, other: Summary) -> Summary {
    Summary {
        errors: one.errors + other.errors,
        warnings: one.warnings + other.warnings,
        infos: one.infos + other.infos,
    }
}

/// Lists the texts that no message holds, by file.
fn uncovered(report: &Report<'_>) -> Vec<String> {
    let findings = report.findings.iter();
    let findings = findings.filter(|finding| finding.check == UNCOVERED);
    let lines = findings.map(|finding| {
        let path = report.shown_path(&finding.place).unwrap_or_default();
        let line = format!("{path}: {}", finding.message);
        escape_name(&line).into_owned()
    });
    lines.collect()
}
