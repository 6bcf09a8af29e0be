//! The output folder of a build, as the build sees it: files that are written whole, and files that grow.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use camino::Utf8Path;

use crate::disk::growing::GrowingFile;
use crate::disk::lock::{Access, Lock, Tell};
use crate::disk::made_folders::MadeFolders;
use crate::disk::output::{WriteCounts, check_path, make_folder, write};
use crate::disk::{browser, stamp, temporary};
use crate::emit::model::{Artifact, ArtifactSink, Growing};
use crate::text::file_stamp::FileStamp;

/// The folder that a build writes to: nobody else does so meanwhile. It goes again where nothing was written.
#[derive(Debug)]
pub struct Folder<'f> {
    path: &'f Utf8Path,
    /// Changed files are to be listed, and not only counted.
    lists: bool,
    _lock: Lock,
    _made: MadeFolders,
}

impl<'f> Folder<'f> {
    /// Waits until nobody else writes there, and removes temporary files of runs that were cut off.
    ///
    /// # Errors
    /// Others that do not end; a folder that cannot be made.
    pub fn begin(path: &'f Utf8Path, tell: &mut Tell<'_>) -> anyhow::Result<Self> {
        let mut made = MadeFolders::default();
        made.make(path.as_std_path())
            .with_context(|| format!("creating the output folder `{path}`"))?;
        let lock = Lock::take(path, Access::Write, tell)?;
        if lock.is_held() {
            sweep(path.as_std_path());
        }
        Ok(Self {
            path,
            lists: true,
            _lock: lock,
            _made: made,
        })
    }

    /// Returns the time by the clock of the file system, in nanoseconds; `None` where it cannot be told.
    pub fn now(&self) -> Option<i64> {
        stamp::now(self.path)
    }

    /// Lets changed files be listed, or counted only: of a large project the list would be long.
    pub fn listing(self, lists: bool) -> Self {
        Self { lists, ..self }
    }
}

/// Removes what is left of runs that were cut off; whatever cannot be removed harms nobody.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (name, kind) = (entry.file_name(), entry.file_type());
        let name = name.to_string_lossy();
        match kind {
            Ok(kind) if kind.is_dir() && browser::is_page_folder(&name) => {
                let _ = fs::remove_dir_all(entry.path());
            }
            // Another build may write into a folder of its own in here.
            Ok(kind) if kind.is_dir() && Lock::try_take(&entry.path()).is_held() => {
                sweep(&entry.path());
            }
            Ok(_) | Err(_) => {}
        }
    }
    temporary::sweep(folder);
}

impl ArtifactSink for Folder<'_> {
    type Written = WriteCounts;

    fn write(&self, artifacts: &[Artifact]) -> anyhow::Result<WriteCounts> {
        let mut written = write(self.path, artifacts)?;
        if !self.lists {
            written.unlisted += std::mem::take(&mut written.changed).len();
        }
        Ok(written)
    }

    fn begin(&self, path: &Utf8Path) -> anyhow::Result<Box<dyn Growing<WriteCounts>>> {
        let output = self.path;
        let refusing = || format!("refusing to write `{path}` in `{output}`");
        check_path(path).with_context(refusing)?;
        make_folder(output, path.parent().unwrap_or(Utf8Path::new("")))?;
        if output.join(path).is_dir() {
            bail!(
                "a folder stands where `{}` is to be written: move it",
                output.join(path)
            );
        }
        Ok(Box::new(GrowingFile::begin(output, path)?))
    }

    fn stamp(&self, path: &Utf8Path) -> Option<FileStamp> {
        stamp::of(self.path.as_std_path(), path)
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
        let folder = Folder::begin(&output, &mut |_| {}).unwrap();
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
