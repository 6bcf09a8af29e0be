//! What a build needs to know of the one before it.

use camino::Utf8PathBuf;

use crate::emit::manifest::PATH;
use crate::emit::manifest::document::DocumentRecord;
use crate::emit::manifest::file::{FileRecord, is_contained};
use crate::emit::manifest::file_table::{FileRow, FileTable};
use crate::emit::manifest::last_manifest::LastManifest;
use crate::emit::manifest::reading::{ManifestVisitor, read};
use crate::emit::manifest::untouched::Untouched;

/// The outputs of the last build: those that stay, and where the others stand.
///
/// Paths that climb out of the folder are ignored: a manifest may come from anywhere.
#[derive(Debug, Default)]
pub struct LastOutputs {
    /// The files that a build leaves as they are, sorted.
    pub kept: FileTable,
    /// What still holds of documents, by document and locale.
    pub documents: Vec<DocumentRecord>,
    /// The files that were printed.
    pub printed: Vec<FileRecord>,
    /// The paths of the other files, each with a NUL at its end, which no path has.
    others: String,
}

/// A manifest as it is read.
struct OutputSorting<'u> {
    last: LastOutputs,
    untouched: &'u Untouched,
}

impl ManifestVisitor for OutputSorting<'_> {
    fn file(&mut self, record: FileRecord) -> bool {
        if !is_contained(&record.path) {
            return true;
        }
        if record.is_printed() {
            self.last.printed.push(record.clone());
        }
        if !self.untouched.has_file(FileRow::from(&record)) {
            self.last.others.push_str(&record.path);
            self.last.others.push('\0');
            return true;
        }
        let has_room = self.last.kept.has_room_for(&record);
        if has_room {
            self.last.kept.push(record);
        }
        has_room
    }

    fn document(&mut self, record: DocumentRecord) {
        if self.untouched.has_record(&record) {
            self.last.documents.push(record);
        }
    }
}

impl LastOutputs {
    /// Reads the manifest of the last build; of none, or of one of another version, nothing is known.
    pub fn read(manifest: Option<&LastManifest>, untouched: &Untouched) -> Self {
        let mut sorting = OutputSorting {
            last: Self::default(),
            untouched,
        };
        let text = manifest.and_then(|manifest| manifest.open().ok());
        let Some(()) = text.and_then(|text| read(text, &mut sorting)) else {
            return Self::default();
        };
        let mut last = sorting.last;
        last.kept.sort();
        last.documents.sort_unstable();
        last
    }

    /// Returns the files that do not belong into the output folder any more; `files`: those that do, sorted.
    pub fn stale(&self, files: &FileTable) -> Vec<Utf8PathBuf> {
        let others = self.others.split_terminator('\0');
        let stale = others.filter(|path| *path != PATH && !files.has(path));
        let mut stale: Vec<Utf8PathBuf> = stale.map(Into::into).collect();
        stale.sort();
        stale.dedup();
        stale
    }
}
