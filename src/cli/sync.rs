//! `paridad sync`: source catalogs in line with statements, and a record of every translation.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::cli::Global;
use crate::cli::drafts;
use crate::cli::failure::Failure;
use crate::cli::machine::{self, AllowCommand};
use crate::cli::output::{Exit, Output};
use crate::cli::project::OpenedProject;
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::config::model::Config;
use crate::disk::lock::Access;
use crate::disk::seen::{NotedFiles, ReadDigests};
use crate::disk::writer::NewText;
use crate::exchange::machine::LineService;
use crate::locale::tag::Locale;
use crate::pipeline::machine::drafts::MachineDrafts;
use crate::pipeline::sync::moves::MovedFile;
use crate::pipeline::sync::outcome::Synced;
use crate::pipeline::sync::request::SyncRequest;
use crate::pipeline::sync::sync_with;
use crate::report;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;
use crate::text::first_names::first_names;

/// Bring the source catalogs in line with the statements, and record the translations
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad sync --dry-run              show what would be done
  paridad sync                        do it: new blocks get ids, changed ones keep theirs
  paridad sync --check                for CI: exit code 1 when there is something to do
  paridad sync --map lead=states-met  decide where a message goes on
  paridad sync --scaffold pt          catalogs to fill in, and new messages in those that are there
  paridad sync --prefill --dry-run    show the drafts that would be filled in
  paridad sync --prune                take out what the source has no more, with its records

Translations are never touched, but by `--prune`. A statement under another name keeps its catalogs: they are renamed
with their records, as by `paridad rename OLD NEW`. What was translated from a text that changes now is stale afterwards: `paridad check`
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
    #[arg(long, value_name = "PERCENT", num_args = 0..=1, default_missing_value = "75", value_parser = clap::value_parser!(u8).range(1..=100), conflicts_with = "check")]
    prefill: Option<u8>,
    #[command(flatten)]
    allow: AllowCommand,
    /// Write what a locale has not yet as comments to fill in: whole catalogs, and new messages
    #[arg(long, value_name = "LOCALE", value_delimiter = ',')]
    scaffold: Vec<String>,
    /// Remove catalogs whose statement is gone, and obsolete messages of translations, with their records
    #[arg(long)]
    prune: bool,
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
    let mut scaffold = scaffold.collect::<Result<Vec<_>, _>>()?;
    if project.config.scaffold {
        scaffold.extend(project.layout.targets.iter().cloned());
    }
    let order = SyncRequest {
        map: args.map.iter().cloned().collect::<BTreeMap<_, _>>(),
        paths: std::mem::take(&mut project.paths),
        scaffold,
        prefill: args.prefill,
        prune: args.prune,
    };
    let (files, seen) = NotedFiles::new(&project.root);
    let (root, config) = (&project.root, &project.config);
    let mut remarks = String::new();
    let mut program = args
        .prefill
        .and_then(|_| args.allow.program(config, root, surroundings, &mut remarks));
    let service = program
        .as_mut()
        .map(|program| program as &mut dyn LineService);
    let synced = sync_with((&project.layout, config), &files, &order, service);
    project.remarks.push_str(&remarks);
    let is_written = !args.dry_run && !args.check && !synced.has_obstacles();
    if is_written {
        write(&project, &seen, &synced)?;
    }
    let mut output = told(args, &synced, &project, global, surroundings, is_written);
    if args.prefill.is_some() && !synced.has_obstacles() {
        if args.dry_run && !global.quiet {
            output.out.push_str(&drafts::list(&synced.drafts));
        }
        let text = drafts::summary(&synced.drafts, is_written);
        if let Some(made) = &synced.machine {
            tell_of_machine(&mut output, made, &project.config, surroundings);
        }
        output
            .err
            .push_str(&report::remark(surroundings.err.color, &text));
    }
    Ok(output)
}

/// Says what a program made of what is missing.
fn tell_of_machine(
    output: &mut Output,
    made: &MachineDrafts,
    config: &Config,
    surroundings: &Surroundings,
) {
    output.err.push_str(&drafts::held_list(made, surroundings));
    let said = (made.fault.as_deref(), made.complaints.as_str());
    let said = machine::remarks(config, said, surroundings);
    output.err.push_str(&said);
    if made.fault.is_some() {
        output.exit = Exit::Failure;
    }
}

fn write(project: &OpenedProject, seen: &ReadDigests, synced: &Synced) -> anyhow::Result<()> {
    let texts = synced.texts();
    let texts = texts.iter().map(|(path, text)| NewText { path, text });
    let removed: Vec<&Utf8Path> = synced.removed().into_iter().collect();
    project.write_and_remove(seen, &texts.collect::<Vec<_>>(), &removed)
}

/// Catalogs that get another place, that go, or that lose messages.
fn file_list(synced: &Synced) -> String {
    let mut out = String::new();
    let moved = synced.moved.iter().flat_map(|it| &it.files);
    for MovedFile { from, to, .. } in moved.clone() {
        let (from, to) = (escape_name(from.as_str()), escape_name(to.as_str()));
        out.push_str(&format!("{from} → {to}\n"));
    }
    let is_moved = |path: &Utf8Path| moved.clone().any(|file| file.from == path);
    let removed = synced.removed().into_iter();
    for path in removed.filter(|path| !is_moved(path)) {
        out.push_str(&format!("{}: removed\n", escape_name(path.as_str())));
    }
    for (path, pruned) in &synced.pruned {
        let path = escape_name(path.as_str());
        out.push_str(&format!("{path}: taken out {}\n", listed(&pruned.names)));
    }
    out
}

fn removed(synced: &Synced, verb: &str) -> String {
    match synced.removed().len() {
        0 => String::new(),
        files => format!(", {verb} {}", counted(files, "file")),
    }
}

/// Returns the first of these names, and how many more there are.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 8;
    let marked: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    first_names(&marked, SHOWN)
}

/// Returns the command that leads on, where a translation is still to be begun or has just been begun.
fn next_step(synced: &Synced, project: &OpenedProject, is_written: bool) -> Option<String> {
    let layout = &project.layout;
    if let Some((path, _)) = synced.scaffolds.iter().next().filter(|_| is_written) {
        let fill = match synced.scaffolds.len() {
            1 => format!("fill in `{path}`"),
            files => format!("fill in `{path}` and {} more", counted(files - 1, "file")),
        };
        return Some(format!(
            "{fill} (`paridad help fluent` says how); then `paridad check`"
        ));
    }
    let has_statements = layout.sets.iter().any(|set| set.statement.is_some());
    let targets = layout.sets.iter().flat_map(|set| &set.targets);
    let has_targets = targets.clone().any(|target| target.file().is_some());
    if !has_statements || has_targets {
        return None;
    }
    let locales: Vec<&str> = layout.targets.iter().map(Locale::as_str).collect();
    Some(match &locales[..] {
        [] => "`paridad sync --scaffold es` begins a translation, into Spanish".to_owned(),
        locales => format!(
            "`paridad sync --scaffold {}` begins the translations",
            locales.join(",")
        ),
    })
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
        file_list(synced) + &report::sync::plan(&synced.plans, surroundings.out.color)
    };
    for (path, scaffold) in synced.scaffolds.iter().filter(|_| !global.quiet) {
        let path = escape_name(path.as_str());
        let names = match &scaffold.names[..] {
            [] => String::new(),
            names => format!(": {}", listed(names)),
        };
        out.push_str(&format!("{path}: to be filled in{names}\n"));
    }
    let color = surroundings.err.color;
    let mut err = format!(
        "{}{}",
        project.remarks,
        report::sync::obstacles(&synced.plans, color)
    );
    let files = counted(synced.changed().len(), "file");
    let summary = match (synced.is_empty(), synced.has_obstacles(), is_written) {
        (true, _, _) => "everything is in line".to_owned(),
        (false, true, _) => "nothing was written: something has to be decided first".to_owned(),
        (false, false, true) => format!("wrote {files}{}", removed(synced, "removed")),
        (false, false, false) => {
            format!("would write {files}{}", removed(synced, "would remove"))
        }
    };
    for path in synced.leftovers.iter().filter(|_| !args.prune) {
        let path = escape_name(path.as_str());
        let text = format!(
            "`{path}` has no statement any more; `paridad sync --prune` removes it with its translations"
        );
        err.push_str(&report::remark(color, &text));
    }
    err.push_str(&report::remark(color, &summary));
    let next =
        next_step(synced, project, is_written).filter(|_| !global.quiet && !synced.has_obstacles());
    err.extend(next.map(|next| report::hint(color, &next)));
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
