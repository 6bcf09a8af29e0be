//! Output files as data, and how they are handed over.

use camino::{Utf8Path, Utf8PathBuf};

use crate::text::file_stamp::FileStamp;

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Relative to the output folder, with `/`.
    pub path: Utf8PathBuf,
    pub bytes: Vec<u8>,
}

/// Who writes what is made. `Written` tells what became of it.
pub trait ArtifactSink: Sync {
    type Written: Send;

    /// Writes files, each whole or not at all.
    ///
    /// # Errors
    /// Whatever keeps a file from being written.
    fn write(&self, artifacts: &[Artifact]) -> anyhow::Result<Self::Written>;

    /// Begins a file that is too long to be held at once.
    ///
    /// Finishes the file, which is seen from then on.
    ///
    /// # Errors
    /// As above.
    fn begin(&self, path: &Utf8Path) -> anyhow::Result<Box<dyn Growing<Self::Written>>>;

    /// Returns what tells whether a file that was written changed since; `None` where only its bytes tell.
    fn stamp(&self, _path: &Utf8Path) -> Option<FileStamp> {
        None
    }
}

/// A file that grows. Nothing is seen of it until it is finished.
pub trait Growing<T>: Send {
    /// Appends bytes.
    ///
    /// # Errors
    /// Whatever keeps the bytes from being written.
    fn append(&mut self, bytes: &[u8]) -> anyhow::Result<()>;

    /// # Errors
    /// As above.
    fn finish(self: Box<Self>) -> anyhow::Result<T>;
}
