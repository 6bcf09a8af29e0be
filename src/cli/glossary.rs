//! `paridad glossary import`: the terms of an agency or of another program.

use std::io::ErrorKind;

use anyhow::Context;
use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, Subcommand};

use crate::cli::Global;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::paths::absolute;
use crate::cli::project::open_for;
use crate::cli::surroundings::Surroundings;
use crate::config::glossary::FILE;
use crate::diagnostic::Severity;
use crate::disk::lock::Access;
use crate::disk::plain::read_named;
use crate::disk::replace::replace;
use crate::disk::seen::NotedFiles;
use crate::disk::writer::NewText;
use crate::exchange::glossary::{GlossaryEntry, Merged, Problem, merge};
use crate::exchange::{csv, tbx};
use crate::report;
use crate::text::counted::counted;
use crate::text::decode::decode;
use crate::text::file_source::FileSource;

/// Bring terms into the glossary
#[derive(Args)]
pub(super) struct GlossaryArgs {
    #[command(subcommand)]
    what: GlossaryCommand,
}

#[derive(Subcommand)]
enum GlossaryCommand {
    Import(Import),
}

/// Import a table (CSV) or a termbase (TBX) into glossary.toml
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad glossary import terms.csv             a column for each language, under its tag: en,es,pt
  paridad glossary import terms.tbx --dry-run   TBX-Basic and TBX version 3

A column may be called es:allowed or es:forbidden; several forms in one cell are parted by `|`. GlossaryCommand is in the glossary
stays; a term that has another approved form there stops the import.")]
struct Import {
    /// The file: .csv, .tsv or .tbx
    file: Utf8PathBuf,
    /// The glossary [default: glossary.toml in the folder of the catalogs]
    #[arg(long, value_name = "FILE")]
    to: Option<Utf8PathBuf>,
    /// Show what would be imported, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(
    args: &GlossaryArgs,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let GlossaryCommand::Import(args) = &args.what;
    let access = Access::of(!args.dry_run);
    let project = open_for(access, global, surroundings, &[])?;
    let directory = surroundings.directory()?;
    let text = decode(
        read_named(&absolute(&directory, &args.file)).map_err(|error| {
            Failure::new(
                format!("reading `{}`: {error}", args.file),
                "paths are relative to the current directory",
            )
        })?,
    )
    .text;
    let entries = read(&args.file, &text)?;
    let file = match &args.to {
        Some(typed) => absolute(&directory, typed),
        None => project.root.join(default_file(&project.layout)?),
    };
    // Within the project its rules hold, whoever named the file.
    let own = file.strip_prefix(&*project.root).ok();
    let (files, seen) = NotedFiles::new(&project.root);
    let read = own.map_or_else(|| read_named(&file), |path| files.read(path));
    let before = match read {
        Ok(bytes) => decode(bytes).into_text(),
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("reading `{file}`")),
    };
    let merged = merge(&before, &entries, &project.layout.source).map_err(|reason| {
        Failure::new(
            format!("`{file}` cannot be read: {reason}"),
            "mend it, then import again",
        )
    })?;
    if merged.conflicts.is_empty() && !args.dry_run && merged.added + merged.extended > 0 {
        let text = &merged.text;
        match own {
            Some(path) => project.write(&seen, &[NewText { path, text }])?,
            None => replace(&file, text)?,
        }
    }
    Ok(told(&merged, args, &file, surroundings))
}

fn read(path: &Utf8Path, text: &str) -> anyhow::Result<Vec<GlossaryEntry>> {
    let read = match path.extension().map(str::to_lowercase).as_deref() {
        Some("csv" | "tsv" | "tab") => csv::read(text),
        Some("tbx" | "xml") => tbx::read(text),
        _ => {
            let hint = "write it as .csv (a column for each language) or .tbx";
            return Err(Failure::new(format!("`{path}` is in no known format"), hint).into());
        }
    };
    read.map_err(|Problem { line, message }| {
        Failure::new(
            format!("`{path}`, line {line}: {message}"),
            "mend it, then import again",
        )
        .into()
    })
}

/// `glossary.toml` in the folder that holds the catalogs of the source locale's folder.
fn default_file(layout: &crate::project::layout::Layout) -> anyhow::Result<Utf8PathBuf> {
    let mut catalogs = layout
        .sets
        .iter()
        .filter_map(|plan| layout.catalog_path(&plan.source));
    let folder = catalogs.next().and_then(|path| {
        path.components()
            .next()
            .map(|part| part.as_str().to_owned())
    });
    let folder = folder.ok_or_else(|| {
        Failure::new(
            "there is no folder of catalogs",
            "name the glossary with `--to`",
        )
    })?;
    Ok(Utf8PathBuf::from(folder).join(FILE))
}

fn told(merged: &Merged, args: &Import, file: &Utf8Path, surroundings: &Surroundings) -> Output {
    let color = surroundings.err.color;
    let mut err = String::new();
    for conflict in &merged.conflicts {
        let message = format!(
            "`{}` is `{}` in the glossary for {}, and `{}` in `{}`",
            conflict.term, conflict.has, conflict.locale, conflict.brings, args.file
        );
        err.push_str(&report::labelled(color, Severity::Error, &message));
    }
    if !merged.conflicts.is_empty() {
        err.push_str(&report::hint(
            color,
            "nothing was written: agree on one form in either file, then import again",
        ));
        return Output {
            err,
            exit: Exit::Findings,
            ..Output::default()
        };
    }
    let verb = if args.dry_run { "would be " } else { "" };
    let mut parts = vec![format!("{} {verb}added", counted(merged.added, "term"))];
    if merged.extended > 0 {
        parts.push(format!("{} {verb}extended", merged.extended));
    }
    if merged.known > 0 {
        parts.push(format!("{} known already", merged.known));
    }
    if merged.without_source > 0 {
        parts.push(format!(
            "{} left out, without a form in the source language",
            merged.without_source
        ));
    }
    if merged.untranslated > 0 {
        parts.push(format!(
            "{} left out, without a translation",
            merged.untranslated
        ));
    }
    let name = file.file_name().unwrap_or_default();
    err.push_str(&report::remark(
        color,
        &format!("{name}: {}", parts.join(", ")),
    ));
    Output {
        err,
        ..Output::default()
    }
}
