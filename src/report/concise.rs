//! One line a finding: `path:line:col: severity[check] message`. For `grep`, editors and diffs.

use std::fmt::Write;

use crate::report::model::{Report, on_one_line};

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings {
        if let Some(location) = report.location(&finding.place) {
            let _ = write!(out, "{}: ", on_one_line(&location));
        }
        let severity = finding.severity.as_str();
        let message = on_one_line(&finding.message);
        let fix = match finding.fix {
            Some(_) => " (fix available)",
            None => "",
        };
        let _ = writeln!(out, "{severity}[{}] {message}{fix}", finding.check);
    }
    out
}
