//! Opening plain files alone: a pipe would block, and a device may never end.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;
use camino::Utf8Path;

/// Returns the error of a path that must not be opened or written.
pub(super) fn refusal(reason: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, reason)
}

/// Reads a plain file.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let (mut file, metadata) = open(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file that the user named, which may stand anywhere.
///
/// # Errors
/// Whatever keeps it from being read; all but plain files.
pub(super) fn open_named(path: &Utf8Path) -> io::Result<File> {
    open(path.as_std_path()).map(|(file, _)| file)
}

/// Opens a plain file to read it piece by piece.
pub(super) fn open_to_read(path: &Path) -> io::Result<File> {
    open(path).map(|(file, _)| file)
}

/// Opens a plain file. Looks before it opens, and again at what was opened.
fn open(path: &Path) -> io::Result<(File, Metadata)> {
    ensure(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    ensure(&metadata)?;
    Ok((file, metadata))
}

fn ensure(metadata: &fs::Metadata) -> io::Result<()> {
    if metadata.is_file() {
        Ok(())
    } else {
        Err(refusal("not a regular file"))
    }
}

/// Reads a file that the user named, which may stand anywhere.
///
/// # Errors
/// As [`read_named`], and other encodings.
pub fn read_named_text(path: &Utf8Path) -> anyhow::Result<String> {
    let bytes = read_named(path).with_context(|| format!("reading `{path}`"))?;
    let text = String::from_utf8(bytes).map_err(|error| error.utf8_error());
    text.with_context(|| format!("reading `{path}`"))
}

/// Reads the bytes of a file that the user named, which may stand anywhere.
///
/// # Errors
/// Whatever keeps it from being read; all but plain files.
pub fn read_named(path: &Utf8Path) -> io::Result<Vec<u8>> {
    read(path.as_std_path())
}
