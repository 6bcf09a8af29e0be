//! Temporary files, which take the place of a file when they are whole.

use std::path::Path;
use std::{fs, io};

use tempfile::{Builder, NamedTempFile};

/// The prefix of the names of temporary files.
const PREFIX: &str = ".paridad-";

/// Tells whether a name is one of [`temporary_file`]: what is left where a run was cut off.
pub(super) fn is_leftover(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(is_ending)
}

/// Tells whether the end of a name is one that tells temporary files from each other.
pub(super) fn is_ending(end: &str) -> bool {
    const LENGTH: usize = 6;
    end.len() == LENGTH && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Removes temporary files from a folder that nobody else writes into; one that cannot be removed harms nobody.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_plain = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_plain && is_leftover(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Returns a temporary file in the folder of the one whose place it will take.
pub(super) fn temporary_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file; the user's mask takes off its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
