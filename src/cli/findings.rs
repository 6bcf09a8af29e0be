//! The findings of a run as they are shown.

use std::io;

use crate::cli::escaping_writer::Medium;
use crate::pipeline::analysis::Analysis;
use crate::report;
use crate::report::ReportFormat;
use crate::report::check_manual::CheckManual;
use crate::report::model::{GateResult, Look, Reader, Report};
use crate::text::escape_control::escape_name;

/// Findings of a run, with the way to show them.
pub(super) struct FindingsReport {
    /// The project that they are of, where a report is about several.
    pub project: Option<String>,
    pub format: ReportFormat,
    pub look: Look,
    pub analysis: Analysis,
    /// See [`Report::known`].
    pub known: usize,
    /// See [`Report::is_recorded`].
    pub is_recorded: bool,
    pub gates: Vec<GateResult>,
    pub reader: Reader,
    pub pages: Vec<CheckManual>,
}

impl FindingsReport {
    /// Returns what the format is written in.
    pub(super) fn medium(&self) -> Medium {
        match self.format {
            ReportFormat::Human | ReportFormat::Concise => Medium::Text,
            ReportFormat::Json
            | ReportFormat::Jsonl
            | ReportFormat::Sarif
            | ReportFormat::Gitlab => Medium::Json,
            ReportFormat::Github => Medium::WorkflowCommands,
            ReportFormat::Junit | ReportFormat::Html => Medium::Markup,
        }
    }

    pub(super) fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        if let (Some(project), ReportFormat::Human) = (&self.project, self.format) {
            writeln!(out, "{}", escape_name(project))?;
        }
        let report = Report {
            findings: &self.analysis.findings,
            coverage: &self.analysis.coverage,
            sources: &self.analysis.sources,
            known: self.known,
            is_recorded: self.is_recorded,
            gates: &self.gates,
            reader: &self.reader,
            pages: &self.pages,
        };
        report::write(self.format, &report, &self.look, out)
    }
}
