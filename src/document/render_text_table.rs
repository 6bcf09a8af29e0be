//! Tables in plain text: columns where they fit, else a group of lines for each row.

use pulldown_cmark::Alignment;
use unicode_width::UnicodeWidthStr;

use crate::document::render_text_pages::TextPages;

/// The rows of a table, the head first.
#[derive(Default)]
pub(super) struct PlainTable {
    pub(super) alignments: Vec<Alignment>,
    pub(super) rows: Vec<Vec<String>>,
}

const BETWEEN: &str = "  ";

impl PlainTable {
    pub(super) fn write(&self, pages: &mut TextPages) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
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
            lines.insert(1, rules.join(BETWEEN));
        } else {
            drop(lines.drain(..1.min(lines.len())))
        }
        lines.join("\n")
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for (column, width) in widths.iter().enumerate() {
            let cell = row.get(column).map_or("", String::as_str);
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
        let Some((head, rows)) = self.rows.split_first() else {
            return;
        };
        if rows.is_empty() {
            return pages.block(&head.join("\n"));
        }
        for row in rows {
            let mut lines = Vec::new();
            for (column, cell) in row.iter().enumerate() {
                match head.get(column).map_or("", String::as_str) {
                    "" if cell.is_empty() => {}
                    "" => lines.push(cell.clone()),
                    head => lines.push(format!("{head}: {cell}")),
                }
            }
            if !lines.is_empty() {
                pages.block(&lines.join("\n"));
            }
        }
    }
}
