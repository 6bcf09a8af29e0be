//! Files of which some are elsewhere: the paths of all are known, and what is wanted and not at hand is noted.

use std::collections::BTreeSet;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use camino::{Utf8Path, Utf8PathBuf};

use crate::text::file_source::FileSource;

/// The files at hand of a project that has more.
#[derive(Debug)]
pub struct FilesAtHand<F> {
    files: F,
    /// The paths of all files, sorted.
    listing: Vec<Utf8PathBuf>,
    /// Tells of each if somebody wanted to read it and it is not at hand.
    lacking: Vec<AtomicBool>,
}

impl<F> FilesAtHand<F> {
    /// Takes the files at hand, and the paths of all.
    pub fn new(files: F, listing: BTreeSet<Utf8PathBuf>) -> Self {
        Self {
            files,
            lacking: listing.iter().map(|_| AtomicBool::new(false)).collect(),
            listing: listing.into_iter().collect(),
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

    /// Returns a file that was wanted and is not at hand; the first one of several.
    pub fn lacking(&self) -> Option<&Utf8Path> {
        let mut lacking = self.lacking.iter();
        let place = lacking.position(|it| it.load(Ordering::Relaxed))?;
        Some(&self.listing[place])
    }

    fn place(&self, path: &Utf8Path) -> Option<usize> {
        self.listing.binary_search_by(|it| (**it).cmp(path)).ok()
    }
}

impl<F: FileSource> FileSource for FilesAtHand<F> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let read = self.files.read(path);
        if let Err(error) = &read
            && error.kind() == io::ErrorKind::NotFound
            && let Some(place) = self.place(path)
        {
            self.lacking[place].store(true, Ordering::Relaxed);
        }
        read
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.place(path).is_some() || self.files.has(path)
    }
}
