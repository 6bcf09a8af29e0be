//! The containers that are open while a body is read: each takes what it may hold, whatever the author put there.

use crate::document::rich::elements::{self, ContainerKind};
use crate::document::rich::model::{CellAlign, ListMarker, RichBlock, RichCell, RichList, RichRow};
use crate::document::rich::tag::HtmlTag;

/// A container under way.
#[derive(Debug)]
pub(super) enum OpenContainer {
    Flow {
        into: FlowRole,
        blocks: Vec<RichBlock>,
    },
    List(RichList),
    Table {
        rows: Vec<RichRow>,
        /// The blocks that stand in the table but in no cell: they come before the table.
        strays: Vec<RichBlock>,
    },
    Row(RichRow),
}

/// The part of the document that a flow of blocks becomes.
#[derive(Debug)]
pub(super) enum FlowRole {
    Body,
    Item,
    Quote,
    Definition,
    Note(String),
    Cell {
        head: bool,
        columns: u32,
        rows: u32,
        align: CellAlign,
    },
}

impl OpenContainer {
    /// The container that an element opens.
    pub(super) fn new(frame: ContainerKind, tag: &HtmlTag, in_head: bool) -> Self {
        match frame {
            ContainerKind::List(marker) => Self::List(RichList {
                marker: tag.get("type").and_then(elements::marker).unwrap_or(marker),
                first: tag.number("start").unwrap_or(1),
                items: Vec::new(),
            }),
            ContainerKind::Item => Self::flow(FlowRole::Item),
            ContainerKind::Quote => Self::flow(FlowRole::Quote),
            ContainerKind::Definition => Self::flow(FlowRole::Definition),
            ContainerKind::Table => Self::Table {
                rows: Vec::new(),
                strays: Vec::new(),
            },
            ContainerKind::Row => Self::Row(RichRow {
                head: in_head,
                cells: Vec::new(),
            }),
            ContainerKind::Cell { head } => Self::flow(FlowRole::Cell {
                head,
                columns: tag.span("colspan"),
                rows: tag.span("rowspan"),
                align: tag.align(),
            }),
        }
    }

    pub(super) fn flow(into: FlowRole) -> Self {
        Self::Flow {
            into,
            blocks: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, block: RichBlock) {
        match self {
            Self::Flow { blocks, .. } => blocks.push(block),
            Self::List(list) => list.items.push(vec![block]),
            Self::Table { strays, .. } => strays.push(block),
            Self::Row(row) => row.cells.push(RichCell {
                head: false,
                columns: 1,
                rows: 1,
                align: CellAlign::Start,
                blocks: vec![block],
            }),
        }
    }

    /// Takes in a container that is complete; gives it back when it is a footnote.
    pub(super) fn take(&mut self, inner: OpenContainer) -> Option<(String, Vec<RichBlock>)> {
        match inner {
            Self::Flow { into, blocks } => match into {
                FlowRole::Body => blocks.into_iter().for_each(|block| self.add(block)),
                FlowRole::Item => self.add_item(blocks),
                FlowRole::Quote => self.add_some(blocks, RichBlock::Quote),
                FlowRole::Definition => self.add_some(blocks, RichBlock::Definition),
                FlowRole::Note(label) => return Some((label, blocks)),
                FlowRole::Cell {
                    head,
                    columns,
                    rows,
                    align,
                } => self.add_cell(RichCell {
                    head,
                    columns,
                    rows,
                    align,
                    blocks,
                }),
            },
            Self::List(list) if list.items.is_empty() => {}
            Self::List(list) => self.add(RichBlock::List(list)),
            Self::Table { rows, strays } => {
                strays.into_iter().for_each(|block| self.add(block));
                if rows.iter().any(|row| !row.cells.is_empty()) {
                    self.add(RichBlock::Table(rows));
                }
            }
            Self::Row(row) => match self {
                Self::Table { rows, .. } if !row.cells.is_empty() => rows.push(row),
                _ => {}
            },
        }
        None
    }

    fn add_some(&mut self, blocks: Vec<RichBlock>, wrap: fn(Vec<RichBlock>) -> RichBlock) {
        if !blocks.is_empty() {
            self.add(wrap(blocks));
        }
    }

    fn add_item(&mut self, blocks: Vec<RichBlock>) {
        match self {
            Self::List(list) => list.items.push(blocks),
            Self::Flow { .. } | Self::Table { .. } | Self::Row(_) if blocks.is_empty() => {}
            Self::Flow { .. } | Self::Table { .. } | Self::Row(_) => {
                self.add(RichBlock::List(RichList {
                    marker: ListMarker::Bullet,
                    first: 1,
                    items: vec![blocks],
                }))
            }
        }
    }

    fn add_cell(&mut self, cell: RichCell) {
        match self {
            Self::Row(row) => row.cells.push(cell),
            Self::Flow { .. } | Self::List(_) | Self::Table { .. } => {
                cell.blocks.into_iter().for_each(|block| self.add(block));
            }
        }
    }
}
