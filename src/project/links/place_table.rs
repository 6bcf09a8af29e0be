//! Finds statements by the paths of their files, and keeps the places of those that links lead to: each is read once.

use std::sync::OnceLock;

use camino::Utf8Path;

use crate::project::layout::Layout;
use crate::project::links::statement_places::StatementPlaces;
use crate::text::source::FileId;

/// The statements of a project, and their places as far as somebody has asked for them.
#[derive(Default)]
pub struct PlaceTable {
    /// The number of the set of each statement; sorted by the path of its file.
    sets: OnceLock<Vec<(FileId, usize)>>,
    places: OnceLock<Box<[OnceLock<Option<StatementPlaces>>]>>,
}

impl PlaceTable {
    /// Returns the number of the set whose statement stands at a path.
    pub fn set_at(&self, layout: &Layout, path: &Utf8Path) -> Option<usize> {
        let sets = self.sets.get_or_init(|| {
            let sets = layout.sets.iter().enumerate();
            let mut sets: Vec<(FileId, usize)> = sets
                .filter_map(|(number, plan)| Some((plan.statement?, number)))
                .collect();
            sets.sort_unstable_by_key(|(file, _)| layout.path(*file));
            sets
        });
        let found = sets.binary_search_by_key(&path, |(file, _)| layout.path(*file));
        Some(sets[found.ok()?].1)
    }

    /// Returns the places of a set, which `read` finds at the first need.
    pub fn places(
        &self,
        layout: &Layout,
        set: usize,
        read: impl FnOnce() -> Option<StatementPlaces>,
    ) -> Option<&StatementPlaces> {
        let empty = || layout.sets.iter().map(|_| OnceLock::new()).collect();
        let cell = self.places.get_or_init(empty).get(set)?;
        cell.get_or_init(read).as_ref()
    }
}
