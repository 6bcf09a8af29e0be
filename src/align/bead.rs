//! Beads: the groups of blocks that an alignment of two documents consists of.

use std::ops::Range;

/// Neighbouring blocks of the source and the blocks of the target that stand for them; one of the two may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Places in the blocks of the source.
    pub source: Range<usize>,
    /// Places in the blocks of the target.
    pub target: Range<usize>,
    /// The probability of the bead among all ways to align the two documents, from 0 to 1.
    pub confidence: f32,
}

/// The reliability of a bead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// A person should look at it.
    Doubtful,
    /// Of a thousand such, one is wrong at most: see `tests/unit/alignment.rs`.
    Sure,
}

impl Bead {
    /// From here on a bead is sure.
    pub const SURE: f32 = 0.95;

    /// Returns whether it can be relied on.
    pub fn trust(&self) -> Trust {
        if self.confidence >= Self::SURE {
            Trust::Sure
        } else {
            Trust::Doubtful
        }
    }
}
