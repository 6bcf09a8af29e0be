//! Footnotes, in the order in which they are first referred to, wherever they stand.

use std::collections::BTreeMap;

use crate::document::rich::model::{RichBlock, RichInline, RichLine};

#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// The labels that were referred to, in order.
    references: Vec<String>,
    /// Their places in that order.
    places: BTreeMap<String, usize>,
    definitions: BTreeMap<String, Vec<RichBlock>>,
}

impl Footnotes {
    /// Returns the place of the footnote with this label.
    pub(super) fn refer(&mut self, label: &str) -> usize {
        let next = self.references.len();
        let place = *self.places.entry(label.to_owned()).or_insert(next);
        if place == next {
            self.references.push(label.to_owned());
        }
        place
    }

    pub(super) fn define(&mut self, label: String, blocks: Vec<RichBlock>) {
        self.definitions.entry(label).or_default().extend(blocks);
    }

    /// The footnotes, and the blocks of those that nothing refers to.
    pub(super) fn finish(mut self) -> (Vec<Vec<RichBlock>>, Vec<RichBlock>) {
        let labels = self.references.into_iter();
        let notes = labels.map(|label| {
            let definition = self.definitions.remove(&label);
            definition.unwrap_or_else(|| {
                vec![RichBlock::Line(RichLine::of(vec![RichInline::text(label)]))]
            })
        });
        let notes = notes.collect();
        (notes, self.definitions.into_values().flatten().collect())
    }
}
