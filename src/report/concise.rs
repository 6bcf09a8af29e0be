//! One line a finding: `path:line:col: severity[check] message`. For `grep`, editors and diffs.

use std::fmt::Write;

use crate::report::model::Report;
use crate::text::escape_control::escape_name;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings {
        if let Some(location) = report.location(&finding.place) {
            let _ = write!(out, "{}: ", escape_name(&location));
        }
        let severity = finding.severity.as_str();
        let message = escape_name(&finding.message);
        let fix = match finding.fix {
            Some(_) => " (fix available)",
            None => "",
        };
        let _ = writeln!(out, "{severity}[{}] {message}{fix}", finding.check);
    }
    out
}
