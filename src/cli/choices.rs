//! Options that several commands share: the format of findings, the level that fails a run, the checks to run.

use clap::ValueEnum;

use crate::checks::{self, model::Check};
use crate::cli::project::find_check;
use crate::config::editions::{EDITION_FORMATS, EditionFormat};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::ReportFormat;

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum FormatName {
    /// The lines in question with what is wrong in them
    Human,
    /// One line a finding
    Concise,
    /// One JSON object with everything
    Json,
    /// One JSON object a line for each finding
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A Code Quality report of GitLab
    Gitlab,
    /// JUnit XML, a suite for each file
    Junit,
    /// A page for a browser: --format html > report.html
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

/// Returns the format of an edition, as it is typed.
pub(super) fn edition(text: &str) -> Result<EditionFormat, String> {
    let found = EDITION_FORMATS.iter().find(|(name, _)| *name == text);
    found.map(|(_, format)| *format).ok_or_else(|| {
        let names: Vec<&str> = EDITION_FORMATS.iter().map(|(name, _)| *name).collect();
        format!("use one of: {}", names.join(", "))
    })
}

/// Returns the checks that are asked for.
pub(super) fn select_checks(
    only: &[String],
    skip: &[String],
) -> anyhow::Result<Vec<&'static dyn Check>> {
    let find = |names: &[String]| {
        let found = names.iter().map(|name| Ok(find_check(name)?.info().id));
        found.collect::<anyhow::Result<Vec<&str>>>()
    };
    let (only, skip) = (find(only)?, find(skip)?);
    Ok(checks::select(&only, &skip))
}

impl FormatName {
    pub(super) fn format(self) -> ReportFormat {
        match self {
            FormatName::Human => ReportFormat::Human,
            FormatName::Concise => ReportFormat::Concise,
            FormatName::Json => ReportFormat::Json,
            FormatName::Jsonl => ReportFormat::Jsonl,
            FormatName::Sarif => ReportFormat::Sarif,
            FormatName::Github => ReportFormat::Github,
            FormatName::Gitlab => ReportFormat::Gitlab,
            FormatName::Junit => ReportFormat::Junit,
            FormatName::Html => ReportFormat::Html,
        }
    }
}

impl FailOn {
    pub(super) fn is_met(self, finding: &Diagnostic) -> bool {
        match self {
            FailOn::Error => finding.severity >= Severity::Error,
            FailOn::Warning => finding.severity >= Severity::Warning,
            FailOn::Info => finding.severity >= Severity::Info,
            FailOn::Never => false,
        }
    }
}
