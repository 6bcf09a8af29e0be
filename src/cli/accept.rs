//! `paridad accept`: somebody has read a translation and stands for it.

mod history;
mod review;

use std::collections::BTreeSet;
use std::io::{self, BufRead};

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::cli::Global;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output, write_err};
use crate::cli::paths::absolute;
use crate::cli::project::{OpenedProject, find_locales};
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::cli::writing::new_texts;
use crate::diagnostic::Severity;
use crate::disk;
use crate::disk::lock::Access;
use crate::disk::seen::NotedFiles;
use crate::disk::writer::NewText;
use crate::pipeline::accept::{AcceptRequest, AcceptSelection, Accepted, Was, accept};
use crate::project::state::Confidence;
use crate::report;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// Confirm translations against the present source
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad accept --all                    begin the record: every translation holds as it is
  paridad accept lead --locale es         one message in one language
  paridad accept locales/es/call.ftl      one catalog
  paridad accept --minor                  where the source changed in little things
  paridad accept --review                 one by one, with what changed
  paridad accept --from-history --dry-run what git tells of translations that have no record

What is confirmed is written into the state file beside each catalog. Keep these files under version control.")]
pub(super) struct Accept {
    /// Messages (`lead`, `-term`, `lead.title`), catalogs or folders
    #[arg(value_name = "ID|PATH")]
    what: Vec<String>,
    /// In these target locales alone
    #[arg(long, value_name = "LOCALE", value_delimiter = ',')]
    locale: Vec<String>,
    /// Every translation of the project
    #[arg(long, conflicts_with_all = ["what", "minor"])]
    all: bool,
    /// Those alone whose source changed in capitals, marks, addresses or spelling
    #[arg(long)]
    minor: bool,
    /// Record them as reviewed: read by somebody else than who wrote them
    #[arg(long)]
    reviewed: bool,
    /// Show what would be confirmed, and write nothing
    #[arg(long, conflicts_with = "review")]
    dry_run: bool,
    /// Ask about each one, with what changed
    #[arg(long, conflicts_with = "all")]
    review: bool,
    /// Record for translations without a record the source text of the commit in which each was last changed, by git
    #[arg(long, conflicts_with_all = ["all", "minor", "reviewed", "review"])]
    from_history: bool,
}

pub(super) fn run(
    args: &Accept,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let is_asked = args.all
        || args.minor
        || args.review
        || args.from_history
        || !args.what.is_empty()
        || !args.locale.is_empty();
    if !is_asked {
        return Err(Failure::new(
            "nothing was named to confirm",
            "name messages or catalogs, or `--locale`; `--all` takes every translation as it is, `--review` asks about each",
        )
        .into());
    }
    let directory = surroundings.directory()?;
    let is_path = |it: &&String| {
        it.contains('/') && !is_label(it)
            || it.ends_with(".ftl")
            || disk::exists(&absolute(&directory, Utf8Path::new(it)))
    };
    let (paths, names): (Vec<&String>, Vec<&String>) = args.what.iter().partition(is_path);
    let paths: Vec<Utf8PathBuf> = paths.into_iter().map(Utf8PathBuf::from).collect();
    let access = Access::of(!args.dry_run);
    let mut project = open_to_write(access, global, surroundings, &paths)?;
    let names: BTreeSet<String> = names.into_iter().cloned().collect();
    let order = AcceptRequest {
        selection: match (args.minor, names.is_empty()) {
            (true, _) => AcceptSelection::Minor,
            (false, true) => AcceptSelection::All,
            (false, false) => AcceptSelection::Named(names),
        },
        locales: find_locales(&project.layout, &args.locale)?,
        paths: std::mem::take(&mut project.paths),
        confidence: if args.reviewed {
            Confidence::Reviewed
        } else {
            Confidence::Translated
        },
    };
    if args.review {
        // People take their time; others may write meanwhile.
        project.writer = None;
        let mut answers = io::stdin().lock();
        return review::run(&project, &order, surroundings, &mut |prompt| {
            // A terminal that is gone gives no answer either.
            let _ = write_err(prompt, surroundings.err);
            let mut line = String::new();
            let read = answers.read_line(&mut line);
            read.ok().filter(|length| *length > 0).map(|_| line)
        });
    }
    if args.from_history {
        return history::run(&project, &order, args.dry_run, global, surroundings);
    }
    let (files, seen) = NotedFiles::new(&project.root);
    let accepted = accept(&project.layout, &project.config, &files, &order);
    project.write(&seen, &texts(&accepted))?;
    Ok(told(
        &accepted,
        &project,
        args.dry_run,
        global,
        surroundings,
    ))
}

/// Tells if this is the label of a block, such as `our-pledge/paragraph-2`.
fn is_label(name: &str) -> bool {
    let (_, last) = name.rsplit_once('/').unwrap_or_default();
    let (kind, number) = last.rsplit_once('-').unwrap_or_default();
    !kind.is_empty() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns what changes in the files of the project.
fn texts(accepted: &Accepted) -> Vec<NewText<'_>> {
    new_texts(accepted.changes.iter().chain(&accepted.catalogs))
}

fn told(
    accepted: &Accepted,
    project: &OpenedProject,
    dry_run: bool,
    global: &Global,
    surroundings: &Surroundings,
) -> Output {
    let mut out = String::new();
    let count = |was: Was| accepted.confirmed.iter().filter(|it| it.was == was).count();
    let is_short = accepted.confirmed.len() <= 40 || global.verbose;
    if is_short && !global.quiet {
        for confirmed in &accepted.confirmed {
            let was = match confirmed.was {
                Was::Unrecorded => "",
                Was::Stale => "  was stale",
                Was::Recorded => "  confirmed",
            };
            let line = format!("{}: {}{was}", confirmed.catalog, confirmed.name);
            out.push_str(&format!("  {}\n", escape_name(&line)));
        }
    }
    let color = surroundings.err.color;
    let mut err = project.remarks.clone();
    for refused in &accepted.refused {
        let what = match &refused.name {
            Some(name) => format!("`{name}` in `{}`: {}", refused.path, refused.reason),
            None => format!("`{}` was left alone: {}", refused.path, refused.reason),
        };
        err.push_str(&report::labelled(color, Severity::Error, &what));
    }
    for name in &accepted.unknown {
        let what = format!("there is no message `{name}` here");
        err.push_str(&report::labelled(color, Severity::Error, &what));
    }
    let total = accepted.confirmed.len();
    let verb = if dry_run {
        "would confirm"
    } else {
        "confirmed"
    };
    let files = counted(accepted.changes.len(), "state file");
    let texts = counted(total, "translation");
    let stale = match count(Was::Stale) {
        0 => String::new(),
        stale => format!(", {stale} of them stale"),
    };
    let notes = match accepted.catalogs.len() {
        0 => String::new(),
        catalogs => format!(
            "; the notes on drafts leave {}",
            counted(catalogs, "catalog")
        ),
    };
    let summary = match (total, accepted.changes.is_empty()) {
        (0, true) => "nothing to confirm".to_owned(),
        (0, false) => format!("{verb} nothing new; {files} tidied"),
        _ => format!("{verb} {texts} in {files}{stale}{notes}"),
    };
    err.push_str(&report::remark(color, &summary));
    Output {
        out,
        err,
        exit: if accepted.refused.is_empty() && accepted.unknown.is_empty() {
            Exit::Clean
        } else {
            Exit::Failure
        },
        ..Output::default()
    }
}
