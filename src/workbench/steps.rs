//! Saves that can be taken back.

use camino::Utf8PathBuf;

/// So many saves can be taken back.
pub(super) const MOST_STEPS: usize = 100;

/// A save.
#[derive(Debug)]
pub(super) struct UndoStep {
    pub key: String,
    pub message: String,
    pub target: usize,
    pub files: Vec<UndoneFile>,
}

/// A file that a save wrote.
#[derive(Debug)]
pub(super) struct UndoneFile {
    pub path: Utf8PathBuf,
    /// `None` where there was none.
    pub before: Option<String>,
    pub after: String,
}
