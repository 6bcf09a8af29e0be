//! `paridad check`: findings, for people or for machines.

use camino::Utf8PathBuf;
use clap::Args;

use crate::cli::choices::{FailOn, FormatName, select_checks};
use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::findings::FindingsReport;
use crate::cli::output::{Exit, Output};
use crate::cli::percentage::WantedCoverage;
use crate::cli::project::{OpenedProject, absolute, find_locales, open_for, reader};
use crate::cli::surroundings::{GithubActions, Surroundings};
use crate::cli::{Global, argument, look, projects};
use crate::diagnostic::Severity;
use crate::disk;
use crate::disk::lock::Access;
use crate::disk::plain::read_named_text;
use crate::disk::seen::{NotedFiles, ReadDigests};
use crate::pipeline::analysis::Analysis;
use crate::pipeline::baseline::Baseline;
use crate::pipeline::fix::{FixOutcome, fix};
use crate::pipeline::manual_page::manual_page;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::project::coverage::Coverage;
use crate::report;
use crate::report::check_manual::CheckManual;
use crate::report::model::{Detail, GateResult, Reader};
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
    projects::in_each(global, surroundings, &args.paths, joins, |global, paths| {
        check(args, paths, global, surroundings)
    })
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
    WantedCoverage::set(&args.min_coverage, &mut project)?;
    let mut selection = Selection {
        checks,
        locales,
        paths: Vec::new(),
    };
    selection.name_paths(&project.layout, std::mem::take(&mut project.paths));
    let format = args.format.unwrap_or(match surroundings.github {
        Some(_) => FormatName::Github,
        None => FormatName::Human,
    });

    let pages: Vec<CheckManual> = selection.checks.iter().map(|it| manual_page(*it)).collect();
    let (mut told, mut known) = (String::new(), 0);
    let mut analysis = if args.fix || args.diff {
        let (files, seen) = NotedFiles::new(&project.root);
        let outcome = fix(&project.layout, &project.config, &files, &selection);
        if args.diff {
            return Ok(diff_of(&outcome, &project, surroundings));
        }
        told.push_str(&write_changes(&outcome, &seen, &project, surroundings)?);
        outcome.analysis
    } else {
        let (layout, config) = (&project.layout, &project.config);
        Session::new(layout, config, &project.root, selection.clone()).into_analysis()
    };
    project.templates()?;
    analysis.add(&project.config, &selection, project.findings.clone());
    if let Some(revision) = &args.changed_since {
        let changed = disk::git::changed_since(&project.root, revision)?;
        analysis.narrow(&changed);
    }
    if let Some(typed) = &args.baseline {
        let (count, text) = apply_baseline(args, typed, &mut analysis, surroundings)?;
        known = count;
        told.push_str(&text);
    }
    let gates = GateResult::missed(&project.config.min_coverage, &analysis.coverage);
    let failed = !gates.is_empty() || analysis.findings.iter().any(|it| args.fail_on.is_met(it));
    let is_whole = args.only.is_empty() && args.skip.is_empty() && args.locale.is_empty();
    let next = next_step(&analysis, &project).filter(|_| is_whole && paths.is_empty());
    let notes = stderr_notes(format, global, surroundings, &project, &gates, next);
    let findings = FindingsReport {
        project: None,
        format: format.format(),
        look: look(global, surroundings),
        analysis,
        known,
        is_recorded: !project.layout.states.is_empty(),
        reader: reader_of(format, &project, surroundings),
        gates,
        pages,
    };
    Ok(Output {
        findings: vec![findings],
        err: format!("{}{told}{notes}", project.remarks),
        exit: if failed { Exit::Findings } else { Exit::Clean },
        ..Output::default()
    })
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

/// Applies or writes the baseline: how many findings it has, and what is to be said.
fn apply_baseline(
    args: &CheckArgs,
    typed: &Utf8PathBuf,
    analysis: &mut Analysis,
    surroundings: &Surroundings,
) -> anyhow::Result<(usize, String)> {
    let file = absolute(&surroundings.directory()?, typed);
    let color = surroundings.err.color;
    if args.write_baseline {
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
    let is_whole = args.paths.is_empty()
        && args.locale.is_empty()
        && args.only.is_empty()
        && args.skip.is_empty()
        && args.changed_since.is_none();
    if is_whole && outcome.gone > 0 {
        let verb = if outcome.gone == 1 { "is" } else { "are" };
        text.push_str(&format!(
            "; {} of the baseline {verb} gone: `--write-baseline` takes them out",
            outcome.gone
        ));
    }
    Ok((outcome.known, report::remark(color, &text)))
}

/// Returns where the reader of a format stands: annotations are shown in the repository.
fn reader_of(format: FormatName, project: &OpenedProject, surroundings: &Surroundings) -> Reader {
    match (format, &surroundings.github) {
        (
            FormatName::Github,
            Some(GithubActions {
                workspace: Some(workspace),
            }),
        ) if project.root.starts_with(workspace) => reader(workspace, &project.root),
        _ => project.reader.clone(),
    }
}

/// Returns what leads on where nothing is left to do: statements that are translated can be published.
fn next_step(analysis: &Analysis, project: &OpenedProject) -> Option<&'static str> {
    let is_complete = |it: &Coverage| it.total.messages.percent() == 100;
    let is_done = analysis.findings.is_empty()
        && !analysis.coverage.is_empty()
        && analysis.coverage.iter().all(is_complete);
    let mut sets = project.layout.sets.iter();
    (is_done && sets.any(|set| set.statement.is_some())).then_some("`paridad build` publishes them")
}

/// Returns what is told on the standard error: assumptions to people, gates where the format has no place for them.
fn stderr_notes(
    format: FormatName,
    global: &Global,
    surroundings: &Surroundings,
    project: &OpenedProject,
    gates: &[GateResult],
    next: Option<&str>,
) -> String {
    let color = surroundings.err.color;
    match format {
        FormatName::Human if global.detail() != Detail::Quiet => {
            let assumed = project.layout.assumptions.iter();
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
