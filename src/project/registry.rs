//! The source catalog as the registry of a statement: which message holds which block.

use std::borrow::Cow;

use crate::document::model::{Block, BlockKind, Container, Document};
use crate::fluent::model::{Entry, EntryKind, is_id};
use crate::project::paired_texts::{BlockText, MessageText, TextRole};
use crate::project::pairing::{self, BlockMatch, Pairing};
use crate::project::set::Side;
use crate::text::canonical::canonical;

/// Pairs the blocks of a statement with the messages of its source catalog, formatted.
pub fn pair(document: &Document<'_>, source: Side<'_>) -> Pairing {
    pairing::pair(&blocks(document), &messages(source))
}

impl Pairing {
    /// Tells if all that is paired here is there.
    pub fn fits(&self, document: &Document<'_>, source: Side<'_>) -> bool {
        let entries = source.entries().len();
        let is_there = |matched: &BlockMatch| match matched {
            BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) => *entry < entries,
            BlockMatch::Unregistered => true,
        };
        self.blocks.len() == document.blocks.len() && self.blocks.iter().all(is_there)
    }
}

/// Returns the blocks of a statement as pairing sees them. An anchor that can be no id of Fluent, such as `{#2021}`, is
/// an anchor alone.
pub fn blocks<'d>(document: &'d Document<'_>) -> Vec<BlockText<'d>> {
    let blocks = document.blocks.iter().map(|block| BlockText {
        id: block.id.filter(|id| is_id(id)),
        text: &block.text,
        role: role(block),
    });
    blocks.collect()
}

fn role<'d>(block: &'d Block<'_>) -> TextRole<'d> {
    let is_item = |container: &Container| matches!(container, Container::Item { .. });
    match &block.kind {
        BlockKind::Field { key } => TextRole::Field(key),
        BlockKind::Heading(_) => TextRole::Heading,
        BlockKind::Cell { .. } => TextRole::Cell,
        BlockKind::Paragraph if block.containers.iter().any(is_item) => TextRole::Item,
        BlockKind::Paragraph | BlockKind::Other(_) => TextRole::Other,
    }
}

/// Returns the messages of a source catalog that can hold blocks, formatted.
pub fn messages(source: Side<'_>) -> Vec<MessageText<'_>> {
    let entries = source.entries().iter().enumerate();
    entries
        .filter(|(_, entry)| entry.kind == EntryKind::Message && entry.value.is_some())
        .map(|(at, entry)| message(at, entry, source))
        .collect()
}

fn message<'p>(at: usize, entry: &Entry<'p>, source: Side<'p>) -> MessageText<'p> {
    let formatted = source
        .formatter
        .map(|formatter| formatter.format(entry, None));
    let (text, formats) = match formatted {
        Some(Ok(text)) => (text, true),
        Some(Err(unformatted)) => (Cow::Owned(unformatted.text), false),
        None => (Cow::Borrowed(""), false),
    };
    let text = match text {
        Cow::Borrowed(text) => canonical(text),
        Cow::Owned(text) => Cow::Owned(canonical(&text).into_owned()),
    };
    MessageText {
        entry: at,
        id: entry.id,
        text,
        formats,
    }
}
