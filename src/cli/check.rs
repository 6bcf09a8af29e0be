//! `paridad check`: findings, for people or for machines.

use camino::Utf8PathBuf;
use clap::Args;

use crate::cli::checked::{CheckedProject, WantedReport};
use crate::cli::choices::{FailOn, FormatName, select_checks};
use crate::cli::escaping_writer::Medium;
use crate::cli::output::{Exit, Output};
use crate::cli::percentage::WantedCoverage;
use crate::cli::progress::CountedFiles;
use crate::cli::project::{OpenedProject, find_locales, open_for};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, argument, partial, projects};
use crate::disk;
use crate::disk::lock::Access;
use crate::disk::seen::{NotedFiles, ReadDigests};
use crate::pipeline::fix::{FixOutcome, fix};
use crate::pipeline::manual_page::manual_page;
use crate::pipeline::part::make::Shard;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::report;
use crate::text::counted::counted;

/// Check translations, and say what is missing, stale or wrong
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad check                          everything in this project
  paridad check locales/es --locale es   what concerns Spanish
  paridad check --only numbers,syntax    two checks alone
  paridad check --min-coverage es=100 --min-coverage pt=80
  paridad check --format html > report.html
  paridad check --diff                   what --fix would change
  paridad check --baseline debts.json --write-baseline
  paridad check --partial --shard 3/8 > part-3.jsonl   for `paridad merge`

Exit codes:
  0  clean
  1  findings at or above --fail-on, or a coverage below --min-coverage
  2  wrong usage, or files that cannot be read")]
pub(super) struct CheckArgs {
    /// Files or folders to look at [default: the whole project]
    paths: Vec<Utf8PathBuf>,
    /// How to show findings [default: human; github in GitHub Actions]
    #[arg(long, value_enum)]
    format: Option<FormatName>,
    /// Look at these target locales alone
    #[arg(long, value_name = "LOCALE", value_delimiter = ',')]
    locale: Vec<String>,
    /// Run these checks alone
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    only: Vec<String>,
    /// Do not run these checks
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    skip: Vec<String>,
    /// Fail when less than this share of the messages is translated
    #[arg(long, value_name = "[LOCALE=]PERCENT", value_delimiter = ',', value_parser = WantedCoverage::read)]
    min_coverage: Vec<WantedCoverage>,
    /// The value of a variable that statements do not give themselves, for their messages
    #[arg(long = "arg", value_name = "NAME=VALUE", value_parser = argument::read)]
    arguments: Vec<(String, String)>,
    /// The least severity that makes the exit code 1; coverage counts all the same
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    fail_on: FailOn,
    /// Apply the fixes that findings offer; only the bytes of a fix change
    #[arg(long, conflicts_with = "diff")]
    fix: bool,
    /// Show what --fix would change, and write nothing; the exit code is 1 if there is something
    #[arg(long, conflicts_with = "format")]
    diff: bool,
    /// A file of findings that are known: they are counted, and do not block
    #[arg(long, value_name = "FILE")]
    baseline: Option<Utf8PathBuf>,
    /// Write the findings of this run to the file of --baseline
    #[arg(
        long,
        requires = "baseline",
        conflicts_with_all = ["paths", "locale", "only", "skip", "changed_since", "diff"]
    )]
    write_baseline: bool,
    /// Show findings in files alone that changed since a revision of git, or whose source did
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,
    /// Write what `paridad merge` must know of each set: one JSON line a set
    #[arg(
        long,
        conflicts_with_all = ["format", "min_coverage", "fail_on", "fix", "diff", "baseline", "changed_since"]
    )]
    partial: bool,
    /// Look at one of so many parts of the sets, such as 3/8
    #[arg(long, requires = "partial", value_name = "I/N", value_parser = partial::read_shard)]
    shard: Option<Shard>,
    /// A file with the paths of all files of the project, one a line, where only some are here: PATHS name the sets that
    /// are
    #[arg(long, requires_all = ["partial", "paths"], value_name = "FILE")]
    listing: Option<Utf8PathBuf>,
}

pub(super) fn run(
    args: &CheckArgs,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let joins = match args.format {
        None
        | Some(FormatName::Human | FormatName::Concise | FormatName::Jsonl | FormatName::Github) => {
            args.baseline.is_none()
        }
        Some(
            FormatName::Json
            | FormatName::Sarif
            | FormatName::Gitlab
            | FormatName::Junit
            | FormatName::Html,
        ) => false,
    };
    let run = if args.partial { part } else { check };
    projects::in_each(global, surroundings, &args.paths, joins, |global, paths| {
        run(args, paths, global, surroundings)
    })
}

/// Looks at a part of a project.
fn part(
    args: &CheckArgs,
    paths: &[Utf8PathBuf],
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let mut project = open_for(Access::Read, global, surroundings, paths)?;
    project.config.arguments.extend(args.arguments.clone());
    let listing = args.listing.as_ref();
    let listing = listing.map(|it| partial::take_listing(&mut project, it, surroundings));
    let listing = listing.transpose()?;
    let selection = Selection {
        checks: select_checks(&args.only, &args.skip)?,
        locales: find_locales(&project.layout, &args.locale)?,
        paths: Vec::new(),
    };
    let named = std::mem::take(&mut project.paths);
    partial::output(&mut project, &selection, (args.shard, named), listing)
}

fn check(
    args: &CheckArgs,
    paths: &[Utf8PathBuf],
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let checks = select_checks(&args.only, &args.skip)?;
    let access = Access::of(args.fix || args.write_baseline);
    let mut project = open_for(access, global, surroundings, paths)?;
    project.config.arguments.extend(args.arguments.clone());
    let locales = find_locales(&project.layout, &args.locale)?;
    WantedCoverage::set(&args.min_coverage, &project.layout, &mut project.config)?;
    let mut selection = Selection {
        checks,
        locales,
        paths: Vec::new(),
    };
    selection.name_paths(&project.layout, std::mem::take(&mut project.paths));
    let mut told = String::new();
    let mut analysis = if args.fix || args.diff {
        let (files, seen) = NotedFiles::new(&project.root);
        let paths = &project.layout.files;
        let counted = CountedFiles::new(&files, paths, (global, surroundings));
        let outcome = fix(&project.layout, &project.config, &counted, &selection);
        drop(counted);
        if args.diff {
            return Ok(diff_of(&outcome, &project, surroundings));
        }
        told.push_str(&write_changes(&outcome, &seen, &project, surroundings)?);
        outcome.analysis
    } else {
        let (layout, config) = (&project.layout, &project.config);
        let files = CountedFiles::new(&project.root, &layout.files, (global, surroundings));
        Session::new(layout, config, &files, selection.clone()).into_analysis()
    };
    project.templates()?;
    analysis.add(&project.config, &selection, project.findings.clone());
    if let Some(revision) = &args.changed_since {
        let changed = disk::git::changed_since(&project.root, revision)?;
        analysis.narrow(&changed);
    }
    let is_whole = args.only.is_empty() && args.skip.is_empty() && args.locale.is_empty();
    let checked = CheckedProject {
        analysis,
        config: &project.config,
        layout: &project.layout,
        root: &project.root,
        reader: project.reader.clone(),
        remarks: &project.remarks,
        is_recorded: !project.layout.states.is_empty(),
        has_statements: project.has_statements(),
        is_whole: is_whole && paths.is_empty(),
        is_narrowed: args.changed_since.is_some(),
        told,
        pages: selection.checks.iter().map(|it| manual_page(*it)).collect(),
    };
    let wanted = WantedReport {
        format: args.format,
        fail_on: args.fail_on,
        baseline: args.baseline.as_ref(),
        writes_baseline: args.write_baseline,
    };
    checked.output(&wanted, global, surroundings)
}

/// Returns what `--fix` would change.
fn diff_of(outcome: &FixOutcome, project: &OpenedProject, surroundings: &Surroundings) -> Output {
    let color = surroundings.out.color;
    let diffs = outcome
        .changes
        .iter()
        .map(|(path, change)| report::diff(path.as_str(), &change.before, &change.after, color));
    Output {
        out: diffs.collect(),
        medium: if color { Medium::Text } else { Medium::Bytes },
        err: project.remarks.clone(),
        exit: if outcome.changes.is_empty() {
            Exit::Clean
        } else {
            Exit::Findings
        },
        ..Output::default()
    }
}

/// Writes the files that were fixed, and says how many.
fn write_changes(
    outcome: &FixOutcome,
    seen: &ReadDigests,
    project: &OpenedProject,
    surroundings: &Surroundings,
) -> anyhow::Result<String> {
    project.write_changes(seen, &outcome.changes)?;
    let text = match outcome.changes.len() {
        0 => "nothing to fix".to_owned(),
        files => format!(
            "fixed {} in {}",
            counted(outcome.fixed, "finding"),
            counted(files, "file")
        ),
    };
    Ok(report::remark(surroundings.err.color, &text))
}
