//! Writing files of a project that belong together: all of them change, or none does.
//!
//! The new texts are written whole beside the files whose places they will take. When all of them are on the disk, a
//! journal names them; then each takes its place, and the journal goes. A run that is cut off before there is a journal
//! has changed nothing. One that is cut off later is finished by the next command that writes, whichever it is; a command
//! that reads refuses until then, so that nobody takes a half for a whole.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use tempfile::TempPath;

use crate::disk::journal::{self, JournalEntry};
use crate::disk::lock::{Access, Lock, Tell};
use crate::disk::made_folders::MadeFolders;
use crate::disk::project_folder::ProjectFolder;
use crate::disk::replace::writable;
use crate::disk::seen::{Digest, ReadDigests, digest};
use crate::disk::temporary::temporary_file;
use crate::disk::{plain, temporary};

/// The right to write into a project: as long as it lives, nobody else reads or writes there.
#[derive(Debug)]
pub struct ProjectWriter {
    root: ProjectFolder,
    lock: Lock,
    /// A remark on a run that was cut off, to be shown.
    pub remark: Option<String>,
}

/// A file as it is to be, relative to the project.
#[derive(Clone, Copy, Debug)]
pub struct NewText<'t> {
    pub path: &'t Utf8Path,
    pub text: &'t str,
}

impl ProjectWriter {
    /// Waits until nobody else is at work in the project, and finishes what a run that was cut off had begun.
    ///
    /// # Errors
    /// Others that do not end; what was begun and cannot be finished.
    pub fn begin(root: &ProjectFolder, tell: &mut Tell<'_>) -> anyhow::Result<Self> {
        let lock = Lock::take(root, Access::Write, tell)?;
        let remark = journal::settle(root)?;
        if lock.is_held() {
            temporary::sweep(root.real());
            journal::sweep(root);
        }
        let root = root.clone();
        Ok(Self { root, lock, remark })
    }

    /// Removes temporary files of runs that were cut off, besides those in the folder itself. Nobody else is at work, so
    /// that they are nobody's.
    pub fn sweep(&self, leftovers: &[Utf8PathBuf]) {
        let leftovers = leftovers.iter().filter(|_| self.lock.is_held());
        for path in leftovers.filter_map(|path| self.root.resolve_to_write(path).ok()) {
            // One that cannot be removed harms nobody.
            let _ = fs::remove_file(path);
        }
    }

    /// Writes the texts, all or none. `seen` tells what was read of the files: one that has other bytes by now, or is
    /// there by now, is not written.
    ///
    /// # Errors
    /// Whatever keeps one of them from being written, by its name; then none is changed.
    pub fn write(&self, seen: &ReadDigests, texts: &[NewText<'_>]) -> anyhow::Result<()> {
        self.write_and_remove(seen, texts, &[])
    }

    /// Writes the texts and removes files, all or none, as [`Self::write`] does.
    ///
    /// # Errors
    /// As [`Self::write`]; and a file that is a link, or is not as it was read.
    pub fn write_and_remove(
        &self,
        seen: &ReadDigests,
        texts: &[NewText<'_>],
        removed: &[&Utf8Path],
    ) -> anyhow::Result<()> {
        let removals = removed
            .iter()
            .map(|path| Removal::find(&self.root, path, seen));
        let removals = removals.collect::<anyhow::Result<Vec<_>>>()?;
        let mut folders = MadeFolders::default();
        let mut targets: BTreeMap<PathBuf, WriteTarget<'_>> = BTreeMap::new();
        for new in texts {
            let target = WriteTarget::find(&self.root, new, seen)?;
            if target.before == Some(digest(new.text.as_bytes())) {
                continue;
            }
            if let Some(other) = targets.get(&target.real)
                && other.new.text != new.text
            {
                let (one, other) = (new.path, other.new.path);
                bail!(
                    "`{one}` and `{other}` are one file by way of a link, and would get different texts"
                );
            }
            folders
                .make(target.folder())
                .with_context(|| target.writing())?;
            targets.insert(target.real.clone(), target);
        }
        let targets: Vec<WriteTarget<'_>> = targets.into_values().collect();
        let staged: Vec<anyhow::Result<TempPath>> =
            targets.par_iter().map(WriteTarget::stage).collect();
        let staged = staged.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
        // Together they cost little more than one alone.
        let synced: Vec<io::Result<()>> = staged.par_iter().map(|path| sync(path)).collect();
        for (target, synced) in targets.iter().zip(synced) {
            synced.with_context(|| target.writing())?;
        }
        for target in &targets {
            target.check()?;
        }
        for removal in &removals {
            removal.check()?;
        }
        self.put(&targets, staged, &removals)?;
        folders.keep();
        Ok(())
    }

    /// Puts each text in its place, then removes what is to go.
    fn put(
        &self,
        targets: &[WriteTarget<'_>],
        staged: Vec<TempPath>,
        removals: &[Removal<'_>],
    ) -> anyhow::Result<()> {
        if targets.len() < 2 && removals.is_empty() {
            for (target, temporary) in targets.iter().zip(staged) {
                temporary
                    .persist(&target.real)
                    .with_context(|| target.writing())?;
            }
            return Ok(());
        }
        let pairs = targets.iter().zip(&staged);
        let written = pairs.map(|(target, temporary)| target.entry(&self.root, temporary));
        let gone = removals.iter().map(|removal| removal.entry(&self.root));
        let entries: Vec<JournalEntry> = written.chain(gone).collect::<anyhow::Result<_>>()?;
        let journal = journal::begin(&self.root, entries)?;
        let kept: Result<Vec<PathBuf>, _> = staged.into_iter().map(TempPath::keep).collect();
        let kept = kept.context("writing the files that the journal names")?;
        for (target, temporary) in targets.iter().zip(kept) {
            fs::rename(temporary, &target.real).with_context(|| {
                let path = target.new.path;
                format!("writing `{path}`, and some files before it are written: the next command that writes goes on")
            })?;
        }
        for removal in removals {
            fs::remove_file(&removal.real).with_context(|| {
                let path = removal.path;
                format!("removing `{path}`, and some files before it are written: the next command that writes goes on")
            })?;
        }
        let folders = targets.iter().map(WriteTarget::folder);
        journal.end(folders.chain(removals.iter().map(Removal::folder)))?;
        journal::tidy(&self.root);
        Ok(())
    }
}

/// A file that is to be changed.
struct WriteTarget<'t> {
    new: &'t NewText<'t>,
    /// The resolved path.
    real: PathBuf,
    before: Option<Digest>,
}

impl<'t> WriteTarget<'t> {
    fn find(
        root: &ProjectFolder,
        new: &'t NewText<'t>,
        seen: &ReadDigests,
    ) -> anyhow::Result<Self> {
        let path = new.path;
        let real = root.resolve_to_write(path);
        let real = real.with_context(|| format!("writing `{path}`"))?;
        let before = seen.of(path);
        Ok(Self { new, real, before })
    }

    fn writing(&self) -> String {
        format!("writing `{}`", self.new.path)
    }

    fn folder(&self) -> &Path {
        self.real.parent().unwrap_or(Path::new("."))
    }

    /// Writes the text beside the file.
    fn stage(&self) -> anyhow::Result<TempPath> {
        let permissions = writable(&self.real).with_context(|| self.writing())?;
        let staged = || -> io::Result<TempPath> {
            let mut temporary = temporary_file(self.folder())?;
            temporary.write_all(self.new.text.as_bytes())?;
            if let Some(permissions) = permissions {
                temporary.as_file().set_permissions(permissions)?;
            }
            Ok(temporary.into_temp_path())
        };
        staged().with_context(|| self.writing())
    }

    /// Makes sure that the file is as it was read.
    fn check(&self) -> anyhow::Result<()> {
        let found = match plain::read(&self.real) {
            Ok(bytes) => Some(digest(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| self.writing()),
        };
        if found != self.before {
            let path = self.new.path;
            bail!(
                "`{path}` was changed since it was read, and nothing was written: give the command again"
            );
        }
        Ok(())
    }

    fn entry(&self, root: &ProjectFolder, temporary: &Path) -> anyhow::Result<JournalEntry> {
        let names = relative(root, temporary).zip(relative(root, &self.real));
        let (temporary, target) = names.with_context(|| {
            format!(
                "writing `{}`: it leads to a name that is not UTF-8",
                self.new.path
            )
        })?;
        Ok(JournalEntry {
            temporary,
            target,
            before: self.before.map(journal::hex),
            after: Some(journal::hex(digest(self.new.text.as_bytes()))),
        })
    }
}

/// A file that is to go.
struct Removal<'t> {
    path: &'t Utf8Path,
    /// The resolved path.
    real: PathBuf,
    before: Digest,
}

impl<'t> Removal<'t> {
    fn find(root: &ProjectFolder, path: &'t Utf8Path, seen: &ReadDigests) -> anyhow::Result<Self> {
        let removing = || format!("removing `{path}`");
        let real = root.resolve_to_remove(path).with_context(removing)?;
        let before = seen.of(path).with_context(removing)?;
        Ok(Self { path, real, before })
    }

    fn folder(&self) -> &Path {
        self.real.parent().unwrap_or(Path::new("."))
    }

    /// Makes sure that the file is as it was read.
    fn check(&self) -> anyhow::Result<()> {
        let path = self.path;
        let bytes = plain::read(&self.real).with_context(|| format!("removing `{path}`"))?;
        if digest(&bytes) != self.before {
            bail!(
                "`{path}` was changed since it was read, and nothing was written: give the command again"
            );
        }
        Ok(())
    }

    fn entry(&self, root: &ProjectFolder) -> anyhow::Result<JournalEntry> {
        let target = relative(root, &self.real).with_context(|| {
            format!(
                "removing `{}`: it leads to a name that is not UTF-8",
                self.path
            )
        })?;
        Ok(JournalEntry {
            temporary: String::new(),
            target,
            before: Some(journal::hex(self.before)),
            after: None,
        })
    }
}

/// Returns the name of a resolved path in the project.
fn relative(root: &ProjectFolder, path: &Path) -> Option<String> {
    let path = path.strip_prefix(root.real()).ok()?;
    Some(Utf8Path::from_path(path)?.to_string())
}

/// Makes sure that a file is on the disk.
fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}
