//! `paridad fmt`: one form for catalogs.

use std::io::{self, Read};

use anyhow::Context;
use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::project::open_for;
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, projects};
use crate::diagnostic::Severity;
use crate::disk::lock::Access;
use crate::disk::seen::NotedFiles;
use crate::pipeline::form::{CatalogForms, CatalogRefusal, WantedOrder, forms, text_form, utf8};
use crate::report;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// Write catalogs in one form; comments, groups, words and line breaks stay
#[derive(Args)]
#[command(after_help = "\
Spaces, indentation and empty lines are made alike, as the serializer of Fluent writes them; between entries stands one
empty line where there was any. What a message says never changes: a catalog in which this cannot be kept, and one that
is no Fluent, is named and left as it is.

Examples:
  paridad fmt                  every catalog of this project
  paridad fmt locales/es       … of Spanish
  paridad fmt --check          name those that are in another form, and write nothing
  paridad fmt --order source   bring translations into the order of their sources too
  paridad fmt - < main.ftl     from the standard input to the standard output

Exit codes:
  0  all catalogs are in form
  1  with --check or --diff: some are not
  2  wrong usage, or catalogs that cannot be read, understood or written")]
pub(super) struct Fmt {
    /// Catalogs or folders [default: the whole project]; `-`: the standard input
    paths: Vec<Utf8PathBuf>,
    /// Name the catalogs that would change, and write nothing
    #[arg(long)]
    check: bool,
    /// Show what would change, and write nothing
    #[arg(long)]
    diff: bool,
    /// The order of the messages in translations; ids that the source does not have go to the end
    #[arg(long, value_enum, value_name = "ORDER")]
    order: Option<OrderName>,
}

#[derive(Clone, Copy, ValueEnum)]
enum OrderName {
    /// That of the source catalog, with its empty lines; comments stay with their messages and groups
    Source,
}

pub(super) fn run(
    args: &Fmt,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    if args.paths.iter().any(|path| path == "-") {
        return pass(args, surroundings);
    }
    projects::in_each(global, surroundings, &args.paths, true, |global, paths| {
        format(args, paths, global, surroundings)
    })
}

/// Brings what comes on the standard input into form.
fn pass(args: &Fmt, surroundings: &Surroundings) -> anyhow::Result<Output> {
    if args.paths.len() > 1 || args.order.is_some() {
        let hint = "give `-` alone: its source is not known";
        return Err(Failure::new("`-` is one catalog, and belongs to no project", hint).into());
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.context("reading the standard input")?;
    let refused = |reason| refused("-", reason, surroundings);
    let Some(before) = utf8(bytes) else {
        return Ok(refused((None, "this is no UTF-8".to_owned())));
    };
    let after = match text_form(&before, None) {
        Ok(after) => after,
        Err((line, reason)) => return Ok(refused((Some(line), reason))),
    };
    let exit = exit(args, before != after);
    let out = match (args.diff, args.check) {
        (true, _) if before == after => String::new(),
        (true, _) => report::diff("-", &before, &after, surroundings.out.color),
        (false, true) => String::new(),
        (false, false) => after,
    };
    Ok(Output {
        out,
        medium: Medium::Bytes,
        exit,
        ..Output::default()
    })
}

fn format(
    args: &Fmt,
    paths: &[Utf8PathBuf],
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let writes = !args.check && !args.diff;
    let access = Access::of(writes);
    let (order, project) = match args.order {
        // Which catalog is the source has to be known.
        Some(OrderName::Source) => (
            WantedOrder::OfSource,
            open_to_write(access, global, surroundings, paths)?,
        ),
        None => (
            WantedOrder::AsWritten,
            open_for(access, global, surroundings, paths)?,
        ),
    };
    let (files, seen) = NotedFiles::new(&project.root);
    let forms = forms(&project.layout, &files, &project.paths, order);
    project.write_changes(&seen, &forms.changes)?;
    let mut output = Output {
        exit: exit(args, !forms.changes.is_empty()),
        err: project.remarks.clone(),
        ..Output::default()
    };
    for CatalogRefusal { path, line, reason } in &forms.refusals {
        let reason = (*line, reason.clone());
        output.append(refused(path.as_str(), reason, surroundings));
    }
    let text = summary(&forms, writes);
    output
        .err
        .push_str(&report::remark(surroundings.err.color, &text));
    if args.diff {
        let color = surroundings.out.color;
        let diffs = forms.changes.iter();
        let diffs =
            diffs.map(|(path, it)| report::diff(path.as_str(), &it.before, &it.after, color));
        output.out = diffs.collect();
        output.medium = if color { Medium::Text } else { Medium::Bytes };
    } else if args.check || !global.quiet {
        output.out = list(&forms);
    }
    Ok(output)
}

/// Lists the catalogs that change.
fn list(forms: &CatalogForms) -> String {
    let paths = forms.changes.keys();
    let lines = paths.map(|path| format!("  {}\n", escape_name(path.as_str())));
    lines.collect()
}

fn summary(forms: &CatalogForms, writes: bool) -> String {
    let changed = forms.changes.len();
    let rest = forms.count - changed - forms.refusals.len();
    let verb = if writes {
        "formatted"
    } else {
        "would be formatted"
    };
    let told = counted(changed, "catalog");
    match (changed, rest) {
        (0, 0) if forms.refusals.is_empty() => "there is no catalog to format".to_owned(),
        (0, 0) => "nothing was formatted".to_owned(),
        (0, 1) => "1 catalog is in form".to_owned(),
        (0, _) => format!("{rest} catalogs are in form"),
        (_, 0) => format!("{told} {verb}"),
        (_, 1) => format!("{told} {verb}, 1 is in form"),
        (_, _) => format!("{told} {verb}, {rest} are in form"),
    }
}

fn exit(args: &Fmt, would_change: bool) -> Exit {
    if would_change && (args.check || args.diff) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

/// Tells of a catalog that stays as it is.
fn refused(
    path: &str,
    (line, reason): (Option<u32>, String),
    surroundings: &Surroundings,
) -> Output {
    let line = line.map_or(String::new(), |line| format!(":{line}"));
    let text = format!(
        "{}{line}: {reason}; it was left as it is",
        escape_name(path)
    );
    Output {
        err: report::labelled(surroundings.err.color, Severity::Error, &text),
        exit: Exit::Failure,
        ..Output::default()
    }
}
