//! The arguments of `paridad init`.

use clap::Args;

use crate::cli::Global;
use crate::cli::escaping_writer::Medium;
use crate::cli::init::{propose, write};
use crate::cli::output::Output;
use crate::cli::project::{find, tell};
use crate::cli::surroundings::Surroundings;
use crate::text::escape_control::escape_name;

/// Begin a project: write a commented paridad.toml with what was found
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad init --print   see what would be written
  paridad init           write it")]
pub(in crate::cli) struct Init {
    /// Write over the paridad.toml that is there
    #[arg(long)]
    force: bool,
    /// Print it, and write nothing
    #[arg(long, conflicts_with = "force")]
    print: bool,
}

pub(in crate::cli) fn run(
    args: &Init,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let found = find(global, &surroundings.directory()?, &[])?;
    let text = propose(&found)?;
    if args.print {
        return Ok(Output {
            out: text,
            medium: Medium::Bytes,
            ..Output::default()
        });
    }
    let path = write(&found, &text, args.force, &mut tell(surroundings))?;
    let path = found.folder.join(path);
    let path = escape_name(path.as_str());
    Ok(Output {
        err: format!("wrote `{path}`; `paridad check` comes next\n"),
        ..Output::default()
    })
}
