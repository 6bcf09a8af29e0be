//! The block elements of a page that are open, what they are in the outline, and what closes them.

use std::ops::Range;

use crate::document::builder::Builder;
use crate::document::html_elements::{self as elements, BlockElement, ElementPart, implied_ends};
use crate::document::html_tag::StartTag;
use crate::document::model::{BlockKind, Container};
use crate::document::outline_kind::OutlineKind;

/// A block element that is open.
struct OpenBlock<'s> {
    element: BlockElement,
    /// Its place in the outline; elements that only wrap others have none. Of a cell, the row.
    node: Option<usize>,
    /// The id that the author gave; its first block takes it.
    id: Option<&'s str>,
}

struct OpenTable {
    node: usize,
    rows: u32,
    columns: u32,
    cells: u32,
    row_node: Option<usize>,
}

pub(super) struct Stack<'s> {
    open: Vec<OpenBlock<'s>>,
    /// The number of open elements of each name, so that a stray end tag is known at once.
    counts: [u32; elements::COUNT],
    tables: Vec<OpenTable>,
}

impl<'s> Stack<'s> {
    pub(super) fn new() -> Self {
        Self {
            open: Vec::new(),
            counts: [0; elements::COUNT],
            tables: Vec::new(),
        }
    }

    /// Returns the part of the innermost element; outside of all, text flows as in a `div`.
    pub(super) fn part(&self) -> ElementPart {
        self.open
            .last()
            .map_or(ElementPart::Flow, |open| open.element.part())
    }

    pub(super) fn node(&self) -> Option<usize> {
        self.open.last().and_then(|open| open.node)
    }

    pub(super) fn take_id(&mut self) -> Option<&'s str> {
        self.open.last_mut().and_then(|open| open.id.take())
    }

    /// Returns the kind of a block directly inside the innermost element.
    pub(super) fn kind(&self) -> BlockKind {
        let Some(open) = self.open.last() else {
            return BlockKind::Paragraph;
        };
        match (open.element.part(), self.tables.last()) {
            (ElementPart::Heading(level), _) => BlockKind::Heading(level),
            (ElementPart::Cell, Some(table)) => BlockKind::Cell {
                row: table.rows,
                column: table.cells,
            },
            (ElementPart::Other | ElementPart::Widget, _) => BlockKind::Other(open.element.name()),
            _ => BlockKind::Paragraph,
        }
    }

    /// Opens an element, and gives its node. Rules and code hold no blocks: they are not kept open.
    pub(super) fn push(
        &mut self,
        builder: &mut Builder<'s>,
        element: BlockElement,
        tag: &StartTag,
        range: Range<usize>,
    ) -> Option<usize> {
        let source = builder.document.source;
        let node = self.add_node(builder, element, tag, range);
        if matches!(element.part(), ElementPart::Rule | ElementPart::Code) {
            return node;
        }
        let skip = tag.is_not_translated(source);
        match node {
            None => builder.open_wrapper(skip),
            Some(_) => builder.open(skip),
        }
        self.counts[element.index()] += 1;
        let is_page = matches!(element.name(), "html" | "head" | "body");
        // Within Markdown ids may be what a site generator needs: those that name no message are none of a block.
        let is_id = |id: &&str| !is_page && (!builder.is_embedded() || is_name(id));
        let id = tag.id(source).filter(is_id);
        self.open.push(OpenBlock { element, node, id });
        node
    }

    /// The node of an element in the outline, and the container that it is.
    fn add_node(
        &mut self,
        builder: &mut Builder<'s>,
        element: BlockElement,
        tag: &StartTag,
        range: Range<usize>,
    ) -> Option<usize> {
        Some(match element.part() {
            ElementPart::Flow => {
                let label = tag.footnote(builder.document.source)?;
                builder.containers.push(Container::Footnote);
                builder.node(OutlineKind::Footnote(label.into()), range)
            }
            ElementPart::Rows => return None,
            ElementPart::Widget if matches!(element.name(), "select" | "optgroup") => return None,
            ElementPart::Heading(level) => builder.node(OutlineKind::Heading(level), range),
            ElementPart::Paragraph => builder.node(OutlineKind::Paragraph, range),
            ElementPart::Other | ElementPart::Widget => {
                builder.node(OutlineKind::Other(element.name()), range)
            }
            // The code of Markdown is what its parser takes for code.
            ElementPart::Code if builder.is_embedded() => builder.node(OutlineKind::Html, range),
            ElementPart::Code => builder.node(OutlineKind::Code(None), range),
            ElementPart::Rule => builder.node(OutlineKind::ThematicBreak, range),
            ElementPart::List { ordered } => {
                let first = ordered.then(|| tag.number(builder.document.source));
                builder.open_list(first, range)
            }
            ElementPart::Item => builder.open_item(range),
            ElementPart::Quote => {
                builder.containers.push(Container::Quote);
                builder.node(OutlineKind::Quote, range)
            }
            ElementPart::Table => {
                builder.containers.push(Container::Table);
                let node = builder.node(OutlineKind::Table(None), range);
                self.tables.push(OpenTable {
                    node,
                    rows: 0,
                    columns: 0,
                    cells: 0,
                    row_node: None,
                });
                node
            }
            ElementPart::Row => {
                let node = builder.node(OutlineKind::Row(None), range);
                if let Some(table) = self.tables.last_mut() {
                    table.cells = 0;
                    table.row_node = Some(node);
                }
                node
            }
            ElementPart::Cell => self.tables.last().and_then(|table| table.row_node)?,
        })
    }

    /// Closes what HTML lets authors leave open: a paragraph before any block, an item before the next.
    pub(super) fn close_implied(&mut self, builder: &mut Builder<'s>, next: BlockElement) {
        let open = self.open.iter().rev().map(|open| open.element);
        for _ in 0..implied_ends(open, next) {
            self.pop(builder);
        }
    }

    pub(super) fn is_open(&self, element: BlockElement) -> bool {
        self.counts[element.index()] > 0
    }

    /// Closes the innermost of these elements, and what is open inside it.
    pub(super) fn close(&mut self, builder: &mut Builder<'s>, element: BlockElement) {
        while let Some(last) = self.open.last() {
            let found = last.element == element;
            self.pop(builder);
            if found {
                return;
            }
        }
    }

    pub(super) fn close_all(&mut self, builder: &mut Builder<'s>) {
        while !self.open.is_empty() {
            self.pop(builder);
        }
    }

    fn pop(&mut self, builder: &mut Builder<'s>) {
        let Some(open) = self.open.pop() else { return };
        self.counts[open.element.index()] -= 1;
        match (open.element.part(), self.tables.last_mut()) {
            (ElementPart::Item | ElementPart::Quote, _) => {
                builder.containers.pop();
            }
            // A footnote: other sections have no node.
            (ElementPart::Flow, _) if open.node.is_some() => {
                builder.containers.pop();
            }
            (ElementPart::List { .. }, _) => builder.close_list(),
            (ElementPart::Cell, Some(table)) => {
                table.cells += 1;
                table.columns = table.columns.max(table.cells);
            }
            (ElementPart::Row, Some(table)) => {
                table.rows += 1;
                if let Some(node) = table.row_node.take() {
                    builder.rename(node, OutlineKind::Row(Some(table.cells)));
                }
            }
            (ElementPart::Table, Some(table)) => {
                builder.rename(table.node, OutlineKind::Table(Some(table.columns)));
                builder.containers.pop();
                self.tables.pop();
            }
            _ => {}
        }
        match open.node {
            None => builder.close_wrapper(),
            Some(_) => builder.close(),
        }
    }
}

/// Returns whether Fluent takes a text for the name of a message.
fn is_name(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}
