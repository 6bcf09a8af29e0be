//! The rows and cells of a Markdown table, as they are written rather than as they are shown.

use std::ops::Range;

use crate::document::model::BlockKind;
use crate::text::slice::Slice;

/// The table that is being read, and how far.
pub(super) struct MarkdownTable {
    row: u32,
    column: u32,
    /// The node of the row in the outline.
    row_node: usize,
    row_end: usize,
    /// The end of the last cell.
    cell_end: usize,
}

impl MarkdownTable {
    pub(super) fn new() -> Self {
        Self {
            row: 0,
            column: 0,
            row_node: 0,
            row_end: 0,
            cell_end: 0,
        }
    }

    pub(super) fn begin_row(&mut self, node: usize, range: &Range<usize>) {
        self.column = 0;
        self.row_node = node;
        self.row_end = range.end;
        self.cell_end = range.start;
    }

    /// Returns the cell that begins, and the node that stands for it.
    pub(super) fn cell(&self) -> (BlockKind, Option<usize>) {
        let kind = BlockKind::Cell {
            row: self.row,
            column: self.column,
        };
        (kind, Some(self.row_node))
    }

    /// The parser adds the cells that a row lacks, behind its end: they are not counted.
    pub(super) fn end_cell(&mut self, range: &Range<usize>) {
        if range.start < self.row_end {
            self.column += 1;
            self.cell_end = range.end;
        }
    }

    /// Ends a row: its node, and how many cells it has.
    /// The parser drops the cells that the head has no column for: they are counted all the same.
    pub(super) fn end_row(&mut self, source: &str) -> (usize, u32) {
        self.row += 1;
        let dropped = source.slice(self.cell_end..self.row_end).trim_ascii();
        let dropped = dropped.strip_prefix('|').unwrap_or(dropped);
        let dropped = match dropped.strip_suffix('|').unwrap_or(dropped) {
            "" => 0,
            cells => cells.matches('|').count() as u32 + 1,
        };
        (self.row_node, self.column + dropped)
    }
}
