//! `paridad adopt`: translated documents, brought into the catalogs of their statements.

mod find;
mod po;
pub(super) mod read;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};

use crate::adopt::plan::Plan;
use crate::cli::adopt::find::{FoundDocuments, find};
use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::paths::absolute;
use crate::cli::project::OpenedProject;
use crate::cli::source_locale::open_to_write;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, look};
use crate::diagnostic::Severity;
use crate::disk;
use crate::disk::lock::Access;
use crate::disk::seen::{NotedFiles, ReadDigests};
use crate::disk::writer::NewText;
use crate::locale::tag::Locale;
use crate::pipeline::adopt::{AdoptRefusal, Wanted, adopt};
use crate::project::adoption::{Adoption, AdoptionTally};
use crate::project::state::path_beside;
use crate::report::adoption::{AdoptionFormat, counts, page, render};
use crate::report::model::Detail;
use crate::report::{self};
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// Bring a translated document into the catalog of its statement
#[derive(Args)]
#[command(after_help = "\
The passages of the document are paired with those of the statement. A pair that is sure is written
as a translation, one that is doubtful as a draft with a comment that says why; the rest is listed
with both texts. A translation that is there already stays.

Word documents with a column for each language, as `build --edition side-by-side` makes them, come
back row by row; a row whose source text was changed meanwhile stays out.

A catalog of gettext that po4a or mdbook-i18n-helpers kept comes in by the texts of its entries, into every statement
and document that has them. Fuzzy entries are drafts; one that tells what it was made from is stale at once. What fits
nothing is listed with its line.

A document belongs to the statement of the same path: old/es/a/b.md or a/b.es.html to content/a/b.md.

Examples:
  paridad adopt old/es/2022-panama.md --locale es --dry-run   see what would be written
  paridad adopt old/es/2022-panama.md --locale es             write it
  paridad adopt panama-final.docx --locale es --source content/2022-panama.md
  paridad adopt old/es --locale es --report adopted.html      every document of a folder
  paridad adopt po/es.po --locale es --dry-run                the translations of po4a")]
pub(super) struct Adopt {
    /// The translated document (Markdown, HTML, plain text or Word), or a folder of them, or a catalog of gettext (.po)
    path: Utf8PathBuf,
    /// The locale that it is in
    #[arg(long, value_name = "LOCALE")]
    locale: String,
    /// The statement that it translates [default: the one of the same path]
    #[arg(long, value_name = "FILE")]
    source: Option<Utf8PathBuf>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write a page that shows source and translation side by side
    #[arg(long, value_name = "FILE")]
    report: Option<Utf8PathBuf>,
    /// How to show what was done
    #[arg(long, value_enum, default_value = "human")]
    format: AdoptFormatName,
}

#[derive(Clone, Copy, ValueEnum)]
enum AdoptFormatName {
    /// A table
    Human,
    /// One JSON object
    Json,
}

impl AdoptFormatName {
    fn medium(self) -> Medium {
        match self {
            AdoptFormatName::Human => Medium::Text,
            AdoptFormatName::Json => Medium::Json,
        }
    }
}

pub(super) fn run(
    args: &Adopt,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let Some(locale) = Locale::parse(&args.locale) else {
        return Err(Failure::new(
            format!("`{}` is no locale", args.locale),
            "a locale is written like `es` or `pt-BR`",
        )
        .into());
    };
    if po::is_po(&args.path) {
        return po::run(args, &locale, global, surroundings);
    }
    let access = Access::of(!args.dry_run);
    let mut project = open_to_write(access, global, surroundings, &[])?;
    let target = project.with_target(&locale)?;
    let directory = surroundings.directory()?;
    let FoundDocuments {
        wanted,
        left_out,
        remarks,
    } = find(
        &args.path,
        args.source.as_deref(),
        &locale,
        &project,
        &directory,
    )?;
    let (files, seen) = NotedFiles::new(&project.root);
    let plans = adopt(&project.layout, &project.config, &files, target, &wanted);

    let mut told = AdoptRemarks {
        color: surroundings.err.color,
        err: std::mem::take(&mut project.remarks),
        exit: Exit::Clean,
    };
    for (path, reason) in &left_out {
        told.warn(&format!("`{path}` is left out: {reason}"));
    }
    for remark in &remarks {
        told.warn(remark);
    }
    let mut done = Vec::new();
    for (wanted, plan) in wanted.iter().zip(plans) {
        match plan {
            Ok(plan) => done.push(plan),
            Err(refusal) => {
                let failure = refused(wanted, &refusal);
                if wanted.path == args.path {
                    return Err(failure.into());
                }
                told.exit = Exit::Findings;
                told.warn(&failure.message);
                told.err
                    .extend(failure.hint.map(|hint| report::hint(told.color, &hint)));
            }
        }
    }
    let written = if args.dry_run {
        0
    } else {
        write(&project, &seen, &done)?
    };
    let adoptions: Vec<Adoption> = done.into_iter().map(|plan| plan.adoption).collect();
    if let Some(path) = &args.report {
        disk::replace::replace(&absolute(&directory, path), page(&adoptions))?;
    }
    let format = match args.format {
        AdoptFormatName::Human => AdoptionFormat::Human,
        AdoptFormatName::Json => AdoptionFormat::Json,
    };
    if global.detail() != Detail::Quiet {
        let summary = summary(args, &adoptions, written);
        told.err.push_str(&format!("{}\n", escape_name(&summary)));
    }
    Ok(Output {
        medium: args.format.medium(),
        out: render(format, &adoptions, &look(global, surroundings)),
        err: told.err,
        exit: told.exit,
        ..Output::default()
    })
}

/// Remarks beside the report.
struct AdoptRemarks {
    color: bool,
    err: String,
    exit: Exit,
}

impl AdoptRemarks {
    fn warn(&mut self, text: &str) {
        self.err
            .push_str(&report::labelled(self.color, Severity::Warning, text));
    }
}

/// Writes the catalogs that have something new; how many there were.
fn write(project: &OpenedProject, seen: &ReadDigests, plans: &[Plan]) -> anyhow::Result<usize> {
    let with_files = plans.iter().filter_map(|plan| {
        let catalog = &plan.adoption.catalog;
        Some((catalog, path_beside(catalog), plan.files.as_ref()?))
    });
    let written: Vec<_> = with_files.collect();
    let mut texts = Vec::new();
    for (catalog, state, files) in &written {
        texts.push(NewText {
            path: state,
            text: &files.state,
        });
        texts.push(NewText {
            path: catalog,
            text: &files.catalog,
        });
    }
    project.write(seen, &texts)?;
    Ok(written.len())
}

fn summary(args: &Adopt, adoptions: &[Adoption], written: usize) -> String {
    let mut tally = AdoptionTally::default();
    adoptions.iter().for_each(|it| tally.add(it.tally()));
    let documents = counted(adoptions.len(), "document");
    let catalogs = match (args.dry_run, written) {
        (true, _) => "nothing was written".to_owned(),
        (false, 0) => "nothing to write".to_owned(),
        (false, 1) => match adoptions {
            [one] => format!("wrote `{}` and its state file", one.catalog),
            _ => "wrote 1 catalog and its state file".to_owned(),
        },
        (false, written) => format!("wrote {written} catalogs and their state files"),
    };
    format!("{documents}: {}; {catalogs}", counts(tally))
}

fn refused(wanted: &Wanted, refusal: &AdoptRefusal) -> Failure {
    let path: &Utf8Path = &wanted.path;
    let because = |reason: &str| format!("`{path}` cannot be adopted: {reason}");
    match refusal {
        AdoptRefusal::NoStatement => Failure::new(
            because("its statement cannot be read"),
            "`paridad check` says why",
        ),
        AdoptRefusal::NoSourceCatalog(catalog) => Failure::new(
            because(&format!(
                "there is no source catalog `{catalog}`, which holds the ids"
            )),
            "run `paridad sync` first",
        ),
        AdoptRefusal::UnreadableCatalog(catalog) => Failure::new(
            because(&format!("`{catalog}` has faults in its encoding")),
            "mend it first: `paridad check` shows where",
        ),
        AdoptRefusal::Conflict(state) => Failure::new(
            because(&format!(
                "`{state}` has marks of a merge that nobody finished"
            )),
            "decide for one of the two and remove the marks",
        ),
        AdoptRefusal::Excluded => Failure::new(
            because("the configuration leaves this locale out for its statement"),
            "see `exclude` and `locales` in the configuration",
        ),
    }
}
