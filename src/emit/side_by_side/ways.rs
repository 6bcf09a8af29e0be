//! Links on a page of several languages: each leads where that of the edition in its column leads.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::document::heading_ids::FragmentTarget;
use crate::emit::editions::address::{rest, way};
use crate::emit::links::edition_links::EditionLinks;
use crate::emit::links::model::{FileCopy, FollowedReference};
use crate::locale::tag::Locale;

/// The ways from a column to the editions of other statements, and to files.
pub struct ColumnWays<'w> {
    links: EditionLinks<'w>,
    locale: &'w Locale,
    /// The key of the statement.
    key: &'w str,
    /// The path of the page below the output folder.
    page: Utf8PathBuf,
}

impl<'w> ColumnWays<'w> {
    pub fn new(
        links: EditionLinks<'w>,
        locale: &'w Locale,
        key: &'w str,
        page: Utf8PathBuf,
    ) -> Self {
        Self {
            links,
            locale,
            key,
            page,
        }
    }

    /// Returns where a link leads, from the page; `within`: the places of the statement itself, which are rows.
    pub(super) fn follow(&self, address: &str, within: FragmentTarget<'_>) -> Option<String> {
        if let Some(fragment) = address.strip_prefix('#') {
            return within(fragment);
        }
        match self.links.follow(self.key, address) {
            FollowedReference::Edition(edition) => {
                let fragment = address.split_once('#').map(|(_, fragment)| fragment);
                let is_own = edition.key == self.key && edition.locale.is_none();
                if let Some(row) = fragment.filter(|_| is_own).and_then(within) {
                    return Some(row);
                }
                let locale = edition.locale.as_ref().unwrap_or(self.locale);
                let to = Utf8PathBuf::from(format!("{locale}/{}.html", edition.key));
                let place = edition.place.as_ref().map(|place| place.id.as_str());
                Some(format!("{}{}", way(&self.page, &to), rest(&edition, place)))
            }
            FollowedReference::File(file) => {
                let to = Utf8Path::new(self.locale.as_str()).join(&file.place);
                let way = format!("{}{}", way(&self.page, &to), file.rest);
                self.links.copy(FileCopy {
                    to,
                    from: file.path,
                });
                Some(way)
            }
            FollowedReference::Nowhere | FollowedReference::Elsewhere => None,
        }
    }

    /// Returns the files that the page needs beside the editions.
    pub fn into_copies(self) -> BTreeSet<FileCopy> {
        self.links.into_needs().copies
    }
}
