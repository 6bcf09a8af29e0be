//! Tables whose columns stand in another order in the translation: each cell is paired with the one that has its
//! figures, where all rows agree on it and the headings do not object.

use std::ops::Range;

use crate::align::bead::Bead;
use crate::align::evidence::TokenEvidence;
use crate::document::model::{Block, BlockKind};

/// Nobody reads wider tables, and the work grows with the square of it.
const WIDEST: usize = 24;

/// The least evidence that the new order gains over that of the source.
const LEAST: f32 = 4.0;
/// The evidence of headings that speaks against it: figures that moved without their headings are a fault.
const OBJECTION: f32 = -0.5;

/// A table whose columns stand in another order, by the places of its cells on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReorderedTable {
    pub source: Range<usize>,
    pub target: Range<usize>,
}

/// Pairs the cells of such tables anew, in place; their targets are then no longer in order.
pub fn reorder_columns(
    evidence: &TokenEvidence,
    [source, target]: [&[Block<'_>]; 2],
    beads: &mut [Bead],
) -> Vec<ReorderedTable> {
    let mut found = Vec::new();
    for grid in grids(source) {
        let Some(start) = beads.iter().position(|bead| bead.source == grid.cell(0, 0)) else {
            continue;
        };
        let beads = &mut beads[start..];
        let Some(other) = counterpart(&grid, target, beads) else {
            continue;
        };
        let Some(order) = order(evidence, &grid, &other) else {
            continue;
        };
        for (bead, (row, column)) in beads.iter_mut().zip(grid.places()) {
            bead.target = other.cell(row, order[column]);
            bead.confidence = Bead::SURE;
        }
        found.push(ReorderedTable {
            source: grid.range(),
            target: other.range(),
        });
    }
    found
}

/// A table all of whose rows have the same columns.
#[derive(Clone, Copy, PartialEq, Eq)]
struct CellGrid {
    start: usize,
    rows: usize,
    columns: usize,
}

impl CellGrid {
    /// Reads the table that begins at a cell.
    fn at(blocks: &[Block<'_>], start: usize) -> Option<Self> {
        let places: Vec<(usize, usize)> = blocks[start..].iter().map_while(place).collect();
        let is_of_table = |(at, it): &(usize, &(usize, usize))| *at == 0 || **it != (0, 0);
        let count = places.iter().enumerate().take_while(is_of_table).count();
        let columns = places.iter().take_while(|(row, _)| *row == 0).count();
        let rows = count.checked_div(columns)?;
        let grid = Self {
            start,
            rows,
            columns,
        };
        let is_whole = rows > 1
            && (2..=WIDEST).contains(&columns)
            && rows * columns == count
            && grid.places().eq(places.into_iter().take(count));
        is_whole.then_some(grid)
    }

    fn range(&self) -> Range<usize> {
        self.start..self.start + self.rows * self.columns
    }

    fn cell(&self, row: usize, column: usize) -> Range<usize> {
        let at = self.start + row * self.columns + column;
        at..at + 1
    }

    /// Lists rows and columns in the order of the blocks.
    fn places(self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.rows).flat_map(move |row| (0..self.columns).map(move |column| (row, column)))
    }
}

fn place(block: &Block<'_>) -> Option<(usize, usize)> {
    match block.kind {
        BlockKind::Cell { row, column } => Some((row as usize, column as usize)),
        BlockKind::Field { .. }
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::Other(_) => None,
    }
}

fn grids(blocks: &[Block<'_>]) -> Vec<CellGrid> {
    let starts = blocks.iter().enumerate();
    let starts = starts.filter(|(_, block)| place(block) == Some((0, 0)));
    starts
        .filter_map(|(at, _)| CellGrid::at(blocks, at))
        .collect()
}

/// Finds the table beside one of the source: of the same size, and paired with it cell by cell from the first on.
fn counterpart(grid: &CellGrid, target: &[Block<'_>], beads: &[Bead]) -> Option<CellGrid> {
    let first = beads.first()?;
    let other = CellGrid::at(target, first.target.clone().next()?)?;
    let cells = beads.get(..grid.range().len())?;
    let pairs = cells.iter().zip(grid.range().zip(other.range()));
    let mut pairs = pairs.map(|(bead, (ours, theirs))| {
        bead.source == (ours..ours + 1) && bead.target == (theirs..theirs + 1)
    });
    let is_same = (other.rows, other.columns) == (grid.rows, grid.columns);
    (is_same && pairs.all(|is_pair| is_pair)).then_some(other)
}

/// Finds the place of each column in the translation, if it is surely another one.
fn order(evidence: &TokenEvidence, grid: &CellGrid, other: &CellGrid) -> Option<Vec<usize>> {
    let (ours, theirs) = (evidence.source.single(), evidence.target.single());
    let score = |row: usize, [column, there]: [usize; 2]| {
        let (one, two) = (grid.cell(row, column).start, other.cell(row, there).start);
        evidence.score(&ours[one], &theirs[two])
    };
    let of_figures = |pair: [usize; 2]| -> f32 { (1..grid.rows).map(|row| score(row, pair)).sum() };
    let columns = 0..grid.columns;
    let pairs = columns
        .clone()
        .flat_map(|one| (0..grid.columns).map(move |two| [one, two]));
    let mut pairs: Vec<([usize; 2], f32)> = pairs.map(|pair| (pair, of_figures(pair))).collect();
    // The best first; of equals those that stand where they stood.
    pairs.sort_by(|(one, is), (other, was)| {
        let moves = |[from, to]: &[usize; 2]| from != to;
        was.total_cmp(is).then(moves(one).cmp(&moves(other)))
    });
    let mut order: Vec<Option<usize>> = vec![None; grid.columns];
    let mut taken = vec![false; grid.columns];
    for ([from, to], _) in &pairs {
        if order[*from].is_none() && !taken[*to] {
            order[*from] = Some(*to);
            taken[*to] = true;
        }
    }
    let order: Vec<usize> = order.into_iter().flatten().collect();
    let moved = || columns.clone().filter(|column| order[*column] != *column);
    let gained = |score: &dyn Fn([usize; 2]) -> f32| -> f32 {
        let gain = |at: usize| score([at, order[at]]) - score([at, at]);
        moved().map(gain).sum()
    };
    let told = moved().filter(|at| of_figures([*at, order[*at]]) > 0.0);
    let headings = gained(&|pair| score(0, pair));
    let rows_agree = grid.rows > 2 || moved().count() > 2 || headings > 0.0;
    let is_sure = told.count() + 1 >= moved().count().max(2)
        && gained(&of_figures) >= LEAST
        && headings > OBJECTION
        && rows_agree;
    is_sure.then_some(order)
}
