//! The block elements of a page that are open, what they are in the outline, and what closes them.

use std::ops::Range;

use crate::document::builder::Builder;
use crate::document::html_elements::{self as elements, Element, Part};
use crate::document::html_tag::StartTag;
use crate::document::model::{BlockKind, Container};
use crate::document::outline_kind::OutlineKind;

/// A block element that is open.
struct Open<'s> {
    element: Element,
    /// Its place in the outline; elements that only wrap others have none. Of a cell, the row.
    node: Option<usize>,
    /// The id that the author gave; its first block takes it.
    id: Option<&'s str>,
}

struct Table {
    node: usize,
    rows: u32,
    columns: u32,
    cells: u32,
    row_node: Option<usize>,
}

pub(super) struct Stack<'s> {
    open: Vec<Open<'s>>,
    /// How many of each element are open, so that a stray end tag is known at once.
    counts: [u32; elements::COUNT],
    tables: Vec<Table>,
}

/// How far up HTML looks for an element to close unasked: a bound for hostile input.
const MAX_IMPLIED: usize = 16;

impl<'s> Stack<'s> {
    pub(super) fn new() -> Self {
        Self {
            open: Vec::new(),
            counts: [0; elements::COUNT],
            tables: Vec::new(),
        }
    }

    /// The part of the innermost element; outside of all, text flows as in a `div`.
    pub(super) fn part(&self) -> Part {
        self.open
            .last()
            .map_or(Part::Flow, |open| open.element.part())
    }

    pub(super) fn node(&self) -> Option<usize> {
        self.open.last().and_then(|open| open.node)
    }

    pub(super) fn take_id(&mut self) -> Option<&'s str> {
        self.open.last_mut().and_then(|open| open.id.take())
    }

    /// What a block directly inside the innermost element is.
    pub(super) fn kind(&self) -> BlockKind {
        let Some(open) = self.open.last() else {
            return BlockKind::Paragraph;
        };
        match (open.element.part(), self.tables.last()) {
            (Part::Heading(level), _) => BlockKind::Heading(level),
            (Part::Cell, Some(table)) => BlockKind::Cell {
                row: table.rows,
                column: table.cells,
            },
            (Part::Other | Part::Widget, _) => BlockKind::Other(open.element.name()),
            _ => BlockKind::Paragraph,
        }
    }

    /// Opens an element, and gives its node. Rules and code hold no blocks: they are not kept open.
    pub(super) fn push(
        &mut self,
        builder: &mut Builder<'s>,
        element: Element,
        tag: &StartTag,
        range: Range<usize>,
    ) -> Option<usize> {
        let source = builder.document.source;
        let node = self.add_node(builder, element, tag, range);
        if matches!(element.part(), Part::Rule | Part::Code) {
            return node;
        }
        let skip = tag.is_not_translated(source);
        match node {
            None => builder.open_wrapper(skip),
            Some(_) => builder.open(skip),
        }
        self.counts[element.index()] += 1;
        let is_page = matches!(element.name(), "html" | "head" | "body");
        self.open.push(Open {
            element,
            node,
            id: tag.id(source).filter(|_| !is_page),
        });
        node
    }

    /// The node of an element in the outline, and the container that it is.
    fn add_node(
        &mut self,
        builder: &mut Builder<'s>,
        element: Element,
        tag: &StartTag,
        range: Range<usize>,
    ) -> Option<usize> {
        Some(match element.part() {
            Part::Flow | Part::Rows => return None,
            Part::Widget if matches!(element.name(), "select" | "optgroup") => return None,
            Part::Heading(level) => builder.node(OutlineKind::Heading(level), range),
            Part::Paragraph => builder.node(OutlineKind::Paragraph, range),
            Part::Other | Part::Widget => builder.node(OutlineKind::Other(element.name()), range),
            Part::Code => builder.node(OutlineKind::Code(None), range),
            Part::Rule => builder.node(OutlineKind::ThematicBreak, range),
            Part::List { ordered } => {
                let first = ordered.then(|| tag.number(builder.document.source));
                builder.open_list(first, range)
            }
            Part::Item => builder.open_item(range),
            Part::Quote => {
                builder.containers.push(Container::Quote);
                builder.node(OutlineKind::Quote, range)
            }
            Part::Table => {
                builder.containers.push(Container::Table);
                let node = builder.node(OutlineKind::Table(None), range);
                self.tables.push(Table {
                    node,
                    rows: 0,
                    columns: 0,
                    cells: 0,
                    row_node: None,
                });
                node
            }
            Part::Row => {
                let node = builder.node(OutlineKind::Row(None), range);
                if let Some(table) = self.tables.last_mut() {
                    table.cells = 0;
                    table.row_node = Some(node);
                }
                node
            }
            Part::Cell => self.tables.last().and_then(|table| table.row_node)?,
        })
    }

    /// Closes what HTML lets authors leave open: a paragraph before any block, an item before the next.
    pub(super) fn close_implied(&mut self, builder: &mut Builder<'s>, next: Element) {
        let is_option = |open: &Open<'_>| open.element.name() == "option";
        let closes_last = self.open.last().is_some_and(|last| {
            matches!(
                (last.element.part(), next.part()),
                (Part::Paragraph, _) | (Part::Heading(_), Part::Heading(_))
            ) || (is_option(last) && next.part() == Part::Widget)
        });
        if closes_last {
            self.pop(builder);
        }
        let (closed, within): (&[Part], Part) = match next.part() {
            Part::Item => (&[Part::Item], Part::Table),
            Part::Cell => (&[Part::Cell], Part::Row),
            Part::Row => (&[Part::Cell, Part::Row], Part::Table),
            Part::Rows => (&[Part::Cell, Part::Row, Part::Rows], Part::Table),
            Part::Other => (&[Part::Other], Part::Flow),
            _ => return,
        };
        let mut above = 0;
        for (count, open) in self.open.iter().rev().take(MAX_IMPLIED).enumerate() {
            let part = open.element.part();
            if closed.contains(&part) {
                above = count + 1;
            } else if part == within || matches!(part, Part::List { .. } | Part::Table) {
                break;
            }
        }
        for _ in 0..above {
            self.pop(builder);
        }
    }

    pub(super) fn is_open(&self, element: Element) -> bool {
        self.counts[element.index()] > 0
    }

    /// Closes the innermost of these elements, and what is open inside it.
    pub(super) fn close(&mut self, builder: &mut Builder<'s>, element: Element) {
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
            (Part::Item | Part::Quote, _) => {
                builder.containers.pop();
            }
            (Part::List { .. }, _) => builder.close_list(),
            (Part::Cell, Some(table)) => {
                table.cells += 1;
                table.columns = table.columns.max(table.cells);
            }
            (Part::Row, Some(table)) => {
                table.rows += 1;
                if let Some(node) = table.row_node.take() {
                    builder.rename(node, OutlineKind::Row(Some(table.cells)));
                }
            }
            (Part::Table, Some(table)) => {
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
