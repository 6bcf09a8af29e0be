//! Builds the blocks of a document for its three readers: gives them ids, containers and sections, and leaves out what
//! the author keeps untranslated.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::directive::{BlockDirective, Pending};
use crate::document::model::{
    Block, BlockKind, Container, Document, Format, MAX_CONTAINERS, OutlineNode,
};
use crate::document::outline_kind::OutlineKind;
use crate::text::span::Span;

/// A document in the making.
pub(super) struct Builder<'s> {
    pub(super) document: Document<'s>,
    pub(super) containers: Vec<Container>,
    pub(super) pending: Pending<'s>,
    /// The format of the blocks to come.
    pub(super) format: Format,
    depth: usize,
    /// The number of open elements that have no node in the outline.
    wrappers: usize,
    /// The depth of the element that the author asked to skip.
    skipping: Option<usize>,
    /// The last heading of each level.
    headings: [Option<u32>; 7],
    lists: Vec<List>,
    lists_seen: u32,
}

struct List {
    number: u32,
    items: u32,
    ordered: bool,
}

impl<'s> Builder<'s> {
    pub(super) fn new(document: Document<'s>) -> Self {
        Self {
            format: document.format,
            document,
            containers: Vec::new(),
            pending: Pending::default(),
            depth: 0,
            wrappers: 0,
            skipping: None,
            headings: [None; 7],
            lists: Vec::new(),
            lists_seen: 0,
        }
    }

    /// Goes one level down, into something that the author may have asked to skip.
    pub(super) fn open(&mut self, skip: bool) {
        let skip = skip || std::mem::take(&mut self.pending.skip);
        self.open_unasked();
        if skip && self.skipping.is_none() {
            self.skipping = Some(self.depth);
        }
    }

    /// Goes one level down, into something that an instruction to skip is not meant for.
    pub(super) fn open_unasked(&mut self) {
        self.depth += 1;
    }

    pub(super) fn close(&mut self) {
        if self.skipping == Some(self.depth) {
            self.skipping = None;
        }
        self.depth -= 1;
    }

    /// Like [`Self::open`], for what is no level of the outline.
    pub(super) fn open_wrapper(&mut self, skip: bool) {
        self.open(skip);
        self.wrappers += 1;
    }

    pub(super) fn close_wrapper(&mut self) {
        self.wrappers -= 1;
        self.close();
    }

    pub(super) fn open_list(&mut self, first: Option<u64>, range: Range<usize>) -> usize {
        let node = match first {
            None => self.node(OutlineKind::List, range),
            Some(first) => self.node(OutlineKind::OrderedList(first), range),
        };
        self.lists.push(List {
            number: self.lists_seen,
            items: 0,
            ordered: first.is_some(),
        });
        self.lists_seen += 1;
        node
    }

    pub(super) fn close_list(&mut self) {
        self.lists.pop();
    }

    /// The next item of the innermost list; an item without a list makes one of its own.
    pub(super) fn open_item(&mut self, range: Range<usize>) -> usize {
        let node = self.node(OutlineKind::Item(None), range);
        let container = match self.lists.last_mut() {
            Some(list) => {
                list.items += 1;
                Container::Item {
                    list: list.number,
                    item: list.items - 1,
                    ordered: list.ordered,
                }
            }
            None => Container::Item {
                list: self.lists_seen,
                item: 0,
                ordered: false,
            },
        };
        self.containers.push(container);
        node
    }

    /// Adds a node to the outline, at the present depth.
    pub(super) fn node(&mut self, kind: OutlineKind, range: Range<usize>) -> usize {
        self.document.outline.push(OutlineNode {
            kind,
            depth: (self.depth - self.wrappers).min(u16::MAX as usize) as u16,
            span: Span::new(range.start, range.end),
            block: None,
        });
        self.document.outline.len() - 1
    }

    /// Returns whether HTML is read within a document of another format.
    pub(super) fn is_embedded(&self) -> bool {
        self.format != self.document.format
    }

    /// Says of a node what was not known when it began.
    pub(super) fn rename(&mut self, node: usize, kind: OutlineKind) {
        self.document.outline[node].kind = kind;
    }

    pub(super) fn heed(&mut self, directive: BlockDirective<'s>) {
        if self.skipping.is_none() {
            self.pending.heed(directive);
        }
    }

    /// Adds a block, unless it is to be left as it is. `id` is its own, if it has one.
    pub(super) fn push(
        &mut self,
        kind: BlockKind,
        span: Span,
        text: Cow<'s, str>,
        id: Option<&'s str>,
        node: Option<usize>,
    ) {
        let pending = self.pending.id.take();
        let notes = std::mem::take(&mut self.pending.notes);
        let blocks = &mut self.document.blocks;
        let overlaps = blocks.last().is_some_and(|last| last.span.end > span.start);
        if self.pending.off || self.skipping.is_some() || overlaps {
            return;
        }
        let index = blocks.len() as u32;
        let level = match kind {
            BlockKind::Heading(level) if self.containers.is_empty() => level as usize,
            _ => self.headings.len(),
        };
        let heading = self.headings[..level].iter().rev().find_map(|it| *it);
        if let Some((own, later)) = self.headings[level..].split_first_mut() {
            *own = Some(index);
            later.fill(None);
        }
        let depth = self.containers.len().min(MAX_CONTAINERS);
        blocks.push(Block {
            kind,
            format: self.format,
            span,
            text,
            id: id.or(pending),
            containers: self.containers[..depth].to_vec(),
            heading,
            keeps_lines: false,
            notes,
        });
        if let Some(node) = node {
            self.document.outline[node].block.get_or_insert(index);
        }
    }
}
