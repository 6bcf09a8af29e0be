//! The output folder of a build, as the build sees it: files that are written whole, and files that grow.

use std::fs;

use anyhow::{Context, bail};
use camino::Utf8Path;

use crate::disk::contained;
use crate::disk::growing::GrowingFile;
use crate::disk::output::{Written, make_folder, write};
use crate::emit::model::{Artifact, Growing, Output};

/// The folder that a build writes to.
pub struct Folder<'f> {
    pub path: &'f Utf8Path,
}

impl Output for Folder<'_> {
    type Written = Written;

    fn write(&self, artifacts: &[Artifact]) -> anyhow::Result<Written> {
        write(self.path, artifacts)
    }

    fn begin(&self, path: &Utf8Path) -> anyhow::Result<Box<dyn Growing<Written>>> {
        let output = self.path;
        let refusing = || format!("refusing to write `{path}` in `{output}`");
        contained(path).with_context(refusing)?;
        fs::create_dir_all(output)
            .with_context(|| format!("creating the output folder `{output}`"))?;
        make_folder(output, path.parent().unwrap_or(Utf8Path::new("")))?;
        if output.join(path).is_dir() {
            bail!(
                "a folder stands where `{}` is to be written: move it",
                output.join(path)
            );
        }
        Ok(Box::new(GrowingFile::begin(output, path)?))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn files_that_grow() {
        let temporary = TempDir::new().unwrap();
        let output = Utf8Path::from_path(temporary.path()).unwrap().join("dist");
        let folder = Folder { path: &output };
        let grown = |pieces: &[&str]| {
            let mut file = folder.begin("es/a.txt".into()).unwrap();
            for piece in pieces {
                file.append(piece.as_bytes()).unwrap();
            }
            file.finish().unwrap()
        };
        assert_eq!(grown(&["one, ", "two"]).changed, ["es/a.txt"]);
        assert_eq!(grown(&["one", ", two"]).unchanged, 1, "the same bytes");
        assert_eq!(grown(&["one, tw0"]).changed, ["es/a.txt"]);
        let mut dropped = folder.begin("es/a.txt".into()).unwrap();
        dropped.append(b"half").unwrap();
        drop(dropped);
        let text = fs::read_to_string(output.join("es/a.txt")).unwrap();
        assert_eq!(text, "one, tw0", "half a file is no file");
        assert_eq!(fs::read_dir(output.join("es")).unwrap().count(), 1);
        for path in ["../a", "/a", ""] {
            assert!(folder.begin(path.into()).is_err(), "{path}");
        }
        fs::create_dir_all(output.join("b")).unwrap();
        assert!(folder.begin("b".into()).is_err(), "a folder is in the way");
        assert!(
            folder.begin("es/a.txt/b".into()).is_err(),
            "a file is in the way"
        );
    }
}
