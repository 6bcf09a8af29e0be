//! A Code Quality report of GitLab, which shows findings in merge requests.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use serde::Serialize;

use crate::diagnostic::fingerprint::Fingerprints;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::json::object;
use crate::report::model::Report;
use crate::report::summary;
use crate::text::escape_control::on_one_line;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut fingerprints = Fingerprints::default();
    let findings = report.findings.iter();
    let mut issues: Vec<Issue<'_>> = findings
        .map(|finding| Issue::new(report, finding, &mut fingerprints))
        .collect();
    issues.extend(report.gates.iter().map(|gate| Issue {
        description: summary::gate(gate),
        check_name: "coverage",
        fingerprint: format!("coverage-{}", gate.locale),
        severity: severity(Severity::Error),
        location: GitlabLocation::project(),
    }));
    object::to_text(&issues)
}

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: String,
    severity: &'static str,
    location: GitlabLocation,
}

/// GitLab leaves out issues that have no path or no line.
#[derive(Serialize)]
struct GitlabLocation {
    path: String,
    lines: GitlabLines,
}

#[derive(Serialize)]
struct GitlabLines {
    begin: u32,
    end: u32,
}

impl<'r> Issue<'r> {
    fn new(report: &Report<'_>, finding: &'r Diagnostic, fingerprints: &mut Fingerprints) -> Self {
        let path = report.path(&finding.place).map(|path| path.as_str());
        let position = report.position(&finding.place);
        let location = match report.shown_path(&finding.place) {
            None => GitlabLocation::project(),
            Some(path) => GitlabLocation {
                path: path.into_string(),
                lines: GitlabLines {
                    begin: position.map_or(1, |it| it.start.line),
                    end: position.map_or(1, |it| it.end.line),
                },
            },
        };
        Self {
            description: on_one_line(&finding.message).into_owned(),
            check_name: finding.check,
            fingerprint: fingerprints.of(finding, path),
            severity: severity(finding.severity),
            location,
        }
    }
}

impl GitlabLocation {
    fn project() -> Self {
        Self {
            path: ".".to_owned(),
            lines: GitlabLines { begin: 1, end: 1 },
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
