//! Names for the blocks of documents that have no catalog: for people, and steady while other sections are edited.

use std::collections::{HashMap, HashSet};

use crate::document::model::{Block, BlockKind, Container, Document};
use crate::document::plain_text::plain_text;
use crate::text::slug::label_slug;

/// The words of a heading that make its label.
const WORDS: usize = 6;

/// No label is longer, in characters, but for its number.
const LONGEST: usize = 60;

/// Names that were given: none is given twice.
#[derive(Debug, Default)]
pub struct Labels {
    taken: HashSet<String>,
    /// The number of times that a label was wanted again.
    numbers: HashMap<String, usize>,
}

impl Labels {
    /// Returns a label for each block of a document: its explicit id, the words of a heading, the key of a field, or
    /// its kind and its place in the section: `our-pledge/paragraph-2`.
    pub fn of(&mut self, document: &Document<'_>) -> Vec<String> {
        let mut labels: Vec<String> = Vec::with_capacity(document.blocks.len());
        let mut counts: HashMap<(Option<u32>, &str), usize> = HashMap::new();
        for block in &document.blocks {
            let wanted = match (block.id, &block.kind) {
                (Some(id), _) => id.to_owned(),
                (None, BlockKind::Field { key }) => key.clone(),
                (None, BlockKind::Heading(_)) if block.containers.is_empty() => {
                    label_slug(&plain_text(&block.text, block.format), WORDS)
                }
                (None, _) => {
                    let kind = kind(block);
                    let count = counts.entry((block.heading, kind)).or_default();
                    *count += 1;
                    match block.heading {
                        Some(heading) => format!("{}/{kind}-{count}", labels[heading as usize]),
                        None => format!("{kind}-{count}"),
                    }
                }
            };
            labels.push(self.unique(wanted.chars().take(LONGEST).collect()));
        }
        labels
    }

    /// Gives none of these again.
    pub fn keep(&mut self, labels: &[String]) {
        self.taken.extend(labels.iter().cloned());
    }

    fn unique(&mut self, wanted: String) -> String {
        let mut label = wanted.clone();
        while !self.taken.insert(label.clone()) {
            let number = self.numbers.entry(wanted.clone()).or_insert(1);
            *number += 1;
            label = format!("{wanted}-{number}");
        }
        label
    }
}

/// Returns what a block is, for people.
pub fn kind(block: &Block<'_>) -> &'static str {
    match (&block.kind, block.containers.last()) {
        (BlockKind::Field { .. }, _) => "field",
        (BlockKind::Heading(_), _) => "heading",
        (BlockKind::Cell { .. }, _) => "cell",
        (BlockKind::Other(name), _) => name,
        (BlockKind::Paragraph, Some(Container::Item { .. })) => "item",
        (BlockKind::Paragraph, Some(Container::Quote)) => "quote",
        (BlockKind::Paragraph, Some(Container::Footnote)) => "footnote",
        (BlockKind::Paragraph, Some(Container::Table) | None) => "paragraph",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::{Format, Options};
    use crate::document::parse;

    #[test]
    fn labels() {
        let source = "---\ntitle: T\n---\nLead.\n\n# Our pledge’s *aim*: more than seven words long\n\nOne.\n\n\
                      - a\n- b\n\n> q\n\n# Aim\n\nTwo.\n\n# Aim\n\nThree.\n\n<!-- #lead -->\nFour.\n\n# …\n";
        let document = parse(Format::Markdown, source, &Options::default());
        let labels = Labels::default().of(&document);
        let expected = "title paragraph-1 our-pledges-aim-more-than-seven \
                        our-pledges-aim-more-than-seven/paragraph-1 our-pledges-aim-more-than-seven/item-1 \
                        our-pledges-aim-more-than-seven/item-2 our-pledges-aim-more-than-seven/quote-1 aim \
                        aim/paragraph-1 aim-2 aim-2/paragraph-1 lead heading";
        assert_eq!(labels.join(" "), expected);
    }
}
