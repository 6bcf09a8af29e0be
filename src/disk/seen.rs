//! Digests of the files that a command is about to change: a file that changed since it was read is not overwritten.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

use camino::{Utf8Path, Utf8PathBuf};
use sha2::{Digest as _, Sha256};

use crate::disk::project_folder::ProjectFolder;
use crate::text::file_source::FileSource;

/// The digest that tells the bytes of a file from any others: SHA-256.
pub(super) type Digest = [u8; 32];

/// Computes the digest of the bytes of a file.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// Files of a project that are read to be changed.
pub struct NotedFiles<'r> {
    root: &'r ProjectFolder,
    sent: Sender<(Utf8PathBuf, Option<Digest>)>,
}

/// The digests of the files as they were read.
pub struct ReadDigests {
    received: Receiver<(Utf8PathBuf, Option<Digest>)>,
    digests: RefCell<HashMap<Utf8PathBuf, Option<Digest>>>,
}

impl<'r> NotedFiles<'r> {
    /// Begins to note what is read.
    pub fn new(root: &'r ProjectFolder) -> (Self, ReadDigests) {
        let (sent, received) = channel();
        let digests = RefCell::default();
        (Self { root, sent }, ReadDigests { received, digests })
    }
}

impl FileSource for NotedFiles<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let read = self.root.read(path);
        let found = read.as_ref().ok().map(|bytes| digest(bytes));
        // Nobody listens any more: then nobody writes.
        let _ = self.sent.send((path.to_owned(), found));
        read
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.root.exists(path)
    }
}

impl ReadDigests {
    /// Gives the digest of what was read first of a file; `None` where there was none, or nobody asked for it.
    pub(super) fn of(&self, path: &Utf8Path) -> Option<Digest> {
        let mut digests = self.digests.borrow_mut();
        for (path, found) in self.received.try_iter() {
            digests.entry(path).or_insert(found);
        }
        digests.get(path).copied().flatten()
    }
}
