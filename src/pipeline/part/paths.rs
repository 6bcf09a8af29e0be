//! The paths that parts name, numbered as they come, and by their order once all are known.

use std::collections::HashMap;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::text::source::FileId;

/// Paths, numbered as they come.
#[derive(Default)]
pub(super) struct PathNumbers {
    numbers: HashMap<Utf8PathBuf, FileId>,
}

/// Paths in their order, and the numbers that they have in it.
pub(super) struct SortedPaths {
    pub paths: Vec<Utf8PathBuf>,
    /// By the number that a path had when it came.
    places: Vec<FileId>,
}

impl PathNumbers {
    /// Returns the number of a path; the reason where it is none of a project.
    pub fn number(&mut self, path: &str) -> Result<FileId, String> {
        let next = u32::try_from(self.numbers.len()).map_err(|_| "too many files")?;
        if let Some(number) = self.numbers.get(Utf8Path::new(path)) {
            return Ok(*number);
        }
        let own = own_path(path)?;
        Ok(*self.numbers.entry(own).or_insert(FileId(next)))
    }

    /// Returns the number of a path that came before.
    pub fn known(&self, path: &Utf8Path) -> Option<FileId> {
        self.numbers.get(path).copied()
    }

    pub fn sorted(self) -> SortedPaths {
        let mut numbered: Vec<(Utf8PathBuf, FileId)> = self.numbers.into_iter().collect();
        numbered.sort_unstable();
        let mut places = vec![FileId(0); numbered.len()];
        for (place, (_, number)) in (0..).zip(&numbered) {
            places[number.0 as usize] = FileId(place);
        }
        SortedPaths {
            paths: numbered.into_iter().map(|(path, _)| path).collect(),
            places,
        }
    }
}

impl SortedPaths {
    /// Returns the number of a path in the order, by the one that it had when it came.
    pub fn place(&self, number: FileId) -> FileId {
        self.places[number.0 as usize]
    }
}

/// Returns a path of a project: relative, without `.` and `..`.
pub(super) fn own_path(path: &str) -> Result<Utf8PathBuf, String> {
    let path = Utf8PathBuf::from(path);
    let mut parts = path.components();
    let is_own = parts.all(|part| matches!(part, Utf8Component::Normal(_)));
    if is_own && !path.as_str().is_empty() {
        Ok(path)
    } else {
        Err(format!("`{path}` is no path of a project"))
    }
}
