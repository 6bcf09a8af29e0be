//! `paridad sync`: source catalogs in line with statements, and a record of every translation.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use clap::Args;

use crate::cli::Global;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::project::OpenedProject;
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::disk::lock::Access;
use crate::disk::seen::{NotedFiles, ReadDigests};
use crate::disk::writer::NewText;
use crate::locale::tag::Locale;
use crate::pipeline::prefill::{Prefilled, prefill};
use crate::pipeline::sync::{SyncRequest, Synced, sync};
use crate::project::state::path_beside;
use crate::report;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// Bring the source catalogs in line with the statements, and record the translations
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad sync --dry-run              show what would be done
  paridad sync                        do it: new blocks get ids, changed ones keep theirs
  paridad sync --check                for CI: exit code 1 when there is something to do
  paridad sync --map lead=states-met  decide where a message goes on
  paridad sync --scaffold pt          catalogs to fill in, for a language that has none

Translations are never touched. What was translated from a text that changes now is stale afterwards: `paridad check`
shows it, and `paridad accept` confirms it.")]
pub(super) struct Sync {
    /// Statements, catalogs or folders [default: the whole project]
    paths: Vec<Utf8PathBuf>,
    /// Show the plan, and write nothing
    #[arg(long, conflicts_with = "check")]
    dry_run: bool,
    /// Write nothing; the exit code is 1 when there is something to do
    #[arg(long)]
    check: bool,
    /// The message that goes on as a block: its id, and the id that the block would get
    #[arg(long, value_name = "OLD=NEW", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Fill in what is missing with drafts, where something at least this like (in percent) is translated
    #[arg(long, value_name = "PERCENT", num_args = 0..=1, default_missing_value = "75", value_parser = clap::value_parser!(u8).range(1..=100), conflicts_with_all = ["dry_run", "check"])]
    prefill: Option<u8>,
    /// Write a catalog with everything as comments where a locale has none
    #[arg(long, value_name = "LOCALE", value_delimiter = ',')]
    scaffold: Vec<String>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text
        .split_once('=')
        .filter(|(old, new)| !old.is_empty() && !new.is_empty());
    pair.map(|(old, new)| (old.to_owned(), new.to_owned()))
        .ok_or_else(|| {
            "write a message and the id of the block, such as `lead=states-met`".to_owned()
        })
}

pub(super) fn run(
    args: &Sync,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let access = Access::of(!args.dry_run && !args.check);
    let mut project = open_to_write(access, global, surroundings, &args.paths)?;
    let scaffold = args.scaffold.iter().map(|name| {
        Locale::parse(name).ok_or_else(|| {
            Failure::new(
                format!("`{name}` is no language tag"),
                "write one such as `pt` or `es-MX`",
            )
        })
    });
    let order = SyncRequest {
        map: args.map.iter().cloned().collect::<BTreeMap<_, _>>(),
        paths: std::mem::take(&mut project.paths),
        scaffold: scaffold.collect::<Result<_, _>>()?,
    };
    let (files, seen) = NotedFiles::new(&project.root);
    let synced = sync(&project.layout, &project.config, &files, &order);
    let is_written = !args.dry_run && !args.check && !synced.has_obstacles();
    if is_written {
        write(&project, &seen, &synced)?;
    }
    let mut output = told(args, &synced, &project, global, surroundings, is_written);
    if let Some(least) = args.prefill.filter(|_| is_written) {
        // The catalogs are others by now.
        drop(files);
        drop(project);
        let project = open_to_write(access, global, surroundings, &[])?;
        output
            .err
            .push_str(&prefilled(&project, least, surroundings)?);
    }
    Ok(output)
}

/// Writes drafts for what is missing, and says how many.
fn prefilled(
    project: &OpenedProject,
    least: u8,
    surroundings: &Surroundings,
) -> anyhow::Result<String> {
    let (files, seen) = NotedFiles::new(&project.root);
    let targets = 0..project.layout.targets.len();
    let filled: Vec<Prefilled> = targets
        .flat_map(|target| prefill(&project.layout, &project.config, &files, target, least))
        .collect();
    write_drafts(project, &seen, &filled)?;
    let drafts: usize = filled.iter().map(|it| it.drafts.len()).sum();
    let text = match drafts {
        0 => "nothing that is missing is like what is translated".to_owned(),
        1 => "1 draft filled in; `paridad accept --review` confirms it".to_owned(),
        _ => format!("{drafts} drafts filled in; `paridad accept --review` confirms them"),
    };
    Ok(report::remark(surroundings.err.color, &text))
}

/// Writes catalogs that gained drafts, and the records that say so.
pub(super) fn write_drafts(
    project: &OpenedProject,
    seen: &ReadDigests,
    filled: &[Prefilled],
) -> anyhow::Result<()> {
    let states = filled.iter().map(|it| path_beside(&it.catalog));
    let states: Vec<Utf8PathBuf> = states.collect();
    let mut texts = Vec::new();
    for (filled, state) in filled.iter().zip(&states) {
        texts.push(NewText {
            path: state,
            text: &filled.texts.state,
        });
        texts.push(NewText {
            path: &filled.catalog,
            text: &filled.texts.catalog,
        });
    }
    project.write(seen, &texts)
}

fn write(project: &OpenedProject, seen: &ReadDigests, synced: &Synced) -> anyhow::Result<()> {
    let changes = synced.states.iter().chain(&synced.catalogs);
    let changes = changes.map(|(path, change)| (path, &change.after));
    let texts = changes.chain(&synced.scaffolds);
    let texts: Vec<NewText<'_>> = texts.map(|(path, text)| NewText { path, text }).collect();
    project.write(seen, &texts)
}

fn told(
    args: &Sync,
    synced: &Synced,
    project: &OpenedProject,
    global: &Global,
    surroundings: &Surroundings,
    is_written: bool,
) -> Output {
    let mut out = if global.quiet {
        String::new()
    } else {
        report::sync::plan(&synced.plans, surroundings.out.color)
    };
    for path in synced.scaffolds.keys().filter(|_| !global.quiet) {
        let path = escape_name(path.as_str());
        out.push_str(&format!("{path}: to be filled in\n"));
    }
    let color = surroundings.err.color;
    let mut err = format!(
        "{}{}",
        project.remarks,
        report::sync::obstacles(&synced.plans, color)
    );
    let files = synced.states.len() + synced.catalogs.len() + synced.scaffolds.len();
    let files = counted(files, "file");
    let summary = match (synced.is_empty(), synced.has_obstacles(), is_written) {
        (true, _, _) => "everything is in line".to_owned(),
        (false, true, _) => "nothing was written: something has to be decided first".to_owned(),
        (false, false, true) => format!("wrote {files}"),
        (false, false, false) => format!("would write {files}"),
    };
    err.push_str(&report::remark(color, &summary));
    let exit = match (synced.has_obstacles(), args.check && !synced.is_empty()) {
        (false, false) => Exit::Clean,
        _ => Exit::Findings,
    };
    Output {
        out,
        err,
        exit,
        ..Output::default()
    }
}
