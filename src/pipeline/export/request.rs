//! What an export is asked for.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::exchange::model::UnitState;

/// A request for the texts of a locale.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The place of the locale in the layout.
    pub target: usize,
    /// Statements, catalogs or folders, relative to the project; empty: all.
    pub documents: Vec<Utf8PathBuf>,
    /// The states of the texts that go out; `None`: all, those that are done as context.
    pub only: Option<BTreeSet<WaitingState>>,
    /// Forms too that only fractions and exact millions take.
    pub all_plurals: bool,
    /// Leaves stale translations out of the target and quotes them in the note: for tools that take any target as done.
    pub empties_stale: bool,
}

/// Why a text waits for a translator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaitingState {
    Missing,
    Stale,
    Draft,
}

impl ExportRequest {
    pub(super) fn names(&self, path: &Utf8Path) -> bool {
        self.documents.is_empty() || self.documents.iter().any(|named| path.starts_with(named))
    }

    pub(super) fn wants(&self, state: UnitState) -> bool {
        let waiting = match state {
            UnitState::Missing => WaitingState::Missing,
            UnitState::Machine | UnitState::Draft => WaitingState::Draft,
            UnitState::Stale => WaitingState::Stale,
            UnitState::Translated | UnitState::Reviewed => return self.only.is_none(),
        };
        self.only
            .as_ref()
            .is_none_or(|only| only.contains(&waiting))
    }
}
