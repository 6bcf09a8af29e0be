//! Writing files that the user named, or that are to be mended: whole or not at all, with their permissions.

use std::fs;
use std::io::Write;

use anyhow::Context;
use camino::Utf8Path;

use crate::disk::temporary::temporary_file;

/// Puts `text` in place of what the file holds. A link stays, and what it leads to is replaced.
pub fn replace(path: &Utf8Path, text: &str) -> anyhow::Result<()> {
    let writing = || format!("writing `{path}`");
    let path = path
        .canonicalize_utf8()
        .unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().unwrap_or(Utf8Path::new("."));
    let mut temporary = temporary_file(folder).with_context(writing)?;
    if let Ok(metadata) = fs::metadata(&path) {
        let permissions = metadata.permissions();
        fs::set_permissions(temporary.path(), permissions).with_context(writing)?;
    }
    temporary.write_all(text.as_bytes()).with_context(writing)?;
    temporary.persist(&path).with_context(writing)?;
    Ok(())
}

/// The same for a file of the project.
pub fn put(root: &Utf8Path, path: &Utf8Path, text: &str) -> anyhow::Result<()> {
    let full = root.join(super::contained(path).with_context(|| format!("writing `{path}`"))?);
    create(&full, text)
}

/// Puts `text` in place of what the file holds, whether there is one or not; the folders that it needs are made.
pub fn create(path: &Utf8Path, text: &str) -> anyhow::Result<()> {
    let folder = path.parent().unwrap_or(Utf8Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("making the folder `{folder}`"))?;
    replace(path, text)
}

/// Writes a file that is not there yet, with the folders that it stands in; one that is there stays as it is.
pub fn create_new(path: &Utf8Path, text: &str) -> anyhow::Result<()> {
    let writing = || format!("writing `{path}`");
    let folder = path.parent().unwrap_or(Utf8Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("making the folder `{folder}`"))?;
    let mut temporary = temporary_file(folder).with_context(writing)?;
    temporary.write_all(text.as_bytes()).with_context(writing)?;
    temporary.persist_noclobber(path).with_context(writing)?;
    Ok(())
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
    }
}
