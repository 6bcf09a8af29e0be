//! Bundles of which few sets changed: all other bytes are copied from what stands in the output folder.

use std::collections::BTreeMap;
use std::io::Read;

use anyhow::{Context, bail};
use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::emit::bundles::Section;
use crate::emit::digest::Digest256;
use crate::emit::manifest::file::FileRecord;
use crate::emit::model::{ArtifactSink, Growing};
use crate::locale::tag::Locale;
use crate::text::file_source::FileSource;

/// What a set adds to a bundle, without what stands between it and its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BundlePiece {
    length: u32,
    hash: u64,
}

/// What stands in a bundle before all that sets add.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BundleOpening {
    pub length: u64,
    pub has_items: bool,
}

/// A bundle as it is assembled: of one stretch.
pub(super) struct BundleForm {
    pub path: Utf8PathBuf,
    pub locale: Locale,
    pub section: Section,
}

/// A bundle that was written anew, its record and the XXH3 of its bytes.
pub(super) type SplicedBundle<T> = (T, FileRecord, u128);

impl BundlePiece {
    /// Returns what items add to a stretch.
    pub fn of(items: &[String], between: &str) -> Self {
        let text = items.join(between);
        Self {
            length: u32::try_from(text.len()).unwrap_or(u32::MAX),
            hash: xxh3_64(text.as_bytes()),
        }
    }

    fn is_empty(self) -> bool {
        self.length == 0
    }
}

/// Writes a bundle anew in which some sets have another piece; `old`: the pieces of all sets, in order; `new`: the texts
/// of those that changed, by their places among them. `None` where all of them are as they were.
///
/// # Errors
/// A bundle that is not what the pieces say, and those of `output`.
pub(super) fn splice<O: ArtifactSink>(
    form: &BundleForm,
    (opening, old): (BundleOpening, &[BundlePiece]),
    new: &BTreeMap<usize, String>,
    (there, output): (&dyn FileSource, &O),
) -> anyhow::Result<Option<SplicedBundle<O::Written>>> {
    let is_as_before = |(at, text): (&usize, &String)| {
        let piece = BundlePiece::of(std::slice::from_ref(text), "");
        old.get(*at).copied().unwrap_or_default() == piece
            || piece.is_empty() && old[*at].is_empty()
    };
    if new.iter().all(is_as_before) {
        return Ok(None);
    }
    let reading = || format!("reading `{}`", form.path);
    let mut bundle = Splicing {
        old: there.open(&form.path).with_context(reading)?,
        waiting: 0,
        new: output.begin(&form.path)?,
        digest: Digest256::default(),
        hash: Xxh3::new(),
    };
    let between = form.section.between;
    let (mut had_items, mut has_items) = (opening.has_items, opening.has_items);
    bundle.copy(opening.length);
    for (at, piece) in old.iter().enumerate() {
        let length = u64::from(piece.length);
        let had_between = had_items && !piece.is_empty();
        let new = new.get(&at);
        let is_empty = new.map_or(piece.is_empty(), String::is_empty);
        let has_between = has_items && !is_empty;
        match new {
            None if had_between == has_between => {
                bundle.copy(length + if had_between { between.len() as u64 } else { 0 });
            }
            _ => {
                if had_between {
                    bundle.skip(between.len() as u64)?;
                }
                if has_between {
                    bundle.append(between)?;
                }
                match new {
                    None => bundle.copy(length),
                    Some(text) => {
                        bundle.skip(length)?;
                        bundle.append(text)?;
                    }
                }
            }
        }
        had_items |= !piece.is_empty();
        has_items |= !is_empty;
    }
    let close = |has_items| {
        if has_items {
            form.section.close
        } else {
            form.section.close_empty
        }
    };
    bundle.skip(close(had_items).len() as u64)?;
    bundle.append(close(has_items))?;
    if bundle.old.read(&mut [0]).with_context(reading)? != 0 {
        bail!("`{}` is longer than it was written", form.path);
    }
    let record = FileRecord::of(&form.path, None, &form.locale, bundle.digest.finish());
    Ok(Some((
        bundle.new.finish()?,
        record,
        bundle.hash.digest128(),
    )))
}

/// A bundle that is copied, but for some of its pieces.
struct Splicing<T> {
    old: Box<dyn Read + Send>,
    /// So many bytes are to be copied next.
    waiting: u64,
    new: Box<dyn Growing<T>>,
    digest: Digest256,
    hash: Xxh3,
}

impl<T> Splicing<T> {
    fn copy(&mut self, length: u64) {
        self.waiting += length;
    }

    fn skip(&mut self, length: u64) -> anyhow::Result<()> {
        self.flush()?;
        self.read(length, false)
    }

    fn append(&mut self, text: &str) -> anyhow::Result<()> {
        self.flush()?;
        self.write(text.as_bytes())
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.read(waiting, true)
    }

    fn read(&mut self, length: u64, copies: bool) -> anyhow::Result<()> {
        let mut buffer = vec![0; length.min(1 << 18) as usize];
        let mut left = length;
        while left > 0 {
            let part = buffer
                .len()
                .min(usize::try_from(left).unwrap_or(usize::MAX));
            let (part, _) = buffer.split_at_mut(part);
            self.old.read_exact(part)?;
            left -= part.len() as u64;
            if copies {
                self.digest.add(part);
                self.hash.update(part);
                self.new.append(part)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.digest.add(bytes);
        self.hash.update(bytes);
        self.new.append(bytes)
    }
}
