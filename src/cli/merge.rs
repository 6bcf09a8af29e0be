//! `paridad merge`: the report of a project that was checked in parts.

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::checks;
use crate::cli::Global;
use crate::cli::checked::{CheckedProject, WantedReport};
use crate::cli::choices::{FailOn, FormatName};
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::paths::{absolute, reader};
use crate::cli::percentage::WantedCoverage;
use crate::cli::progress::CountedLines;
use crate::cli::project::{configuration_remarks, find};
use crate::cli::surroundings::Surroundings;
use crate::disk::lines::NamedLines;
use crate::pipeline::manual_page::manual_page;
use crate::pipeline::part::fault::PartFault;
use crate::pipeline::part::merge::MergedProject;

/// Put parts of `check --partial` together into the report of one run
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad check --partial --shard 1/2 > part-1.jsonl   on one machine
  paridad check --partial --shard 2/2 > part-2.jsonl   on another one
  paridad merge part-*.jsonl                           what `paridad check` says, to the byte
  cat part-*.jsonl | paridad merge - --format sarif

Exit codes: those of `paridad check`; 2 if parts are missing, there twice or of different wholes.
`paridad help clusters` says when this is worth it.")]
pub(super) struct MergeArgs {
    /// Files that `check --partial` wrote; `-`: the standard input
    #[arg(required = true)]
    parts: Vec<Utf8PathBuf>,
    /// How to show findings [default: human; github in GitHub Actions]
    #[arg(long, value_enum)]
    format: Option<FormatName>,
    /// Fail when less than this share of the messages is translated
    #[arg(long, value_name = "[LOCALE=]PERCENT", value_delimiter = ',', value_parser = WantedCoverage::read)]
    min_coverage: Vec<WantedCoverage>,
    /// The least severity that makes the exit code 1; coverage counts all the same
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    fail_on: FailOn,
    /// A file of findings that are known: they are counted, and do not block
    #[arg(long, value_name = "FILE")]
    baseline: Option<Utf8PathBuf>,
    /// Write the findings to the file of --baseline
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

pub(super) fn run(
    args: &MergeArgs,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let named = args.parts.iter();
    let files = named.map(|typed| (typed.clone(), file(&directory, typed)));
    let lines = NamedLines::open(files)?;
    let counted = CountedLines::new(&lines, (global, surroundings));
    let mut merged = MergedProject::read(&counted).map_err(refused)?;
    WantedCoverage::set(&args.min_coverage, &merged.layout, &mut merged.config)?;
    let analysis = merged.take_analysis().map_err(refused)?;
    drop(counted);
    let remarks = configuration_remarks(
        &merged.config_faults,
        (&merged.config, &merged.layout),
        surroundings,
    )?;
    let root = find(global, &directory, &[])?.folder;
    let checks = &merged.selection.checks;
    let checked = CheckedProject {
        analysis,
        config: &merged.config,
        layout: &merged.layout,
        root: &root,
        reader: reader(&directory, &root),
        remarks: &remarks,
        is_recorded: merged.is_recorded,
        has_statements: merged.has_statements,
        is_whole: merged.selection.locales.is_none() && checks.len() == checks::ALL.len(),
        is_narrowed: false,
        told: String::new(),
        pages: checks.iter().map(|it| manual_page(*it)).collect(),
    };
    let wanted = WantedReport {
        format: args.format,
        fail_on: args.fail_on,
        baseline: args.baseline.as_ref(),
        writes_baseline: args.write_baseline,
    };
    checked.output(&wanted, global, surroundings)
}

/// Returns the file of a part; `None` for the standard input.
fn file(directory: &Utf8Path, typed: &Utf8Path) -> Option<Utf8PathBuf> {
    (typed != "-").then(|| absolute(directory, typed))
}

fn refused(PartFault { message, help }: PartFault) -> Failure {
    Failure::new(message, help)
}
