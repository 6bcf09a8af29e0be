//! `paridad help`: the help of a command, or a page of the manual.

use clap::builder::StyledStr;
use clap::{Args, Command};

use crate::checks;
use crate::cli::failure::Failure;
use crate::cli::manual::{TOPICS, Topic};
use crate::cli::output::Output;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, look, names};
use crate::pipeline::manual_page::manual_page;
use crate::report::manual;
use crate::report::model::Look;

/// Show the help of a command, or a page of the manual
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad help             list the commands and the pages of the manual
  paridad help sync        read about a command
  paridad help statements  read how a project is laid out
  paridad help fluent --language es")]
pub(super) struct HelpArgs {
    /// A command, a page of the manual, or a check
    name: Vec<String>,
    /// The language of the page, where it exists in several [default: by LANG]
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
}

pub(super) fn run(
    args: &HelpArgs,
    global: &Global,
    surroundings: &Surroundings,
    command: &mut Command,
) -> anyhow::Result<Output> {
    command.build();
    let look = look(global, surroundings);
    let out = match &args.name[..] {
        [] => {
            let commands = styled(&command.render_help(), &look);
            format!("{commands}\n{}", topics(&look))
        }
        [name] => match (Topic::find(name), checks::find(name)) {
            (Some(topic), _) => {
                let languages = languages(args.language.as_deref(), surroundings);
                page(topic, &languages, &look)?
            }
            (None, Some(check)) => manual::page(&manual_page(check), &look),
            (None, None) => styled(&named(command, &args.name)?.render_long_help(), &look),
        },
        names => styled(&named(command, names)?.render_long_help(), &look),
    };
    Ok(Output {
        out,
        ..Output::default()
    })
}

/// Writes a text of clap.
pub(super) fn styled(text: &StyledStr, look: &Look) -> String {
    if look.color {
        text.ansi().to_string()
    } else {
        text.to_string()
    }
}

/// Writes a page, and in which other languages it can be had.
///
/// # Errors
/// A language that was asked for and that the page does not exist in.
pub(super) fn page(topic: &Topic, wanted: &Languages, look: &Look) -> anyhow::Result<String> {
    let known: Vec<&str> = topic.languages().collect();
    let chosen = match wanted {
        Languages::Asked(language) => known
            .iter()
            .find(|it| *it == language)
            .copied()
            .ok_or_else(|| {
                let message = format!("there is no page `{}` in `{language}`", topic.name);
                Failure::new(message, format!("there is {}", known.join(", ")))
            })?,
        Languages::OfSystem(languages) => languages
            .iter()
            .find_map(|wanted| known.iter().find(|it| *it == wanted))
            .map_or("en", |it| it),
    };
    let mut text = manual::text(topic.text(chosen), look);
    for other in known.iter().filter(|it| **it != chosen) {
        let command = format!("paridad help {} --language {other}", topic.name);
        text.push_str(&format!("\n{other}: {command}"));
    }
    Ok(format!("{}\n", text.trim_end()))
}

/// Lists the pages of the manual, a line each.
fn topics(look: &Look) -> String {
    let rows: Vec<(&str, &str)> = TOPICS
        .iter()
        .map(|topic| (topic.name, topic.title()))
        .collect();
    let list = manual::list("Pages of the manual:", &rows, look);
    format!("{list}\n`paridad help NAME` shows the help of a command, a page or a check.\n")
}

/// Finds the command of these names: a command, or one within another.
fn named<'c>(command: &'c mut Command, names: &[String]) -> Result<&'c mut Command, Failure> {
    let mut found = command;
    for name in names {
        if found.find_subcommand(name).is_none() {
            let commands = found.get_subcommands().map(Command::get_name);
            let topics = TOPICS.iter().map(|topic| topic.name);
            let known: Vec<&str> = commands.chain(topics).collect();
            let message = format!("there is no command and no page `{name}`");
            let hint = names::hint(name, &known, "`paridad help` lists them");
            return Err(Failure::new(message, hint));
        }
        found = found
            .find_subcommand_mut(name)
            .expect("it was found a moment ago");
    }
    Ok(found)
}

/// The languages that a reader wants a page in.
pub(super) enum Languages {
    /// By `--language`.
    Asked(String),
    /// By the variables of the system, the best first.
    OfSystem(Vec<String>),
}

pub(super) fn languages(asked: Option<&str>, surroundings: &Surroundings) -> Languages {
    match asked {
        Some(language) => Languages::Asked(language.to_owned()),
        None => Languages::OfSystem(surroundings.languages.clone()),
    }
}
