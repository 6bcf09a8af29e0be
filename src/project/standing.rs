//! Why a passage of an edition cannot be relied on: of the state of its translation what readers are told.

use crate::fluent::model::Entry;
use crate::project::change::Change;
use crate::project::set::Side;
use crate::project::translation_state::TranslationState;

/// Why a translation that is whole cannot be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its source was changed since, in what it says, and it was not.
    Stale,
    /// Nobody stands for it.
    Draft,
}

impl Standing {
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Stale => "stale",
            Standing::Draft => "draft",
        }
    }

    /// Returns why a translation in this state cannot be relied on; `None` where it can, or where there is none.
    pub fn of(state: TranslationState) -> Option<Self> {
        match state {
            TranslationState::Stale(Change::Major(_)) => Some(Standing::Stale),
            TranslationState::Draft => Some(Standing::Draft),
            TranslationState::Source
            | TranslationState::Current
            | TranslationState::Stale(Change::Minor)
            | TranslationState::Unconfirmed
            | TranslationState::Incomplete
            | TranslationState::Missing
            | TranslationState::Excluded => None,
        }
    }
}

/// Returns why the records say that the translation of a source entry cannot be relied on, whole or not.
pub fn standing(entry: &Entry<'_>, source: Side<'_>, target: Side<'_>) -> Option<Standing> {
    Standing::of(target.translation(entry, source)?.recorded)
}
