//! Taking a save back, as long as the files are as it wrote them.

use camino::Utf8Path;

use crate::disk::seen::NotedFiles;
use crate::disk::writer::{NewText, ProjectWriter};
use crate::text::file_source::FileSource;
use crate::workbench::state::Workbench;
use crate::workbench::steps::{UndoStep, UndoneFile};

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
    let gone: Vec<&Utf8Path> = gone.map(|file| file.path.as_path()).collect();
    writer.write_and_remove(&seen, &texts, &gone)?;
    drop(writer);
    let is_planned_otherwise = !gone.is_empty();
    workbench.wrote(&step.key, step.target, is_planned_otherwise);
    Ok(true)
}
