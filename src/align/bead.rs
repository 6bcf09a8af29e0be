//! What the alignment of two documents is made of.

use std::ops::Range;

/// Neighbouring blocks of the source and the blocks of the target that stand for them; one of the two may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Places in the blocks of the source.
    pub source: Range<usize>,
    /// Places in the blocks of the target.
    pub target: Range<usize>,
    /// How probable it is, between 0 and 1, beside all other ways to align the two documents.
    pub confidence: f32,
}

/// Whether a bead can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// A person should look at it.
    Doubtful,
    /// Of a thousand such, one is wrong at most: see `tests/alignment.rs`.
    Sure,
}

impl Bead {
    /// From here on a bead is sure.
    pub const SURE: f32 = 0.95;

    /// Whether it can be relied on.
    pub fn trust(&self) -> Trust {
        if self.confidence >= Self::SURE {
            Trust::Sure
        } else {
            Trust::Doubtful
        }
    }
}
