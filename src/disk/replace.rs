//! Writing files that the user named, or that are to be mended: whole or not at all, with their permissions.

use std::fs;
use std::io::Write;

use anyhow::Context;
use camino::Utf8Path;

/// Puts `text` in place of what the file holds. A link stays, and what it leads to is replaced.
pub fn replace(path: &Utf8Path, text: &str) -> anyhow::Result<()> {
    let writing = || format!("writing `{path}`");
    let path = path
        .canonicalize_utf8()
        .unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().unwrap_or(Utf8Path::new("."));
    let mut temporary = super::output::temporary_file(folder).with_context(writing)?;
    if let Ok(metadata) = fs::metadata(&path) {
        let permissions = metadata.permissions();
        fs::set_permissions(temporary.path(), permissions).with_context(writing)?;
    }
    temporary.write_all(text.as_bytes()).with_context(writing)?;
    temporary.persist(&path).with_context(writing)?;
    Ok(())
}
