//! The arguments of `paridad init`.

use camino::Utf8Path;
use clap::Args;

use crate::cli::Global;
use crate::cli::escaping_writer::Medium;
use crate::cli::init::{example, propose, write};
use crate::cli::output::Output;
use crate::cli::project::{find, tell};
use crate::cli::surroundings::Surroundings;
use crate::disk::{self, ProjectRoot, listing};
use crate::project::layout;
use crate::text::escape_control::escape_name;

/// Begin a project: write a commented paridad.toml with what was found
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad init --print    see what would be written
  paridad init            write it
  paridad init --example  lay a small project of one statement, its terms and two languages")]
pub(in crate::cli) struct Init {
    /// Write over the paridad.toml that is there
    #[arg(long)]
    force: bool,
    /// Print it, and write nothing
    #[arg(long, conflicts_with = "force")]
    print: bool,
    /// Lay an example into an empty folder: a statement in English, Spanish and Portuguese
    #[arg(long, conflicts_with_all = ["force", "print"])]
    example: bool,
}

pub(in crate::cli) fn run(
    args: &Init,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let directory = surroundings.directory()?;
    let found = if args.example && global.project.is_none() {
        // A project above has nothing to do with an example.
        disk::project_at(directory)
    } else {
        find(global, &directory, &[])?
    };
    if args.example {
        let written = example::write(&found, &mut tell(surroundings))?;
        return Ok(Output {
            out: written.iter().map(|path| format!("{path}\n")).collect(),
            err: format!(
                "wrote {} files; `paridad check` looks at them, `paridad build` publishes them\n",
                written.len()
            ),
            ..Output::default()
        });
    }
    let text = propose(&found)?;
    if args.print {
        return Ok(Output {
            out: text,
            medium: Medium::Bytes,
            ..Output::default()
        });
    }
    let path = write(&found, &text, args.force, &mut tell(surroundings))?;
    let next = next_step(&found, &path)?;
    let path = found.folder.join(path);
    let path = escape_name(path.as_str());
    Ok(Output {
        err: format!("wrote `{path}`; {next}\n"),
        ..Output::default()
    })
}

/// Says what leads on from a project that was begun.
fn next_step(project: &ProjectRoot, configuration: &Utf8Path) -> anyhow::Result<String> {
    let project = ProjectRoot {
        configuration: Some(configuration.to_owned()),
        ..project.clone()
    };
    let (config, _) = disk::configuration(&project)?;
    let paths = listing::list(&project.folder, &config).paths;
    let (layout, _) = layout::plan(&config, &paths);
    let is_empty = layout.sets.is_empty() && layout.documents.is_empty();
    Ok(if is_empty {
        let content = &config.content;
        format!("write a statement next, such as `{content}/call.md`")
    } else if layout.targets.is_empty() {
        "`paridad sync --scaffold es` begins a translation into Spanish".to_owned()
    } else {
        "`paridad check` comes next".to_owned()
    })
}
