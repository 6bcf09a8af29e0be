//! Files that come to one set of a plan, each where the plan has a place for it: no other set is sorted again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::project::layout::{Layout, PlannedCatalog};
use crate::project::state;

impl Layout {
    /// Returns the plan as it is when these files are there too: translations of a set or a document, and their records.
    pub fn with_new_files<'p>(
        &self,
        key: &str,
        paths: impl Iterator<Item = &'p Utf8PathBuf>,
    ) -> Cow<'_, Self> {
        let paths: BTreeSet<&Utf8Path> = paths.map(|path| path.as_path()).collect();
        if paths.iter().all(|path| self.files.find(path).is_some()) {
            return Cow::Borrowed(self);
        }
        let mut layout = self.clone();
        if let Some(at) = self.set_of_key(key) {
            let targets = &self.sets[at].targets;
            let found = layout.targets_among(targets, &paths, state::path_beside);
            if found != *targets {
                let mut sets = self.sets.to_vec();
                sets[at].targets = found;
                layout.sets = sets.into();
            }
        } else if let Some(at) = self.document_of_key(key) {
            let targets = &self.documents[at].targets;
            let found = layout.targets_among(targets, &paths, state::path_of_document);
            if found != *targets {
                let mut documents = self.documents.to_vec();
                documents[at].targets = found;
                layout.documents = documents.into();
            }
        }
        Cow::Owned(layout)
    }

    /// Numbers those of these files that are translations or their records, and returns the translations.
    fn targets_among(
        &mut self,
        targets: &[PlannedCatalog],
        paths: &BTreeSet<&Utf8Path>,
        path_of_records: fn(&Utf8Path) -> Utf8PathBuf,
    ) -> Vec<PlannedCatalog> {
        let mut found = targets.to_vec();
        for target in &mut found {
            if let PlannedCatalog::Absent(path) = target
                && paths.contains(path.as_path())
            {
                *target = PlannedCatalog::File(self.files.add(path));
            }
            let Some(file) = target.file() else { continue };
            let records = path_of_records(self.path(file));
            if paths.contains(records.as_path()) {
                let records = self.files.add(&records);
                self.states.insert(file, records);
            }
        }
        found
    }
}
