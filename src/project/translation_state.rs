//! The state of a translation: what one locale has of an entry of the source catalog, by what its catalog holds and by
//! what is recorded. Found once for each entry of a set: see `project::translations`.

use crate::project::change::Change;
use crate::project::staleness::{Staleness, Translation};

/// The state of the translation of a source entry. Of an entry with several texts the worst one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TranslationState {
    /// The locale is the source locale, or the entry is common to all.
    Source,
    /// Whole, and as far as anything is recorded made from the present source.
    Current,
    /// Whole, and its source was changed since; it was not.
    Stale(Change),
    /// Whole, and both its source and itself were changed since: nobody has confirmed that the one follows the other.
    Unconfirmed,
    /// Whole, and nobody stands for it yet.
    Draft,
    /// There, but broken, empty, or without its value or an attribute: readers get the source text.
    Incomplete,
    Missing,
    /// The configuration leaves the catalog out for this locale, or the message.
    Excluded,
}

impl TranslationState {
    /// Returns the name of the state, as programs read it; a small change, or one that was followed, makes no difference.
    pub fn as_str(self) -> &'static str {
        match self {
            TranslationState::Source => "source",
            TranslationState::Current
            | TranslationState::Stale(Change::Minor)
            | TranslationState::Unconfirmed => "translated",
            TranslationState::Stale(Change::Major(_)) => "stale",
            TranslationState::Draft => "draft",
            TranslationState::Incomplete => "incomplete",
            TranslationState::Missing => "missing",
            TranslationState::Excluded => "excluded",
        }
    }

    /// Tells if the locale has all of the entry, whatever it is worth.
    pub fn is_whole(self) -> bool {
        match self {
            TranslationState::Source
            | TranslationState::Current
            | TranslationState::Stale(_)
            | TranslationState::Unconfirmed
            | TranslationState::Draft => true,
            TranslationState::Incomplete
            | TranslationState::Missing
            | TranslationState::Excluded => false,
        }
    }

    /// Returns how bad a recorded state is: of the texts of an entry the worst counts.
    pub(super) fn rank(self) -> u8 {
        match self {
            TranslationState::Stale(Change::Major(_)) => 4,
            TranslationState::Draft => 3,
            TranslationState::Unconfirmed => 2,
            TranslationState::Stale(Change::Minor) => 1,
            TranslationState::Source
            | TranslationState::Current
            | TranslationState::Incomplete
            | TranslationState::Missing
            | TranslationState::Excluded => 0,
        }
    }

    /// Returns the state by what is recorded of one text.
    pub(super) fn recorded(recorded: &Staleness) -> Self {
        match recorded {
            Staleness::Current => TranslationState::Current,
            Staleness::Draft => TranslationState::Draft,
            Staleness::Unconfirmed => TranslationState::Unconfirmed,
            Staleness::Stale(stale) => match stale.translation {
                Translation::AsItWas => TranslationState::Stale(stale.change),
                Translation::Changed => TranslationState::Unconfirmed,
            },
        }
    }
}

/// The state of one translation, overall and by its records.
#[derive(Debug, PartialEq, Eq)]
pub struct EntryStatus {
    /// [`TranslationState::Incomplete`] even where records say that it is stale or a draft.
    pub state: TranslationState,
    /// The state by the records alone; [`TranslationState::Current`] where there are none.
    pub recorded: TranslationState,
    /// The catalog has a sound entry of this id.
    pub has_entry: bool,
    /// Every text equals the source's, which has words.
    pub is_identical: bool,
    /// The state of each text by the records; empty where there are no records.
    pub(super) texts: Box<[Option<Staleness>]>,
}

impl EntryStatus {
    /// Returns what the records say of a text of the translation, by its place among them; `None` where they do not.
    pub fn text(&self, place: usize) -> Option<&Staleness> {
        self.texts.get(place)?.as_ref()
    }

    /// Tells if a text awaits confirmation.
    pub fn has_draft(&self) -> bool {
        self.texts.contains(&Some(Staleness::Draft))
    }

    /// Tells if the source of a text was changed since, however little, and whatever became of the translation.
    pub fn has_stale(&self) -> bool {
        let mut texts = self.texts.iter().flatten();
        texts.any(|text| matches!(text, Staleness::Stale(_)))
    }
}
