//! What became of the units of an import, as a page.

use crate::cli::import::render::{ImportReport, outcome, summary};
use crate::diagnostic::Severity;
use crate::pipeline::import::model::{ImportOutcome, ImportRow};
use crate::report::import_page::{
    ImportPage, ReturnedCard, ReturnedFileView, ReturnedFinding, changed_pieces, render,
};
use crate::text::counted::counted;
use crate::text::escape_control::{escape_control_chars, escape_name};

/// Returns a page with the texts that changed, or of which something is to be said.
pub(in crate::cli) fn page(report: &ImportReport) -> String {
    let mut files: Vec<ReturnedFileView> = Vec::new();
    for (at, row) in report.rows.iter().enumerate() {
        let is_quiet = row.outcome == ImportOutcome::Unchanged
            && row.notes.is_empty()
            && report.findings_of(at).is_empty();
        if is_quiet {
            continue;
        }
        let (name, locale) = (escape_name(row.file.as_str()), report.locale_of(at));
        let is_open = |file: &&mut ReturnedFileView| file.name == name && file.locale == locale;
        let card = card(report, at, row);
        match files.last_mut().filter(is_open) {
            Some(file) => file.cards.push(card),
            None => files.push(ReturnedFileView {
                name: name.into_owned(),
                locale: locale.to_owned(),
                count: String::new(),
                cards: vec![card],
            }),
        }
    }
    for file in &mut files {
        file.count = counted(file.cards.len(), "text");
    }
    render(&ImportPage {
        source: report.source.to_string(),
        summary: summary(report),
        files,
    })
}

fn card(report: &ImportReport, at: usize, row: &ImportRow) -> ReturnedCard {
    let findings = report.findings_of(at);
    let worst = findings.iter().map(|it| it.severity).max();
    let level = match (&row.outcome, worst) {
        (ImportOutcome::Conflict | ImportOutcome::Refused(_) | ImportOutcome::Orphan, _)
        | (ImportOutcome::Unplaced(_), _)
        | (_, Some(Severity::Error)) => "error",
        (ImportOutcome::Draft(_) | ImportOutcome::StaleUnchanged | ImportOutcome::Kept, _)
        | (_, Some(Severity::Warning)) => "warning",
        _ => "info",
    };
    let (name, reason) = outcome(&row.outcome);
    let findings = findings.iter().map(|it| ReturnedFinding {
        check: it.check,
        severity: it.severity.as_str(),
        message: it.message.clone(),
        help: it.help.clone(),
    });
    ReturnedCard {
        outcome: label(name),
        level,
        reason,
        id: escape_name(&row.id).into_owned(),
        line: row.line,
        catalog: escape_name(row.catalog.as_str()).into_owned(),
        source: escape_control_chars(&row.source).into_owned(),
        pieces: changed_pieces(&row.before, &row.after),
        notes: row.notes.clone(),
        keeps_notes: row.keeps_notes,
        findings: findings.collect(),
    }
}

/// Returns an outcome in the words of people.
fn label(outcome: &'static str) -> &'static str {
    match outcome {
        "unchanged" => "as it was",
        "stale-unchanged" => "as it was, and stale",
        "conflict" => "changed on both sides",
        "orphan" | "unplaced" => "without a place",
        "kept" => "another translation, which stays",
        other => other,
    }
}
