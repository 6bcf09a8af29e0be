//! Hands a manifest over piece by piece, and tells it from any other.

use std::io;

use camino::Utf8Path;
use xxhash_rust::xxh3::Xxh3;

use crate::emit::manifest::{self, Manifest};
use crate::emit::model::{ArtifactSink, Growing};

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

/// Writes a manifest, and returns what became of it and the XXH3 of its bytes.
///
/// # Errors
/// Those of `output`.
pub(super) fn write<O: ArtifactSink>(
    manifest: &Manifest,
    output: &O,
) -> anyhow::Result<(O::Written, u128)> {
    let mut out = HashedFile {
        file: output.begin(Utf8Path::new(manifest::PATH))?,
        hash: Xxh3::new(),
    };
    manifest.write(&mut out)?;
    Ok((out.file.finish()?, out.hash.digest128()))
}
