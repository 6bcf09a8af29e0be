//! `paridad explain`: the manual page of a check or a topic, or the table of all checks.

use camino::Utf8PathBuf;
use clap::Args;

use crate::checks;
use crate::cli::manual::Topic;
use crate::cli::output::Output;
use crate::cli::project::{find, find_check};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, help, look};
use crate::config;
use crate::pipeline::manual_page::manual_page;
use crate::pipeline::terminology::{self, glossary};
use crate::report::check_manual::CheckManual;
use crate::report::manual;

/// Explain a check or a topic, or list all checks
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad explain                  list all checks
  paridad explain missing-message  read what it finds, why it matters, when to silence it
  paridad explain fluent           read what a translator needs to know of catalogs
  paridad explain glossary         in a project: the terms of its glossary, too")]
pub(super) struct Explain {
    /// The name of a check, as it stands in brackets in a report, or of a page of the manual
    check: Option<String>,
    /// The language of a page of the manual, where it exists in several [default: by LANG]
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
}

pub(super) fn run(
    args: &Explain,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let look = look(global, surroundings);
    let topic = args.check.as_deref().and_then(Topic::find);
    let out = match (&args.check, topic) {
        (_, Some(topic)) => {
            let languages = help::languages(args.language.as_deref(), surroundings);
            help::page(topic, &languages, &look)?
        }
        (Some(name), None) => {
            let check = find_check(name)?;
            let mut out = manual::page(&manual_page(check), &look);
            if check.info().id == terminology::CHECK
                && let Some((path, terms)) = terms(global, surroundings)
            {
                out.push_str(&manual::terms(&path, &terms, &look));
            }
            out
        }
        (None, None) => {
            let pages: Vec<CheckManual> = checks::ALL
                .iter()
                .map(|check| manual_page(*check))
                .collect();
            manual::table(&pages, &look)
        }
    };
    Ok(Output {
        out,
        ..Output::default()
    })
}

/// Returns the glossary of the project that somebody stands in, and where it is.
fn terms(
    global: &Global,
    surroundings: &Surroundings,
) -> Option<(Utf8PathBuf, config::glossary::Glossary)> {
    let found = find(global, &surroundings.directory().ok()?, &[]).ok()?;
    glossary(&found.folder)
}
