//! Tables of Markdown within a text: rows, columns, alignment. Those of statements are `block-structure`.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::prose::Prose;
use crate::text::counted::counted;

check! {
    /// # What it finds
    /// In a text of Markdown, a table that has other rows or columns than in the source, is aligned in another way, or is no
    /// table any more because the row of hyphens below its head was lost.
    ///
    /// # Why it matters
    /// A cell too few moves every figure behind it under the wrong heading.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// arrivals =
    ///     | Country | 2021 | 2022 |
    ///     | --- | --: | --: |
    ///     | Panama | 134,000 | 248,000 |
    /// ```
    /// ```ftl locales/es/main.ftl
    /// arrivals =
    ///     | País | 2021 | 2022 |
    ///     | --- | --: | --: |
    ///     | Panamá | 134.000 |
    /// ```
    /// ```report
    /// locales/es/main.ftl:4:5: error[tables] this row has 2 cells; the source has 3
    /// ```
    ///
    /// # When to silence it
    /// Where the translation needs a row of its own.
    ///
    /// # Precision
    /// No finding in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the Contributor
    /// Covenant, few of whose messages hold such Markdown.
    pub Tables = "tables", Error, [Text]
}

impl Check for Tables {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
            return;
        };
        if !source.signs().has(b'|') {
            return;
        }
        let sources = tables(source);
        if sources.is_empty() {
            return;
        }
        let targets = tables(target);
        if sources.len() != targets.len() {
            let message = match sources.len() - sources.len().min(targets.len()) {
                0 => "there are more tables here than in the source".to_owned(),
                _ => "a table of the source is none here".to_owned(),
            };
            reporter
                .report(pair.target.span(), message)
                .help("a table has a row of hyphens below its head: `| --- | --- |`");
            return;
        }
        for (one, other) in sources.iter().zip(&targets) {
            compare(target, one, other, reporter);
        }
    }
}

fn compare(prose: &Prose<'_>, source: &TextTable, target: &TextTable, reporter: &mut Reporter<'_>) {
    let span = |row: &TableRow| prose.span(row.range.clone());
    if source.alignment != target.alignment && source.alignment.len() == target.alignment.len() {
        reporter
            .report(
                span(&target.rows[1]),
                "the columns are not aligned as in the source",
            )
            .help("copy the row of hyphens from the source");
    }
    let differing = source
        .rows
        .iter()
        .zip(&target.rows)
        .find(|(one, other)| one.cells != other.cells);
    if let Some((one, other)) = differing {
        let message = format!(
            "this row has {}; the source has {}",
            counted(other.cells, "cell"),
            one.cells
        );
        reporter
            .report(span(other), message)
            .help("put a `|` between the cells, and `\\|` where one is meant as a sign");
    } else if source.rows.len() != target.rows.len() {
        let message = format!(
            "this table has {} rows; the source has {}",
            target.rows.len(),
            source.rows.len()
        );
        reporter
            .report(span(&target.rows[0]), message)
            .help("write a row for each of the source");
    }
}

struct TextTable {
    /// The head, the row of hyphens, and the rows below.
    rows: Vec<TableRow>,
    alignment: Vec<(bool, bool)>,
}

struct TableRow {
    range: Range<usize>,
    cells: usize,
}

/// Returns the tables of a text (GitHub Flavored Markdown, 4.10).
fn tables(prose: &Prose<'_>) -> Vec<TextTable> {
    let mut found = Vec::new();
    if !prose.signs().has(b'|') {
        return found;
    }
    let mut open: Option<TextTable> = None;
    let mut last: Option<TableRow> = None;
    let mut start = 0;
    for line in prose.text.split('\n') {
        let trimmed = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        start += line.len() + 1;
        let row = trimmed.contains('|').then(|| TableRow {
            range: at..at + trimmed.len(),
            cells: cells(trimmed),
        });
        match (row, &mut open) {
            (Some(row), Some(table)) => table.rows.push(row),
            (Some(row), None) => match (alignment(trimmed), last.take()) {
                (Some(alignment), Some(head)) if head.cells == alignment.len() => {
                    let rows = vec![head, row];
                    open = Some(TextTable { rows, alignment });
                }
                _ => last = Some(row),
            },
            (None, _) => {
                found.extend(open.take());
                last = None;
            }
        }
    }
    found.extend(open);
    found
}

/// Returns the cells of a row: pipes at its edges open and close it, one behind a backslash is a sign.
fn cells(row: &str) -> usize {
    let bytes = row.as_bytes();
    let is_escaped = |at: usize| at > 0 && bytes[at - 1] == b'\\';
    let pipes = memchr::memchr_iter(b'|', bytes).filter(|at| !is_escaped(*at));
    let edges = usize::from(row.starts_with('|'))
        + usize::from(row.ends_with('|') && !row.ends_with("\\|"));
    pipes.count() + 1 - edges.min(2)
}

/// Of a row of hyphens, where each column has its colons.
fn alignment(row: &str) -> Option<Vec<(bool, bool)>> {
    let inner = row.strip_prefix('|').unwrap_or(row);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let column = |cell: &str| {
        let cell = cell.trim();
        let hyphens = cell.trim_start_matches(':').trim_end_matches(':');
        let is_row = !hyphens.is_empty() && hyphens.bytes().all(|byte| byte == b'-');
        is_row.then(|| (cell.starts_with(':'), cell.ends_with(':')))
    };
    inner.split('|').map(column).collect()
}
