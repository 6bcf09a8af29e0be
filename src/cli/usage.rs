//! Prints clap's own texts: help, the version, and errors about arguments.

use std::ffi::OsString;

use anstream::ColorChoice;
use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser};

use crate::cli::Cli;
use crate::cli::output::{Exit, Output, write};
use crate::cli::surroundings::Surroundings;
use crate::text::escape_control::escape_name;
use crate::text::nearest::meant;

/// Writes an error of clap, which repeats arguments as they are: with signs for their controls. Returns the exit code.
pub(super) fn show(error: clap::Error, arguments: &[OsString]) -> u8 {
    let surroundings = Surroundings::read(ColorChoice::Auto);
    let escaped = arguments.iter().map(escaped);
    let mut error = Cli::try_parse_from(escaped).err().unwrap_or(error);
    suggest_command(&mut error);
    let (text, is_err) = (error.render(), error.exit_code() != 0);
    let terminal = if is_err {
        surroundings.err
    } else {
        surroundings.out
    };
    let text = if terminal.color {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    let output = if is_err {
        Output {
            err: text,
            exit: Exit::Failure,
            ..Output::default()
        }
    } else {
        Output {
            out: text,
            ..Output::default()
        }
    };
    write(&output, &surroundings)
}

/// Offers the nearest command alone: clap lists every one that is a little alike.
fn suggest_command(error: &mut clap::Error) {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else {
        return;
    };
    let command = Cli::command();
    let names: Vec<&str> = command.get_subcommands().map(|it| it.get_name()).collect();
    if let Some(name) = meant(typed, &names) {
        let name = ContextValue::Strings(vec![name.to_owned()]);
        error.insert(ContextKind::SuggestedSubcommand, name);
    }
}

/// Returns the argument with signs. Should all be understood once one that is no UTF-8 is, clap's first error says what
/// was wrong.
fn escaped(argument: &OsString) -> OsString {
    let text = argument.to_string_lossy();
    escape_name(&text).into_owned().into()
}
