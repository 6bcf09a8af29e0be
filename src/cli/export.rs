//! `paridad export`: the texts of a language for translators, in the format of their tools.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::project::{OpenedProject, absolute, find_locale, open};
use crate::cli::surroundings::Surroundings;
use crate::disk;
use crate::disk::replace::replace;
use crate::exchange::model::WriteFault;
use crate::exchange::{self, ExchangeFormat};
use crate::locale::tag::Locale;
use crate::pipeline::export::{ExportRequest, WaitingState, export};
use crate::report;
use crate::text::counted::counted;

/// Write the texts of a language to a file for translators
#[derive(Args)]
#[command(after_help = "\
Each text that a translator writes is a unit of its own: a value, an attribute, a variant, in the plural forms of the
language. Placeables and markup are protected codes. What is done goes along as context.

Examples:
  paridad export --locale es -o es.xlf                      XLIFF 1.2, for most programs
  paridad export --locale es -o es.xlf --only missing,stale what there is to do, and nothing else
  paridad export --locale es -o es.xlf --stale empty        for OmegaT, which takes any translation as done
  paridad export --locale es,pt -o out                      a file for each language, in a folder

`paridad import es.xlf` brings the work home; `paridad help exchange` says what to do in each program.")]
pub(super) struct Export {
    /// The locales of the translations [default: the only one]
    #[arg(long, value_name = "LOCALE", value_delimiter = ',')]
    locale: Vec<String>,
    /// The file, or a folder that is there [default: the standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<Utf8PathBuf>,
    /// The format [default: by the ending of the file, else xliff]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<ExchangeFormatName>,
    /// These texts alone
    #[arg(long, value_enum, value_name = "STATE", value_delimiter = ',')]
    only: Vec<WaitingName>,
    /// Statements, catalogs or folders [default: the whole project]
    #[arg(long, value_name = "PATH")]
    document: Vec<Utf8PathBuf>,
    /// The translations of texts that were changed since
    #[arg(long, value_enum, value_name = "HOW", default_value = "keep")]
    stale: StaleName,
    /// Ask for the plural forms too that only fractions and exact millions take
    #[arg(long)]
    all_plurals: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum ExchangeFormatName {
    /// XLIFF 1.2: OmegaT, Poedit, Trados, memoQ, Weblate
    Xliff,
    /// XLIFF 2.0
    Xliff2,
    /// Gettext: Poedit, Weblate, Lokalize
    Po,
    /// A table for a spreadsheet
    Csv,
    /// A table as a workbook: Excel, LibreOffice
    Xlsx,
    /// A translation memory: what is translated, and what stale texts were translated from
    Tmx,
}

#[derive(Clone, Copy, ValueEnum)]
enum WaitingName {
    Missing,
    Stale,
    Draft,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StaleName {
    /// They stand in the file, as work to do
    Keep,
    /// The text is to be written anew, and the note quotes the old one
    Empty,
}

pub(super) fn run(
    args: &Export,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let project = open(global, surroundings, &args.document)?;
    let locales = locales(&project, &args.locale)?;
    let directory = surroundings.directory()?;
    let output = args.output.as_ref().map(|path| absolute(&directory, path));
    let folder = output.as_ref().filter(|path| disk::is_folder(path));
    if locales.len() > 1 && folder.is_none() {
        let message = format!("{} locales do not fit into one file", locales.len());
        return Err(Failure::new(message, "name a folder that is there with `-o`").into());
    }
    let format = format(args, folder.is_none())?;
    if format == ExchangeFormat::Xlsx && output.is_none() {
        let hint = "name a file with `-o`, such as `-o es.xlsx`";
        return Err(Failure::new("a workbook is no text that can be shown", hint).into());
    }
    let mut written = Vec::new();
    let mut out = String::new();
    for locale in &locales {
        let request = request(args, &project, locale)?;
        let files = &project.root;
        let exchange = export(&project.layout, &project.config, files, &request);
        let units: usize = exchange.files.iter().map(|file| file.units.len()).sum();
        let bytes = exchange::write(format, &exchange).map_err(unwritable)?;
        let path = match (&output, folder) {
            (_, Some(folder)) => Some(folder.join(format!("{locale}.{}", format.extension()))),
            (path, None) => path.clone(),
        };
        match path {
            Some(path) => {
                replace(&path, &bytes)?;
                let shown = path.strip_prefix(&directory).unwrap_or(&path);
                let catalogs = counted(exchange.files.len(), "catalog");
                written.push(format!(
                    "wrote {} of {catalogs} to `{shown}`",
                    counted(units, "text")
                ));
            }
            None => out.push_str(&String::from_utf8_lossy(&bytes)),
        }
    }
    let mut err = project.remarks.clone();
    for line in written.iter().filter(|_| !global.quiet) {
        err.push_str(&report::remark(surroundings.err.color, line));
    }
    Ok(Output {
        medium: match format {
            ExchangeFormat::Xliff | ExchangeFormat::Xliff2 | ExchangeFormat::Tmx => Medium::Markup,
            ExchangeFormat::Po | ExchangeFormat::Csv | ExchangeFormat::Xlsx => Medium::Bytes,
        },
        out,
        err,
        exit: Exit::Clean,
        ..Output::default()
    })
}

fn request(
    args: &Export,
    project: &OpenedProject,
    locale: &Locale,
) -> Result<ExportRequest, Failure> {
    let mut targets = project.layout.targets.iter();
    let target = targets.position(|target| target == locale).ok_or_else(|| {
        let message = format!("`{locale}` is the source locale");
        Failure::new(message, "name the locale of the translation")
    })?;
    let states = args.only.iter().map(|name| match name {
        WaitingName::Missing => WaitingState::Missing,
        WaitingName::Stale => WaitingState::Stale,
        WaitingName::Draft => WaitingState::Draft,
    });
    let states: BTreeSet<WaitingState> = states.collect();
    Ok(ExportRequest {
        target,
        documents: project.paths.clone(),
        only: (!states.is_empty()).then_some(states),
        all_plurals: args.all_plurals,
        empties_stale: args.stale == StaleName::Empty,
    })
}

/// Returns the locales that were named, or the only one.
fn locales(project: &OpenedProject, names: &[String]) -> Result<Vec<Locale>, Failure> {
    if !names.is_empty() {
        let found = names.iter().map(|name| find_locale(&project.layout, name));
        return found.collect();
    }
    match &project.layout.targets[..] {
        [one] => Ok(vec![one.clone()]),
        targets => {
            let tags: Vec<&str> = targets.iter().map(Locale::as_str).collect();
            let hint = format!("`--locale` takes {}", tags.join(", "));
            Err(Failure::new("it is not said for which language", hint))
        }
    }
}

/// Returns the format that was named, or that of the file's ending.
fn format(args: &Export, is_file: bool) -> Result<ExchangeFormat, Failure> {
    if let Some(name) = args.format {
        return Ok(name.into());
    }
    let Some(path) = args.output.as_deref().filter(|_| is_file) else {
        return Ok(ExchangeFormat::Xliff);
    };
    let known = path.extension().and_then(ExchangeFormat::of_extension);
    known.ok_or_else(|| unknown_format(path))
}

fn unknown_format(path: &Utf8Path) -> Failure {
    let endings = ExchangeFormat::ALL.iter().map(|it| it.extension());
    let mut endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    endings.dedup();
    let hint = format!(
        "known endings: {}; or name one with `--format`",
        endings.join(", ")
    );
    Failure::new(format!("`{path}` is in no known format"), hint)
}

fn unwritable(fault: WriteFault) -> Failure {
    let unit = fault
        .unit
        .map_or(String::new(), |unit| format!("`{unit}`: "));
    Failure::new(
        format!("{unit}{}", fault.message),
        "write another format, or fewer texts with `--document`",
    )
}

impl From<ExchangeFormatName> for ExchangeFormat {
    fn from(name: ExchangeFormatName) -> Self {
        match name {
            ExchangeFormatName::Xliff => ExchangeFormat::Xliff,
            ExchangeFormatName::Xliff2 => ExchangeFormat::Xliff2,
            ExchangeFormatName::Po => ExchangeFormat::Po,
            ExchangeFormatName::Csv => ExchangeFormat::Csv,
            ExchangeFormatName::Xlsx => ExchangeFormat::Xlsx,
            ExchangeFormatName::Tmx => ExchangeFormat::Tmx,
        }
    }
}
