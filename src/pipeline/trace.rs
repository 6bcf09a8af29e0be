//! Notes what a build reads: files of the layout, other files, and questions whether a file is there.

use std::collections::BTreeMap;
use std::io;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, Sender, channel};

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::xxh3_128;

use crate::project::layout::Layout;
use crate::text::file_source::FileSource;
use crate::text::file_stamp::FileStamp;
use crate::text::source::{FileId, FilePaths};

/// Files of which it is noted what was read.
pub struct Traced<'f> {
    files: &'f dyn FileSource,
    known: &'f FilePaths,
    read: &'f [OnceLock<KeptReading>],
    sent: Sender<(Utf8PathBuf, Observation)>,
}

/// A record of the files that were read.
pub struct Trace<'l> {
    known: &'l FilePaths,
    /// The first reading of each file of the layout.
    read: Vec<OnceLock<KeptReading>>,
    sent: Sender<(Utf8PathBuf, Observation)>,
    others: Receiver<(Utf8PathBuf, Observation)>,
}

/// A file as it was read: the XXH3 of its bytes, or that it cannot be read; and its stamp of just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileReading {
    pub hash: Option<u128>,
    pub stamp: Option<FileStamp>,
}

/// A reading as it is held of each file of a layout, in half of the room.
#[derive(Clone, Copy, Debug)]
struct KeptReading {
    hash: Option<[u64; 2]>,
    stamp: Option<FileStamp>,
}

impl From<FileReading> for KeptReading {
    fn from(FileReading { hash, stamp }: FileReading) -> Self {
        Self {
            hash: hash.map(|hash| [(hash >> 64) as u64, hash as u64]),
            stamp,
        }
    }
}

impl From<KeptReading> for FileReading {
    fn from(KeptReading { hash, stamp }: KeptReading) -> Self {
        let joined = |[high, low]: [u64; 2]| u128::from(high) << 64 | u128::from(low);
        Self {
            hash: hash.map(joined),
            stamp,
        }
    }
}

/// The facts about a file that a build relied on.
#[derive(Clone, Copy, Debug)]
enum Observation {
    /// Its bytes, or that it cannot be read.
    In(FileReading),
    /// Its presence, and nothing more.
    At(bool),
}

/// All that a build read.
pub(super) struct ReadFiles<'l> {
    known: &'l FilePaths,
    read: Vec<OnceLock<KeptReading>>,
    /// Files that are none of the layout.
    pub others: BTreeMap<Utf8PathBuf, FileReading>,
    /// Files whose presence was asked for, and nothing more.
    pub there: BTreeMap<Utf8PathBuf, bool>,
}

impl FileReading {
    /// Reads a file.
    pub fn of(files: &dyn FileSource, path: &Utf8Path) -> Self {
        // Whatever is written meanwhile changes the stamp.
        let stamp = files.stamp(path);
        let hash = files.read(path).ok().map(|bytes| xxh3_128(&bytes));
        Self { hash, stamp }
    }
}

impl<'l> Trace<'l> {
    /// Begins a trace, for which the files of a layout need least room.
    pub fn new(layout: &'l Layout) -> Self {
        let (sent, others) = channel();
        Self {
            known: &layout.files,
            read: layout.files.iter().map(|_| OnceLock::new()).collect(),
            sent,
            others,
        }
    }

    /// Returns files of which it notes what is read.
    pub fn of<'t>(&'t self, files: &'t dyn FileSource) -> Traced<'t> {
        Traced {
            files,
            known: self.known,
            read: &self.read,
            sent: self.sent.clone(),
        }
    }

    /// Returns what was read, when all is read; `None` where a file changed meanwhile.
    pub(super) fn finish(self) -> Option<ReadFiles<'l>> {
        let Self {
            known,
            read,
            sent,
            others,
        } = self;
        drop(sent);
        let mut read_others: BTreeMap<Utf8PathBuf, FileReading> = BTreeMap::new();
        let mut there: BTreeMap<Utf8PathBuf, bool> = BTreeMap::new();
        for (path, look) in others {
            let is_as_before = match look {
                Observation::In(reading) => {
                    read_others.entry(path).or_insert(reading).hash == reading.hash
                }
                Observation::At(has) => *there.entry(path).or_insert(has) == has,
            };
            if !is_as_before {
                return None;
            }
        }
        // A file of the layout is noted once more where it was not read as before.
        if read_others.keys().any(|path| known.find(path).is_some()) {
            return None;
        }
        Some(ReadFiles {
            known,
            read,
            others: read_others,
            there,
        })
    }
}

impl ReadFiles<'_> {
    /// Returns how a file of the layout was read; one that nobody has read is read now.
    pub fn reading(&self, files: &dyn FileSource, file: FileId) -> FileReading {
        let read = &self.read[file.0 as usize];
        let read = read.get_or_init(|| FileReading::of(files, self.known.path(file)).into());
        FileReading::from(*read)
    }
}

impl Traced<'_> {
    /// Returns what was read before of a file of the layout, if it is one.
    fn known(&self, path: &Utf8Path) -> Option<&OnceLock<KeptReading>> {
        self.read.get(self.known.find(path)?.0 as usize)
    }

    fn note(&self, path: &Utf8Path, look: Observation) {
        // Nobody listens any more: then nobody wants to know.
        let _ = self.sent.send((path.to_owned(), look));
    }
}

impl FileSource for Traced<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let known = self.known(path);
        let is_first = known.is_none_or(|known| known.get().is_none());
        // Whatever is written meanwhile changes the stamp.
        let stamp = is_first.then(|| self.files.stamp(path)).flatten();
        let read = self.files.read(path);
        let hash = read.as_ref().ok().map(|bytes| xxh3_128(bytes));
        let reading = FileReading { hash, stamp };
        let first = known.map(|known| *known.get_or_init(|| reading.into()));
        if first.is_none_or(|first| FileReading::from(first).hash != hash) {
            self.note(path, Observation::In(reading));
        }
        read
    }

    fn has(&self, path: &Utf8Path) -> bool {
        let has = self.files.has(path);
        self.note(path, Observation::At(has));
        has
    }
}
