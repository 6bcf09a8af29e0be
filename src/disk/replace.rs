//! Writing files that the user named: whole or not at all, with their permissions.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;
use camino::Utf8Path;

use crate::disk::lock::Lock;
use crate::disk::plain::refusal;
use crate::disk::project_folder::real_path;
use crate::disk::temporary::{self, temporary_file};

/// Puts `content` in place of what a file holds that the user named, whether there is one or not; it may stand anywhere. A
/// link stays, and what it leads to is replaced.
///
/// # Errors
/// What stands there and is no plain file or must not be written; whatever keeps it from being written whole.
pub fn replace(path: &Utf8Path, content: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let writing = || format!("writing `{path}`");
    let real = real_path(path.as_std_path()).with_context(writing)?;
    let permissions = writable(&real).with_context(writing)?;
    let folder = real.parent().unwrap_or(Path::new("."));
    // In the folder of a project the command holds the lock already, and has removed them.
    let lock = Lock::try_take(folder);
    if lock.is_held() {
        temporary::sweep(folder);
    }
    let mut temporary = temporary_file(folder).with_context(writing)?;
    temporary
        .write_all(content.as_ref())
        .with_context(writing)?;
    if let Some(permissions) = permissions {
        let file = temporary.as_file();
        file.set_permissions(permissions).with_context(writing)?;
    }
    temporary.as_file().sync_all().with_context(writing)?;
    temporary.persist(&real).with_context(writing)?;
    Ok(())
}

/// Makes sure that a file can be replaced, and gives its permissions when there is one.
///
/// # Errors
/// What is no plain file, and what its owner made read-only: to put another file in its place would go round that.
pub(super) fn writable(real: &Path) -> io::Result<Option<Permissions>> {
    match fs::symlink_metadata(real) {
        Ok(found) if !found.is_file() => Err(refusal("not a regular file")),
        Ok(found) if found.permissions().readonly() && !is_copy(real) => {
            Err(refusal("it is read-only"))
        }
        Ok(found) => Ok(Some(found.permissions())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Tells whether the folder of a file is read-only as well: a copy of a tree that is, of which the mode of a file says
/// nothing. Who may not write into the folder is stopped by the system.
fn is_copy(real: &Path) -> bool {
    let folder = real.parent().and_then(|it| fs::metadata(it).ok());
    folder.is_some_and(|it| it.permissions().readonly())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn keeps_permissions_and_links() {
        let temporary = TempDir::new().unwrap();
        let root = Utf8Path::from_path(temporary.path()).unwrap();
        let (file, link) = (root.join("a.ftl"), root.join("link.ftl"));
        fs::write(&file, "a = A").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.ftl", &link).unwrap();
        replace(&link, "a = B").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "a = B");
        assert!(link.symlink_metadata().unwrap().is_symlink());
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        replace(&root.join("new.json"), "{}").unwrap();
        assert_eq!(
            fs::read_dir(root).unwrap().count(),
            3,
            "nothing is left over"
        );
        assert!(replace(&root.join("nowhere/x"), "").is_err());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        symlink("/dev/null", root.join("null")).unwrap();
        symlink("none", root.join("dangling")).unwrap();
        for path in [
            file.as_path(),
            &link,
            &root.join("null"),
            &root.join("dangling"),
        ] {
            assert!(replace(path, "").is_err(), "{path}");
        }
    }
}
