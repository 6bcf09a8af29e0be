//! Errors of the public face.

use std::fmt;

use serde::Serialize;

use crate::config::fault::ConfigFault;
use crate::diagnostic::Severity;
use crate::text::slice::Slice;

/// An obstacle to opening, checking or building a project. What is wrong with translations is no error, but a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder cannot be read or written, or has no place where it stands.
    File { path: String, reason: String },
    /// The configuration cannot be followed; the first of its faults that make it so.
    Configuration(ConfigurationFault),
    /// There is nothing to translate in a project: neither catalogs nor statements.
    NothingThere { path: String },
    /// A text that is no language tag.
    Tag(String),
    /// A locale that the project does not have.
    UnknownLocale(String),
    /// A check that does not exist.
    UnknownCheck(String),
    /// A name that no statement has.
    UnknownDocument(String),
    /// The id of a message that no catalog has.
    UnknownMessage(String),
    /// Parts that cannot be put together, and what to do about it.
    Parts { message: String, help: String },
}

/// A fault of the configuration of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ConfigurationFault {
    /// An error makes the configuration unusable; the others tell what is not honoured.
    pub severity: Severity,
    /// Relative to the project.
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    pub message: String,
    pub help: Option<String>,
}

impl Error {
    /// Returns the path and the line that the error is of, and what helps, where there are some.
    #[cfg(any(feature = "python", feature = "wasm"))]
    pub(crate) fn details(&self) -> (Option<&str>, Option<usize>, Option<&str>) {
        match self {
            Error::File { path, .. } | Error::NothingThere { path } => (Some(path), None, None),
            Error::Configuration(fault) => {
                (Some(&fault.path), Some(fault.line), fault.help.as_deref())
            }
            Error::Parts { help, .. } => (None, None, Some(help)),
            Error::Tag(_)
            | Error::UnknownLocale(_)
            | Error::UnknownCheck(_)
            | Error::UnknownDocument(_)
            | Error::UnknownMessage(_) => (None, None, None),
        }
    }

    pub(super) fn file(path: impl Into<String>, reason: impl fmt::Display) -> Self {
        Self::File {
            path: path.into(),
            reason: reason.to_string(),
        }
    }
}

impl ConfigurationFault {
    pub(super) fn new(fault: &ConfigFault) -> Self {
        let before = fault.text.slice(..fault.span.start as usize);
        Self {
            severity: fault.severity,
            path: fault.origin.to_string(),
            line: before.matches('\n').count() + 1,
            message: fault.message.clone(),
            help: fault.help.clone(),
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::File { path, reason } => write!(f, "{path}: {reason}"),
            Error::Configuration(fault) => {
                write!(f, "{}:{}: {}", fault.path, fault.line, fault.message)
            }
            Error::NothingThere { path } => write!(f, "{path}: there is nothing to translate"),
            Error::Tag(text) => write!(f, "`{text}` is no language tag"),
            Error::UnknownLocale(name) => write!(f, "this project has no locale `{name}`"),
            Error::UnknownCheck(name) => write!(f, "there is no check `{name}`"),
            Error::UnknownDocument(name) => write!(f, "this project has no statement `{name}`"),
            Error::UnknownMessage(id) => write!(f, "there is no message `{id}`"),
            Error::Parts { message, .. } => f.write_str(message),
        }
    }
}
