//! `paridad completions`: scripts that let a shell complete commands and flags.

use clap::{Args, Command};
use clap_complete::Shell;

use crate::cli::escaping_writer::Medium;
use crate::cli::output::Output;

/// Print a completion script for a shell
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad completions bash > ~/.local/share/bash-completion/completions/paridad
  paridad completions zsh  > ~/.zfunc/_paridad
  paridad completions fish > ~/.config/fish/completions/paridad.fish")]
pub(super) struct Completions {
    shell: Shell,
}

pub(super) fn run(args: &Completions, command: &mut Command) -> Output {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, command, "paridad", &mut script);
    Output {
        out: String::from_utf8_lossy(&script).into_owned(),
        medium: Medium::Bytes,
        ..Output::default()
    }
}
