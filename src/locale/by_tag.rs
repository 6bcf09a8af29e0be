//! Rows of data on languages, found by the tag of a locale.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::locale::tag::Locale;

/// Rows by each of their tags.
pub(super) struct ByTag<T: 'static>(HashMap<&'static str, &'static T, FixedState>);

impl<T> ByTag<T> {
    /// Of two rows with the same tag, the first counts.
    pub(super) fn new(
        rows: impl IntoIterator<Item = &'static T>,
        tags: impl Fn(&'static T) -> &'static [&'static str],
    ) -> Self {
        let mut by_tag = HashMap::default();
        for row in rows {
            for tag in tags(row) {
                by_tag.entry(*tag).or_insert(row);
            }
        }
        Self(by_tag)
    }

    /// The row of the tag, else of the longest beginning of the tag.
    pub(super) fn find(&self, locale: &Locale) -> Option<&'static T> {
        let mut tag = locale.as_str();
        loop {
            if let Some(row) = self.0.get(tag) {
                return Some(row);
            }
            tag = tag.rsplit_once('-')?.0;
        }
    }
}
