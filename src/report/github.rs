//! Workflow commands of GitHub Actions, which show as annotations in the changed files.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::model::{Detail, Look, Report};
use crate::report::summary;
use crate::text::escape_control::escape_control_chars;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings {
        annotate(report, finding, &mut out);
    }
    for gate in report.gates {
        let message = escape(&summary::gate(gate));
        let _ = writeln!(out, "::error title=coverage::{message}");
    }
    out.push_str(&summary::render(report, &PLAIN));
    out
}

const PLAIN: Look = Look {
    color: false,
    terminal: false,
    width: usize::MAX,
    detail: Detail::Verbose,
};

fn annotate(report: &Report<'_>, finding: &Diagnostic, out: &mut String) {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    if let Some(path) = report.shown_path(&finding.place) {
        properties.push(("file", path.into_string()));
    }
    if let Some(position) = report.position(&finding.place) {
        properties.push(("line", position.start.line.to_string()));
        // Columns on two lines are refused.
        if position.start.line == position.end.line {
            properties.push(("col", position.start.column.to_string()));
            properties.push(("endLine", position.end.line.to_string()));
            properties.push(("endColumn", position.end.column.to_string()));
        } else {
            properties.push(("endLine", position.end.line.to_string()));
        }
    }
    properties.push(("title", finding.check.to_owned()));
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", escape_property(&escape_control_chars(value))))
        .collect();

    let mut message = finding.message.clone();
    for note in &finding.notes {
        message.push('\n');
        message.push_str(note);
    }
    if let Some(help) = &finding.help {
        let _ = write!(message, "\nhelp: {help}");
    }
    let properties = properties.join(",");
    let _ = writeln!(
        out,
        "::{command} {properties}::{}",
        escape(&escape_control_chars(&message))
    );
}

fn escape(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
