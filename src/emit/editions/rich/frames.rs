//! The containers that are open while a body is read: each takes what it may hold, whatever the author put there.

use crate::emit::editions::rich::elements;
use crate::emit::editions::rich::model::{Align, Block, Cell, List, Marker, Row};
use crate::emit::editions::rich::tag::Tag;

/// A container under way.
#[derive(Debug)]
pub(super) enum Frame {
    Flow {
        into: Into,
        blocks: Vec<Block>,
    },
    List(List),
    Table {
        rows: Vec<Row>,
        /// What stands in the table but in no cell: it comes before the table.
        strays: Vec<Block>,
    },
    Row(Row),
}

/// What a flow of blocks becomes.
#[derive(Debug)]
pub(super) enum Into {
    Body,
    Item,
    Quote,
    Definition,
    Note(String),
    Cell {
        head: bool,
        columns: u32,
        rows: u32,
        align: Align,
    },
}

impl Frame {
    /// The container that an element opens.
    pub(super) fn new(frame: elements::Frame, tag: &Tag, in_head: bool) -> Self {
        match frame {
            elements::Frame::List(marker) => Self::List(List {
                marker: tag.get("type").and_then(elements::marker).unwrap_or(marker),
                first: tag.number("start").unwrap_or(1),
                items: Vec::new(),
            }),
            elements::Frame::Item => Self::flow(Into::Item),
            elements::Frame::Quote => Self::flow(Into::Quote),
            elements::Frame::Definition => Self::flow(Into::Definition),
            elements::Frame::Table => Self::Table {
                rows: Vec::new(),
                strays: Vec::new(),
            },
            elements::Frame::Row => Self::Row(Row {
                head: in_head,
                cells: Vec::new(),
            }),
            elements::Frame::Cell { head } => Self::flow(Into::Cell {
                head,
                columns: tag.span("colspan"),
                rows: tag.span("rowspan"),
                align: tag.align(),
            }),
        }
    }

    pub(super) fn flow(into: Into) -> Self {
        Self::Flow {
            into,
            blocks: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, block: Block) {
        match self {
            Self::Flow { blocks, .. } => blocks.push(block),
            Self::List(list) => list.items.push(vec![block]),
            Self::Table { strays, .. } => strays.push(block),
            Self::Row(row) => row.cells.push(Cell {
                head: false,
                columns: 1,
                rows: 1,
                align: Align::Start,
                blocks: vec![block],
            }),
        }
    }

    /// Takes in a container that is complete; gives it back when it is a footnote.
    pub(super) fn take(&mut self, inner: Frame) -> Option<(String, Vec<Block>)> {
        match inner {
            Self::Flow { into, blocks } => match into {
                Into::Body => blocks.into_iter().for_each(|block| self.add(block)),
                Into::Item => self.add_item(blocks),
                Into::Quote => self.add_some(blocks, Block::Quote),
                Into::Definition => self.add_some(blocks, Block::Definition),
                Into::Note(label) => return Some((label, blocks)),
                Into::Cell {
                    head,
                    columns,
                    rows,
                    align,
                } => self.add_cell(Cell {
                    head,
                    columns,
                    rows,
                    align,
                    blocks,
                }),
            },
            Self::List(list) if list.items.is_empty() => {}
            Self::List(list) => self.add(Block::List(list)),
            Self::Table { rows, strays } => {
                strays.into_iter().for_each(|block| self.add(block));
                if rows.iter().any(|row| !row.cells.is_empty()) {
                    self.add(Block::Table(rows));
                }
            }
            Self::Row(row) => match self {
                Self::Table { rows, .. } if !row.cells.is_empty() => rows.push(row),
                _ => {}
            },
        }
        None
    }

    fn add_some(&mut self, blocks: Vec<Block>, wrap: fn(Vec<Block>) -> Block) {
        if !blocks.is_empty() {
            self.add(wrap(blocks));
        }
    }

    fn add_item(&mut self, blocks: Vec<Block>) {
        match self {
            Self::List(list) => list.items.push(blocks),
            Self::Flow { .. } | Self::Table { .. } | Self::Row(_) if blocks.is_empty() => {}
            Self::Flow { .. } | Self::Table { .. } | Self::Row(_) => self.add(Block::List(List {
                marker: Marker::Bullet,
                first: 1,
                items: vec![blocks],
            })),
        }
    }

    fn add_cell(&mut self, cell: Cell) {
        match self {
            Self::Row(row) => row.cells.push(cell),
            Self::Flow { .. } | Self::List(_) | Self::Table { .. } => {
                cell.blocks.into_iter().for_each(|block| self.add(block));
            }
        }
    }
}
