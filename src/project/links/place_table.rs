//! Finds statements by the paths of their files, and keeps the places of those that links lead to: each is read once.

use std::sync::OnceLock;

use camino::Utf8Path;

use crate::project::layout::Layout;
use crate::project::links::statement_places::StatementPlaces;

/// The statements of a project, and their places as far as somebody has asked for them.
#[derive(Default)]
pub struct PlaceTable {
    /// The number of the set of each file that is a statement.
    sets: OnceLock<Vec<Option<usize>>>,
    places: OnceLock<Box<[OnceLock<Option<StatementPlaces>>]>>,
}

impl PlaceTable {
    /// Returns the number of the set whose statement stands at a path.
    pub fn set_at(&self, layout: &Layout, path: &Utf8Path) -> Option<usize> {
        let sets = self.sets.get_or_init(|| {
            let mut sets = vec![None; layout.files.count()];
            for (number, plan) in layout.sets.iter().enumerate() {
                if let Some(statement) = plan.statement {
                    sets[statement.0 as usize] = Some(number);
                }
            }
            sets
        });
        sets[layout.files.find(path)?.0 as usize]
    }

    /// Returns the places that somebody has asked for, with the numbers of their sets.
    pub fn known(&self) -> impl Iterator<Item = (usize, Option<&StatementPlaces>)> {
        let cells = self.places.get().into_iter().flatten().enumerate();
        cells.filter_map(|(number, cell)| Some((number, cell.get()?.as_ref())))
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
