//! Hands a manifest over piece by piece, and tells it from any other.

use std::io;

use camino::Utf8Path;
use xxhash_rust::xxh3::Xxh3;

use crate::emit::manifest;
use crate::emit::manifest::document::DocumentRecord;
use crate::emit::manifest::file_table::FileTable;
use crate::emit::model::{ArtifactSink, Growing};
use crate::locale::tag::Locale;

/// A file that grows by what is written to it.
struct HashedFile<T> {
    file: Box<dyn Growing<T>>,
    hash: Xxh3,
}

impl<T> io::Write for HashedFile<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.append(bytes).map_err(io::Error::other)?;
        self.hash.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a manifest entry by entry, as [`manifest::write`] does, and returns what became of it and the XXH3 of its bytes.
///
/// # Errors
/// Those of `output`.
pub(super) fn write<O: ArtifactSink>(
    source: &Locale,
    files: &FileTable,
    documents: impl Iterator<Item = DocumentRecord>,
    output: &O,
) -> anyhow::Result<(O::Written, u128)> {
    let mut out = HashedFile {
        file: output.begin(Utf8Path::new(manifest::PATH))?,
        hash: Xxh3::new(),
    };
    manifest::write(source, files, documents, &mut out)?;
    Ok((out.file.finish()?, out.hash.digest128()))
}

/// Returns the entries of two sorted rows in one.
pub(super) fn merged<T: Ord>(
    one: impl Iterator<Item = T>,
    other: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(first), Some(second)) if second < first => other.next(),
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    })
}
