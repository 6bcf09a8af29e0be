//! Tables in plain text: columns where they fit, else a group of lines for each row.

use pulldown_cmark::Alignment;
use unicode_width::UnicodeWidthStr;

use crate::document::render_text_pages::TextPages;

/// The rows of a table, the head first.
#[derive(Default)]
pub(super) struct PlainTable {
    pub(super) alignments: Vec<Alignment>,
    /// The number of rows that are the head.
    pub(super) heads: usize,
    pub(super) rows: Vec<Vec<String>>,
}

/// Stands in a cell into which the one before it reaches. No document has this character.
pub(super) const FROM_LEFT: &str = "\0<";

/// Stands in a cell into which the one above it reaches.
pub(super) const FROM_ABOVE: &str = "\0^";

/// Returns what is written in a cell.
fn shown(cell: &str) -> &str {
    if is_covered(cell) { "" } else { cell }
}

fn is_covered(cell: &str) -> bool {
    cell == FROM_LEFT || cell == FROM_ABOVE
}

const BETWEEN: &str = "  ";

impl PlainTable {
    pub(super) fn write(&self, pages: &mut TextPages) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                let cells = cells.filter(|cell| !is_covered(cell));
                cells.map(|cell| cell.width()).max().unwrap_or(0)
            })
            .collect();
        let blanks = BETWEEN.len() * columns.saturating_sub(1);
        let fits = |room| widths.iter().sum::<usize>() + blanks <= room;
        if pages.room().is_none_or(fits) {
            pages.verbatim(&self.in_columns(&widths))
        } else {
            self.as_groups(pages)
        }
    }

    fn in_columns(&self, widths: &[usize]) -> String {
        let mut lines: Vec<String> = self.rows.iter().map(|row| self.line(row, widths)).collect();
        let has_head = self
            .rows
            .first()
            .is_some_and(|head| head.iter().any(|it| !it.is_empty()));
        if has_head {
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            let heads = self.heads.clamp(1, lines.len());
            lines.insert(heads, rules.join(BETWEEN));
        } else {
            drop(lines.drain(..1.min(lines.len())))
        }
        lines.join("\n")
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for (column, width) in widths.iter().enumerate() {
            let cell = row.get(column).map_or("", |cell| shown(cell));
            let free = width - cell.width();
            let before = match self.alignments.get(column) {
                Some(Alignment::Right) => free,
                Some(Alignment::Center) => free / 2,
                Some(Alignment::Left | Alignment::None) | None => 0,
            };
            if column > 0 {
                line.push_str(BETWEEN);
            }
            line.push_str(&" ".repeat(before));
            line.push_str(cell);
            line.push_str(&" ".repeat(free - before));
        }
        line.trim_end().to_owned()
    }

    fn as_groups(&self, pages: &mut TextPages) {
        let heads = self.heads.clamp(1, self.rows.len().max(1));
        let Some((heads, rows)) = self.rows.split_at_checked(heads) else {
            return;
        };
        if rows.is_empty() {
            let cells = heads.iter().flatten().map(|cell| shown(cell));
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            return pages.block(&cells.join("\n"));
        }
        // The last text of each column, which may reach down.
        let mut above: Vec<&str> = Vec::new();
        for row in rows {
            let mut lines = Vec::new();
            for (column, cell) in row.iter().enumerate() {
                if cell == FROM_LEFT {
                    continue;
                }
                above.resize(above.len().max(column + 1), "");
                if cell != FROM_ABOVE {
                    above[column] = cell;
                }
                let cell = above[column];
                let after = row.iter().skip(column + 1);
                let beyond = after.take_while(|cell| *cell == FROM_LEFT).count();
                match label(heads, column, column + beyond).as_str() {
                    "" if cell.is_empty() => {}
                    "" => lines.push(cell.to_owned()),
                    head => lines.push(format!("{head}: {cell}")),
                }
            }
            if !lines.is_empty() {
                pages.block(&lines.join("\n"));
            }
        }
    }
}

/// Returns what the head says of the columns from one to another, from the top: of several, what is said of all of them.
fn label(heads: &[Vec<String>], first: usize, last: usize) -> String {
    let mut words: Vec<&str> = Vec::new();
    for row in heads {
        let start = row_start(row, first);
        let own = row.get(start).map_or("", |cell| shown(cell));
        let is_of_all = row_start(row, last) == start;
        if is_of_all && !own.is_empty() {
            words.push(own);
        }
    }
    words.join(", ")
}

/// Returns the column in which the cell begins that stands in a column.
fn row_start(row: &[String], column: usize) -> usize {
    let before = row.get(..=column).unwrap_or_default().iter().rev();
    column - before.take_while(|cell| *cell == FROM_LEFT).count()
}
