//! `paridad build`: bundles and editions, ready to publish, or why not.

mod documents;
mod told;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::cli::build::documents::find_documents;
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
use crate::disk::output::WriteCounts;
use crate::disk::output_folder::{self, NamedBy};
use crate::disk::project_folder::ProjectFolder;
use crate::disk::{self, growing};
use crate::emit::gate::Gate;
use crate::emit::manifest::addresses::SameAddress;
use crate::emit::model::{Artifact, ArtifactSink as _};
use crate::emit::page_template::TemplateFault;
use crate::emit::templates::Templates;
use crate::pipeline::build::brand::BrandFault;
use crate::pipeline::build::rebuild::{MOST, Rebuilt, rebuild};
use crate::pipeline::build::{Built, build};
use crate::pipeline::build_record::{self, BuildRecord};
use crate::pipeline::freshness::{BuildInputs, Freshness, LookedAt};
use crate::pipeline::last_build::LastBuild;
use crate::pipeline::made_sets::MadeFiles;
use crate::pipeline::order::BuildRequest;
use crate::pipeline::trace::Trace;
use crate::report;
use crate::report::model::Detail;

/// Write bundles and editions, ready to publish, or say why not
#[derive(Args, Default)]
#[command(after_help = "\
Each locale gets one Fluent bundle, the same messages as JSON, and each statement as Markdown,
HTML and plain text. A locale with errors or with messages missing is not built; the others are.
What is not asked for stays as it is. Where nothing changed since the last build, nothing is done.

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
    let (files, there) = (&project.root, &folder);
    let shown_folder = args.output.as_ref().unwrap_or(&project.config.output);
    let program = surroundings.program.as_deref().and_then(growing::stamp);
    let program = program.as_deref();
    let is_fit = !args.force && !matches!(printing, PrintingOptions::NoBrowser);
    let began = output.now();
    let record = there.read(build_record::PATH.into());
    let is_recorded = record.is_ok();
    let record = record.ok().filter(|_| is_fit);
    let mut record = record.and_then(|bytes| BuildRecord::read(&bytes));
    let at = LookedAt {
        files,
        output: there,
        now: began,
    };
    let look_again = |record: &mut BuildRecord| {
        let inputs = inputs(&project, program, &order)?;
        Some(record.look(&inputs, at))
    };
    let freshness = record.as_mut().and_then(look_again);
    if let (Some(record), Some(Freshness::Fresh(fresh))) = (&record, &freshness) {
        if fresh.is_known_better {
            write_record(&output, record)?;
        }
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
    let changed = match freshness {
        Some(Freshness::Changed(changed)) if changed.len() <= MOST => changed,
        _ => Vec::new(),
    };
    let record = record.filter(|record| record.is_patchable() && !changed.is_empty());
    // What is written from here on is not what the record says.
    if is_recorded {
        disk::output::remove(&folder, &[build_record::PATH.into()])?;
    }
    order.last_manifest = Some(output_folder::last_manifest(there));

    let trace = Trace::new(&project.layout);
    let counted = CountedFiles::new(files, &project.layout.files, (global, surroundings));
    let traced = trace.of(&counted);
    let (layout, config) = (&project.layout, &project.config);
    let rebuilt = record.as_ref().map(|record| {
        let last = LastBuild::new(layout, (record, &changed), there);
        rebuild(
            (layout, config),
            &traced,
            &order,
            (&last, &changed),
            &output,
        )
    });
    let (built, written) = match rebuilt.transpose().map_err(explained)? {
        Some(Rebuilt::Done(built)) => (Some(built), Vec::new()),
        Some(Rebuilt::Abandoned(written)) => (None, written),
        None => (None, Vec::new()),
    };
    let record = record.filter(|_| built.is_some());
    let mut built = match built {
        Some(built) => built,
        None => {
            let findings = project.findings.clone();
            build(layout, config, &traced, findings, &order, &output).map_err(explained)?
        }
    };
    drop(traced);
    drop(counted);
    let is_all = record.is_none() && written.is_empty();
    let files_in_all = built
        .made
        .as_ref()
        .filter(|_| !is_all)
        .map(MadeFiles::count);
    built.written.extend(written);
    let removed = disk::output::remove(&folder, &built.stale)?;
    let is_whole = built.refusals.is_empty() && built.unprinted.is_empty();
    if is_whole
        && !matches!(printing, PrintingOptions::NoBrowser)
        && let Some(inputs) = inputs(&project, program, &order)
        && let Some(made) = built.made.take()
        && let Some(record) = {
            let times = [began, output.now()];
            match record {
                Some(record) => record.patched(layout, (trace, files), (made, &changed), times),
                None => BuildRecord::new(&inputs, trace, files, made, (&built.locales, times)),
            }
        }
    {
        write_record(&output, &record)?;
    }

    let told = BuildSummary {
        built: &built,
        files: files_in_all,
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

/// Returns what a user can do about an error.
fn explained(error: anyhow::Error) -> anyhow::Error {
    let error = match error.downcast::<BrandFault>() {
        Ok(fault) => {
            let hint = "name a file of the project; `paridad help templates` says what it may be";
            return Failure::new(fault.to_string(), hint).into();
        }
        Err(error) => error,
    };
    match error.downcast::<TemplateFault>() {
        Ok(fault) => {
            let hint = "mend it; one that begins with `{% extends \"paridad/page.html\" %}` need say only what differs";
            Failure::new(fault.to_string(), hint).into()
        }
        Err(error) => match error.downcast::<SameAddress>() {
            Ok(same) => {
                let hint = "give one of them another title, or add `slug` to `text` under `[front-matter]` and translate it";
                Failure::new(same.to_string(), hint).into()
            }
            Err(error) => error,
        },
    }
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

/// Returns what a build depends on besides the texts of files; `None` where this program cannot be told from another.
fn inputs<'c>(
    project: &'c OpenedProject,
    program: Option<&'c str>,
    order: &'c BuildRequest,
) -> Option<BuildInputs<'c>> {
    Some(BuildInputs {
        program: program?,
        config: &project.config,
        layout: &project.layout,
        findings: &project.findings,
        order,
    })
}

fn write_record(output: &Folder<'_>, record: &BuildRecord) -> anyhow::Result<()> {
    let artifact = Artifact {
        path: build_record::PATH.into(),
        bytes: record.bytes(),
    };
    output.write(&[artifact]).map(drop)
}
