//! Parts that cannot be put together.

use std::fmt;

/// The reason why parts cannot be put together, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFault {
    pub message: String,
    pub help: String,
}

impl PartFault {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}

impl fmt::Display for PartFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PartFault {}
