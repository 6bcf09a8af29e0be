//! A project that was checked, by one run or in parts, and what is said of it.

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::choices::{FailOn, FormatName};
use crate::cli::failure::Failure;
use crate::cli::findings::FindingsReport;
use crate::cli::output::{Exit, Output};
use crate::cli::paths::{absolute, reader};
use crate::cli::surroundings::{GithubActions, Surroundings};
use crate::cli::{Global, look};
use crate::config::model::Config;
use crate::diagnostic::Severity;
use crate::disk;
use crate::disk::plain::read_named_text;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::baseline::Baseline;
use crate::project::coverage::Coverage;
use crate::project::layout::Layout;
use crate::report;
use crate::report::check_manual::CheckManual;
use crate::report::model::{Detail, GateResult, Reader};
use crate::text::counted::counted;

/// What a run found, and what it was a run of.
pub(super) struct CheckedProject<'c> {
    pub analysis: Analysis,
    pub config: &'c Config,
    pub layout: &'c Layout,
    /// Absolute.
    pub root: &'c Utf8Path,
    pub reader: Reader,
    /// Rendered faults of the configuration.
    pub remarks: &'c str,
    /// See [`FindingsReport::is_recorded`].
    pub is_recorded: bool,
    pub has_statements: bool,
    /// True if all checks looked at all files for all locales.
    pub is_whole: bool,
    /// True if findings were left out.
    pub is_narrowed: bool,
    /// What there is to be said already.
    pub told: String,
    pub pages: Vec<CheckManual>,
}

/// The report that is asked for.
pub(super) struct WantedReport<'w> {
    /// `None`: for people, and in GitHub Actions for it.
    pub format: Option<FormatName>,
    pub fail_on: FailOn,
    /// As it was typed.
    pub baseline: Option<&'w Utf8PathBuf>,
    pub writes_baseline: bool,
}

impl CheckedProject<'_> {
    /// Returns the report, and how the run ends.
    ///
    /// # Errors
    /// A baseline that cannot be read or written.
    pub(super) fn output(
        mut self,
        wanted: &WantedReport<'_>,
        global: &Global,
        surroundings: &Surroundings,
    ) -> anyhow::Result<Output> {
        let format = wanted.format.unwrap_or(match surroundings.github {
            Some(_) => FormatName::Github,
            None => FormatName::Human,
        });
        let mut known = 0;
        if let Some(typed) = wanted.baseline {
            let (count, text) = self.apply_baseline(typed, wanted.writes_baseline, surroundings)?;
            known = count;
            self.told.push_str(&text);
        }
        let analysis = &self.analysis;
        let gates = GateResult::missed(&self.config.min_coverage, &analysis.coverage);
        let is_met = analysis.findings.iter().any(|it| wanted.fail_on.is_met(it));
        let failed = !gates.is_empty() || is_met;
        let next = self.next_step().filter(|_| self.is_whole);
        let notes = self.stderr_notes(format, (global, surroundings), &gates, next);
        let reader = self.reader_of(format, surroundings);
        let findings = FindingsReport {
            project: None,
            format: format.format(),
            look: look(global, surroundings),
            analysis: self.analysis,
            known,
            is_recorded: self.is_recorded,
            reader,
            gates,
            pages: self.pages,
        };
        Ok(Output {
            findings: vec![findings],
            err: format!("{}{}{notes}", self.remarks, self.told),
            exit: if failed { Exit::Findings } else { Exit::Clean },
            ..Output::default()
        })
    }

    /// Applies or writes the baseline: how many findings it has, and what is to be said.
    fn apply_baseline(
        &mut self,
        typed: &Utf8PathBuf,
        writes: bool,
        surroundings: &Surroundings,
    ) -> anyhow::Result<(usize, String)> {
        let file = absolute(&surroundings.directory()?, typed);
        let color = surroundings.err.color;
        let analysis = &mut self.analysis;
        if writes {
            let baseline = Baseline::of(analysis);
            disk::replace::replace(&file, baseline.text())?;
            analysis.findings.clear();
            let text = format!(
                "wrote {} to `{typed}`",
                counted(baseline.count(), "finding")
            );
            return Ok((baseline.count(), report::remark(color, &text)));
        }
        if !disk::exists(&file) {
            let hint = "`--write-baseline` writes it";
            return Err(Failure::new(format!("there is no baseline `{typed}`"), hint).into());
        }
        let baseline = Baseline::parse(&read_named_text(&file)?).map_err(|fault| {
            let message = format!("`{typed}` is no baseline: {fault}");
            Failure::new(message, "`--write-baseline` writes it anew")
        })?;
        let outcome = baseline.apply(analysis);
        let mut text = format!("{} known", outcome.known);
        // A narrowed run cannot tell what is gone.
        if self.is_whole && !self.is_narrowed && outcome.gone > 0 {
            let verb = if outcome.gone == 1 { "is" } else { "are" };
            text.push_str(&format!(
                "; {} of the baseline {verb} gone: `--write-baseline` takes them out",
                outcome.gone
            ));
        }
        Ok((outcome.known, report::remark(color, &text)))
    }

    /// Returns where the reader of a format stands: annotations are shown in the repository.
    fn reader_of(&self, format: FormatName, surroundings: &Surroundings) -> Reader {
        match (format, &surroundings.github) {
            (
                FormatName::Github,
                Some(GithubActions {
                    workspace: Some(workspace),
                }),
            ) if self.root.starts_with(workspace) => reader(workspace, self.root),
            _ => self.reader.clone(),
        }
    }

    /// Returns what leads on where nothing is left to do: statements that are translated can be published.
    fn next_step(&self) -> Option<&'static str> {
        let analysis = &self.analysis;
        let is_complete = |it: &Coverage| it.total.messages.percent() == 100;
        let is_done = analysis.findings.is_empty()
            && !analysis.coverage.is_empty()
            && analysis.coverage.iter().all(is_complete);
        (is_done && self.has_statements).then_some("`paridad build` publishes them")
    }

    /// Returns what is told on the standard error: assumptions to people, gates where the format has no place for them.
    fn stderr_notes(
        &self,
        format: FormatName,
        (global, surroundings): (&Global, &Surroundings),
        gates: &[GateResult],
        next: Option<&str>,
    ) -> String {
        let color = surroundings.err.color;
        match format {
            FormatName::Human if global.detail() != Detail::Quiet => {
                let assumed = self.layout.assumptions.iter();
                let assumed = assumed.map(|it| report::remark(color, &format!("assumed: {it}")));
                assumed
                    .chain(next.map(|it| report::remark(color, it)))
                    .collect()
            }
            FormatName::Concise | FormatName::Jsonl => gates
                .iter()
                .map(|gate| report::labelled(color, Severity::Error, &report::gate(gate)))
                .collect(),
            FormatName::Human
            | FormatName::Json
            | FormatName::Sarif
            | FormatName::Github
            | FormatName::Gitlab
            | FormatName::Junit
            | FormatName::Html => String::new(),
        }
    }
}
