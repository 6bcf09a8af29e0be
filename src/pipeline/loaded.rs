//! Files that were read.

use crate::text::decode::Decoded;
use crate::text::source::FileId;

/// A file that was read, or why not.
pub struct Loaded {
    pub file: FileId,
    pub content: Result<Decoded, String>,
}

impl Loaded {
    /// What a file says that is among those that were read; `None` where it could not be read.
    pub fn find<'l>(
        loaded: impl IntoIterator<Item = &'l Self>,
        file: FileId,
    ) -> Option<&'l Decoded> {
        let found = loaded.into_iter().find(|it| it.file == file)?;
        found.content.as_ref().ok()
    }
}
