//! `paridad lsp`: the language server, for editors.

use camino::Utf8PathBuf;
use clap::Args;

use crate::cli::Global;
use crate::cli::machine::AllowCommand;
use crate::cli::output::Output;
use crate::cli::project::find;
use crate::cli::surroundings::Surroundings;
use crate::disk::ProjectRoot;
use crate::lsp;

/// Serve an editor: findings while you type, fixes, hover, definitions, completion, rename
#[derive(Args)]
#[command(after_help = "\
An editor starts this program and talks to it; `paridad help editors` has the lines for several.
Nothing is written: the editor applies edits, and you save them.

Examples:
  paridad lsp
  paridad lsp -C site     the project in this folder, whatever the editor has opened")]
pub(super) struct Lsp {
    #[command(flatten)]
    allow: AllowCommand,
}

pub(super) fn run(
    args: &Lsp,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let find_project = |folder: Option<Utf8PathBuf>| -> anyhow::Result<ProjectRoot> {
        Ok(find(global, &directory, &Vec::from_iter(folder))?)
    };
    lsp::serve(&find_project, args.allow.is_given(surroundings))?;
    Ok(Output::default())
}
