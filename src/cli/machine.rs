//! The program of the user that translates: whether it may be run, and what is to be said of it. A configuration comes
//! from strangers, so that it names a program is no reason to run it.

use camino::Utf8Path;
use clap::Args;

use crate::cli::surroundings::Surroundings;
use crate::config::model::Config;
use crate::diagnostic::Severity;
use crate::disk::line_program::LineProgram;
use crate::report;
use crate::text::escape_control::{escape_name, on_one_line};

#[derive(Args)]
pub(super) struct AllowCommand {
    /// Run the program that `[suggest]` names in the configuration, which translates: `paridad help machine`
    #[arg(long)]
    allow_command: bool,
}

impl AllowCommand {
    pub(super) fn is_given(&self, surroundings: &Surroundings) -> bool {
        self.allow_command || surroundings.allows_command
    }

    /// Returns the program of a project for one run, where there is one that may be run; one that may not is told of in
    /// `remarks`.
    pub(super) fn program(
        &self,
        config: &Config,
        root: &Utf8Path,
        surroundings: &Surroundings,
        remarks: &mut String,
    ) -> Option<LineProgram> {
        if self.is_given(surroundings) {
            let is_named = !config.suggest.command.is_empty();
            return is_named.then(|| LineProgram::for_run(&config.suggest, root));
        }
        remarks.push_str(&self.refusal(config, surroundings));
        None
    }

    /// Returns what is to be said of a program that may not be run.
    pub(super) fn refusal(&self, config: &Config, surroundings: &Surroundings) -> String {
        let forbidden = config.suggest.forbidden();
        let forbidden = forbidden.filter(|_| !self.is_given(surroundings));
        let remark = |text: String| report::remark(surroundings.err.color, &text);
        forbidden.map_or_else(String::new, remark)
    }
}

/// Returns what is to be said of a program after it was asked: why it did not answer all, and what it complained of.
pub(super) fn remarks(
    config: &Config,
    (fault, complaints): (Option<&str>, &str),
    surroundings: &Surroundings,
) -> String {
    let color = surroundings.err.color;
    let name = config.suggest.command.first();
    let name = name.map(|name| escape_name(name)).unwrap_or_default();
    let lines = complaints.lines().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| format!("`{name}` says: {}", on_one_line(line)));
    let mut out: String = lines.map(|line| report::remark(color, &line)).collect();
    if let Some(fault) = fault {
        let text = format!("`{name}`: {}", on_one_line(fault));
        out.push_str(&report::labelled(color, Severity::Error, &text));
    }
    out
}
