//! The stamps of files: what a file system tells of them without reading. Where a file has no number of its own, or the
//! time of its last change is not told, there are none.

use std::path::Path;

use camino::Utf8Path;

use crate::text::file_stamp::FileStamp;

/// Returns the stamp of a plain file below a folder; `None` where a link stands on the way: what it leads to may be
/// another file next time.
#[cfg(unix)]
pub(super) fn of(folder: &Path, path: &Utf8Path) -> Option<FileStamp> {
    use std::os::unix::fs::MetadataExt;
    let mut way = folder.to_path_buf();
    let mut found = None;
    for part in path.components() {
        way.push(part);
        let metadata = way.symlink_metadata().ok()?;
        if metadata.is_symlink() {
            return None;
        }
        found = Some(metadata);
    }
    let metadata = found.filter(std::fs::Metadata::is_file)?;
    let nanoseconds =
        |seconds: i64, rest: i64| seconds.checked_mul(1_000_000_000)?.checked_add(rest);
    let modified = nanoseconds(metadata.mtime(), metadata.mtime_nsec())?;
    let changed = nanoseconds(metadata.ctime(), metadata.ctime_nsec())?;
    let facts = [
        metadata.dev(),
        metadata.ino(),
        metadata.len(),
        modified.cast_unsigned(),
        changed.cast_unsigned(),
    ];
    // The time of the last change is the system's own; that of the last writing can be set by anybody.
    FileStamp::new(&facts, changed)
}

#[cfg(not(unix))]
pub(super) fn of(_folder: &Path, _path: &Utf8Path) -> Option<FileStamp> {
    None
}

/// Returns the time by the clock of a folder's file system, in nanoseconds: that of a file just made there.
#[cfg(unix)]
pub(super) fn now(folder: &Utf8Path) -> Option<i64> {
    use std::os::unix::fs::MetadataExt;

    use crate::disk::temporary::temporary_file;
    let file = temporary_file(folder.as_std_path()).ok()?;
    let metadata = file.as_file().metadata().ok()?;
    let seconds = metadata.ctime().checked_mul(1_000_000_000)?;
    seconds.checked_add(metadata.ctime_nsec())
}

#[cfg(not(unix))]
pub(super) fn now(_folder: &Utf8Path) -> Option<i64> {
    None
}
