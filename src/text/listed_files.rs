//! Files of which some are elsewhere: the paths of all are known, and what is wanted and not at hand is noted.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use crate::text::file_source::FileSource;

/// The files at hand of a project that has more.
#[derive(Debug)]
pub struct ListedFiles<F> {
    files: F,
    /// The paths of all files, sorted.
    listing: Vec<Utf8PathBuf>,
    /// Those that somebody wanted to read and that are not at hand.
    lacking: Mutex<BTreeSet<Utf8PathBuf>>,
}

impl<F> ListedFiles<F> {
    /// Takes the files at hand, and the paths of all.
    pub fn new(files: F, listing: BTreeSet<Utf8PathBuf>) -> Self {
        Self {
            files,
            listing: listing.into_iter().collect(),
            lacking: Mutex::default(),
        }
    }

    /// Returns the files at hand.
    pub fn at_hand(&self) -> &F {
        &self.files
    }

    /// Returns the paths of all files, sorted.
    pub fn listing(&self) -> &[Utf8PathBuf] {
        &self.listing
    }

    /// Returns a file that was wanted since this was last asked and is not at hand; the first one of several.
    pub fn take_lacking(&self) -> Option<Utf8PathBuf> {
        let mut lacking = self.lacking.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *lacking).pop_first()
    }
}

impl<F: FileSource> FileSource for ListedFiles<F> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let read = self.files.read(path);
        if let Err(error) = &read
            && error.kind() == io::ErrorKind::NotFound
            && self.has(path)
        {
            let mut lacking = self.lacking.lock().unwrap_or_else(PoisonError::into_inner);
            lacking.insert(path.to_owned());
        }
        read
    }

    fn has(&self, path: &Utf8Path) -> bool {
        let listed = self.listing.binary_search_by(|it| (**it).cmp(path));
        listed.is_ok() || self.files.has(path)
    }
}
