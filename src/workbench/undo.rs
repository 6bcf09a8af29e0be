//! Saves that can be taken back, as long as the files are as they were written.

use camino::Utf8PathBuf;

use crate::disk::seen::NotedFiles;
use crate::disk::writer::{NewText, ProjectWriter};
use crate::text::file_source::FileSource;
use crate::workbench::workbench::Workbench;

/// So many saves can be taken back.
pub(super) const MOST_STEPS: usize = 100;

/// A save.
#[derive(Debug)]
pub(super) struct UndoStep {
    pub key: String,
    pub target: usize,
    pub files: Vec<UndoneFile>,
}

/// A file that a save wrote.
#[derive(Debug)]
pub(super) struct UndoneFile {
    pub path: Utf8PathBuf,
    /// `None` where there was none.
    pub before: Option<String>,
    pub after: String,
}

/// Takes back the last save; `false` where there is none, or one of its files is another one by now.
///
/// # Errors
/// Whatever keeps a file from being written.
pub(super) fn undo(workbench: &mut Workbench, step: &UndoStep) -> anyhow::Result<bool> {
    let root = workbench.files().clone();
    let writer = ProjectWriter::begin(&root, &mut |_| {})?;
    let (files, seen) = NotedFiles::new(&root);
    let is_as_written = |file: &UndoneFile| {
        let bytes = files.read(&file.path);
        bytes.is_ok_and(|bytes| bytes == file.after.as_bytes())
    };
    if !step.files.iter().all(is_as_written) {
        return Ok(false);
    }
    let texts = step.files.iter().filter_map(|file| {
        Some(NewText {
            path: &file.path,
            text: file.before.as_deref()?,
        })
    });
    let texts: Vec<NewText<'_>> = texts.collect();
    let gone = step.files.iter().filter(|file| file.before.is_none());
    let gone: Vec<&camino::Utf8Path> = gone.map(|file| file.path.as_path()).collect();
    writer.write_and_remove(&seen, &texts, &gone)?;
    drop(writer);
    let is_planned_otherwise = !gone.is_empty();
    workbench.wrote(&step.key, step.target, is_planned_otherwise);
    Ok(true)
}
