//! `paridad explain`: the manual page of a check, or the table of all of them.

use clap::Args;

use crate::checks::{self, model::Check};
use crate::cli::output::Output;
use crate::cli::project::find_check;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, look};
use crate::report::manual::{self, Page};

/// Explain a check, or list all checks
#[derive(Args)]
#[command(after_help = "\
Examples:
  paridad explain                  list all checks
  paridad explain missing-message  read what it finds, why it matters, when to silence it")]
pub(super) struct Explain {
    /// The name of a check, as it stands in brackets in a report
    check: Option<String>,
}

pub(super) fn run(
    args: &Explain,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let look = look(global, surroundings);
    let out = match &args.check {
        Some(name) => manual::page(&page(find_check(name)?), &look),
        None => {
            let pages: Vec<Page> = checks::ALL.iter().map(|check| page(*check)).collect();
            manual::table(&pages, &look)
        }
    };
    Ok(Output {
        out,
        ..Output::default()
    })
}

pub(super) fn page(check: &dyn Check) -> Page {
    let info = check.info();
    Page {
        id: info.id,
        severity: info.severity,
        is_fixable: info.is_fixable,
        doc: info.doc,
    }
}
