//! `paridad build`: bundles and editions, ready to publish, or why not.

mod documents;
mod faults;
mod recorded;
mod told;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::cli::build::documents::find_documents;
use crate::cli::build::recorded::{LeftToDo, MadeBuild, RecordedBuild};
use crate::cli::build::told::{BuildSummary, summary};
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::paths::absolute;
use crate::cli::percentage::WantedCoverage;
use crate::cli::printer::{PrintingOptions, without_pdf};
use crate::cli::progress::CountedFiles;
use crate::cli::project::{OpenedProject, find_locales, open, tell};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, argument, choices, look, policy};
use crate::config::editions::EditionFormat;
use crate::config::policies::{Policy, Wishes};
use crate::disk::folder::Folder;
use crate::disk::growing;
use crate::disk::output::WriteCounts;
use crate::disk::output_folder::{self, NamedBy};
use crate::disk::project_folder::ProjectFolder;
use crate::emit::gate::Gate;
use crate::emit::templates::Templates;
use crate::pipeline::build::Built;
use crate::pipeline::order::BuildRequest;
use crate::report;
use crate::report::model::Detail;

/// Write bundles and editions, ready to publish, or say why not
#[derive(Args, Default)]
#[command(after_help = "\
Each locale gets one Fluent bundle, the same messages as JSON, and each statement as Markdown,
HTML and plain text. A locale with errors or with messages missing is not built; the others are.
What is not asked for stays as it is. What did not change since the last build is left.

Examples:
  paridad build                          everything, into the folder dist
  paridad build --locale es              Spanish alone; the other locales stay as they are
  paridad build --edition html           pages alone; the other editions stay as they are
  paridad build --document '2022-*'      statements of that name alone, whatever the others lack
  paridad build --edition side-by-side   the languages in columns, finished or not, for reviewers
  paridad build --edition html,site      pages, an index of each language, sitemap and feeds
  paridad build --edition mail           statements as drafts that a mail program opens and sends
  paridad build --edition docx,epub      Word documents and books
  paridad build --edition pdf            pages, printed by an installed browser
  paridad build --min-coverage es=90     be content with 90 % of the messages in Spanish
  paridad build --missing source         show the source text where a translation is missing
  paridad build --stale last             publish old translations, marked as stale
  paridad build --missing omit           leave the passages out that are missing

Exit codes:
  0  built
  1  a locale was not built
  2  wrong usage, files that cannot be read or written, or a PDF that could not be printed")]
pub(super) struct Build {
    /// Build these locales alone
    #[arg(long, value_name = "LOCALE", value_delimiter = ',')]
    locale: Vec<String>,
    /// Make these editions alone: markdown, html, text, mail, side-by-side, site, docx, epub, pdf [default: the first three, or what the configuration says]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = choices::edition)]
    edition: Vec<EditionFormat>,
    /// Build these statements alone, by their names: paths without extension, in which `*` is any text
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    document: Vec<String>,
    /// What to publish where the source was changed since the translation: fail, source, last or omit
    #[arg(long, value_name = "POLICY", value_parser = policy::of_stale)]
    stale: Option<Policy>,
    /// What to publish where a message is missing, incomplete or broken: fail, source or omit
    #[arg(long, value_name = "POLICY", value_parser = policy::of_missing)]
    missing: Option<Policy>,
    /// What to publish where nobody has confirmed a draft: fail, source, last or omit [default: as for missing ones]
    #[arg(long, value_name = "POLICY", value_parser = policy::of_stale)]
    draft: Option<Policy>,
    /// Short for `--missing source`
    #[arg(long, conflicts_with = "missing")]
    allow_incomplete: bool,
    /// The share of the messages that must be translated [default: 100]
    #[arg(long, value_name = "[LOCALE=]PERCENT", value_delimiter = ',', value_parser = WantedCoverage::read)]
    min_coverage: Vec<WantedCoverage>,
    /// The value of a variable that statements do not give themselves, for their messages
    #[arg(long = "arg", value_name = "NAME=VALUE", value_parser = argument::read)]
    arguments: Vec<(String, String)>,
    /// The folder to write to [default: dist, or what the configuration says]
    #[arg(long, value_name = "DIR")]
    output: Option<Utf8PathBuf>,
    /// Build even where nothing changed since the last build
    #[arg(long)]
    force: bool,
    /// The browser that prints PDFs: Chromium, Chrome, Edge, Brave [default: `CHROME_PATH`, or the first that is found]
    #[arg(long, value_name = "PATH")]
    browser: Option<Utf8PathBuf>,
}

pub(super) fn run(
    args: &Build,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let mut project = open(global, surroundings, &[])?;
    if project.layout.sets.is_empty() {
        let hint = "they are published as they are; `paridad check` compares them";
        let message = "there is nothing to build: all documents are translated as whole files";
        return Err(Failure::new(message, hint).into());
    }
    project.config.arguments.extend(args.arguments.clone());
    WantedCoverage::set(&args.min_coverage, &project.layout, &mut project.config)?;
    let folder = output_folder(args, &project, &surroundings.directory()?)?;
    let output = Folder::begin(&folder, &mut tell(surroundings))?;
    let output = output.listing(global.detail() == Detail::Verbose);
    let templates = project.templates()?;
    let formats = formats(args, &project);
    let printing = PrintingOptions::find(formats, args.browser.as_deref(), &folder, surroundings)?;
    let mut order = order(args, &project, &printing, templates)?;
    let shown_folder = args.output.as_ref().unwrap_or(&project.config.output);
    let program = surroundings.program.as_deref().and_then(growing::stamp);
    let is_recorded = !matches!(printing, PrintingOptions::NoBrowser);
    let recorded = RecordedBuild {
        project: &project,
        program: program.as_deref(),
        folder: &folder,
        output: &output,
        began: output.now(),
        is_recorded,
    };
    let left = recorded.left_to_do(&order, !args.force && is_recorded)?;
    if let LeftToDo::Nothing(fresh) = left {
        let locales = fresh.locales.join(", ");
        return Ok(Output {
            out: match global.detail() {
                Detail::Quiet => String::new(),
                Detail::Normal | Detail::Verbose => {
                    summary(&locales, shown_folder, (0, fresh.files), 0)
                }
            },
            err: project.remarks,
            ..Output::default()
        });
    }
    order.last_manifest = Some(output_folder::last_manifest(&folder));
    let paths = &project.layout.files;
    let files = CountedFiles::new(&project.root, paths, (global, surroundings));
    let made = recorded.build(&order, &files, left)?;
    drop(files);
    let MadeBuild {
        built,
        files,
        removed,
    } = made;

    let told = BuildSummary {
        built: &built,
        files,
        removed,
        folder: shown_folder,
        detail: global.detail(),
        color: surroundings.err.color,
    };
    let table = match global.detail() {
        Detail::Quiet => String::new(),
        Detail::Normal | Detail::Verbose => {
            report::coverage_table(&built.coverage, &look(global, surroundings))
        }
    };
    Ok(Output {
        out: format!("{table}{}", told.summary()),
        err: format!(
            "{}{}{}{}",
            project.remarks,
            told.refusals(),
            told.references(),
            printing.told(&built.unprinted, surroundings.err.color)
        ),
        exit: exit(&printing, &built),
        ..Output::default()
    })
}

/// Returns the formats that are asked for.
fn formats<'a>(args: &'a Build, project: &'a OpenedProject) -> &'a [EditionFormat] {
    match &args.edition[..] {
        [] => &project.config.editions,
        named => named,
    }
}

/// Returns what is asked for, by the arguments and the configuration.
fn order(
    args: &Build,
    project: &OpenedProject,
    printing: &PrintingOptions,
    templates: Templates,
) -> anyhow::Result<BuildRequest> {
    Ok(BuildRequest {
        templates,
        gate: Gate {
            min_coverage: project.config.min_coverage.clone(),
        },
        wishes: Wishes {
            stale: args.stale,
            missing: args
                .missing
                .or(args.allow_incomplete.then_some(Policy::Source)),
            draft: args.draft,
        },
        locales: find_locales(&project.layout, &args.locale)?,
        editions: match printing {
            // PDFs of an earlier build stay as they are.
            PrintingOptions::NoBrowser => Some(without_pdf(formats(args, project))),
            PrintingOptions::NotAsked | PrintingOptions::By(_) => {
                (!args.edition.is_empty()).then(|| args.edition.clone())
            }
        },
        printer: printing.printer(),
        documents: find_documents(&project.layout, &args.document)?,
        last_manifest: None,
    })
}

fn exit(printing: &PrintingOptions, built: &Built<WriteCounts>) -> Exit {
    match built {
        _ if matches!(printing, PrintingOptions::NoBrowser) => Exit::Failure,
        built if !built.unprinted.is_empty() => Exit::Failure,
        built if !built.refusals.is_empty() => Exit::Findings,
        _ => Exit::Clean,
    }
}

/// Finds the folder to write to, which is never one of inputs.
fn output_folder(
    args: &Build,
    project: &OpenedProject,
    directory: &Utf8Path,
) -> anyhow::Result<ProjectFolder> {
    let config = &project.config;
    let (folder, named_by) = match &args.output {
        Some(typed) => (absolute(directory, typed), NamedBy::User),
        None => (
            absolute(&project.root, &config.output),
            NamedBy::Configuration,
        ),
    };
    let folder =
        output_folder::of_project(&project.root, (&project.layout, config), &folder, named_by);
    let hint = "write to a folder of its own, such as `dist`";
    Ok(folder.map_err(|reason| Failure::new(reason, hint))?)
}
