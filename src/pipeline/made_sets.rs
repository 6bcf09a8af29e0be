//! What a build made of each set, for the record that the next build reads.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::emit::model::{Artifact, ArtifactSink};
use crate::emit::names::SetNames;
use crate::pipeline::set_facts::{PackedFacts, SetCoverage};
use crate::pipeline::splice::BundleOpening;
use crate::text::file_stamp::FileStamp;

/// What a build left, besides the manifest's account of it.
#[derive(Debug, Default)]
pub struct MadeFiles {
    /// Files that belong to no set.
    pub(super) outputs: Vec<(Utf8PathBuf, MadeOutput)>,
    /// The number of files in the output folder, the manifest among them, and those that were left from before.
    pub(super) files: usize,
    pub(super) patterns: PathPatterns,
    /// One for each set that was built, in the order of the layout.
    pub(super) sets: Vec<MadeOutput>,
    /// Of the same sets.
    pub(super) facts: PackedFacts,
    /// The sets whose places links of others lead to, by their numbers in the layout, with a hash of these places.
    pub(super) followed: Vec<(usize, u64)>,
    pub(super) ground: PatchGround,
}

/// What a later build of few sets needs to know of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PatchGround {
    /// Nothing was made that only all sets together give, and nothing is to be said of the build.
    pub is_patchable: bool,
    /// The names of the entries of sets that share theirs.
    pub names: Vec<SetNames>,
    /// Of these sets.
    pub coverage: Vec<SetCoverage>,
    /// Of each bundle.
    pub openings: Vec<BundleOpening>,
}

/// Files as they were written: the XXH3 of their bytes, and their stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MadeOutput {
    pub hash: u128,
    pub stamp: Option<FileStamp>,
}

impl MadeFiles {
    /// Returns the number of files in the output folder.
    pub fn count(&self) -> usize {
        self.files
    }

    /// Adds a file that was written piece by piece; `hash`: the XXH3 of its bytes.
    pub fn add_written<O: ArtifactSink>(&mut self, path: Utf8PathBuf, hash: u128, output: &O) {
        let stamp = output.stamp(&path);
        self.outputs.push((path, MadeOutput { hash, stamp }));
    }
}

impl MadeOutput {
    /// Returns the output of a set of which there is none.
    pub fn nothing() -> Self {
        let (hash, stamp) = (hash_of(&[]), FileStamp::join([]));
        Self { hash, stamp }
    }

    /// Returns what was written of some files.
    pub fn of<O: ArtifactSink>(artifacts: &[Artifact], output: &O) -> Self {
        let hashes = artifacts.iter().map(|artifact| xxh3_128(&artifact.bytes));
        let hashes: Vec<u128> = hashes.collect();
        let stamps = artifacts
            .iter()
            .map(|artifact| output.stamp(&artifact.path));
        Self {
            hash: hash_of(&hashes),
            stamp: FileStamp::join(stamps),
        }
    }
}

/// Returns the hash of a file, or of several together.
pub(super) fn hash_of(hashes: &[u128]) -> u128 {
    if let [one] = hashes {
        return *one;
    }
    let mut all = Xxh3::new();
    for hash in hashes {
        all.update(&hash.to_le_bytes());
    }
    all.digest128()
}

/// The forms that paths of outputs take, each once: most differ by the key of their set alone.
#[derive(Debug, Default)]
pub(super) struct PathPatterns {
    numbers: HashMap<String, u32>,
    pub patterns: Vec<String>,
}

/// What stands for the key in a pattern.
const KEY: char = '\0';

impl PathPatterns {
    /// Goes on from the patterns of an earlier build.
    pub fn from(patterns: Vec<String>) -> Self {
        let numbers = patterns.iter().cloned().zip(0..).collect();
        Self { numbers, patterns }
    }

    /// Returns the number of the pattern of a path.
    pub fn number(&mut self, path: &Utf8Path, key: &str) -> u32 {
        let pattern = path.as_str().replacen(key, KEY.encode_utf8(&mut [0; 4]), 1);
        if let Some(number) = self.numbers.get(&pattern) {
            return *number;
        }
        let number = self.patterns.len() as u32;
        self.patterns.push(pattern.clone());
        self.numbers.insert(pattern, number);
        number
    }
}

/// Returns the path of a pattern; `None` where there is no such.
pub(super) fn path_of(patterns: &[String], number: u32, key: &str) -> Option<Utf8PathBuf> {
    let pattern = patterns.get(number as usize)?;
    Some(pattern.replace(KEY, key).into())
}
