//! The words of a block as they are written, line by line: slices of the document, so that places in them are places
//! in the file.

use crate::document::markdown_text::{BlockContainers, without_prefix};
use crate::document::model::{Block, Container, Document, Format};
use crate::text::slice::Slice;

/// Returns the content of a block without the prefixes of its lines; each slice but the last ends with the end of its
/// line.
pub fn written<'s>(document: &Document<'s>, block: &Block<'_>) -> Vec<&'s str> {
    let raw = document.source.slice(block.span.range());
    if let Some(at) = raw.find(&*block.text) {
        return vec![raw.slice(at..at + block.text.len())];
    }
    let around = BlockContainers::of(&block.containers);
    let mut slices = Vec::new();
    for (number, line) in raw.split_inclusive('\n').enumerate() {
        let line = match (number, document.format) {
            (0, _) => line,
            (_, Format::Markdown) => without_prefix(line, around),
            (_, Format::Plain) if around.quotes > 0 => without_prefix(line, around),
            (_, Format::Html | Format::Plain) => line.trim_start_matches([' ', '\t']),
        };
        match line.strip_suffix("\r\n") {
            Some(content) => slices.extend([content, line.slice(content.len() + 1..)]),
            None => slices.push(line),
        }
    }
    slices.retain(|slice| !slice.is_empty());
    slices
}

impl BlockContainers {
    fn of(containers: &[Container]) -> Self {
        let mut around = Self::default();
        for container in containers {
            match container {
                Container::Quote => around.quotes += 1,
                Container::Item { .. } | Container::Footnote => around.indented = true,
                Container::Table => {}
            }
        }
        around
    }
}
