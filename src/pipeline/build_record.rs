//! The record of a build: what it was made from and what it left, set by set, as hashes.
//!
//! A record that is damaged, or from elsewhere, is no record. The checksums can be forged by who can choose what a file
//! holds. All that it leads to is that the output stays as it is: it was woven, and cleaned, by an earlier build.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::pipeline::made_sets::PatchGround;
use crate::pipeline::sealed_files::Sealed;
use crate::pipeline::set_facts::PackedFacts;

/// The path of the record in the output folder. It is not in the manifest, and need not be published.
pub const PATH: &str = ".paridad-cache";

/// The beginning of a record, with the number of its form.
const HEAD: &[u8] = b"paridad build record 3\n";

/// The inputs and outputs of a build.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildRecord {
    /// Of all that a build depends on besides the texts of files.
    pub(super) key: u128,
    /// The files of the layout that belong to no set of their own, together.
    pub(super) shared: Sealed,
    /// Other files that were read; no hash: they could not be.
    pub(super) others: Vec<(Utf8PathBuf, Option<Sealed>)>,
    /// Files whose presence was asked for, and nothing more.
    pub(super) there: Vec<(Utf8PathBuf, bool)>,
    /// Outputs that belong to no set.
    pub(super) outputs: Vec<(Utf8PathBuf, Sealed)>,
    pub(super) locales: Vec<String>,
    /// The number of files in the output folder.
    pub(super) files: usize,
    pub(super) patterns: Vec<String>,
    pub(super) ground: PatchGround,
    /// One for each set of the layout that shares nothing, in its order.
    pub(super) sets: Vec<SetRecord>,
    /// Of the same sets.
    pub(super) facts: PackedFacts,
    /// A hash of the places of each set that links of others lead to, by its number in the layout.
    pub(super) places: BTreeMap<usize, u64>,
}

/// The inputs and outputs of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SetRecord {
    pub inputs: Sealed,
    pub outputs: Sealed,
}

impl BuildRecord {
    /// Reads a record; `None` when it is damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(HEAD)?;
        let (body, check) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
        if xxh3_128(body).to_le_bytes() != check {
            return None;
        }
        postcard::from_bytes(body).ok()
    }

    /// Returns whether a build of few sets can go on from the build.
    pub fn is_patchable(&self) -> bool {
        self.ground.is_patchable
    }

    /// Returns the bytes of the record, with a checksum at their end.
    pub fn bytes(&self) -> Vec<u8> {
        let body = postcard::to_extend(self, HEAD.to_vec());
        let mut bytes = body.expect("strings and numbers serialise");
        let check = xxh3_128(bytes.split_at(HEAD.len()).1);
        bytes.extend(check.to_le_bytes());
        bytes
    }
}
