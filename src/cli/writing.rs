//! Writing into the project that a command has open.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::project::OpenedProject;
use crate::disk::seen::ReadDigests;
use crate::disk::writer::NewText;
use crate::pipeline::text_change::TextChange;

impl OpenedProject {
    /// Writes texts, all or none; a command that is to write nothing does not.
    pub(super) fn write(&self, seen: &ReadDigests, texts: &[NewText<'_>]) -> anyhow::Result<()> {
        self.write_and_remove(seen, texts, &[])
    }

    /// Writes the files that a command changes, as [`Self::write`] does.
    pub(super) fn write_changes(
        &self,
        seen: &ReadDigests,
        changes: &BTreeMap<Utf8PathBuf, TextChange>,
    ) -> anyhow::Result<()> {
        self.write(seen, &new_texts(changes))
    }

    /// Writes texts and removes files, all or none, as [`Self::write`] does.
    pub(super) fn write_and_remove(
        &self,
        seen: &ReadDigests,
        texts: &[NewText<'_>],
        removed: &[&Utf8Path],
    ) -> anyhow::Result<()> {
        match &self.writer {
            Some(writer) => writer.write_and_remove(seen, texts, removed),
            None => Ok(()),
        }
    }
}

/// Returns changed files as they are to be.
pub(super) fn new_texts<'c>(
    changes: impl IntoIterator<Item = (&'c Utf8PathBuf, &'c TextChange)>,
) -> Vec<NewText<'c>> {
    let changes = changes.into_iter();
    let texts = changes.map(|(path, TextChange { after, .. })| NewText { path, text: after });
    texts.collect()
}
