//! The texts of a source catalog.

use crate::checks::text_pair::TextSide;
use crate::fluent::model::Entry;
use crate::project::set::{Set, Side};

/// The texts of the source catalog: what is found of one of them serves all locales.
pub(super) struct SourceTexts<'p> {
    texts: Vec<TextSide<'p, 'p>>,
    /// For each entry, its first text.
    first: Vec<usize>,
}

impl<'p> SourceTexts<'p> {
    pub(super) fn new(set: &Set<'p>) -> Self {
        let Side { locale, scope, .. } = set.source;
        let count = set.source.entries().len();
        let (mut texts, mut first) = (Vec::with_capacity(count), Vec::with_capacity(count));
        if let Some(file) = set.source.read() {
            for entry in &file.catalog.entries {
                first.push(texts.len());
                let patterns = entry.patterns();
                texts.extend(
                    patterns
                        .map(|(_, pattern)| TextSide::new(locale, file.catalog, scope, pattern)),
                );
            }
        }
        Self { texts, first }
    }

    /// The text of an entry under this attribute.
    pub(super) fn get(
        &self,
        at: usize,
        entry: &Entry<'_>,
        attribute: Option<&str>,
    ) -> Option<&TextSide<'p, 'p>> {
        let value = usize::from(entry.value.is_some());
        let place = match attribute {
            None => entry.value.as_ref().map(|_| 0)?,
            Some(id) => value + entry.attributes.place(id)?,
        };
        self.texts.get(self.first.get(at)? + place)
    }
}
