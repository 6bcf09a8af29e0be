//! `paridad accept --from-history`: what git tells of the translations that have no record.

use crate::cli::Global;
use crate::cli::output::{Exit, Output, write_err};
use crate::cli::project::OpenedProject;
use crate::cli::surroundings::Surroundings;
use crate::diagnostic::Severity;
use crate::disk::git::history::{GitTexts, history};
use crate::disk::seen::NotedFiles;
use crate::pipeline::accept::AcceptRequest;
use crate::pipeline::accept::history::{HistoryRecords, HistoryTally, from_history};
use crate::report;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// What texts are in.
const ENDINGS: [&str; 7] = [".ftl", ".md", ".markdown", ".mdx", ".html", ".htm", ".txt"];

/// The names that are listed of one file.
const SHOWN: usize = 8;

pub(super) fn run(
    project: &OpenedProject,
    order: &AcceptRequest,
    dry_run: bool,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let terminal = surroundings.err;
    let is_shown = terminal.is_terminal && !global.quiet;
    let progress = |text: &str| {
        if is_shown {
            // Where nobody looks, the work goes on all the same.
            let _ = write_err(&format!("\r{text:<60}\r"), terminal);
        }
    };
    let mut commits = |count: usize| progress(&format!("reading the history: {count} commits"));
    let history = history(&project.root, &ENDINGS, &mut commits)?;
    let mut texts = GitTexts::start(&project.root)?;
    let (files, seen) = NotedFiles::new(&project.root);
    let mut looked = |at: usize, all: usize| {
        let bar = "#".repeat(at * 30 / all.max(1));
        progress(&format!("[{bar:<30}] {at} of {all} files"));
    };
    let records = from_history(
        (&project.layout, &project.config),
        &files,
        order,
        (&history, &mut texts),
        &mut looked,
    )?;
    progress("");
    if !dry_run {
        project.write_changes(&seen, &records.changes)?;
    }
    let mut out = String::new();
    if !global.quiet {
        records
            .files
            .iter()
            .for_each(|file| out.push_str(&line(file)));
    }
    let color = terminal.color;
    let mut err = project.remarks.clone();
    for (path, reason) in &records.refused {
        let what = format!("`{path}` was left alone: {reason}");
        err.push_str(&report::labelled(color, Severity::Error, &what));
    }
    err.push_str(&report::remark(color, &summary(&records, dry_run)));
    Ok(Output {
        out,
        err,
        exit: if records.refused.is_empty() {
            Exit::Clean
        } else {
            Exit::Failure
        },
        ..Output::default()
    })
}

fn line(file: &HistoryTally) -> String {
    let mut parts = vec![format!("{} recorded", file.recorded)];
    let first = file.changed.iter().take(SHOWN);
    let names: Vec<String> = first.map(|name| format!("`{name}`")).collect();
    let more = match file.changed.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if !names.is_empty() {
        let count = file.changed.len();
        let names = names.join(", ");
        parts.push(format!(
            "the source of {count} was changed since: {names}{more}"
        ));
    }
    if file.uncommitted > 0 {
        parts.push(format!("{} not committed yet", file.uncommitted));
    }
    if file.unknown > 0 {
        parts.push(format!("{} unknown to the history", file.unknown));
    }
    let text = format!("{}: {}", file.path, parts.join("; "));
    format!("  {}\n", escape_name(&text))
}

fn summary(records: &HistoryRecords, dry_run: bool) -> String {
    let sum = |count: fn(&HistoryTally) -> usize| records.files.iter().map(count).sum::<usize>();
    let recorded = sum(|file| file.recorded);
    if recorded == 0 {
        return "nothing to record".to_owned();
    }
    let verb = if dry_run { "would record" } else { "recorded" };
    let changed = match sum(|file| file.changed.len()) {
        0 => String::new(),
        changed => format!("; the source of {changed} was changed since"),
    };
    let left = match sum(|file| file.uncommitted + file.unknown) {
        0 => String::new(),
        left => format!("; {left} stay without a record"),
    };
    let files = counted(records.changes.len(), "state file");
    format!(
        "{verb} {} in {files}{changed}{left}",
        counted(recorded, "translation")
    )
}
