//! Files that were read.

use crate::project::layout::Layout;
use crate::text::decode::{self, Decoded};
use crate::text::file_source::FileSource;
use crate::text::source::FileId;

/// A file that was read, or why not.
pub struct Loaded {
    pub file: FileId,
    pub content: Result<Decoded, String>,
}

impl Loaded {
    /// Reads and decodes a file of a project.
    pub(super) fn read(layout: &Layout, files: &dyn FileSource, file: FileId) -> Self {
        let bytes = files.read(layout.path(file));
        Self {
            file,
            content: bytes.map(decode::decode).map_err(|error| error.to_string()),
        }
    }

    /// Returns what a file says that is among those that were read; `None` where it could not be read.
    pub fn find<'l>(
        loaded: impl IntoIterator<Item = &'l Self>,
        file: FileId,
    ) -> Option<&'l Decoded> {
        let found = loaded.into_iter().find(|loaded| loaded.file == file)?;
        found.content.as_ref().ok()
    }
}
