//! Numbers the files that take part, in the order of the paths.

use std::borrow::Cow;

use camino::Utf8PathBuf;

use crate::project::layout::findings::Findings;
use crate::text::source::FileId;

/// The files that take part, numbered in the order of the paths.
pub(super) struct NumberedFiles {
    /// By place in the list of paths.
    ids: Vec<Option<FileId>>,
}

impl NumberedFiles {
    pub(super) fn new(
        paths: &[Utf8PathBuf],
        in_sets: impl Iterator<Item = usize>,
        findings: &Findings,
    ) -> Self {
        let mut ids = vec![None; paths.len()];
        for path in in_sets.chain(findings.paths()) {
            ids[path] = Some(FileId(0));
        }
        for (number, id) in ids.iter_mut().flatten().enumerate() {
            *id = FileId(number as u32);
        }
        Self { ids }
    }

    pub(super) fn id(&self, path: usize) -> FileId {
        self.ids[path].expect("all paths in sets and findings were numbered")
    }

    /// Returns the paths of the files that take part.
    pub(super) fn paths(&self, paths: Cow<'_, [Utf8PathBuf]>) -> Vec<Utf8PathBuf> {
        let mut ids = self.ids.iter();
        match paths {
            Cow::Owned(mut paths) => {
                paths.retain(|_| ids.next().is_some_and(Option::is_some));
                paths
            }
            Cow::Borrowed(paths) => {
                let numbered = paths.iter().zip(ids).filter(|(_, id)| id.is_some());
                numbered.map(|(path, _)| path.clone()).collect()
            }
        }
    }
}
