//! `paridad export`: the texts of a language for translators, in the format of their tools.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};

use crate::cli::Global;
use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};
use crate::cli::paths::absolute;
use crate::cli::progress::CountedFiles;
use crate::cli::project::{OpenedProject, find_locale, open};
use crate::cli::surroundings::Surroundings;
use crate::disk;
use crate::disk::replace::replace;
use crate::exchange::model::{Exchange, WriteFault};
use crate::exchange::{self, ExchangeFormat};
use crate::locale::tag::Locale;
use crate::pipeline::export::evidence::enrich;
use crate::pipeline::export::request::{ExportRequest, WaitingState};
use crate::pipeline::export::{export, exported_terms};
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
  paridad export --locale es -o es.xlf --with tmx,tbx       with the memory and the glossary beside it
  paridad export --locale es -o es.xlf --rich               XLIFF 2.1, with findings, like translations and terms
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
    /// Write these beside the file too: the memory of the whole project, the glossary
    #[arg(long, value_enum, value_name = "FORMAT", value_delimiter = ',')]
    with: Vec<BesideName>,
    /// Say in the file what is known of its texts: findings, like translations, terms (XLIFF 2.1)
    #[arg(long)]
    rich: bool,
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
    /// The terms of the glossary, as TBX-Basic
    Tbx,
}

#[derive(Clone, Copy, ValueEnum)]
enum BesideName {
    Tmx,
    Tbx,
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
    let shows = output.is_none();
    if format == ExchangeFormat::Xlsx && shows {
        let hint = "name a file with `-o`, such as `-o es.xlsx`";
        return Err(Failure::new("a workbook is no text that can be shown", hint).into());
    }
    if !args.with.is_empty() && shows {
        let hint = "name a file or a folder with `-o`";
        return Err(Failure::new("there is no place beside the file", hint).into());
    }
    let mut told = ExportOutput::default();
    for locale in &locales {
        let path = match (&output, folder) {
            (_, Some(folder)) => Some(folder.join(format!("{locale}.{}", format.extension()))),
            (path, None) => path.clone(),
        };
        let files = ExportedFiles {
            args,
            project: &project,
            locale,
            directory: &directory,
            counted: CountedFiles::new(
                &project.root,
                &project.layout.files,
                (global, surroundings),
            ),
        };
        if !files.write(format, path.as_deref(), &mut told)? {
            continue;
        }
        for name in &args.with {
            let beside = ExchangeFormat::from(*name);
            let path = path
                .as_ref()
                .map(|it| it.with_extension(beside.extension()));
            if beside != format {
                files.write(beside, path.as_deref(), &mut told)?;
            }
        }
    }
    let mut err = project.remarks.clone();
    for line in told.lines.iter().filter(|_| !global.quiet) {
        err.push_str(&report::remark(surroundings.err.color, line));
    }
    Ok(Output {
        medium: match format {
            ExchangeFormat::Xliff
            | ExchangeFormat::Xliff2
            | ExchangeFormat::Tmx
            | ExchangeFormat::Tbx => Medium::Markup,
            ExchangeFormat::Po | ExchangeFormat::Csv | ExchangeFormat::Xlsx => Medium::Bytes,
        },
        out: told.out,
        err,
        exit: Exit::Clean,
        ..Output::default()
    })
}

/// What was done, and what is shown.
#[derive(Default)]
struct ExportOutput {
    lines: Vec<String>,
    out: String,
}

/// The files of one language.
struct ExportedFiles<'e> {
    args: &'e Export,
    project: &'e OpenedProject,
    locale: &'e Locale,
    directory: &'e Utf8Path,
    counted: CountedFiles<'e>,
}

impl ExportedFiles<'_> {
    /// Writes a file, or shows it where there is no path; `false` where there is no text for it.
    fn write(
        &self,
        format: ExchangeFormat,
        path: Option<&Utf8Path>,
        told: &mut ExportOutput,
    ) -> anyhow::Result<bool> {
        let is_memory = self
            .args
            .with
            .iter()
            .any(|name| ExchangeFormat::from(*name) == format);
        let (exchange, content) = self.content(format, is_memory)?;
        if exchange.files.is_empty() && format != ExchangeFormat::Tbx && !is_memory {
            let locale = self.locale;
            let line = format!("there is nothing to do for `{locale}`: no file was written");
            told.lines.push(line);
            return Ok(false);
        }
        let bytes = exchange::write(format, &exchange).map_err(unwritable)?;
        let Some(path) = path else {
            told.out.push_str(&String::from_utf8_lossy(&bytes));
            return Ok(true);
        };
        replace(path, &bytes)?;
        let shown = path.strip_prefix(self.directory).unwrap_or(path);
        told.lines.push(format!("wrote {content} to `{shown}`"));
        Ok(true)
    }

    /// Returns what goes into a file, and the words that say how much it is. What stands beside a file is the memory of
    /// the whole project, whatever part of it the file has.
    fn content(
        &self,
        format: ExchangeFormat,
        is_memory: bool,
    ) -> anyhow::Result<(Exchange, String)> {
        let OpenedProject { layout, config, .. } = self.project;
        let files = &self.counted;
        let mut request = request(self.args, self.project, self.locale)?;
        if format == ExchangeFormat::Tbx {
            let glossary = exported_terms(layout, files, request.target).map_err(|reason| {
                Failure::new(format!("the glossary cannot be read: {reason}"), "mend it")
            })?;
            let content = counted(glossary.len(), "term");
            let exchange = Exchange {
                source: layout.source.clone(),
                target: self.locale.clone(),
                files: Vec::new(),
                glossary,
                is_rich: false,
            };
            return Ok((exchange, content));
        }
        if is_memory {
            request = ExportRequest {
                documents: Vec::new(),
                only: None,
                empties_stale: false,
                ..request
            };
        }
        let mut exchange = export(layout, config, files, &request);
        if self.args.rich && format == ExchangeFormat::Xliff2 {
            enrich(&mut exchange, layout, config, files, request.target);
        }
        let units: usize = exchange.files.iter().map(|file| file.units.len()).sum();
        let catalogs = counted(exchange.files.len(), "catalog");
        let content = format!("{} of {catalogs}", counted(units, "text"));
        Ok((exchange, content))
    }
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
        let format = name.into();
        if args.rich && format != ExchangeFormat::Xliff2 {
            let hint = "leave `--format` out, or write `--format xliff2`";
            return Err(Failure::new(
                "only XLIFF 2.1 has a place for what is known of texts",
                hint,
            ));
        }
        return Ok(format);
    }
    if args.rich {
        return Ok(ExchangeFormat::Xliff2);
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

/// Returns why a file cannot be written, and what else can.
pub(super) fn unwritable(fault: WriteFault) -> Failure {
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
            ExchangeFormatName::Tbx => ExchangeFormat::Tbx,
        }
    }
}

impl From<BesideName> for ExchangeFormat {
    fn from(name: BesideName) -> Self {
        match name {
            BesideName::Tmx => ExchangeFormat::Tmx,
            BesideName::Tbx => ExchangeFormat::Tbx,
        }
    }
}
