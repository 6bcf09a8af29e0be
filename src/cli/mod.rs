//! The commands. Arguments, environment, terminal and current directory are read here and handed down as data;
//! what a command has to say comes back as data and is written in one place. One file a subcommand.

mod accept;
mod adopt;
mod argument;
mod build;
mod check;
mod checked;
mod choices;
mod compare;
mod completions;
mod drafts;
mod escaping_writer;
mod explain;
mod export;
mod failure;
mod findings;
mod fmt;
mod format;
mod glossary;
mod help;
mod import;
pub mod init;
mod lsp;
mod machine;
mod man;
mod manual;
mod merge;
mod names;
mod nothing_to_translate;
mod output;
mod partial;
mod paths;
mod percentage;
mod policy;
mod printer;
mod progress;
mod project;
mod projects;
mod pseudo;
mod rename;
mod schema;
mod serve;
mod source_locale;
mod status;
mod suggest;
mod surroundings;
mod sync;
mod usage;
mod watch;
mod writing;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};

use anstream::ColorChoice;
use camino::Utf8PathBuf;
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::cli::output::Output;
use crate::cli::surroundings::{Surroundings, Terminal};
use crate::report::model::{Detail, Look};

/// Checks Fluent translations against their source texts, and builds editions
#[derive(Parser)]
#[command(
    name = "paridad",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
#[command(after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Subcommands>,
    #[command(flatten)]
    global: Global,
}

const EXAMPLES: &str = "\
Examples:
  paridad check                    find what is missing or wrong in this project
  paridad check locales/es         … in the Spanish catalogs
  paridad status                   see how much is translated
  paridad build                    write the bundles and the editions
  paridad explain missing-message  read what a check finds, and why
  paridad help statements          read how a project is laid out; `paridad help` lists all pages

Exit codes:
  0  clean
  1  findings at or above --fail-on, or a coverage below what was asked for
  2  wrong usage, or files that cannot be read or written";

/// Flags of every command.
#[derive(Args, Clone)]
#[command(next_help_heading = "Global options")]
struct Global {
    /// The folder of the project [default: found from here upwards]
    #[arg(short = 'C', long = "project", value_name = "DIR", global = true)]
    project: Option<Utf8PathBuf>,
    /// The configuration [default: paridad.toml, l10n.toml or i18n.toml of the project]
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<Utf8PathBuf>,
    /// Whether to use colors
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        global = true
    )]
    color: When,
    /// Print findings alone, without a summary
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print infos too, and lists in full
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    verbose: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Subcommands {
    Check(check::CheckArgs),
    Merge(merge::MergeArgs),
    Status(status::Status),
    Sync(sync::Sync),
    Accept(accept::Accept),
    Build(build::Build),
    Serve(serve::Serve),
    Watch(watch::Watch),
    Export(export::Export),
    Import(import::ImportArgs),
    Suggest(suggest::Suggest),
    Compare(compare::Compare),
    Adopt(adopt::Adopt),
    Rename(rename::Rename),
    Pseudo(pseudo::Pseudo),
    Fmt(fmt::Fmt),
    Format(format::FormatArgs),
    Glossary(glossary::GlossaryArgs),
    Init(init::command::Init),
    Lsp(lsp::Lsp),
    Help(help::HelpArgs),
    Explain(explain::Explain),
    Schema(schema::SchemaArgs),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Global {
    fn detail(&self) -> Detail {
        match (self.quiet, self.verbose) {
            (true, _) => Detail::Quiet,
            (false, true) => Detail::Verbose,
            (false, false) => Detail::Normal,
        }
    }
}

impl When {
    fn choice(self) -> ColorChoice {
        match self {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        }
    }
}

/// Runs the program with the arguments of a process, and returns the exit code.
pub fn main(arguments: impl Iterator<Item = OsString>) -> u8 {
    panic::set_hook(Box::new(output::write_panic));
    let arguments: Vec<OsString> = arguments.collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return usage::show(error, &arguments),
    };
    let surroundings = Surroundings::read(cli.global.color.choice());
    if !surroundings.wants_backtrace {
        // A check that panics is told as a finding, and anything else below.
        panic::set_hook(Box::new(|_| {}));
    }
    let _ = rayon::ThreadPoolBuilder::new()
        .use_current_thread()
        .build_global();
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        let output =
            run(&cli, &surroundings).unwrap_or_else(|error| failure::output(&error, &surroundings));
        output::write(&output, &surroundings)
    }));
    result.unwrap_or_else(|panic| {
        let error = failure::of_panic(&*panic).into();
        output::write(&failure::output(&error, &surroundings), &surroundings)
    })
}

fn run(cli: &Cli, surroundings: &Surroundings) -> anyhow::Result<Output> {
    let global = &cli.global;
    match &cli.command {
        None => Ok(Output {
            out: help::styled(&Cli::command().render_help(), &look(global, surroundings)),
            ..Output::default()
        }),
        Some(Subcommands::Check(args)) => check::run(args, global, surroundings),
        Some(Subcommands::Merge(args)) => merge::run(args, global, surroundings),
        Some(Subcommands::Status(args)) => status::run(args, global, surroundings),
        Some(Subcommands::Sync(args)) => sync::run(args, global, surroundings),
        Some(Subcommands::Compare(args)) => compare::run(args, global, surroundings),
        Some(Subcommands::Rename(args)) => rename::run(args, global, surroundings),
        Some(Subcommands::Pseudo(args)) => pseudo::run(args, global, surroundings),
        Some(Subcommands::Accept(args)) => accept::run(args, global, surroundings),
        Some(Subcommands::Build(args)) => build::run(args, global, surroundings),
        Some(Subcommands::Format(args)) => format::run(args, global, surroundings),
        Some(Subcommands::Fmt(args)) => fmt::run(args, global, surroundings),
        Some(Subcommands::Adopt(args)) => adopt::run(args, global, surroundings),
        Some(Subcommands::Export(args)) => export::run(args, global, surroundings),
        Some(Subcommands::Import(args)) => import::run(args, global, surroundings),
        Some(Subcommands::Serve(args)) => serve::run(args, global, surroundings),
        Some(Subcommands::Suggest(args)) => suggest::run(args, global, surroundings),
        Some(Subcommands::Glossary(args)) => glossary::run(args, global, surroundings),
        Some(Subcommands::Help(args)) => help::run(args, global, surroundings, &mut Cli::command()),
        Some(Subcommands::Explain(args)) => explain::run(args, global, surroundings),
        Some(Subcommands::Schema(args)) => schema::run(args),
        Some(Subcommands::Completions(args)) => Ok(completions::run(args, &mut Cli::command())),
        Some(Subcommands::Init(args)) => init::command::run(args, global, surroundings),
        Some(Subcommands::Lsp(args)) => lsp::run(args, global, surroundings),
        Some(Subcommands::Watch(args)) => watch::run(args, global, surroundings),
        Some(Subcommands::Man(args)) => man::run(args, &mut Cli::command()),
    }
}

/// Returns how reports for people are to look on the standard output.
fn look(global: &Global, surroundings: &Surroundings) -> Look {
    let Terminal {
        is_terminal,
        color,
        width,
    } = surroundings.out;
    Look {
        color,
        terminal: is_terminal || color,
        width,
        detail: global.detail(),
    }
}
