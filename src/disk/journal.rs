//! The journal of a run that writes several files: it names them while they take their places, so that a run that is cut
//! off meanwhile can be finished.
//!
//! It comes with the project, and may be anybody's: what it names is resolved like any other path, a file takes the place
//! of one beside it alone, and only if both have the bytes that the journal says. A file goes only if it has them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use crate::disk::made_folders::MadeFolders;
use crate::disk::plain::refusal;
use crate::disk::project_folder::ProjectFolder;
use crate::disk::seen::{Digest, digest};
use crate::disk::temporary::{is_leftover, temporary_file};
use crate::disk::{plain, temporary};

/// The folder of the program's own files, which exists for as long as it writes.
const FOLDER: &str = ".paridad";
const PATH: &str = ".paridad/journal";
const VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct JournalRecord {
    version: u32,
    files: Vec<JournalEntry>,
}

/// A file that takes the place of another, or goes; paths are relative to the project.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct JournalEntry {
    /// Empty for a file that goes.
    pub temporary: String,
    pub target: String,
    /// The digest of what stands there; `None` for a new file.
    pub before: Option<String>,
    /// `None` for a file that goes.
    pub after: Option<String>,
}

/// A journal that is on the disk.
pub(super) struct Journal {
    path: PathBuf,
}

/// Makes sure that no run was cut off half-way, for a command that only reads.
///
/// # Errors
/// A journal, with what to do.
pub fn ensure_none(root: &ProjectFolder) -> anyhow::Result<()> {
    if root.exists(PATH.into()) {
        bail!(
            "a run of paridad was cut off when some of its files were written, and others were not: a command that writes \
             finishes it, such as `paridad sync`"
        );
    }
    Ok(())
}

/// Writes a journal, whole.
pub(super) fn begin(root: &ProjectFolder, files: Vec<JournalEntry>) -> anyhow::Result<Journal> {
    let writing = || format!("writing `{PATH}`");
    let version = VERSION;
    let text = serde_json::to_vec(&JournalRecord { version, files }).with_context(writing)?;
    let path = root.resolve_to_write(PATH.into()).with_context(writing)?;
    let folder = path.parent().unwrap_or(root.real());
    let mut made = MadeFolders::default();
    made.make(folder).with_context(writing)?;
    let mut temporary = temporary_file(folder).with_context(writing)?;
    temporary.write_all(&text).with_context(writing)?;
    temporary.as_file().sync_all().with_context(writing)?;
    temporary.persist(&path).with_context(writing)?;
    sync_folder(folder);
    made.keep();
    Ok(Journal { path })
}

impl Journal {
    /// Removes it, when all that it names is in its place in these folders.
    pub fn end<'f>(self, folders: impl Iterator<Item = &'f Path>) -> anyhow::Result<()> {
        for folder in folders.collect::<BTreeSet<_>>() {
            sync_folder(folder);
        }
        fs::remove_file(&self.path).with_context(|| format!("removing `{PATH}`"))
    }
}

/// Removes the folder of the journal when nothing is in it.
pub(super) fn tidy(root: &ProjectFolder) {
    let _ = fs::remove_dir(root.real().join(FOLDER));
}

/// Makes sure that the names in a folder are on the disk, where folders can be opened.
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|it| it.sync_all());
}

/// The progress of one file that a journal names.
enum Progress {
    /// It is in its place.
    Done,
    Pending,
    /// The file has other bytes than either: somebody changed it since.
    Changed,
}

/// Finishes what a run that was cut off had begun, and tells so. Where none of its files is in its place yet and one was
/// changed since, all is left as it is now.
///
/// # Errors
/// A file that was changed after others were written: only a person can tell which is right. A journal that is none.
pub(super) fn settle(root: &ProjectFolder) -> anyhow::Result<Option<String>> {
    if !root.exists(PATH.into()) {
        return Ok(None);
    }
    let by_hand =
        "remove the file `.paridad/journal` to leave all files as they are, and look at them";
    let path = root
        .resolve_to_write(PATH.into())
        .context("reading `.paridad/journal`")?;
    let record = read(&path)
        .with_context(|| format!("`{PATH}` is no journal of this program: {by_hand}"))?;
    let mut moves = Vec::new();
    for entry in &record.files {
        let found = Move::find(root, entry);
        moves.push(found.with_context(|| {
            format!(
                "`{PATH}` names `{}`, which cannot be finished: {by_hand}",
                entry.target
            )
        })?);
    }
    let changed = moves
        .iter()
        .find(|it| matches!(it.progress, Progress::Changed));
    let is_begun = moves.iter().any(|it| matches!(it.progress, Progress::Done));
    if let Some(changed) = changed
        && is_begun
    {
        let target = &changed.entry.target;
        bail!(
            "a run of paridad was cut off when some of its files were written, and `{target}`, or what was to take its \
             place, was changed since: put it back as it was, or {by_hand}"
        );
    }
    let is_undone = changed.is_some();
    for it in &moves {
        match it.progress {
            Progress::Pending if is_undone => drop(fs::remove_file(&it.temporary)),
            Progress::Pending => it.finish().with_context(|| {
                format!(
                    "writing `{}`, which a run that was cut off had begun",
                    it.entry.target
                )
            })?,
            Progress::Done => {}
            // Its new text is nobody's now, and is swept with the others.
            Progress::Changed => {}
        }
    }
    let folders = moves.iter().filter_map(|it| it.target.parent());
    Journal { path }.end(folders)?;
    tidy(root);
    let count = moves.len();
    Ok(Some(if is_undone {
        "a run that was cut off had written nothing yet, and is undone".to_owned()
    } else {
        format!("finished a run that was cut off, which wrote {count} files")
    }))
}

fn read(path: &Path) -> anyhow::Result<JournalRecord> {
    let record: JournalRecord = serde_json::from_slice(&plain::read(path)?)?;
    if record.version != VERSION {
        bail!("it is of another version");
    }
    Ok(record)
}

/// An entry, resolved, and how far it is.
struct Move<'e> {
    entry: &'e JournalEntry,
    temporary: PathBuf,
    target: PathBuf,
    progress: Progress,
}

impl<'e> Move<'e> {
    fn find(root: &ProjectFolder, entry: &'e JournalEntry) -> anyhow::Result<Self> {
        let (temporary, target) = (
            Utf8Path::new(&entry.temporary),
            Utf8Path::new(&entry.target),
        );
        let Some(after) = &entry.after else {
            return Self::find_removal(root, entry);
        };
        let is_ours = temporary.file_name().is_some_and(is_leftover);
        if !is_ours || temporary.parent() != target.parent() {
            return Err(refusal("no run of paridad writes so").into());
        }
        let temporary = root.resolve_to_write(temporary)?;
        let target = root.resolve_to_write(target)?;
        let is_there = temporary.symlink_metadata().is_ok();
        let (staged, found) = (digest_at(&temporary)?, digest_at(&target)?);
        let (after, before) = (Some(after.clone()), &entry.before);
        let progress = if found == after && !is_there {
            Progress::Done
        } else if staged == after && (found == *before || found == after) {
            Progress::Pending
        } else {
            Progress::Changed
        };
        Ok(Self {
            entry,
            temporary,
            target,
            progress,
        })
    }
}

impl<'e> Move<'e> {
    /// Returns a file that goes: it is as the journal says, or gone.
    fn find_removal(root: &ProjectFolder, entry: &'e JournalEntry) -> anyhow::Result<Self> {
        let path = Utf8Path::new(&entry.target);
        if !entry.temporary.is_empty() || entry.before.is_none() {
            return Err(refusal("no run of paridad writes so").into());
        }
        let target = root.resolve_to_write(path)?;
        let found = digest_at(&target)?;
        let progress = match found {
            None => Progress::Done,
            found if found == entry.before => {
                root.resolve_to_remove(path)?;
                Progress::Pending
            }
            Some(_) => Progress::Changed,
        };
        Ok(Self {
            entry,
            temporary: PathBuf::new(),
            target,
            progress,
        })
    }

    fn finish(&self) -> io::Result<()> {
        match self.entry.after {
            Some(_) => fs::rename(&self.temporary, &self.target),
            None => fs::remove_file(&self.target),
        }
    }
}

/// Gives the digest of a plain file; `None` where there is none.
fn digest_at(path: &Path) -> io::Result<Option<String>> {
    match plain::read(path) {
        Ok(bytes) => Ok(Some(hex(digest(&bytes)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes what is left of a journal that was not whole.
pub(super) fn sweep(root: &ProjectFolder) {
    if let Ok(folder) = root.resolve_to_write(FOLDER.into()) {
        temporary::sweep(&folder);
    }
    tidy(root);
}

/// Writes a digest in hexadecimal digits.
pub(super) fn hex(digest: Digest) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
