//! Tells whether a file may have changed by what a file system says of it, without reading it.

use std::num::NonZeroU64;

use xxhash_rust::xxh3::Xxh3;

/// The state of a file, or of several together, as a file system tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// A hash of whatever changes with the file: its length, its times, its number.
    seal: NonZeroU64,
    /// When it changed last, in nanoseconds by the clock of the file system.
    changed: i64,
}

/// A file system's clock moves in steps, of 10 ms at most where it tells more than whole seconds: what changes twice
/// within a step looks as if it had changed once.
const STEP: i64 = 50_000_000;

const SECOND: i64 = 1_000_000_000;

impl FileStamp {
    /// `facts`: all that changes with the file; `changed`: nanoseconds. `None` where the file system counts whole seconds:
    /// a file may change more than once in one.
    #[cfg_attr(
        not(unix),
        allow(dead_code, reason = "only Unix tells all that changes with a file")
    )]
    pub fn new(facts: &[u64], changed: i64) -> Option<Self> {
        let seal = seal(facts.iter().copied());
        (changed % SECOND != 0).then_some(Self { seal, changed })
    }

    /// Joins the stamps of several files; `None` where one of them has none.
    pub fn join(stamps: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        let mut changed = 0;
        let mut seals = Vec::new();
        for stamp in stamps {
            let stamp = stamp?;
            changed = changed.max(stamp.changed);
            seals.push(stamp.seal);
        }
        let seal = match seals[..] {
            [one] => one,
            _ => seal(seals.into_iter().map(NonZeroU64::get)),
        };
        Some(Self { seal, changed })
    }

    /// Returns the seal of files that had changed for the last time well before a time (`None`: nobody knows when); 0 for
    /// all others, which may change once more without being told by it.
    pub fn settled(stamp: Option<Self>, before: Option<i64>) -> u64 {
        match (stamp, before) {
            (Some(stamp), Some(before)) if stamp.changed + STEP < before => stamp.seal.get(),
            _ => 0,
        }
    }

    /// Returns whether files have the seal still.
    pub fn is_sealed(stamp: Option<Self>, seal: u64) -> bool {
        stamp.is_some_and(|stamp| stamp.seal.get() == seal)
    }
}

fn seal(facts: impl Iterator<Item = u64>) -> NonZeroU64 {
    let mut hash = Xxh3::new();
    for fact in facts {
        hash.update(&fact.to_le_bytes());
    }
    NonZeroU64::new(hash.digest()).unwrap_or(NonZeroU64::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_young_is_not_sealed() {
        let stamp = FileStamp::new(&[1], 5 * SECOND + 1);
        assert_ne!(FileStamp::settled(stamp, Some(6 * SECOND)), 0);
        assert_eq!(FileStamp::settled(stamp, Some(5 * SECOND + 2)), 0);
        assert_eq!(FileStamp::settled(stamp, None), 0);
        assert_eq!(FileStamp::new(&[1], 5 * SECOND), None, "whole seconds");
    }

    #[test]
    fn all_or_none() {
        let (one, other) = (FileStamp::new(&[1], 1), FileStamp::new(&[2], 2));
        let both = FileStamp::join([one, other]);
        assert_ne!(both, FileStamp::join([other, one]));
        assert_eq!(FileStamp::join([one, None]), None);
        assert_eq!(FileStamp::join([one]), one);
        let seal = FileStamp::settled(both, Some(SECOND));
        assert!(FileStamp::is_sealed(both, seal) && !FileStamp::is_sealed(one, seal));
    }
}
