//! One JSON object with everything: findings, coverage, summary. The shape is versioned; absent things are `null`.

pub(super) mod coverage;
pub(super) mod object;

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use crate::diagnostic::fingerprint::Fingerprints;
use crate::diagnostic::{Diagnostic, Fix, Place, StaleChange};
use crate::report::json::coverage::WireCoverage;
use crate::report::model::{JSON_VERSION, Position, Report, Summary};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let wire = WireReport {
        version: JSON_VERSION,
        findings: WireFindings(report),
        coverage: report.coverage.iter().map(WireCoverage::new).collect(),
        summary: Summary::of(report.findings),
        gates: report.gates.iter().map(WireGate::new).collect(),
    };
    let mut out = BufWriter::with_capacity(BUFFER, out);
    serde_json::to_writer_pretty(&mut out, &wire)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Bytes that are written at once: a report has a line for every field.
const BUFFER: usize = 64 * 1024;

/// One finding a line, each as in the whole report, and nothing else.
pub(super) fn write_lines(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let mut out = BufWriter::new(out);
    for finding in report.findings {
        let wire = WireFinding::new(report, finding, &mut fingerprints);
        serde_json::to_writer(&mut out, &wire)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

#[derive(Serialize)]
struct WireReport<'r> {
    version: u32,
    findings: WireFindings<'r>,
    coverage: Vec<WireCoverage<'r>>,
    summary: Summary,
    gates: Vec<WireGate<'r>>,
}

/// The findings of a report; there may be very many, so each is written before the next one is made.
struct WireFindings<'r>(&'r Report<'r>);

impl Serialize for WireFindings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fingerprints = Fingerprints::default();
        let findings = self.0.findings.iter();
        serializer.collect_seq(findings.map(|it| WireFinding::new(self.0, it, &mut fingerprints)))
    }
}

#[derive(Serialize)]
struct WireFinding<'r> {
    check: &'r str,
    severity: &'r str,
    message: &'r str,
    locale: Option<&'r str>,
    // The fields of a `WirePlace`: flattening each finding costs as much as writing it.
    path: Option<&'r str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    id: Option<&'r str>,
    attribute: Option<&'r str>,
    source: Option<WireSource<'r>>,
    help: Option<&'r str>,
    fingerprint: String,
    notes: &'r [String],
    labels: Vec<WireLabel<'r>>,
    fix: Option<WireFix<'r>>,
    stale: Option<&'r StaleChange>,
}

#[derive(Serialize)]
struct WirePlace<'r> {
    path: Option<&'r str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
}

#[derive(Serialize)]
struct WireSource<'r> {
    path: Option<&'r str>,
    line: Option<u32>,
    column: Option<u32>,
}

#[derive(Serialize)]
struct WireLabel<'r> {
    #[serde(flatten)]
    place: WirePlace<'r>,
    text: &'r str,
}

#[derive(Serialize)]
struct WireFix<'r> {
    title: &'r str,
    edits: Vec<WireEdit<'r>>,
}

#[derive(Serialize)]
struct WireEdit<'r> {
    #[serde(flatten)]
    place: WirePlace<'r>,
    text: &'r str,
}

#[derive(Serialize)]
struct WireGate<'r> {
    locale: &'r str,
    wanted: u8,
    reached: u8,
}

impl<'r> WireFinding<'r> {
    fn new(
        report: &'r Report<'_>,
        finding: &'r Diagnostic,
        fingerprints: &mut Fingerprints,
    ) -> Self {
        let WirePlace {
            path,
            line,
            column,
            end_line,
            end_column,
        } = WirePlace::new(report, &finding.place);
        let labels = finding.labels.iter().map(|label| WireLabel {
            place: WirePlace::new(report, &label.place),
            text: &label.text,
        });
        Self {
            check: finding.check,
            severity: finding.severity.as_str(),
            message: &finding.message,
            locale: finding.subject.locale.as_ref().map(|it| it.as_str()),
            path,
            line,
            column,
            end_line,
            end_column,
            id: finding.subject.id.as_deref(),
            attribute: finding.subject.attribute.as_deref(),
            source: finding.source.as_ref().map(|place| {
                let WirePlace {
                    path, line, column, ..
                } = WirePlace::new(report, place);
                WireSource { path, line, column }
            }),
            help: finding.help.as_deref(),
            fingerprint: fingerprints.of(finding, path),
            notes: &finding.notes,
            labels: labels.collect(),
            fix: finding.fix.as_ref().map(|fix| WireFix::new(report, fix)),
            stale: finding.stale.as_deref(),
        }
    }
}

impl<'r> WireFix<'r> {
    fn new(report: &'r Report<'_>, fix: &'r Fix) -> Self {
        let edits = fix.edits.iter().map(|edit| WireEdit {
            place: WirePlace::at(
                report.sources.path(edit.file).as_str(),
                report.position(&edit.place()),
            ),
            text: &edit.text,
        });
        Self {
            title: &fix.title,
            edits: edits.collect(),
        }
    }
}

impl<'r> WirePlace<'r> {
    fn new(report: &'r Report<'_>, place: &'r Place) -> Self {
        let path = report.path(place).map(|path| path.as_str());
        Self {
            path,
            ..Self::at("", report.position(place))
        }
    }

    fn at(path: &'r str, position: Option<Position>) -> Self {
        Self {
            path: Some(path),
            line: position.map(|it| it.start.line),
            column: position.map(|it| it.start.column),
            end_line: position.map(|it| it.end.line),
            end_column: position.map(|it| it.end.column),
        }
    }
}

impl<'r> WireGate<'r> {
    fn new(gate: &'r crate::report::model::GateResult) -> Self {
        Self {
            locale: gate.locale.as_str(),
            wanted: gate.wanted,
            reached: gate.reached,
        }
    }
}
