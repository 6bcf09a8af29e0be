//! `paridad status`: how much is translated.

use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

use crate::checks;
use crate::checks::statements::uncovered::Uncovered;
use crate::cli::escaping_writer::Medium;
use crate::cli::output::{Exit, Output};
use crate::cli::project::{find_locales, open};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, look, projects};
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::report::model::Report;
use crate::report::status::page_words::StatusLanguage;
use crate::report::{self, StatusFormat};

/// Show how much is translated, by locale and catalog
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad status                in messages and in words of the source
  paridad status --locale es
  paridad status --format markdown >> \"$GITHUB_STEP_SUMMARY\"
  paridad status --format svg > translations.svg
  paridad status --format html > progress.html   with what `check` finds, in the language of LANG
  paridad status --format json | jq '.coverage[] | {locale, messages}'")]
pub(super) struct Status {
    /// Files or folders to look at [default: the whole project]
    paths: Vec<Utf8PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value = "human")]
    format: StatusFormatName,
    /// Look at these target locales alone
    #[arg(long, value_name = "LOCALE", value_delimiter = ',')]
    locale: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum StatusFormatName {
    /// A table
    Human,
    /// One JSON object
    Json,
    /// Tables for a pull request or the summary of a job
    Markdown,
    /// A badge for a README
    Svg,
    /// One page for a browser: the documents in each language, with the number of findings
    Html,
}

impl StatusFormatName {
    fn medium(self) -> Medium {
        match self {
            StatusFormatName::Human => Medium::Text,
            StatusFormatName::Json => Medium::Json,
            StatusFormatName::Markdown => Medium::Text,
            StatusFormatName::Svg | StatusFormatName::Html => Medium::Markup,
        }
    }
}

pub(super) fn run(
    args: &Status,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let joins = matches!(args.format, StatusFormatName::Human);
    projects::in_each(global, surroundings, &args.paths, joins, |global, paths| {
        status(args, paths, global, surroundings)
    })
}

fn status(
    args: &Status,
    paths: &[Utf8PathBuf],
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let mut project = open(global, surroundings, paths)?;
    let locales = find_locales(&project.layout, &args.locale)?;
    let mut selection = Selection {
        checks: match args.format {
            StatusFormatName::Html => checks::ALL.to_vec(),
            _ => vec![&Uncovered],
        },
        locales,
        paths: Vec::new(),
    };
    selection.name_paths(&project.layout, std::mem::take(&mut project.paths));
    let files = &project.root;
    let session = Session::new(&project.layout, &project.config, files, selection);
    let analysis = session.into_analysis();
    let mut findings = analysis.findings;
    if !matches!(args.format, StatusFormatName::Html) {
        findings.retain(|finding| finding.check == Uncovered::INFO.id);
    }
    let report = Report {
        findings: &findings,
        coverage: &analysis.coverage,
        sources: &analysis.sources,
        known: 0,
        is_recorded: !project.layout.states.is_empty(),
        gates: &[],
        reader: &project.reader,
        pages: &[],
    };
    let format = match args.format {
        StatusFormatName::Human => StatusFormat::Human,
        StatusFormatName::Json => StatusFormat::Json,
        StatusFormatName::Markdown => StatusFormat::Markdown,
        StatusFormatName::Svg => StatusFormat::Svg,
        StatusFormatName::Html => StatusFormat::Html(StatusLanguage::of(&surroundings.languages)),
    };
    Ok(Output {
        medium: args.format.medium(),
        out: report::render_status(format, &report, &look(global, surroundings)),
        err: project.remarks,
        exit: Exit::Clean,
        ..Output::default()
    })
}
