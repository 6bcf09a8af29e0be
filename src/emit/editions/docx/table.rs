//! Tables: a grid in which cells take several columns or rows.

use crate::document::rich::model::{CellAlign, RichBlock, RichCell, RichRow};
use crate::emit::editions::docx::part::{DocxContext, DocxPart};
use crate::locale::tag::Direction;

/// As many columns as the format has.
const MOST_COLUMNS: u32 = 63;

/// A place in the grid.
enum TablePlace<'c> {
    Cell {
        cell: &'c RichCell,
        columns: u32,
        /// The cells that did not fit into the row.
        more: Vec<&'c RichCell>,
    },
    /// Goes on with the cell above.
    Below { columns: u32 },
}

impl TablePlace<'_> {
    fn columns(&self) -> u32 {
        match self {
            TablePlace::Cell { columns, .. } | TablePlace::Below { columns } => *columns,
        }
    }
}

/// Returns the rows of a table as a grid, and how many columns it has.
fn grid(rows: &[RichRow]) -> (Vec<Vec<TablePlace<'_>>>, u32) {
    // Of the cells that go on: where they begin, how wide they are, for how many rows.
    let mut above: Vec<(u32, u32, u32)> = Vec::new();
    let mut grid = Vec::with_capacity(rows.len());
    let mut most = 1;
    for row in rows {
        let mut places: Vec<TablePlace<'_>> = Vec::new();
        let mut below = Vec::new();
        let mut going_on = std::mem::take(&mut above).into_iter().peekable();
        let mut column = 0;
        let mut cells = row.cells.iter();
        loop {
            if let Some((at, columns, left)) = going_on.next_if(|(at, ..)| *at <= column) {
                places.push(TablePlace::Below { columns });
                column += columns;
                below.extend((left > 1).then_some((at, columns, left - 1)));
                continue;
            }
            let Some(cell) = cells.next() else {
                // Cells from above that begin beyond the last cell of this row end here.
                break;
            };
            let free = going_on.peek().map_or(MOST_COLUMNS, |(at, ..)| *at) - column;
            if free == 0 {
                if let Some(TablePlace::Cell { more, .. }) = places.last_mut() {
                    more.push(cell);
                }
                continue;
            }
            let columns = cell.columns.min(free);
            below.extend((cell.rows > 1).then_some((column, columns, cell.rows - 1)));
            places.push(TablePlace::Cell {
                cell,
                columns,
                more: Vec::new(),
            });
            column += columns;
        }
        most = most.max(column);
        above = below;
        grid.push(places);
    }
    (grid, most)
}

/// The widths of the columns of a table, in twentieths of a point.
struct Widths {
    first: u32,
    others: u32,
}

impl Widths {
    fn new(context: &DocxContext<'_>, columns: u32) -> Self {
        let all = context.text_width();
        match context.number_width() {
            Some(first) if columns > 1 => Self {
                first,
                others: all.saturating_sub(first) / (columns - 1),
            },
            Some(_) | None => Self {
                first: all / columns,
                others: all / columns,
            },
        }
    }

    /// Returns the width of some columns from one on.
    fn of(&self, column: u32, count: u32) -> u32 {
        if column == 0 {
            self.first + self.others * count.saturating_sub(1)
        } else {
            self.others * count
        }
    }
}

impl DocxPart<'_> {
    pub(super) fn table(&mut self, rows: &[RichRow]) {
        let (grid, columns) = grid(rows);
        let width = Widths::new(self.context, columns);
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.empty("w:tblStyle", &[("w:val", "TableGrid")]);
        if self.context.direction == Direction::RightToLeft {
            self.xml.empty("w:bidiVisual", &[]);
        }
        self.xml
            .empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        self.xml.close();
        self.xml.open("w:tblGrid", &[]);
        for column in 0..columns {
            let width = width.of(column, 1).to_string();
            self.xml.empty("w:gridCol", &[("w:w", &width)]);
        }
        self.xml.close();
        self.xml.line();
        let mut at_top = true;
        for (row, places) in rows.iter().zip(&grid) {
            at_top &= row.head;
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.empty("w:cantSplit", &[]);
            if at_top {
                self.xml.empty("w:tblHeader", &[]);
            }
            self.xml.close();
            let mut column = 0;
            for place in places {
                self.place_of(place, width.of(column, place.columns()));
                column += place.columns();
            }
            for column in column..columns {
                self.open_cell(1, width.of(column, 1), None);
                self.cell(&[], CellAlign::Start, false);
                self.xml.close();
            }
            self.xml.close();
            self.xml.line();
        }
        self.xml.close();
        self.xml.line();
    }

    fn place_of(&mut self, place: &TablePlace<'_>, width: u32) {
        match place {
            TablePlace::Below { columns } => {
                self.open_cell(*columns, width, Some("continue"));
                self.cell(&[], CellAlign::Start, false);
            }
            TablePlace::Cell {
                cell,
                columns,
                more,
            } => {
                let merge = (cell.rows > 1).then_some("restart");
                self.open_cell(*columns, width, merge);
                let mut blocks: Vec<RichBlock> = Vec::new();
                let blocks = if more.is_empty() {
                    &cell.blocks
                } else {
                    blocks.extend(cell.blocks.iter().cloned());
                    blocks.extend(more.iter().flat_map(|cell| cell.blocks.iter().cloned()));
                    &blocks
                };
                const MARGINS: u32 = 216;
                let own = Some(width.saturating_sub(MARGINS).max(MARGINS));
                let around = std::mem::replace(&mut self.cell_width, own);
                self.cell(blocks, cell.align, cell.head);
                self.cell_width = around;
            }
        }
        self.xml.close();
    }

    fn open_cell(&mut self, columns: u32, width: u32, merge: Option<&str>) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        let wide = width.to_string();
        self.xml
            .empty("w:tcW", &[("w:w", &wide), ("w:type", "dxa")]);
        if columns > 1 {
            self.xml
                .empty("w:gridSpan", &[("w:val", &columns.to_string())]);
        }
        if let Some(merge) = merge {
            self.xml.empty("w:vMerge", &[("w:val", merge)]);
        }
        self.xml.close();
    }
}
