//! JUnit XML, which most continuous integrations show: a suite for each file. An error is a failed case; what does
//! not fail a run is a passed one that says so.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::model::{Report, Summary};
use crate::report::summary;
use crate::text::escape_control::escape_control_chars;
use crate::text::escape_markup::{escape_markup, is_outside_xml};

pub(super) fn render(report: &Report<'_>) -> String {
    let mut suites: BTreeMap<String, Vec<&Diagnostic>> = BTreeMap::new();
    let catalogs = report.coverage.iter().flat_map(|it| &it.catalogs);
    for file in catalogs.filter_map(|catalog| catalog.file) {
        suites
            .entry(report.sources.path(file).to_string())
            .or_default();
    }
    for finding in report.findings {
        let path = report.path(&finding.place).map(|path| path.to_string());
        let path = path.unwrap_or_else(|| "project".to_owned());
        suites.entry(path).or_default().push(finding);
    }
    let failures = Summary::of(report.findings).errors + report.gates.len();
    let tests = suites.values().map(|it| it.len().max(1)).sum::<usize>() + report.gates.len();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"paridad\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
    );
    for (path, findings) in &suites {
        suite(report, path, findings, &mut out);
    }
    if !report.gates.is_empty() {
        let count = report.gates.len();
        open("coverage", count, count, &mut out);
        for gate in report.gates {
            let (locale, message) = (escape(gate.locale.as_str()), escape(&summary::gate(gate)));
            let _ = writeln!(
                out,
                "    <testcase name=\"{locale}\" classname=\"coverage\">\n      \
                 <failure type=\"coverage\" message=\"{message}\"/>\n    </testcase>"
            );
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(report: &Report<'_>, path: &str, findings: &[&Diagnostic], out: &mut String) {
    let failures = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    open(path, findings.len().max(1), failures, out);
    let class = escape(path);
    if findings.is_empty() {
        let _ = writeln!(
            out,
            "    <testcase name=\"no findings\" classname=\"{class}\"/>"
        );
    }
    for finding in findings {
        let mut name = finding.check.to_owned();
        if let Some(id) = &finding.subject.id {
            let _ = write!(name, " {id}");
        }
        if let Some(position) = report.position(&finding.place) {
            let _ = write!(name, " {}:{}", position.start.line, position.start.column);
        }
        let (name, message) = (escape(&name), escape(&finding.message));
        let _ = writeln!(out, "    <testcase name=\"{name}\" classname=\"{class}\">");
        let text = escape(&details(report, finding));
        let _ = match finding.severity {
            Severity::Error => writeln!(
                out,
                "      <failure type=\"{}\" message=\"{message}\">{text}</failure>",
                finding.check
            ),
            Severity::Warning | Severity::Info => writeln!(
                out,
                "      <system-out>{}: {message}&#10;{text}</system-out>",
                finding.severity.as_str()
            ),
        };
        out.push_str("    </testcase>\n");
    }
    out.push_str("  </testsuite>\n");
}

fn open(name: &str, tests: usize, failures: usize, out: &mut String) {
    let name = escape(name);
    let _ = writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
    );
}

/// Place, evidence and help.
fn details(report: &Report<'_>, finding: &Diagnostic) -> String {
    let mut lines = Vec::from_iter(report.location(&finding.place));
    lines.extend(finding.notes.iter().cloned());
    let help = finding.help.as_ref();
    lines.extend(help.map(|help| format!("help: {help}")));
    lines.join("\n")
}

/// Text as XML; characters that XML does not have are replaced.
fn escape(text: &str) -> String {
    escape_markup(&escape_control_chars(text))
        .replace('\n', "&#10;")
        .replace(is_outside_xml, "\u{fffd}")
}
