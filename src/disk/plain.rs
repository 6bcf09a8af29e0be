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
    let (file, metadata) = open_with_metadata(path)?;
    read_whole(file, &metadata)
}

/// Reads a plain file to which no link leads; `None` where it cannot be opened as such, which [`read`] then tells more of.
///
/// The system looks for links while it opens: that is one call, however deep the file lies, and leaves no time between the
/// look and the opening.
#[cfg(target_os = "linux")]
pub(super) fn read_unlinked(path: &Path) -> Option<io::Result<Vec<u8>>> {
    use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat2};
    // What is no plain file is closed again: until then it must not block, nor become a terminal of the process.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let opened = openat2(CWD, path, flags, Mode::empty(), ResolveFlags::NO_SYMLINKS);
    let file = File::from(opened.ok()?);
    let metadata = file.metadata().ok()?;
    metadata.is_file().then(|| read_whole(file, &metadata))
}

/// Tells nothing: other systems cannot be asked.
#[cfg(not(target_os = "linux"))]
pub(super) fn read_unlinked(_: &Path) -> Option<io::Result<Vec<u8>>> {
    None
}

/// Reads an open file. Through `take`, because a file would ask for its length and its place once more.
fn read_whole(file: File, metadata: &Metadata) -> io::Result<Vec<u8>> {
    let length = usize::try_from(metadata.len()).unwrap_or_default();
    let mut bytes = Vec::with_capacity(length.saturating_add(1));
    file.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file that the user named, which may stand anywhere.
///
/// # Errors
/// Whatever keeps it from being read; all but plain files.
pub(super) fn open_named(path: &Utf8Path) -> io::Result<File> {
    open(path.as_std_path())
}

/// Opens a plain file.
pub(super) fn open(path: &Path) -> io::Result<File> {
    open_with_metadata(path).map(|(file, _)| file)
}

/// Opens a plain file. Looks before it opens, and again at what was opened.
fn open_with_metadata(path: &Path) -> io::Result<(File, Metadata)> {
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
