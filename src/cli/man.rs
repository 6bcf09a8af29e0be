//! `paridad man`: manual pages, made from the arguments.

use anyhow::Context;
use camino::Utf8PathBuf;
use clap::{Args, Command};

use crate::cli::escaping_writer::Medium;
use crate::cli::failure::Failure;
use crate::cli::manual::TOPICS;
use crate::cli::names;
use crate::cli::output::Output;
use crate::disk;
use crate::emit::model::Artifact;
use crate::report::manual;
use crate::text::escape_control::escape_name;

const VERSION: &str = concat!("paridad ", env!("CARGO_PKG_VERSION"));

/// Print a manual page, or write all of them
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad man | man -l -            read the page of paridad
  paridad man check | man -l -      read the page of paridad check
  paridad man --dir /usr/local/share/man/man1")]
pub(super) struct Man {
    /// The command that the page is about
    command: Option<String>,
    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    dir: Option<Utf8PathBuf>,
}

pub(super) fn run(args: &Man, command: &mut Command) -> anyhow::Result<Output> {
    command.build();
    let commands: Vec<&Command> = command.get_subcommands().collect();
    if let Some(dir) = &args.dir {
        let all = std::iter::once(&*command).chain(commands);
        let mut artifacts = all
            .map(|command| {
                Ok(Artifact {
                    path: format!("{}.1", page_name(command)).into(),
                    bytes: page(command)?,
                })
            })
            .collect::<anyhow::Result<Vec<_>>>()?;
        artifacts.extend(TOPICS.iter().map(|topic| Artifact {
            path: format!("paridad-{}.7", topic.name).into(),
            bytes: manual::roff(topic.name, topic.text("en"), VERSION).into_bytes(),
        }));
        let written = disk::output::write(dir, &artifacts)?;
        return Ok(Output {
            err: format!(
                "{} pages in `{}`, {} written\n",
                artifacts.len(),
                escape_name(dir.as_str()),
                written.changed.len()
            ),
            ..Output::default()
        });
    }
    let chosen = match &args.command {
        None => command,
        Some(name) => commands
            .iter()
            .find(|command| command.get_name() == name)
            .copied()
            .ok_or_else(|| {
                let known: Vec<&str> = commands.iter().map(|it| it.get_name()).collect();
                let message = format!("there is no command `{name}`");
                let all = format!("there are {}", known.join(", "));
                Failure::new(message, names::hint(name, &known, &all))
            })?,
    };
    Ok(Output {
        out: String::from_utf8_lossy(&page(chosen)?).into_owned(),
        medium: Medium::Bytes,
        ..Output::default()
    })
}

fn page_name(command: &Command) -> String {
    let name = command.get_display_name().unwrap_or(command.get_name());
    name.replace(' ', "-")
}

fn page(command: &Command) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone())
        .title(page_name(command).to_uppercase())
        .source(VERSION)
        .render(&mut page)
        .context("making the manual page")?;
    Ok(page)
}
