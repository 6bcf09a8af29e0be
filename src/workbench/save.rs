//! Saving one message: a merge of what was typed into the files as they are now, with the record of its state, all in one
//! act. Where somebody else has changed the translation or its source meanwhile, nothing is written and both are shown.

use anyhow::Context;
use camino::Utf8PathBuf;
use serde::Serialize;

use crate::disk::seen::{NotedFiles, ReadDigests};
use crate::disk::writer::{NewText, ProjectWriter};
use crate::pipeline::accept::{AcceptRequest, AcceptSelection, accept};
use crate::pipeline::import::model::{
    ImportOutcome, ImportPolicy, ImportRefusal, ImportRow, Imported,
};
use crate::pipeline::removal::removal;
use crate::pipeline::set_texts::PlannedTexts;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::PlannedCatalog;
use crate::project::state::Confidence;
use crate::text::file_source::FileSource;
use crate::workbench::check::merge;
use crate::workbench::returned::{SentMessage, SentState};
use crate::workbench::state::Workbench;
use crate::workbench::steps::{UndoStep, UndoneFile};

/// What became of a message that was sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SaveOutcome {
    Saved,
    Unchanged,
    /// Its translation is another one by now.
    OtherTranslation,
    /// Its source is another one by now.
    OtherSource,
    Refused(RefusedSave),
}

/// Why nothing was saved.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RefusedSave {
    ReadOnly,
    /// There is no such text any more.
    Gone,
    Empty,
    /// The form for all numbers without one of their own is missing.
    NoDefault,
    Because(String),
}

/// The answer to a form, for a script.
#[derive(Serialize)]
pub(super) struct SaveAnswer {
    pub outcome: &'static str,
    pub message: String,
    pub html: String,
    pub next: Option<String>,
    pub progress: String,
}

impl SaveOutcome {
    pub fn name(&self) -> &'static str {
        match self {
            SaveOutcome::Saved => "saved",
            SaveOutcome::Unchanged => "unchanged",
            SaveOutcome::OtherTranslation | SaveOutcome::OtherSource => "conflict",
            SaveOutcome::Refused(_) => "refused",
        }
    }
}

/// Saves a message. What cannot be written is an outcome too: nothing was changed then.
pub(super) fn save(workbench: &mut Workbench, sent: &SentMessage, target: usize) -> SaveOutcome {
    if workbench.is_read_only() {
        return SaveOutcome::Refused(RefusedSave::ReadOnly);
    }
    if sent.is_empty() {
        return SaveOutcome::Refused(RefusedSave::Empty);
    }
    let saved = write(workbench, sent, target);
    saved.unwrap_or_else(|error| SaveOutcome::Refused(RefusedSave::Because(format!("{error:#}"))))
}

fn write(
    workbench: &mut Workbench,
    sent: &SentMessage,
    target: usize,
) -> anyhow::Result<SaveOutcome> {
    let writer = ProjectWriter::begin(workbench.files(), &mut |_| {})?;
    if is_out_of_date(workbench, &sent.key, target) {
        workbench.plan_again();
    }
    let root = workbench.files().clone();
    let (files, seen) = NotedFiles::new(&root);
    let policy = ImportPolicy {
        takes_reviews: true,
        // What comes as it was, to be recorded as reviewed, is confirmed as that.
        accepts_unchanged: sent.state == SentState::Translated,
        heeds_blanks: true,
        ..ImportPolicy::default()
    };
    let merged = merge(workbench, &files, (sent, target), policy);
    if merged.is_unknown {
        return Ok(SaveOutcome::Refused(RefusedSave::Gone));
    }
    if has_other_source(workbench, sent, target) {
        return Ok(SaveOutcome::OtherSource);
    }
    let Imported { changes, rows } = merged.imported;
    if let Some(outcome) = rows.iter().find_map(open) {
        return Ok(outcome);
    }
    if !rows.iter().any(ImportRow::is_written) {
        drop(writer);
        return review(workbench, sent, target);
    }
    let files = changes
        .into_iter()
        .map(|change| written_file(&files, change));
    let step = UndoStep {
        key: sent.key.clone(),
        message: sent.message.clone(),
        target,
        files: files.collect(),
    };
    put(workbench, &writer, &seen, step)
}

/// Returns a file as it is and as it will be.
fn written_file(files: &dyn FileSource, (path, change): (Utf8PathBuf, TextChange)) -> UndoneFile {
    let before = files.read(&path).ok();
    UndoneFile {
        // What is not in UTF-8 is not written.
        before: before.and_then(|bytes| String::from_utf8(bytes).ok()),
        path,
        after: change.after,
    }
}

/// Writes files, and takes note of it.
fn put(
    workbench: &mut Workbench,
    writer: &ProjectWriter,
    seen: &ReadDigests,
    step: UndoStep,
) -> anyhow::Result<SaveOutcome> {
    let texts = step.files.iter();
    let texts: Vec<NewText<'_>> = texts
        .map(|file| NewText {
            path: &file.path,
            text: &file.after,
        })
        .collect();
    writer.write(seen, &texts)?;
    workbench.took(step);
    Ok(SaveOutcome::Saved)
}

/// Returns what keeps a text from being saved.
fn open(row: &ImportRow) -> Option<SaveOutcome> {
    let refused = match &row.outcome {
        ImportOutcome::Conflict => return Some(SaveOutcome::OtherTranslation),
        ImportOutcome::Orphan | ImportOutcome::Kept | ImportOutcome::Unplaced(_) => {
            RefusedSave::Gone
        }
        ImportOutcome::Refused(ImportRefusal::NoDefault) => RefusedSave::NoDefault,
        ImportOutcome::Refused(ImportRefusal::Unwritable(reason)) => {
            RefusedSave::Because((*reason).to_owned())
        }
        ImportOutcome::Refused(ImportRefusal::Broken) => {
            RefusedSave::Because("its translation does not parse: mend it in the file".to_owned())
        }
        ImportOutcome::Refused(ImportRefusal::Codes(_)) => {
            RefusedSave::Because("its codes are not those of the source".to_owned())
        }
        ImportOutcome::New
        | ImportOutcome::Changed
        | ImportOutcome::Confirmed
        | ImportOutcome::Unchanged
        | ImportOutcome::StaleUnchanged
        | ImportOutcome::Draft(_) => return None,
    };
    Some(SaveOutcome::Refused(refused))
}

/// Tells if the source that somebody translated is not that of today.
fn has_other_source(workbench: &Workbench, sent: &SentMessage, target: usize) -> bool {
    let Some(texts) = workbench.texts(&sent.key, target) else {
        return false;
    };
    let units = texts.messages.iter().flat_map(|message| &message.units);
    let mut known = units.filter_map(|unit| {
        let sent = sent.units.iter().find(|sent| sent.id == unit.unit.id)?;
        Some((sent.base.source?, unit.unit.base.source?))
    });
    known.any(|(sent, now)| sent != now)
}

/// Tells if a file of a set came or went since the project was planned.
fn is_out_of_date(workbench: &Workbench, key: &str, target: usize) -> bool {
    let layout = workbench.layout();
    let targets = match PlannedTexts::find(layout, key) {
        Some(PlannedTexts::Catalogs(plan)) => &plan.targets,
        Some(PlannedTexts::Document(plan)) => &plan.targets,
        None => return true,
    };
    match targets.get(target) {
        Some(PlannedCatalog::Absent(path)) => workbench.files().exists(path),
        Some(PlannedCatalog::File(file)) => !workbench.files().exists(layout.path(*file)),
        Some(PlannedCatalog::Excluded) | None => false,
    }
}

/// Records a text that came as it is as reviewed, where somebody says so.
fn review(
    workbench: &mut Workbench,
    sent: &SentMessage,
    target: usize,
) -> anyhow::Result<SaveOutcome> {
    if sent.state != SentState::Reviewed {
        return Ok(SaveOutcome::Unchanged);
    }
    confirm(
        workbench,
        (&sent.key, &sent.message, target),
        Confidence::Reviewed,
    )
}

/// Takes the translation of a message out of its catalog, with its records.
///
/// # Errors
/// Whatever keeps the files from being written.
pub(super) fn remove(
    workbench: &mut Workbench,
    (key, message, target): (&str, &str, usize),
) -> anyhow::Result<SaveOutcome> {
    if workbench.is_read_only() {
        return Ok(SaveOutcome::Refused(RefusedSave::ReadOnly));
    }
    let root = workbench.files().clone();
    let writer = ProjectWriter::begin(&root, &mut |_| {})?;
    let (files, seen) = NotedFiles::new(&root);
    let is_catalog = matches!(
        PlannedTexts::find(workbench.layout(), key),
        Some(PlannedTexts::Catalogs(_))
    );
    let Some(catalog) = workbench.catalog(key, target).filter(|_| is_catalog) else {
        return Ok(SaveOutcome::Refused(RefusedSave::Gone));
    };
    let changes = match removal(&files, catalog.as_str().into(), message) {
        Ok(changes) if changes.is_empty() => return Ok(SaveOutcome::Unchanged),
        Ok(changes) => changes,
        Err(reason) => {
            let refused = RefusedSave::Because(reason.to_owned());
            return Ok(SaveOutcome::Refused(refused));
        }
    };
    let changes = changes.into_iter();
    let files = changes.map(|change| written_file(&files, change));
    let step = UndoStep {
        key: key.to_owned(),
        message: message.to_owned(),
        target,
        files: files.collect(),
    };
    put(workbench, &writer, &seen, step)
}

/// Confirms the translation of a message as it is.
///
/// # Errors
/// Whatever keeps the record from being written.
pub(super) fn confirm(
    workbench: &mut Workbench,
    (key, message, target): (&str, &str, usize),
    confidence: Confidence,
) -> anyhow::Result<SaveOutcome> {
    if workbench.is_read_only() {
        return Ok(SaveOutcome::Refused(RefusedSave::ReadOnly));
    }
    let root = workbench.files().clone();
    let writer = ProjectWriter::begin(&root, &mut |_| {})?;
    let (files, seen) = NotedFiles::new(&root);
    let Some(layout) = workbench.layout().narrowed(key) else {
        return Ok(SaveOutcome::Refused(RefusedSave::Gone));
    };
    let path = match PlannedTexts::find(&layout, key).context("the document is gone")? {
        PlannedTexts::Catalogs(plan) => layout.catalog_path(&plan.targets[target]),
        PlannedTexts::Document(plan) => layout.catalog_path(&plan.targets[target]),
    };
    let names = workbench.texts(key, target);
    let names = names.iter().flat_map(|texts| &texts.messages);
    let named = names.filter(|known| known.name == message);
    let names = named.flat_map(|message| message.units.iter().map(|unit| unit.name.clone()));
    let request = AcceptRequest {
        selection: AcceptSelection::Named(names.collect()),
        locales: Some(vec![layout.targets[target].clone()]),
        paths: path.map(ToOwned::to_owned).into_iter().collect(),
        confidence,
    };
    let accepted = accept(&layout, &workbench.planning.config, &files, &request);
    if let Some(refused) = accepted.refused.first() {
        let reason = refused.reason.to_owned();
        return Ok(SaveOutcome::Refused(RefusedSave::Because(reason)));
    }
    let changes = accepted.changes.into_iter().chain(accepted.catalogs);
    let written: Vec<UndoneFile> = changes.map(|change| written_file(&files, change)).collect();
    if written.is_empty() {
        return Ok(SaveOutcome::Unchanged);
    }
    let step = UndoStep {
        key: key.to_owned(),
        message: message.to_owned(),
        target,
        files: written,
    };
    put(workbench, &writer, &seen, step)
}
