//! Seals files as a build read and wrote them, and tells by their seals whether they are as they were.

use std::io::{self, Read as _};

use camino::Utf8Path;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::pipeline::made_sets::{MadeOutput, hash_of};
use crate::pipeline::trace::FileReading;
use crate::text::file_source::FileSource;
use crate::text::file_stamp::FileStamp;

/// The bytes of some files, and the seal by which they need not be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub hash: u128,
    /// 0: what a file system tells of them is not enough.
    pub seal: u64,
}

impl Sealed {
    /// Looks at files: at their stamps, and where these do not tell enough at their bytes.
    pub fn look(
        &mut self,
        paths: &[&Utf8Path],
        (files, now): (&dyn FileSource, Option<i64>),
    ) -> SealState {
        let stamp = FileStamp::join(paths.iter().map(|path| files.stamp(path)));
        if FileStamp::is_sealed(stamp, self.seal) {
            return SealState::Sealed;
        }
        let hashes = paths.iter().map(|path| hash_of_file(files, path));
        let hashes: io::Result<Vec<u128>> = hashes.collect();
        if hashes.ok().map(|hashes| hash_of(&hashes)) != Some(self.hash) {
            return SealState::Changed;
        }
        let seal = FileStamp::settled(stamp, now);
        let is_other = seal != self.seal;
        self.seal = seal;
        if is_other {
            SealState::SealedNow
        } else {
            SealState::Sealed
        }
    }
}

/// Hashes a file piece by piece: a bundle or a manifest may be as large as all else that is held.
fn hash_of_file(files: &dyn FileSource, path: &Utf8Path) -> io::Result<u128> {
    let mut file = files.open(path)?;
    let mut hash = Xxh3::new();
    let mut buffer = [0; 1 << 14];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hash.digest128()),
            Ok(read) => hash.update(buffer.split_at(read).0),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// What is found of some files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SealState {
    /// They are as they were.
    Sealed,
    /// They are as they were, and have a new seal.
    SealedNow,
    Changed,
}

/// When a build began and when it had written all, by the clock of the file system; `None`: nobody knows.
#[derive(Clone, Copy, Debug, Default)]
pub struct BuildTimes {
    pub began: Option<i64>,
    pub ended: Option<i64>,
}

impl BuildTimes {
    /// Seals a file as it was read; `None` where it could not be.
    pub(super) fn read(self, reading: &FileReading) -> Option<Sealed> {
        let seal = FileStamp::settled(reading.stamp, self.began);
        reading.hash.map(|hash| Sealed { hash, seal })
    }

    /// Seals files as they were written.
    pub(super) fn written(self, made: MadeOutput) -> Sealed {
        Sealed {
            hash: made.hash,
            seal: FileStamp::settled(made.stamp, self.ended),
        }
    }
}
