//! The labels of the footnotes of a document.

use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::Document;

/// Returns the labels of the footnotes that a document refers to, each once, in the order in which it does.
pub fn footnote_labels(document: &Document<'_>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    let blocks = document.blocks.iter();
    for block in blocks.filter(|block| block.text.contains("[^")) {
        for inline in inlines(&block.text, block.format) {
            if let InlineKind::Footnote { label } = inline.kind
                && !labels.contains(&label)
            {
                labels.push(label);
            }
        }
    }
    labels
}
