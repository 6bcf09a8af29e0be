//! Keeps what the words of a variant say of numbers, found once for all variants that it is compared with.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::locale::numbers::value::Reading;
use crate::text::search::BoundedSearch;

/// Findings about the words of a variant, each made when it is first asked for.
#[derive(Default)]
pub(super) struct NumberWordCache {
    /// The numbers that the words may say.
    pub said: OnceCell<HashSet<Reading>>,
    /// The text without the blanks beside its slashes, if there are any.
    pub spaced: OnceCell<Option<BoundedSearch<'static>>>,
    /// True if the words place hours in the second half of the day; `None` where the language has no such words.
    pub later_half: OnceCell<Option<bool>>,
}
