//! Errors of usage and of the disk, as they are shown.

use std::any::Any;
use std::fmt;

use crate::checks::guard::reason;
use crate::cli::output::{Exit, Output};
use crate::cli::surroundings::Surroundings;
use crate::diagnostic::Severity;
use crate::report;

/// An error with what to do about it.
#[derive(Debug)]
pub(super) struct Failure {
    pub message: String,
    pub hint: Option<String>,
}

/// A folder without a statement and without a catalog.
#[derive(Debug)]
pub(super) struct NothingToTranslate(pub Failure);

impl fmt::Display for NothingToTranslate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NothingToTranslate {}

/// A configuration that cannot be used, with its faults rendered.
#[derive(Debug)]
pub(super) struct BadConfiguration(pub String);

impl fmt::Display for BadConfiguration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim_end())
    }
}

impl std::error::Error for BadConfiguration {}

impl Failure {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: Some(hint.into()),
        }
    }
}

/// Describes a fault of the program itself.
pub(super) fn of_panic(panic: &(dyn Any + Send)) -> Failure {
    Failure::new(
        format!("paridad itself failed: {}", reason(panic)),
        "this is a fault of paridad: please report it, with what it says under `RUST_BACKTRACE=1`",
    )
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// `error: …` and `hint: …` on the standard error.
pub(super) fn output(error: &anyhow::Error, surroundings: &Surroundings) -> Output {
    let color = surroundings.err.color;
    if let Some(BadConfiguration(shown)) = error.downcast_ref() {
        return Output {
            err: shown.clone(),
            exit: Exit::Failure,
            ..Output::default()
        };
    }
    let mut err = report::labelled(color, Severity::Error, &format!("{error:#}"));
    let nothing = error.downcast_ref::<NothingToTranslate>();
    let failure = error.downcast_ref::<Failure>();
    let failure = failure.or(nothing.map(|nothing| &nothing.0));
    if let Some(hint) = failure.and_then(|failure| failure.hint.as_ref()) {
        err.push_str(&report::hint(color, hint));
    }
    Output {
        err,
        exit: Exit::Failure,
        ..Output::default()
    }
}
