//! The facts about sets, packed: a build of a hundred thousand sets holds those of all until its record is written.

use serde::{Deserialize, Serialize};

use crate::emit::names::SetNames;
use crate::pipeline::splice::BundlePiece;
use crate::project::coverage::{Messages, Words};

/// The facts about a set that a later build needs which leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SetFacts {
    /// The patterns of its output files.
    pub paths: Vec<u32>,
    /// For each target locale.
    pub coverage: SetCoverage,
    pub is_draft: bool,
    /// A hash of what is seen of it elsewhere: ids, references to shared entries, fields.
    pub seen: u64,
    /// A hash of the files that it needs beside it, and of what is to be said of its links.
    pub needs: u64,
    pub names: SetNames,
    /// What it adds to each bundle.
    pub pieces: Vec<BundlePiece>,
}

/// The coverage of a set in each target locale.
pub(super) type SetCoverage = Vec<Option<(Messages, Words)>>;

/// The facts about sets, as they stand in a record, in the order of the sets.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PackedFacts {
    bytes: Vec<u8>,
    /// Of each set: where its facts end among the bytes.
    ends: Vec<usize>,
}

impl PackedFacts {
    /// Adds the facts about the set that comes next.
    pub fn push(&mut self, facts: &SetFacts) {
        let bytes = std::mem::take(&mut self.bytes);
        self.bytes = postcard::to_extend(facts, bytes).expect("strings and numbers serialise");
        self.ends.push(self.bytes.len());
    }

    /// Adds those about a set that others hold; empty ones where they hold none.
    pub fn push_from(&mut self, others: &Self, at: Option<usize>) {
        match at.and_then(|at| others.packed(at)) {
            Some(packed) => {
                self.bytes.extend_from_slice(packed);
                self.ends.push(self.bytes.len());
            }
            None => self.push(&SetFacts::default()),
        }
    }

    /// Returns the facts about a set; `None` where there are none, or where they are damaged.
    pub fn get(&self, at: usize) -> Option<SetFacts> {
        postcard::from_bytes(self.packed(at)?).ok()
    }

    /// Returns the facts about all sets.
    pub fn iter(&self) -> impl Iterator<Item = SetFacts> {
        (0..self.ends.len()).map(|at| self.get(at).unwrap_or_default())
    }

    pub fn count(&self) -> usize {
        self.ends.len()
    }

    fn packed(&self, at: usize) -> Option<&[u8]> {
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)?,
        };
        self.bytes.get(start..*self.ends.get(at)?)
    }
}
