//! What a word or a phrase means. It is named alike in all languages.

/// The meaning of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    pub kind: SenseKind,
    /// Its name in the data of all languages.
    pub concept: &'static str,
    /// False if the words may mean something else.
    pub is_sure: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SenseKind {
    /// The first of two opposites.
    One,
    /// The second of them.
    Other,
    Body,
    Place,
    GivenName,
}

impl SenseKind {
    /// Returns the other one of two opposites.
    pub fn opposite(self) -> Option<Self> {
        match self {
            Self::One => Some(Self::Other),
            Self::Other => Some(Self::One),
            Self::Body | Self::Place | Self::GivenName => None,
        }
    }

    /// Returns whether it is a name, which has a capital.
    #[inline]
    pub(super) fn is_name(self) -> bool {
        self.opposite().is_none()
    }
}
