//! Findings as plain types. As JSON they are what `check --format json` prints.

use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::diagnostic::fingerprint::Fingerprints;
use crate::diagnostic::{Diagnostic, Place, Severity, StaleChange};
use crate::report::model::{Position, Report};

/// A finding of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The name of the check: `missing-message`.
    pub check: String,
    pub severity: Severity,
    /// The fault: lower case, no full stop, names in backticks.
    pub message: String,
    /// The locale in question; `None` where it is none alone.
    pub locale: Option<String>,
    #[serde(flatten)]
    pub place: Location,
    /// The message, or the term with its `-`.
    pub id: Option<String>,
    pub attribute: Option<String>,
    /// The place in the source that the finding compares with.
    #[serde(serialize_with = "start_alone")]
    pub source: Option<Location>,
    /// The remedy.
    pub help: Option<String>,
    /// The same for the same finding, wherever in the file it moves.
    pub fingerprint: String,
    /// Lines of evidence: a word diff, the names of variables.
    pub notes: Vec<String>,
    /// Further places, each with what is to be seen there.
    pub labels: Vec<FindingLabel>,
    /// A mechanical remedy, where there is one that cannot be wrong.
    pub fix: Option<FindingFix>,
    /// The change of the source since its translation was made.
    pub stale: Option<StaleChange>,
}

/// A place in a project: a part of a file, a file as a whole, or with nothing but `None` the project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Location {
    /// The file, relative to the project, with `/`; it may be one that should be there.
    pub path: Option<String>,
    /// Counted from 1, as columns are; `None` for the file as a whole.
    pub line: Option<u32>,
    /// In characters.
    pub column: Option<u32>,
    pub end_line: Option<u32>,
    /// Behind the last character.
    pub end_column: Option<u32>,
    /// The bytes of the file, half open.
    #[serde(skip)]
    pub bytes: Option<Range<u32>>,
}

/// A further place of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FindingLabel {
    #[serde(flatten)]
    pub place: Location,
    pub text: String,
}

/// Edits that mend a finding, all of them or none. They do not overlap, and keep every other byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FindingFix {
    /// The effect, in the imperative: `write the opening mark`.
    pub title: String,
    pub edits: Vec<FindingEdit>,
}

/// Bytes of a file, and what is to stand in their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FindingEdit {
    #[serde(flatten)]
    pub place: Location,
    pub text: String,
}

impl Finding {
    /// Returns the findings of a report, in its order.
    pub(super) fn all(report: &Report<'_>) -> Vec<Self> {
        let mut fingerprints = Fingerprints::default();
        let findings = report.findings.iter();
        findings
            .map(|finding| Self::new(report, finding, &mut fingerprints))
            .collect()
    }

    fn new(report: &Report<'_>, finding: &Diagnostic, fingerprints: &mut Fingerprints) -> Self {
        let place = Location::new(report, &finding.place);
        let subject = &finding.subject;
        let label = |label: &crate::diagnostic::Label| FindingLabel {
            place: Location::new(report, &label.place),
            text: label.text.clone(),
        };
        let fix = |fix: &crate::diagnostic::Fix| FindingFix {
            title: fix.title.clone(),
            edits: fix
                .edits
                .iter()
                .map(|edit| FindingEdit {
                    place: Location::new(report, &edit.place()),
                    text: edit.text.clone(),
                })
                .collect(),
        };
        Self {
            check: finding.check.to_owned(),
            severity: finding.severity,
            message: finding.message.clone(),
            locale: subject.locale.as_ref().map(ToString::to_string),
            fingerprint: fingerprints.of(finding, place.path.as_deref()),
            place,
            id: subject.id.as_deref().map(str::to_owned),
            attribute: subject.attribute.as_deref().map(str::to_owned),
            source: finding
                .source
                .as_ref()
                .map(|place| Location::new(report, place)),
            help: finding.help.clone(),
            notes: finding.notes.clone(),
            labels: finding.labels.iter().map(label).collect(),
            fix: finding.fix.as_ref().map(fix),
            stale: finding.stale.as_deref().cloned(),
        }
    }
}

impl Location {
    fn new(report: &Report<'_>, place: &Place) -> Self {
        let path = report.path(place).map(ToString::to_string);
        let Some(Position { start, end }) = report.position(place) else {
            return Self {
                path,
                ..Self::default()
            };
        };
        let bytes = match place {
            Place::Span(_, span) => Some(span.start..span.end),
            Place::Project | Place::Absent(_) | Place::File(_) => None,
        };
        Self {
            path,
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            bytes,
        }
    }
}

/// The source of a finding as JSON.
#[derive(Serialize)]
struct LocationStart<'l> {
    path: Option<&'l str>,
    line: Option<u32>,
    column: Option<u32>,
}

fn start_alone<S: Serializer>(place: &Option<Location>, to: S) -> Result<S::Ok, S::Error> {
    let start = place.as_ref().map(|place| LocationStart {
        path: place.path.as_deref(),
        line: place.line,
        column: place.column,
    });
    start.serialize(to)
}
