//! Output files as data.

use camino::Utf8PathBuf;

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Relative to the output folder, with `/`.
    pub path: Utf8PathBuf,
    pub bytes: Vec<u8>,
}
