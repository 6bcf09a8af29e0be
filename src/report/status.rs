//! The coverage as a table for people: for each locale its catalogs, how much of them is translated, and what is not.

pub(super) mod badge;
pub(super) mod markdown;
pub(super) mod page;
pub mod page_words;

use crate::project::coverage::{Coverage, Messages, Tally};
use crate::report::model::{Detail, Look, Report};
use crate::report::paint::{BOLD, CLEAN, DIM, FAIR, GOOD, POOR, paint};
use crate::report::summary::BEGIN;
use crate::report::wrap;
use crate::text::counted::counted;
use crate::text::escape_control::escape_name;

/// A locale with more catalogs than this shows only those that are not complete.
const LISTED: usize = 40;

/// The widest bar, in columns.
const BAR: usize = 20;

/// Returns the table, and what is to be known about it.
pub(super) fn render(report: &Report<'_>, look: &Look) -> String {
    let mut out = table(report.coverage, look);
    if report.coverage.is_empty() {
        out.push_str(&format!("there are no translations here: {BEGIN}\n"));
    } else if look.detail != Detail::Quiet && !report.is_recorded {
        let words = "what is stale is not known: `paridad accept --all` begins the record";
        out.push_str(&paint(look.color, DIM, words));
        out.push('\n');
    }
    if look.detail != Detail::Quiet {
        out.push_str(&uncovered(report, look));
    }
    out
}

/// Lists the texts that no message holds, by file: what is complete is so but for them.
fn uncovered(report: &Report<'_>, look: &Look) -> String {
    let is_long = report.findings.len() > LISTED && look.detail != Detail::Verbose;
    if is_long {
        let files = counted(report.findings.len(), "document");
        return format!("{files} have words that are not covered; -v lists them\n");
    }
    let mut out = String::new();
    for finding in report.findings {
        let path = report.shown_path(&finding.place).unwrap_or_default();
        let path = escape_name(path.as_str());
        out.push_str(&format!("{path}: {}\n", escape_name(&finding.message)));
    }
    out
}

/// Returns the rows of each locale, and an empty line after it.
pub(super) fn table(coverage: &[Coverage], look: &Look) -> String {
    let coverage = coverage.iter();
    coverage
        .map(|coverage| format!("{}\n", locale(look, coverage)))
        .collect()
}

fn locale(look: &Look, coverage: &Coverage) -> String {
    let is_long = coverage.catalogs.len() > LISTED && look.detail != Detail::Verbose;
    let mut rows: Vec<CoverageRow> = coverage
        .catalogs
        .iter()
        .filter(|catalog| !is_long || !remarks(&catalog.tally.messages).is_empty())
        .map(|catalog| CoverageRow::new(&escape_name(&catalog.key), &catalog.tally))
        .collect();
    let complete = coverage.catalogs.len() - rows.len();
    if coverage.catalogs.len() > 1 {
        rows.push(CoverageRow::new("total", &coverage.total));
    }
    let columns = Columns::new(&rows, look);
    let mut out = paint(look.color, BOLD, coverage.locale.as_str());
    let Messages { stale, draft, .. } = coverage.total.messages;
    if coverage.total.messages.percent() == 100 && stale + draft == 0 {
        out.push_str(&format!(" {}", paint(look.color, CLEAN, "complete")));
    }
    out.push('\n');
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter().enumerate() {
        let is_total = at == last && coverage.catalogs.len() > 1;
        if is_total && complete > 0 {
            let words = format!("  {} complete", counted(complete, "catalog"));
            out.push_str(&paint(look.color, DIM, &words));
            out.push('\n');
        }
        out.push_str(&columns.line(row, is_total));
    }
    out
}

/// The texts of one line.
struct CoverageRow {
    name: String,
    percent: u8,
    messages: String,
    words: String,
    remarks: String,
}

impl CoverageRow {
    fn new(name: &str, tally: &Tally) -> Self {
        let Tally { messages, words } = tally;
        Self {
            name: name.to_owned(),
            percent: messages.percent(),
            messages: format!("{} of {} messages", messages.translated, messages.total),
            words: format!("{} of {} words", words.translated, words.total),
            remarks: remarks(messages),
        }
    }
}

/// Returns what is not as it should be, or worth a look.
fn remarks(messages: &Messages) -> String {
    let parts = [
        (messages.missing, "missing"),
        (messages.incomplete, "incomplete"),
        (messages.untranslated, "untranslated"),
        (messages.stale, "stale"),
        (messages.draft, "draft"),
        (messages.obsolete, "obsolete"),
        (messages.identical, "identical"),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    parts.join(", ")
}

fn widest<'t>(texts: impl Iterator<Item = &'t String>) -> usize {
    texts.map(|text| wrap::width(text)).max().unwrap_or(0)
}

/// Widths of the columns, so that the rows fit the look.
struct Columns {
    look: Look,
    name: usize,
    bar: usize,
    messages: usize,
    words: usize,
}

impl Columns {
    fn new(rows: &[CoverageRow], look: &Look) -> Self {
        let messages = widest(rows.iter().map(|row| &row.messages));
        let words = widest(rows.iter().map(|row| &row.words));
        let name = widest(rows.iter().map(|row| &row.name));
        // Two blanks before each column, and `100 %`.
        let fixed = 2 + 2 + 5 + 2 + messages + 2 + words;
        let free = look.width.saturating_sub(fixed);
        let name = name.min(free.max(12));
        let bar = match free.saturating_sub(name + 2) {
            _ if !look.terminal => 0,
            room if room < 5 => 0,
            room => room.min(BAR),
        };
        Self {
            look: *look,
            name,
            bar,
            messages,
            words,
        }
    }

    /// With a line end. The remarks stand below where they do not fit beside.
    fn line(&self, row: &CoverageRow, is_total: bool) -> String {
        let color = self.look.color;
        let style = match row.percent {
            100 => GOOD,
            50.. => FAIR,
            _ => POOR,
        };
        let name = wrap::padded(&wrap::cut(&row.name, self.name), self.name);
        let name = paint(color && is_total, BOLD, &name);
        let mut cells = vec![name];
        if self.bar > 0 {
            cells.push(paint(color, style, &bar(row.percent, self.bar)));
        }
        cells.push(paint(color, style, &format!("{:>3} %", row.percent)));
        cells.push(format!("{:>1$}", row.messages, self.messages));
        cells.push(format!("{:>1$}", row.words, self.words));
        let mut line = format!("  {}", cells.join("  "));
        if !row.remarks.is_empty() {
            let bar = if self.bar > 0 { self.bar + 2 } else { 0 };
            let used = 2 + self.name + bar + 2 + 5 + 2 + self.messages + 2 + self.words;
            let remarks = paint(color, DIM, &row.remarks);
            if used + 2 + wrap::width(&row.remarks) <= self.look.width {
                line.push_str(&format!("  {remarks}"))
            } else {
                line.push_str(&format!("\n  {}  {remarks}", " ".repeat(self.name)))
            }
        }
        line.push('\n');
        line
    }
}

/// Returns a bar of eighths of a column; what is not reached is light.
fn bar(percent: u8, columns: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = percent as usize * columns * 8 / 100;
    let mut bar = "█".repeat(eighths / 8);
    bar.push_str(EIGHTHS[eighths % 8]);
    let drawn = eighths.div_ceil(8);
    bar.push_str(&"░".repeat(columns - drawn));
    bar
}
