//! Renderers: from findings and coverage to text. They sort nothing, leave nothing out but what [`Look`] says,
//! and are the only place where bytes become lines and columns. One file a format.

pub mod adoption;
pub mod check_manual;
pub mod model;
pub mod suggestion;

mod concise;
mod diff;
mod github;
mod gitlab;
mod html;
mod human;
pub mod import_page;
mod json;
mod junit;
pub mod manual;
mod page_template;
mod paint;
mod sarif;
pub mod status;
mod summary;
pub mod sync;
mod wrap;

use std::io::{self, Write};

use crate::diagnostic::Severity;
use crate::project::coverage::Coverage;
use crate::report::status::page_words::StatusLanguage;
use crate::text::escape_control::escape_name;
use model::{GateResult, Look, Report};

/// The formats in which `check` shows its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// For a terminal: each finding with the lines it is about.
    Human,
    /// One line a finding.
    Concise,
    /// One object.
    Json,
    /// One object a line.
    Jsonl,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// JUnit XML: a suite for each file.
    Junit,
    /// One page that needs nothing else, for a browser.
    Html,
}

/// The formats in which `status` shows the coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusFormat {
    /// A table.
    Human,
    /// One object.
    Json,
    /// Tables of Markdown.
    Markdown,
    /// A badge.
    Svg,
    /// One page that needs nothing else, for a browser.
    Html(StatusLanguage),
}

/// Writes the report of `check`. Those for programs are written while they are made: they can be very long.
pub fn write(
    format: ReportFormat,
    report: &Report<'_>,
    look: &Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = match format {
        ReportFormat::Json => return json::write(report, out),
        ReportFormat::Jsonl => return json::write_lines(report, out),
        ReportFormat::Human => human::render(report, look),
        ReportFormat::Concise => concise::render(report),
        ReportFormat::Sarif => sarif::render(report),
        ReportFormat::Github => github::render(report),
        ReportFormat::Gitlab => gitlab::render(report),
        ReportFormat::Junit => junit::render(report),
        ReportFormat::Html => html::render(report),
    };
    out.write_all(text.as_bytes())
}

/// Returns the report of `status`.
pub fn render_status(format: StatusFormat, report: &Report<'_>, look: &Look) -> String {
    match format {
        StatusFormat::Human => status::render(report, look),
        StatusFormat::Json => json::coverage::render(report),
        StatusFormat::Markdown => status::markdown::render(report),
        StatusFormat::Svg => status::badge::render(report),
        StatusFormat::Html(language) => status::page::render(report, language),
    }
}

/// Returns how much of each locale is translated, as a table for people.
pub fn coverage_table(coverage: &[Coverage], look: &Look) -> String {
    status::table(coverage, look)
}

/// `error: …`, with a line end.
pub fn labelled(color: bool, severity: Severity, text: &str) -> String {
    let label = paint::paint(color, paint::severity(severity), severity.as_str());
    let text = paint::paint(color, paint::BOLD, &format!(": {}", escape_name(text)));
    format!("{label}{text}\n")
}

/// `hint: …`, with a line end.
pub fn hint(color: bool, text: &str) -> String {
    let label = paint::paint(color, paint::HELP, "hint");
    format!("{label}: {}\n", escape_name(text))
}

/// Returns a remark in passing, with a line end.
pub fn remark(color: bool, text: &str) -> String {
    let text = paint::paint(color, paint::DIM, &escape_name(text));
    format!("{text}\n")
}

/// Returns what would change in a file, as a unified diff.
pub fn diff(path: &str, before: &str, after: &str, color: bool) -> String {
    diff::render(path, before, after, color)
}

/// Returns what is to be said of a coverage below what was asked for.
pub fn gate(gate: &GateResult) -> String {
    summary::gate(gate)
}
