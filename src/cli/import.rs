//! `paridad import`: the work of translators comes home.

pub(super) mod page;
pub(super) mod render;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::cli::escaping_writer::Medium;
use crate::cli::export::unwritable;
use crate::cli::failure::Failure;
use crate::cli::import::page::page;
use crate::cli::import::render::{ImportReport, human, json, summary};
use crate::cli::output::{Exit, Output};
use crate::cli::paths::absolute;
use crate::cli::progress::CountedFiles;
use crate::cli::project::{OpenedProject, find_locale};
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::disk::lock::Access;
use crate::disk::plain::read_named;
use crate::disk::replace::replace;
use crate::disk::seen::{NotedFiles, ReadDigests};
use crate::exchange::model::{Exchange, ReadFault, ReturnedFile};
use crate::exchange::{self, ExchangeFormat};
use crate::locale::tag::Locale;
use crate::pipeline::import::checked::{CheckedRow, check_imported};
use crate::pipeline::import::import;
use crate::pipeline::import::model::{
    ImportPolicy, ImportRequest, ImportRow, Imported, NamedReturn, PreferredSide,
};
use crate::pipeline::import::orphans::orphaned;
use crate::report;
use crate::text::counted::counted;

/// Bring the work of translators home
#[derive(Args)]
#[command(after_help = "\
What came back is merged with what was sent and with what is there by now. A text that is empty, or as it was sent,
changes nothing, whatever the file says of its state. Where codes are lost or doubled, the text becomes a draft. Where
a text was changed in the catalog too since it was sent, that is shown and the catalog stays as it is. A text whose
source was changed meanwhile is stale at once.

Examples:
  paridad import es.xlf --dry-run        see what would change
  paridad import es.xlf                  all of it, or nothing
  paridad import es.xlf --prefer file    where both were changed, the file's text stands
  paridad import es.xlf --orphans left.tmx   texts that have no place any more go to a memory
  paridad import es.xlf --accept-unchanged   stale texts and drafts that came back as they were are right as they are

The exit code is 1 where something was refused, or was changed on both sides.")]
pub(super) struct ImportArgs {
    /// Files that came back
    #[arg(value_name = "FILE", required = true)]
    files: Vec<Utf8PathBuf>,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// The language, where the file does not name it
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    /// Whose text stands where both were changed
    #[arg(long, value_enum, value_name = "SIDE")]
    prefer: Option<SideName>,
    /// Record as reviewed what the file says is signed off
    #[arg(long)]
    reviewed: bool,
    /// Confirm stale texts and drafts that came back as they were
    #[arg(long)]
    accept_unchanged: bool,
    /// Refuse texts whose codes are not those of the source
    #[arg(long)]
    strict: bool,
    /// Write the remarks of translators into the catalogs, as comments of their messages
    #[arg(long)]
    comments: bool,
    /// Write the texts that have no place any more to a file: a memory (.tmx), or any format of `export`
    #[arg(long, value_name = "FILE")]
    orphans: Option<Utf8PathBuf>,
    /// Write a page that shows source and translation side by side
    #[arg(long, value_name = "FILE")]
    report: Option<Utf8PathBuf>,
    /// How to show what became of the texts
    #[arg(long, value_enum, default_value = "human")]
    format: ImportFormatName,
}

#[derive(Clone, Copy, ValueEnum)]
enum SideName {
    File,
    Catalog,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum ImportFormatName {
    /// Text
    Human,
    /// One JSON object
    Json,
    /// A page with the source and the translation side by side
    Html,
}

pub(super) fn run(
    args: &ImportArgs,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let mut returned = Vec::new();
    for file in &args.files {
        let files = read_file(&absolute(&directory, file), file)?;
        returned.extend(files.into_iter().map(|returned| NamedReturn {
            file: file.clone(),
            returned,
        }));
    }
    let project = open_to_write(Access::of(!args.dry_run), global, surroundings, &[])?;
    let mut err = project.remarks.clone();
    let mut by_locale: BTreeMap<Locale, Vec<NamedReturn>> = BTreeMap::new();
    for file in returned {
        let (locale, remark) = locale_of(args, &project, &file)?;
        err.extend(remark.map(|it| report::remark(surroundings.err.color, &it)));
        by_locale.entry(locale).or_default().push(file);
    }
    let orphans_path = args.orphans.as_deref().filter(|_| !args.dry_run);
    if orphans_path.is_some() && by_locale.len() > 1 {
        let message = "the texts of several languages do not go into one file";
        let hint = "bring one language home at a time, or leave `--orphans` out";
        return Err(Failure::new(message, hint).into());
    }
    let (noted, seen) = NotedFiles::new(&project.root);
    let (layout, config) = (&project.layout, &project.config);
    let files = CountedFiles::new(&noted, &layout.files, (global, surroundings));
    let mut whole = CheckedImport::default();
    for (locale, returned) in by_locale {
        let mut targets = layout.targets.iter();
        let Some(target) = targets.position(|it| *it == locale) else {
            let message = format!("`{locale}` is the source locale");
            return Err(Failure::new(message, "translations come back in another one").into());
        };
        let request = ImportRequest {
            target,
            files: &returned,
            policy: policy(args),
        };
        let imported = import(layout, config, &files, &request);
        if let Some(path) = orphans_path {
            let orphans = orphaned((&layout.source, &locale), &returned, &imported.rows);
            let told = write_orphans(path, &orphans, &directory)?;
            err.push_str(&report::remark(surroundings.err.color, &told));
        }
        // What came back may be as large as the project, and so may what the checks keep of it.
        drop(returned);
        let found = check_imported(layout, config, &files, (&imported, &locale));
        whole.add(imported, found, locale);
    }
    drop(files);
    let page_path = args.report.as_ref();
    let page_path = page_path.map(|path| absolute(&directory, path));
    let report = whole.write(&project, &seen, page_path.as_deref())?;
    Ok(told(args.format, &report, err, (global, surroundings)))
}

/// What came home, with what the checks say of it.
#[derive(Default)]
pub(super) struct CheckedImport {
    imported: Imported,
    findings: Vec<CheckedRow>,
    /// The languages, each with the place of its first row.
    locales: Vec<(usize, Locale)>,
}

impl CheckedImport {
    /// Adds what came home in one language.
    pub fn add(&mut self, imported: Imported, findings: Vec<CheckedRow>, locale: Locale) {
        let offset = self.imported.rows.len();
        self.locales.push((offset, locale));
        self.findings
            .extend(findings.into_iter().map(|it| CheckedRow {
                row: it.row + offset,
                ..it
            }));
        self.imported.changes.extend(imported.changes);
        self.imported.rows.extend(imported.rows);
    }

    /// Writes it, and a page about it where one is asked for.
    pub fn write(
        self,
        project: &OpenedProject,
        seen: &ReadDigests,
        page_path: Option<&Utf8Path>,
    ) -> anyhow::Result<ImportReport> {
        project.write_changes(seen, &self.imported.changes)?;
        let report = ImportReport {
            source: project.layout.source.clone(),
            locales: self.locales,
            changed: self.imported.changes.len(),
            rows: self.imported.rows,
            findings: self.findings,
            is_written: project.writer.is_some(),
        };
        if let Some(path) = page_path {
            replace(path, page(&report))?;
        }
        Ok(report)
    }
}

/// Writes the texts that have no place any more; returns what is to be said of it.
fn write_orphans(
    path: &Utf8Path,
    orphans: &Exchange,
    directory: &Utf8Path,
) -> anyhow::Result<String> {
    let format = path.extension().and_then(ExchangeFormat::of_extension);
    let Some(format) = format else {
        let hint = "`.tmx` is a memory that every program reads";
        return Err(Failure::new(format!("`{path}` is in no known format"), hint).into());
    };
    let count: usize = orphans.files.iter().map(|file| file.units.len()).sum();
    if count == 0 {
        return Ok("every text has a place".to_owned());
    }
    let bytes = exchange::write(format, orphans).map_err(unwritable)?;
    replace(&absolute(directory, path), &bytes)?;
    let texts = counted(count, "text");
    Ok(format!("wrote {texts} without a place to `{path}`"))
}

/// Returns what is shown of an import; `err`: what is said beside it.
pub(super) fn told(
    format: ImportFormatName,
    report: &ImportReport,
    mut err: String,
    (global, surroundings): (&Global, &Surroundings),
) -> Output {
    let (medium, out) = match format {
        ImportFormatName::Human => (Medium::Text, human(report, global.verbose)),
        ImportFormatName::Json => (Medium::Json, json(report)),
        ImportFormatName::Html => (Medium::Markup, page(report)),
    };
    if !global.quiet {
        for line in summary(report) {
            err.push_str(&report::remark(surroundings.err.color, &line));
        }
    }
    let is_open = report.rows.iter().any(ImportRow::is_open);
    Output {
        medium,
        out: if global.quiet && medium == Medium::Text {
            String::new()
        } else {
            out
        },
        err,
        exit: if is_open { Exit::Findings } else { Exit::Clean },
        ..Output::default()
    }
}

fn policy(args: &ImportArgs) -> ImportPolicy {
    ImportPolicy {
        prefer: args.prefer.map(|side| match side {
            SideName::File => PreferredSide::File,
            SideName::Catalog => PreferredSide::Catalog,
        }),
        takes_reviews: args.reviewed,
        accepts_unchanged: args.accept_unchanged,
        is_strict: args.strict,
        keeps_notes: args.comments,
        heeds_blanks: false,
    }
}

/// Reads a file that came back.
fn read_file(path: &Utf8Path, typed: &Utf8Path) -> anyhow::Result<Vec<ReturnedFile>> {
    let bytes = read_named(path).map_err(|error| {
        let message = format!("reading `{typed}`: {error}");
        Failure::new(message, "paths are relative to the current directory")
    })?;
    let read = exchange::read(bytes);
    let read = read.map_err(|fault| unreadable(typed, &fault))?;
    let content = read.ok_or_else(|| {
        let message = format!("`{typed}` is in no known format");
        Failure::new(
            message,
            "`paridad export` writes the formats that come back",
        )
    })?;
    Ok(content.files)
}

/// Returns what is said of a file that cannot be read, by its name as it was typed.
pub(super) fn unreadable(typed: &Utf8Path, fault: &ReadFault) -> Failure {
    let ReadFault { line, message, .. } = fault;
    let unit = fault.unit.as_ref();
    let unit = unit.map_or(String::new(), |unit| format!(", unit `{unit}`"));
    Failure::new(
        format!("`{typed}`, line {line}{unit}: {message}"),
        "nothing was changed; ask for the file again, or mend it",
    )
}

/// Returns the locale that a file is for, and what is to be said of it.
fn locale_of(
    args: &ImportArgs,
    project: &OpenedProject,
    file: &NamedReturn,
) -> anyhow::Result<(Locale, Option<String>)> {
    if let Some(name) = &args.locale {
        return Ok((find_locale(&project.layout, name)?, None));
    }
    let layout = &project.layout;
    let Some(tag) = &file.returned.target else {
        let message = format!("`{}` does not say which language it is in", file.file);
        return Err(Failure::new(message, "name it with `--locale`").into());
    };
    let named = Locale::parse(tag);
    if let Some(found) = layout.targets.iter().find(|it| Some(*it) == named.as_ref()) {
        return Ok((found.clone(), None));
    }
    let language = named.as_ref().map(|named| named.language());
    let mut like = layout
        .targets
        .iter()
        .filter(|it| Some(it.language()) == language);
    match (like.next(), like.next()) {
        (Some(one), None) => {
            let remark = format!("`{}` is in `{tag}`: taken as `{one}`", file.file);
            Ok((one.clone(), Some(remark)))
        }
        _ => {
            let tags: Vec<&str> = layout.targets.iter().map(Locale::as_str).collect();
            let message = format!("`{}` is in `{tag}`, which this project has not", file.file);
            let hint = format!(
                "its languages are {}; `--locale` names one",
                tags.join(", ")
            );
            Err(Failure::new(message, hint).into())
        }
    }
}
