//! `paridad watch`: the findings in the terminal, anew after each edit.

use std::collections::BTreeSet;

use anyhow::Context;
use camino::Utf8PathBuf;
use clap::Args;

use crate::cli::build::{self, Build};
use crate::cli::findings::FindingsReport;
use crate::cli::output::{self, Exit, Output};
use crate::cli::project::{OpenedProject, open};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, failure, look};
use crate::diagnostic::Severity;
use crate::disk::watch::FileWatch;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::{FileChange, Session};
use crate::report::ReportFormat;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// Check again after each edit, and build too if you like
#[derive(Args)]
#[command(after_help = "\
On a terminal the report is shown anew; elsewhere each look is a line. What an edit does not concern is not looked at
again. The output folder and what version control ignores are not watched. Ctrl-C ends it, with the exit code of the last
look: 0, 1 where there are errors, 2 where something could not be read.

Examples:
  paridad watch
  paridad watch --build   write the editions too, after each look")]
pub(super) struct Watch {
    /// Build after each look, as `paridad build` does
    #[arg(long)]
    build: bool,
}

pub(super) fn run(
    args: &Watch,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let first = open(global, surroundings, &[])?;
    let mut files = FileWatch::begin(&first.root, &first.config.output)?;
    let ending = files.ending();
    ctrlc::set_handler(move || ending.end()).context("listening for Ctrl-C")?;
    let (root, layout, config) = (
        first.root.clone(),
        first.layout.clone(),
        first.config.clone(),
    );
    let mut session = Session::new(&layout, &config, &root, Selection::everything());
    let mut project = Ok(first);
    let mut changed = BTreeSet::new();
    loop {
        // Nobody is kept from writing once the report is made.
        let told = project
            .and_then(|project| report(project, &mut session, &changed, global, surroundings));
        let mut told = told.unwrap_or_else(|error| failure::output(&error, surroundings));
        if args.build && told.exit != Exit::Failure {
            let built = build::run(&Build::default(), global, surroundings);
            told.append(built.unwrap_or_else(|error| failure::output(&error, surroundings)));
        }
        output::clear(surroundings.out);
        output::write(&told, surroundings);
        changed = match files.changed()? {
            Some(changed) => changed,
            None => {
                return Ok(Output {
                    exit: told.exit,
                    ..Output::default()
                });
            }
        };
        let changes = changed.iter().cloned();
        session.apply(changes.map(|path| FileChange { path, bytes: None }));
        project = open(global, surroundings, &[]);
    }
}

/// Looks at what changed, and tells of the whole project.
fn report(
    mut project: OpenedProject,
    session: &mut Session<'_>,
    changed: &BTreeSet<Utf8PathBuf>,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    if (session.layout(), session.config()) != (&project.layout, &project.config) {
        session.replan(project.layout.clone(), project.config.clone());
    }
    let mut analysis = session.analysis();
    project.templates()?;
    let found = std::mem::take(&mut project.findings);
    analysis.add(&project.config, &Selection::everything(), found);
    let mut errors = analysis.findings.iter();
    let has_errors = errors.any(|finding| finding.severity == Severity::Error);
    let exit = if has_errors {
        Exit::Findings
    } else {
        Exit::Clean
    };
    if !surroundings.out.is_terminal {
        return Ok(Output {
            out: line(&analysis, changed),
            err: project.remarks,
            exit,
            ..Output::default()
        });
    }
    let findings = FindingsReport {
        project: None,
        format: ReportFormat::Human,
        look: look(global, surroundings),
        analysis,
        known: 0,
        is_recorded: !project.layout.states.is_empty(),
        gates: Vec::new(),
        reader: project.reader,
        pages: Vec::new(),
    };
    Ok(Output {
        findings: vec![findings],
        err: project.remarks,
        exit,
        ..Output::default()
    })
}

/// Tells of a look in a line: `2 errors, 1 warning; changed: locales/es/call.ftl`.
fn line(analysis: &Analysis, changed: &BTreeSet<Utf8PathBuf>) -> String {
    let severities = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Info, "info"),
    ];
    let counts = severities.map(|(severity, noun)| {
        let of_it = analysis.findings.iter();
        counted(of_it.filter(|it| it.severity == severity).count(), noun)
    });
    let changed: Vec<String> = changed
        .iter()
        .map(|it| escape_name(it.as_str()).to_string())
        .collect();
    let after = match &changed[..] {
        [] => String::new(),
        paths => format!("; changed: {}", paths.join(", ")),
    };
    format!("{}{after}\n", counts.join(", "))
}
