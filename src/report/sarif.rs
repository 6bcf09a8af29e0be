//! SARIF 2.1.0, for code scanning and editors.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

mod wire;

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::fingerprint::Fingerprints;
use crate::diagnostic::{Diagnostic, Fix, Place, Severity};
use crate::report::check_manual::CheckManual;
use crate::report::json::object;
use crate::report::model::Report;
use crate::report::sarif::wire::{
    Configuration, Driver, Help, Invocation, Log, LogicalLocation, Notification, PhysicalLocation,
    Properties, Region, SarifArtifact, SarifChange, SarifFingerprint, SarifFix, SarifLocation,
    SarifMessage, SarifReplacement, SarifResult, SarifRule, SarifRun, Tool,
};
use crate::report::summary;

pub(super) fn render(report: &Report<'_>) -> String {
    let mut fingerprints = Fingerprints::default();
    let rules = SarifRules::new(report);
    let results = report.findings.iter().map(|finding| {
        let path = report.path(&finding.place).map(|path| path.as_str());
        result(report, finding, &rules, fingerprints.of(finding, path))
    });
    let missed_gates = report.gates.iter().map(|gate| Notification {
        level: level(Severity::Error),
        message: SarifMessage::new(summary::gate(gate)),
    });
    let run = SarifRun {
        results: results.collect(),
        tool: Tool {
            driver: Driver {
                name: "paridad",
                version: env!("CARGO_PKG_VERSION"),
                rules: rules.list,
            },
        },
        invocations: [Invocation {
            execution_successful: true,
            tool_execution_notifications: missed_gates.collect(),
        }],
        column_kind: "utf16CodeUnits",
    };
    object::to_text(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [run],
    })
}

/// The rules of a run, and where each check stands among them.
struct SarifRules<'r> {
    list: Vec<SarifRule<'r>>,
    places: BTreeMap<&'r str, usize>,
}

impl<'r> SarifRules<'r> {
    fn new(report: &Report<'r>) -> Self {
        let mut rules = Self {
            list: Vec::new(),
            places: BTreeMap::new(),
        };
        for page in report.pages {
            rules.places.insert(page.id, rules.list.len());
            rules.list.push(rule(page));
        }
        for finding in report.findings {
            if !rules.places.contains_key(finding.check) {
                rules.places.insert(finding.check, rules.list.len());
                rules.list.push(SarifRule {
                    id: finding.check,
                    short_description: None,
                    help: None,
                    default_configuration: None,
                });
            }
        }
        rules
    }
}

fn rule<'r>(page: &CheckManual) -> SarifRule<'r> {
    let markdown = page.markdown();
    SarifRule {
        id: page.id,
        short_description: Some(SarifMessage::new(page.summary())),
        help: Some(Help {
            text: markdown.clone(),
            markdown,
        }),
        default_configuration: Some(Configuration {
            level: level(page.severity),
        }),
    }
}

fn result<'r>(
    report: &Report<'r>,
    finding: &'r Diagnostic,
    rules: &SarifRules<'r>,
    fingerprint: String,
) -> SarifResult<'r> {
    let mut text = finding.message.clone();
    for note in &finding.notes {
        let _ = write!(text, "\n{note}");
    }
    if let Some(help) = &finding.help {
        let _ = write!(text, "\n{help}");
    }
    let logical = finding.subject.id.as_deref().map(|id| {
        let attribute = finding.subject.attribute.as_deref();
        let attribute = attribute.map_or_else(String::new, |it| format!(".{it}"));
        vec![LogicalLocation {
            fully_qualified_name: format!("{id}{attribute}"),
        }]
    });
    let place = location(report, &finding.place).map(|location| SarifLocation {
        logical_locations: logical.unwrap_or_default(),
        ..location
    });
    let labels = finding.labels.iter();
    let related = labels.map(|label| (&label.place, label.text.as_str()));
    let source = finding.source.iter().map(|place| (place, "the source"));
    let related = source.chain(related).filter_map(|(place, text)| {
        Some(SarifLocation {
            message: Some(SarifMessage::new(text.to_owned())),
            ..location(report, place)?
        })
    });
    SarifResult {
        rule_id: finding.check,
        rule_index: rules.places[finding.check],
        level: level(finding.severity),
        message: SarifMessage::new(text),
        locations: place.into_iter().collect(),
        related_locations: related.collect(),
        partial_fingerprints: SarifFingerprint {
            paridad: fingerprint,
        },
        fixes: finding.fix.iter().map(|it| fix(report, it)).collect(),
        properties: Properties {
            locale: finding.subject.locale.as_ref().map(|it| it.to_string()),
        },
    }
}

fn location(report: &Report<'_>, place: &Place) -> Option<SarifLocation> {
    Some(SarifLocation {
        physical_location: PhysicalLocation {
            artifact_location: artifact(report, place)?,
            region: region(report, place),
        },
        logical_locations: Vec::new(),
        message: None,
    })
}

fn artifact(report: &Report<'_>, place: &Place) -> Option<SarifArtifact> {
    let path = report.shown_path(place)?;
    Some(SarifArtifact {
        uri: percent_encoded(path.as_str()),
    })
}

fn region(report: &Report<'_>, place: &Place) -> Option<Region> {
    let position = report.utf16_position(place)?;
    Some(Region {
        start_line: position.start.line,
        start_column: position.start.column,
        end_line: position.end.line,
        end_column: position.end.column,
    })
}

/// Edits of one file: a fix keeps to the file that its finding is in.
fn fix(report: &Report<'_>, fix: &Fix) -> SarifFix {
    let first = fix.edits.first().map(|edit| edit.place());
    let artifact = first.and_then(|place| artifact(report, &place));
    let replacements = fix.edits.iter().filter_map(|edit| {
        Some(SarifReplacement {
            deleted_region: region(report, &edit.place())?,
            inserted_content: SarifMessage::new(edit.text.clone()),
        })
    });
    let change = artifact.map(|artifact_location| SarifChange {
        artifact_location,
        replacements: replacements.collect(),
    });
    SarifFix {
        description: SarifMessage::new(fix.title.clone()),
        artifact_changes: change.into_iter().collect(),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Returns a path as a relative URI.
fn percent_encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte as char)
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
