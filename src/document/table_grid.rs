//! The grid of a table of HTML: which cells reach into which columns and rows.

use crate::document::inline::Tag;

/// The columns and the rows that a cell stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellSpan {
    columns: u32,
    rows: u32,
}

/// The most columns and rows that one cell may reach over: a bound for hostile input.
const MAX_COLUMNS: u32 = 100;
const MAX_ROWS: u32 = 1000;

/// The most columns of a table into which cells reach: a row of a few bytes would make as many.
const MOST_COLUMNS: usize = 200;

impl CellSpan {
    pub(super) fn of(tag: &Tag) -> Self {
        let number = |name: &str, most: u32| {
            let number = tag.attribute(name).and_then(|it| it.trim().parse().ok());
            number.unwrap_or(1).clamp(1, most)
        };
        Self {
            columns: number("colspan", MAX_COLUMNS),
            rows: number("rowspan", MAX_ROWS),
        }
    }
}

/// The way through the cells of a table, row by row.
#[derive(Debug, Default)]
pub(super) struct TableGrid {
    /// Of the next cell.
    pub(super) column: usize,
    /// For each column, the number of rows below that a cell reaches into.
    below: Vec<u32>,
}

impl TableGrid {
    /// Returns whether a cell of a row above stands at the next place, and passes over it.
    pub(super) fn is_covered(&mut self) -> bool {
        let covered = self.below.get_mut(self.column).filter(|rows| **rows > 0);
        let Some(rows) = covered else {
            return false;
        };
        *rows -= 1;
        self.column += 1;
        true
    }

    /// Passes over a cell, and returns the number of columns beyond its first.
    pub(super) fn take(&mut self, span: CellSpan) -> u32 {
        let span = if self.column + span.columns as usize > MOST_COLUMNS {
            CellSpan {
                columns: 1,
                rows: 1,
            }
        } else {
            span
        };
        for _ in 0..span.columns {
            if self.column >= self.below.len() {
                self.below.push(0);
            }
            self.below[self.column] = span.rows - 1;
            self.column += 1;
        }
        span.columns - 1
    }
}
