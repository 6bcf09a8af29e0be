//! Temporary files, which take the place of a file when they are whole.

use std::{fs, io};

use camino::Utf8Path;
use tempfile::{Builder, NamedTempFile};

/// A temporary file in the folder of the one whose place it will take.
pub(super) fn temporary_file(folder: &Utf8Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".paridad-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file; the user's mask takes off its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
