//! Old debts: findings that were there when a project took up the checks. They are counted, and do not block.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fingerprint::Fingerprints;
use crate::pipeline::analysis::Analysis;
use crate::text::source::Sources;

const VERSION: u32 = 1;

/// Findings by fingerprint, each with a few words for those who read the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    version: u32,
    findings: BTreeMap<String, String>,
}

/// The effect of a baseline on a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BaselineOutcome {
    /// Findings that it knows.
    pub known: usize,
    /// Findings that it has, and that are not there any more.
    pub gone: usize,
}

impl Baseline {
    /// Returns all findings of a run.
    pub fn of(analysis: &Analysis) -> Self {
        let marks = fingerprints(&analysis.findings, &analysis.sources);
        let findings = marks.into_iter().zip(&analysis.findings);
        Self {
            version: VERSION,
            findings: findings
                .map(|(mark, finding)| (mark, words(finding, &analysis.sources)))
                .collect(),
        }
    }

    /// Reads a file; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let baseline: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match baseline.version {
            VERSION => Ok(baseline),
            other => Err(format!("its version is {other}, and {VERSION} is known")),
        }
    }

    /// As a file: sorted, a line for each finding.
    pub fn text(&self) -> String {
        let mut text =
            serde_json::to_string_pretty(self).expect("numbers and strings always serialise");
        text.push('\n');
        text
    }

    pub fn count(&self) -> usize {
        self.findings.len()
    }

    /// Takes out of a run what the baseline knows.
    pub fn apply(&self, analysis: &mut Analysis) -> BaselineOutcome {
        let mut marks = fingerprints(&analysis.findings, &analysis.sources).into_iter();
        let before = analysis.findings.len();
        analysis.findings.retain(|_| {
            let mark = marks.next();
            mark.is_none_or(|mark| !self.findings.contains_key(&mark))
        });
        let known = before - analysis.findings.len();
        BaselineOutcome {
            known,
            gone: self.findings.len().saturating_sub(known),
        }
    }
}

fn fingerprints(findings: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let mut marks = Fingerprints::default();
    let mark = |finding| marks.of(finding, path(finding, sources));
    findings.iter().map(mark).collect()
}

fn path<'f>(finding: &'f Diagnostic, sources: &'f Sources) -> Option<&'f str> {
    match &finding.place {
        crate::diagnostic::Place::Absent(path) => Some(path.as_str()),
        place => place.file().map(|file| sources.path(file).as_str()),
    }
}

fn words(finding: &Diagnostic, sources: &Sources) -> String {
    let path = path(finding, sources).unwrap_or_default();
    let id = finding.subject.id.as_deref().unwrap_or_default();
    format!("{} {path} {id}", finding.check)
        .trim_end()
        .to_owned()
}
