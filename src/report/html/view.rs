//! The data of the page, in the shape that its template wants.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::report::html::excerpt::{Changed, ExcerptPiece, Excerpts, changed, named};
use crate::report::model::{Report, Summary};
use crate::report::summary;
use crate::text::escape_control::escape_name;

#[derive(Serialize)]
pub(super) struct ReportView {
    errors: usize,
    warnings: usize,
    infos: usize,
    coverage: Vec<Bar>,
    gates: Vec<String>,
    locales: Vec<FilterChoice>,
    levels: Vec<FilterChoice>,
    checks: Vec<FilterChoice>,
    /// Check and level, as far as they meet: a file is shown while one of its pairs is.
    pairs: BTreeSet<(&'static str, &'static str)>,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Bar {
    locale: String,
    percent: u8,
    translated: usize,
    total: usize,
}

/// A box that shows or hides findings.
#[derive(Serialize)]
struct FilterChoice {
    name: String,
    count: usize,
}

#[derive(Serialize)]
struct Group {
    locale: String,
    path: String,
    findings: Vec<FindingCard>,
}

#[derive(Serialize)]
struct FindingCard {
    check: &'static str,
    level: &'static str,
    message: Vec<ExcerptPiece>,
    name: Option<String>,
    location: Option<String>,
    source_location: Option<String>,
    source: Option<Vec<ExcerptPiece>>,
    target: Option<Vec<ExcerptPiece>>,
    notes: Vec<Vec<Changed>>,
    help: Option<Vec<ExcerptPiece>>,
    fix: Option<Vec<ExcerptPiece>>,
}

/// The locale of findings that are about none.
const ANY: &str = "all";

impl ReportView {
    pub(super) fn new(report: &Report<'_>) -> Self {
        let mut excerpts = Excerpts::new(report);
        let mut groups: BTreeMap<(String, String), Vec<FindingCard>> = BTreeMap::new();
        let mut locales = BTreeMap::new();
        let mut checks = BTreeMap::new();
        let mut pairs = BTreeSet::new();
        for finding in report.findings {
            let locale = finding.subject.locale.as_ref();
            let locale = locale.map_or(ANY, |it| it.as_str()).to_owned();
            *locales.entry(locale.clone()).or_default() += 1;
            *checks.entry(finding.check.to_owned()).or_default() += 1;
            pairs.insert((finding.check, finding.severity.as_str()));
            let path = report.shown_path(&finding.place);
            let path = path.map_or_else(|| "the project".to_owned(), |it| it.into_string());
            let cards = groups.entry((locale, path)).or_default();
            cards.push(card(report, &mut excerpts, finding));
        }
        let summary = Summary::of(report.findings);
        let levels = [
            (Severity::Error, summary.errors),
            (Severity::Warning, summary.warnings),
            (Severity::Info, summary.infos),
        ];
        let levels = levels.into_iter().filter(|(_, count)| *count > 0);
        let bars = report.coverage.iter().map(|coverage| Bar {
            locale: coverage.locale.to_string(),
            percent: coverage.total.messages.percent(),
            translated: coverage.total.messages.translated,
            total: coverage.total.messages.total,
        });
        let groups = groups.into_iter();
        Self {
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            coverage: bars.collect(),
            gates: report.gates.iter().map(summary::gate).collect(),
            locales: choices(locales),
            levels: levels
                .map(|(level, count)| FilterChoice {
                    name: level.as_str().to_owned(),
                    count,
                })
                .collect(),
            checks: choices(checks),
            pairs,
            groups: groups
                .map(|((locale, path), findings)| Group {
                    locale,
                    path: escape_name(&path).into_owned(),
                    findings,
                })
                .collect(),
        }
    }
}

fn choices(counts: BTreeMap<String, usize>) -> Vec<FilterChoice> {
    let counts = counts.into_iter();
    counts
        .map(|(name, count)| FilterChoice { name, count })
        .collect()
}

fn clean(text: &str) -> String {
    escape_name(text).into_owned()
}

fn card(report: &Report<'_>, excerpts: &mut Excerpts<'_>, finding: &Diagnostic) -> FindingCard {
    let attribute = finding.subject.attribute.as_deref();
    let source = finding.source.as_ref().filter(|it| **it != finding.place);
    let is_absent = matches!(finding.place, Place::File(_) | Place::Absent(_));
    let name = finding.subject.id.as_deref().map(|id| match attribute {
        Some(attribute) => format!("{id}.{attribute}"),
        None => id.to_owned(),
    });
    let location = report.location(&finding.place);
    let source_location = source.and_then(|place| report.location(place));
    FindingCard {
        check: finding.check,
        level: finding.severity.as_str(),
        message: named(&finding.message),
        name: name.as_deref().map(clean),
        location: location.filter(|_| !is_absent).as_deref().map(clean),
        source_location: source_location.as_deref().map(clean),
        source: source.and_then(|place| excerpts.of(place, attribute, false)),
        target: excerpts.of(&finding.place, attribute, true),
        notes: finding.notes.iter().map(|it| changed(it)).collect(),
        help: finding.help.as_deref().map(named),
        fix: finding.fix.as_ref().map(|it| named(&it.title)),
    }
}
