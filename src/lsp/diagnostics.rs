//! Findings as diagnostics of the protocol.

use gen_lsp_types::{
    Code, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, Position,
    PublishDiagnosticsParams, Range,
};

use crate::diagnostic::fingerprint::Fingerprints;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::lsp::editor_project::EditorProject;
use crate::lsp::positions::Positions;
use crate::pipeline::analysis::Analysis;
use crate::text::source::Sources;

/// Returns the diagnostics of each file in which they changed since the client was last told.
pub(super) fn changed(project: &mut EditorProject<'_>) -> Vec<PublishDiagnosticsParams> {
    let changed = project.changed_files();
    let params = changed.iter().filter_map(|(path, found)| {
        let mut fingerprints = Fingerprints::default();
        let findings = found.findings.iter();
        let diagnostics = findings.map(|finding| {
            let fingerprint = fingerprints.of(finding, Some(path.as_str()));
            gen_lsp_types::Diagnostic {
                data: Some(fingerprint.into()),
                ..diagnostic(project, found, finding)
            }
        });
        Some(PublishDiagnosticsParams {
            uri: project.uri(path)?,
            version: project.document(path).map(|document| document.version),
            diagnostics: diagnostics.collect(),
        })
    });
    params.collect()
}

/// Returns a finding as a diagnostic, but for its fingerprint.
pub(super) fn diagnostic(
    project: &EditorProject<'_>,
    analysis: &Analysis,
    finding: &Diagnostic,
) -> gen_lsp_types::Diagnostic {
    let sources = &analysis.sources;
    let source = finding.source.iter().map(|place| (place, "the source"));
    let labels = finding.labels.iter();
    let labels = labels.map(|label| (&label.place, label.text.as_str()));
    let related = source.chain(labels).filter_map(|(place, text)| {
        Some(DiagnosticRelatedInformation {
            location: Location {
                uri: project.uri(place.path(sources))?,
                range: range(project, sources, place),
            },
            message: text.to_owned(),
        })
    });
    gen_lsp_types::Diagnostic {
        range: range(project, sources, &finding.place),
        severity: Some(severity(finding.severity)),
        code: Some(Code::String(finding.check.to_owned())),
        source: Some("paridad".to_owned()),
        message: message(finding).into(),
        tags: (finding.check == "obsolete-message").then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: Some(related.collect()),
        ..gen_lsp_types::Diagnostic::default()
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}

/// Returns what is wrong in the first line, then the evidence and the remedy.
fn message(finding: &Diagnostic) -> String {
    let help = finding.help.iter().map(|help| format!("help: {help}"));
    let lines = std::iter::once(finding.message.clone())
        .chain(finding.notes.iter().cloned())
        .chain(help);
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns where a finding is in its file: its start, where the file as a whole is meant.
pub(super) fn range(project: &EditorProject<'_>, sources: &Sources, place: &Place) -> Range {
    let text = place.file().and_then(|file| sources.text(file));
    let (Place::Span(_, span), Some(text)) = (place, text) else {
        let start = Position {
            line: 0,
            character: 0,
        };
        return Range { start, end: start };
    };
    let positions = Positions {
        text: &text.text,
        lines: text.lines(),
        encoding: project.encoding,
    };
    positions.range(*span)
}
