//! The places of a statement that links of others lead to, in every locale of the project.

use xxhash_rust::xxh3::xxh3_64;

use crate::document::heading_ids::{HeadingLinks, PlaceNames};
use crate::project::headings::statement_heading_ids;
use crate::project::passage::passages;
use crate::project::set::{Set, Side, Statement};

/// The places of a statement: 0 is the source locale, then the targets.
pub struct StatementPlaces {
    locales: Vec<HeadingLinks>,
}

impl StatementPlaces {
    /// Returns the places of the statement of a set; `None` where it has none.
    pub fn of(set: &Set<'_>) -> Option<Self> {
        let statement = set.statement.as_ref()?;
        let ids = statement_heading_ids(statement, set.source);
        let names = PlaceNames::of(statement.document);
        let own = HeadingLinks::new(&ids, &names, PlaceNames::of(statement.document), &|_| false);
        let targets = set.targets.iter().map(|target| {
            let edition = names_in(statement, set.source, *target);
            HeadingLinks::new(&ids, &names, edition, &|_| false)
        });
        Some(Self {
            locales: std::iter::once(own).chain(targets).collect(),
        })
    }

    /// Returns a hash of all of them, the same in every run.
    pub fn digest(&self) -> u64 {
        let texts: Vec<String> = self.locales.iter().map(HeadingLinks::described).collect();
        xxh3_64(format!("{texts:?}").as_bytes())
    }

    /// Returns the places of the edition in a locale.
    pub fn links(&self, locale: usize) -> Option<&HeadingLinks> {
        self.locales.get(locale)
    }
}

/// Returns the names of the places in the words of a translation; what has none keeps those of the source.
fn names_in(statement: &Statement<'_>, source: Side<'_>, target: Side<'_>) -> PlaceNames {
    let passages = passages(source, statement, target);
    PlaceNames::in_words(statement.document, &|block| {
        passages.get(block as usize)?.text.as_deref()
    })
}
