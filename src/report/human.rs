//! For people at a terminal: each finding with the lines it is about, as rustc shows them, then a summary.

mod finding;
mod list;
mod table;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::report::human::finding::LongLines;
use crate::report::model::{Detail, Look, Report};
use crate::report::{paint, summary};

pub(super) fn render(report: &Report<'_>, look: &Look) -> String {
    let shown = report
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Info || look.detail == Detail::Verbose);
    let shown: Vec<&Diagnostic> = shown.collect();
    let is_long = shown.len() > table::LONG && look.detail != Detail::Quiet;
    let is_abridged = is_long && look.detail == Detail::Normal && has_several_checks(&shown);
    let mut told = BTreeSet::new();
    let mut out = String::new();
    let mut long_lines = LongLines::new();
    for block in blocks(shown.iter().copied()) {
        let is_first = block
            .first()
            .is_none_or(|it| told.insert((it.severity, it.check)));
        if is_abridged && !is_first {
            continue;
        }
        match block[..] {
            [finding] => out.push_str(&finding::render(report, look, finding, &mut long_lines)),
            _ => out.push_str(&list::render(report, look, &block)),
        }
        out.push_str("\n\n");
    }
    if is_long {
        out.push_str(&table::render(look, &shown, is_abridged));
        out.push('\n');
    }
    for gate in report.gates {
        let error = paint::paint(look.color, paint::severity(Severity::Error), "error");
        let message = paint::paint(
            look.color,
            paint::BOLD,
            &format!(": {}", summary::gate(gate)),
        );
        out.push_str(&format!("{error}{message}\n"));
    }
    if look.detail != Detail::Quiet {
        out.push_str(&summary::render(report, look));
    }
    out
}

fn has_several_checks(findings: &[&Diagnostic]) -> bool {
    let mut checks = findings.iter().map(|finding| finding.check);
    let first = checks.next();
    checks.any(|check| Some(check) != first)
}

/// Returns the findings in their order; those that say the same of many messages of one file stand together.
fn blocks<'f>(findings: impl Iterator<Item = &'f Diagnostic>) -> Vec<Vec<&'f Diagnostic>> {
    let mut blocks: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut of_file = std::collections::HashMap::new();
    for finding in findings {
        let Some(likeness) = Likeness::of(finding) else {
            blocks.push(vec![finding]);
            continue;
        };
        let block = *of_file.entry(likeness).or_insert(blocks.len());
        match blocks.get_mut(block) {
            Some(block) => block.push(finding),
            None => blocks.push(vec![finding]),
        }
    }
    blocks
}

/// The properties that findings of one block share.
#[derive(PartialEq, Eq, Hash)]
struct Likeness<'f> {
    check: &'f str,
    severity: Severity,
    path: Result<crate::text::source::FileId, &'f camino::Utf8Path>,
    says: &'f str,
}

impl<'f> Likeness<'f> {
    fn of(finding: &'f Diagnostic) -> Option<Self> {
        let path = match &finding.place {
            Place::File(file) => Ok(*file),
            Place::Absent(path) => Err(path.as_path()),
            Place::Span(..) | Place::Project => return None,
        };
        Some(Self {
            check: finding.check,
            severity: finding.severity,
            path,
            says: predicate(finding)?,
        })
    }
}

/// Returns what a finding says of its message: `is not translated`.
fn predicate(finding: &Diagnostic) -> Option<&str> {
    let id = finding.subject.id.as_deref()?;
    let rest = finding.message.strip_prefix('`')?.strip_prefix(id)?;
    rest.strip_prefix("` ")
}
