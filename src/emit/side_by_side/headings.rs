//! Links to headings on a page of several languages: each leads to the row of the heading.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::document::heading_ids::{HeadingId, HeadingLinks, PlaceNames};
use crate::document::model::Document;
use crate::emit::side_by_side::passage::ColumnPassage;
use crate::emit::side_by_side::rows::ComparisonRow;
use crate::project::headings::statement_heading_ids;
use crate::project::set::{Set, Statement};

/// The headings of a statement and their rows.
pub(super) struct Headings<'h> {
    document: &'h Document<'h>,
    ids: Vec<HeadingId>,
    names: OnceCell<PlaceNames>,
    /// The number of the row of each block.
    numbers: BTreeMap<usize, usize>,
}

impl<'h> Headings<'h> {
    pub fn new(set: &Set<'_>, statement: &'h Statement<'h>, rows: &[ComparisonRow<'_>]) -> Self {
        let passages = rows.iter().filter_map(|row| match row {
            ComparisonRow::Passage(row) => Some(row.blocks.start),
            ComparisonRow::Code(_) | ComparisonRow::Raw(_) | ComparisonRow::Break => None,
        });
        Self {
            document: statement.document,
            ids: statement_heading_ids(statement, set.source),
            names: OnceCell::new(),
            numbers: passages.zip(1..).collect(),
        }
    }

    /// Returns the address on the page that a link of a column leads to, by its fragment without `#`.
    pub fn links(&self, column: &[ColumnPassage<'_>]) -> impl Fn(&str) -> Option<String> {
        let links = OnceCell::new();
        move |fragment| {
            let links = links.get_or_init(|| self.links_of(column));
            let number = self.numbers.get(&(links.block(fragment)? as usize))?;
            Some(format!("#p{number}"))
        }
    }

    fn links_of(&self, column: &[ColumnPassage<'_>]) -> HeadingLinks {
        let names = self.names.get_or_init(|| PlaceNames::of(self.document));
        let words = |block: u32| column[block as usize].text.as_deref();
        let own = PlaceNames::in_words(self.document, &words);
        HeadingLinks::new(&self.ids, names, own, &|_| false)
    }
}
