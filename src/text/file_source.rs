//! The one way by which anything above learns the bytes of a project's files: from a disk, an editor, a test.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

use camino::{Utf8Path, Utf8PathBuf};

use crate::text::file_stamp::FileStamp;

/// Gives the bytes of files by their paths, relative to the project.
pub trait FileSource: Sync {
    /// Reads a file.
    ///
    /// # Errors
    /// Whatever keeps the file from being read.
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>>;

    /// Reads a file as UTF-8.
    ///
    /// # Errors
    /// As [`Self::read`], and other encodings.
    fn read_text(&self, path: &Utf8Path) -> io::Result<String> {
        String::from_utf8(self.read(path)?)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
    }

    /// Tells if there is a file.
    fn has(&self, path: &Utf8Path) -> bool {
        self.read(path).is_ok()
    }

    /// Returns what tells whether a file changed without reading it; `None` where only its bytes tell.
    fn stamp(&self, _path: &Utf8Path) -> Option<FileStamp> {
        None
    }

    /// Opens a file that is too long to be held at once.
    ///
    /// # Errors
    /// Whatever keeps the file from being read.
    fn open(&self, path: &Utf8Path) -> io::Result<Box<dyn io::Read + Send>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }
}

/// Files in memory: of a test, an editor or a browser.
impl FileSource for BTreeMap<Utf8PathBuf, Vec<u8>> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        self.get(path)
            .cloned()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl<F: FileSource + ?Sized> FileSource for &F {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        (**self).read(path)
    }

    fn has(&self, path: &Utf8Path) -> bool {
        (**self).has(path)
    }

    fn stamp(&self, path: &Utf8Path) -> Option<FileStamp> {
        (**self).stamp(path)
    }

    fn open(&self, path: &Utf8Path) -> io::Result<Box<dyn io::Read + Send>> {
        (**self).open(path)
    }
}

/// Files, some of which have other bytes than below, or are not there.
pub struct Overlay<'f> {
    files: &'f dyn FileSource,
    bytes: BTreeMap<Utf8PathBuf, Vec<u8>>,
    hidden: BTreeSet<Utf8PathBuf>,
}

impl<'f> Overlay<'f> {
    pub fn new(files: &'f dyn FileSource) -> Self {
        Self {
            files,
            bytes: BTreeMap::new(),
            hidden: BTreeSet::new(),
        }
    }

    /// Lets a file of below not be there.
    pub fn hide(&mut self, path: Utf8PathBuf) {
        self.hidden.insert(path);
    }

    /// Lets a file have these bytes.
    pub fn put(&mut self, path: Utf8PathBuf, bytes: Vec<u8>) {
        self.bytes.insert(path, bytes);
    }

    /// Lets a file have the bytes again that it has below.
    pub fn take_away(&mut self, path: &Utf8Path) {
        self.bytes.remove(path);
    }
}

impl FileSource for Overlay<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        match self.bytes.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None if self.hidden.contains(path) => Err(io::ErrorKind::NotFound.into()),
            None => self.files.read(path),
        }
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.bytes.contains_key(path) || (!self.hidden.contains(path) && self.files.has(path))
    }
}

/// Files of a project that tell what is read of them.
pub struct RecordedFiles<'f> {
    files: &'f dyn FileSource,
    sent: Sender<ReadFile>,
}

/// A file that was read.
pub type ReadFile = (Utf8PathBuf, Vec<u8>);

impl<'f> RecordedFiles<'f> {
    /// Begins to tell what is read.
    pub fn new(files: &'f dyn FileSource) -> (Self, Receiver<ReadFile>) {
        let (sent, received) = channel();
        (Self { files, sent }, received)
    }
}

impl FileSource for RecordedFiles<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let bytes = self.files.read(path)?;
        // Where nobody listens, nobody wants to know.
        let _ = self.sent.send((path.to_owned(), bytes.clone()));
        Ok(bytes)
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.files.has(path)
    }
}

/// Returns the texts that were read so far; files that are none are left out.
pub fn texts(read: &Receiver<ReadFile>) -> BTreeMap<Utf8PathBuf, String> {
    let texts = read.try_iter();
    texts
        .filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)))
        .collect()
}
