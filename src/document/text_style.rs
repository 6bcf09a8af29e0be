//! The style of plain text.

use std::num::NonZeroU16;

/// The style of plain text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// The columns of a line; `None`: a paragraph is one line.
    pub width: Option<NonZeroU16>,
}
