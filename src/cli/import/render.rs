//! What became of the units of an import, for people and for programs.

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::exchange::codes::CodeProblem;
use crate::locale::tag::Locale;
use crate::pipeline::import::checked::CheckedRow;
use crate::pipeline::import::model::{
    DraftReason, ImportOutcome, ImportRefusal, ImportRow, UnplacedReason,
};
use crate::text::counted::counted;
use crate::text::escape_control::{escape_name, on_one_line};

/// What an import did, with what the checks say of it.
pub(in crate::cli) struct ImportReport {
    pub source: Locale,
    pub rows: Vec<ImportRow>,
    /// The languages, each with the place of its first row.
    pub locales: Vec<(usize, Locale)>,
    pub findings: Vec<CheckedRow>,
    /// The files of the project that were changed.
    pub changed: usize,
    pub is_written: bool,
}

impl ImportReport {
    /// Returns what the checks found in a row; findings are in the order of the rows.
    pub fn findings_of(&self, row: usize) -> &[CheckedRow] {
        let start = self.findings.partition_point(|it| it.row < row);
        let end = self.findings.partition_point(|it| it.row <= row);
        &self.findings[start..end]
    }

    /// Returns the tag of the language of a row.
    pub fn locale_of(&self, row: usize) -> &str {
        let after = self.locales.partition_point(|(start, _)| *start <= row);
        let locale = after.checked_sub(1).map(|at| &self.locales[at].1);
        locale.map_or("", Locale::as_str)
    }
}

/// Returns the rows that say something, each with what the checks found; all of them with `is_whole`.
pub(super) fn human(report: &ImportReport, is_whole: bool) -> String {
    let mut out = String::new();
    for (at, row) in report.rows.iter().enumerate() {
        let findings = report.findings_of(at);
        let is_plain = matches!(
            row.outcome,
            ImportOutcome::Unchanged
                | ImportOutcome::New
                | ImportOutcome::Changed
                | ImportOutcome::Confirmed
                | ImportOutcome::StaleUnchanged
        );
        if is_plain && findings.is_empty() && row.notes.is_empty() && !is_whole {
            continue;
        }
        out.push_str(&format!("{} {}\n", place(row), what(row)));
        if row.outcome == ImportOutcome::Conflict {
            out.push_str(&format!("    here:  {}\n", on_one_line(&row.before)));
            out.push_str(&format!("    there: {}\n", on_one_line(&row.after)));
        }
        let kept = if row.keeps_notes {
            " (kept as a comment)"
        } else {
            ""
        };
        for note in &row.notes {
            out.push_str(&format!("    note: {}{kept}\n", on_one_line(note)));
        }
        for finding in findings {
            let (severity, message) = (finding.severity.as_str(), on_one_line(&finding.message));
            out.push_str(&format!("    {severity}[{}] {message}\n", finding.check));
            if let Some(help) = finding
                .help
                .as_ref()
                .filter(|_| finding.severity > Severity::Info)
            {
                out.push_str(&format!("        help: {}\n", on_one_line(help)));
            }
        }
    }
    out
}

fn place(row: &ImportRow) -> String {
    format!("{}:{}:", escape_name(row.file.as_str()), row.line)
}

fn what(row: &ImportRow) -> String {
    let id = escape_name(&row.id).into_owned();
    match &row.outcome {
        ImportOutcome::New => format!("`{id}` is translated"),
        ImportOutcome::Changed => format!("`{id}` is changed"),
        ImportOutcome::Confirmed => format!("`{id}` is confirmed as it is"),
        ImportOutcome::Unchanged => format!("`{id}` is as it was"),
        ImportOutcome::StaleUnchanged => format!("`{id}` is as it was, and stale"),
        ImportOutcome::Draft(reason) => format!("`{id}` is a draft: {}", reason_text(reason)),
        ImportOutcome::Conflict => {
            format!("`{id}` was changed in the catalog too; `--prefer file` takes this one")
        }
        ImportOutcome::Refused(refusal) => format!("`{id}` was refused: {}", refusal_text(refusal)),
        ImportOutcome::Orphan => {
            let catalog = escape_name(row.catalog.as_str());
            let text = on_one_line(&row.after);
            format!("there is no text `{id}` for `{catalog}` any more: {text}")
        }
        ImportOutcome::Kept => format!("`{id}` has another translation, which stays"),
        ImportOutcome::Unplaced(reason) => {
            let source = on_one_line(&row.source);
            format!("has no place: {}: {source}", unplaced_text(*reason))
        }
    }
}

fn reason_text(reason: &DraftReason) -> String {
    match reason {
        DraftReason::Unfinished => "the file says that it is not finished".to_owned(),
        DraftReason::Moved(was) => format!(
            "it has the source text of `{}`, which is gone",
            escape_name(was)
        ),
        DraftReason::Codes(problems) => problems_text(problems),
        DraftReason::UnknownSource => {
            "its source was changed meanwhile, and the file does not tell what it was".to_owned()
        }
        DraftReason::OtherForms => "other forms of it are drafts still".to_owned(),
    }
}

fn unplaced_text(reason: UnplacedReason) -> &'static str {
    match reason {
        UnplacedReason::NoSuchText => "no text of the project says this",
        UnplacedReason::Obsolete => "the file says that it is obsolete",
        UnplacedReason::PluralForms => "the plural forms of gettext are not read",
        UnplacedReason::Doubled => "an entry above it has the same source",
    }
}

fn refusal_text(refusal: &ImportRefusal) -> String {
    match refusal {
        ImportRefusal::Codes(problems) => problems_text(problems),
        ImportRefusal::NoDefault => "the form for other numbers is missing".to_owned(),
        ImportRefusal::Broken => "its translation in the catalog does not parse".to_owned(),
        ImportRefusal::Unwritable(reason) => (*reason).to_owned(),
    }
}

fn problems_text(problems: &[CodeProblem]) -> String {
    let problems = problems.iter().map(|problem| match problem {
        CodeProblem::Missing(code) => format!("{} is missing", quoted(code)),
        CodeProblem::Doubled(code) => format!("{} is there too often", quoted(code)),
        CodeProblem::Unknown(id) => format!("there is no code {}", quoted(id)),
        CodeProblem::Crossed(code) => format!("{} is not closed where it should be", quoted(code)),
        CodeProblem::Braces(text) => format!("{} is no placeable of this message", quoted(text)),
    });
    problems.collect::<Vec<_>>().join(", ")
}

fn quoted(code: &str) -> String {
    format!("`{}`", on_one_line(code))
}

fn is_without_place(outcome: &ImportOutcome) -> bool {
    matches!(outcome, ImportOutcome::Orphan | ImportOutcome::Unplaced(_))
}

/// Returns the counts, and what to do next.
pub(super) fn summary(report: &ImportReport) -> Vec<String> {
    let count = |is_it: fn(&ImportOutcome) -> bool| {
        report.rows.iter().filter(|row| is_it(&row.outcome)).count()
    };
    let counts = [
        (count(|it| *it == ImportOutcome::New), "new"),
        (count(|it| *it == ImportOutcome::Changed), "changed"),
        (count(|it| *it == ImportOutcome::Confirmed), "confirmed"),
        (
            count(|it| matches!(it, ImportOutcome::Draft(_))),
            "as drafts",
        ),
        (
            count(|it| *it == ImportOutcome::Conflict),
            "changed on both sides",
        ),
        (
            count(|it| matches!(it, ImportOutcome::Refused(_))),
            "refused",
        ),
        (count(|it| *it == ImportOutcome::Kept), "kept"),
        (count(is_without_place), "without a place"),
        (count(|it| *it == ImportOutcome::Unchanged), "as they were"),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let files = counted(report.changed, "file");
    let verb = if report.is_written {
        "wrote"
    } else {
        "would write"
    };
    let texts = counted(report.rows.len(), "text");
    let parts = match &parts[..] {
        [] => String::new(),
        parts => format!(": {}", parts.join(", ")),
    };
    let mut lines = vec![format!("{texts}{parts}; {verb} {files}")];
    let stale = report.rows.iter();
    let stale = stale.filter(|row| row.outcome == ImportOutcome::StaleUnchanged);
    let (empty, stale): (Vec<&ImportRow>, Vec<&ImportRow>) =
        stale.partition(|row| row.after.is_empty());
    let (empty, stale) = (empty.len(), stale.len());
    if stale > 0 {
        let texts = counted(stale, "stale translation");
        lines.push(format!(
            "{texts} came back unchanged; `--accept-unchanged` confirms them"
        ));
    }
    if empty > 0 {
        let texts = counted(empty, "stale translation");
        lines.push(format!("{texts} came back empty: nothing was changed"));
    }
    lines
}

#[derive(Serialize)]
struct JsonImport<'r> {
    version: u8,
    written: bool,
    files: usize,
    units: Vec<JsonUnit<'r>>,
}

#[derive(Serialize)]
struct JsonUnit<'r> {
    file: &'r str,
    line: usize,
    catalog: &'r str,
    id: &'r str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    source: &'r str,
    before: &'r str,
    after: &'r str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'r [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    notes_kept: bool,
    findings: Vec<JsonFinding<'r>>,
}

#[derive(Serialize)]
struct JsonFinding<'r> {
    check: &'r str,
    severity: &'static str,
    message: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'r str>,
}

/// Returns one object for the whole import.
pub(super) fn json(report: &ImportReport) -> String {
    let units = report.rows.iter().enumerate().map(|(at, row)| {
        let findings = report.findings_of(at).iter().map(|it| JsonFinding {
            check: it.check,
            severity: it.severity.as_str(),
            message: &it.message,
            help: it.help.as_deref(),
        });
        let (outcome, reason) = outcome(&row.outcome);
        JsonUnit {
            file: row.file.as_str(),
            line: row.line,
            catalog: row.catalog.as_str(),
            id: &row.id,
            outcome,
            reason,
            source: &row.source,
            before: &row.before,
            after: &row.after,
            notes: &row.notes,
            notes_kept: row.keeps_notes,
            findings: findings.collect(),
        }
    });
    let import = JsonImport {
        version: 1,
        written: report.is_written,
        files: report.changed,
        units: units.collect(),
    };
    let text = serde_json::to_string_pretty(&import).unwrap_or_default();
    format!("{text}\n")
}

pub(super) fn outcome(outcome: &ImportOutcome) -> (&'static str, Option<String>) {
    match outcome {
        ImportOutcome::New => ("new", None),
        ImportOutcome::Changed => ("changed", None),
        ImportOutcome::Confirmed => ("confirmed", None),
        ImportOutcome::Unchanged => ("unchanged", None),
        ImportOutcome::StaleUnchanged => ("stale-unchanged", None),
        ImportOutcome::Draft(reason) => ("draft", Some(reason_text(reason))),
        ImportOutcome::Conflict => {
            let reason = "it was changed in the catalog too since it was sent";
            ("conflict", Some(reason.to_owned()))
        }
        ImportOutcome::Refused(refusal) => ("refused", Some(refusal_text(refusal))),
        ImportOutcome::Orphan => ("orphan", None),
        ImportOutcome::Kept => ("kept", None),
        ImportOutcome::Unplaced(reason) => ("unplaced", Some(unplaced_text(*reason).to_owned())),
    }
}
