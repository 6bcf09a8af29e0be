//! The text of a file before and after a command.

/// The text of a file before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    pub before: String,
    pub after: String,
}
