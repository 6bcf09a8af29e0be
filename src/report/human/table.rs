//! The findings of a long report by check and locale.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::model::Look;
use crate::report::paint::{BOLD, DIM, paint, severity};
use crate::report::wrap;

/// A report with more findings than this ends with a table, and shows the first of each check unless all are asked
/// for.
pub(super) const LONG: usize = 50;

/// More locales than this are counted together.
const COLUMNS: usize = 8;

/// Returns the rows by level and check: errors first, and of a level the most frequent.
pub(super) fn render(look: &Look, findings: &[&Diagnostic], is_abridged: bool) -> String {
    let mut rows: BTreeMap<(Severity, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    let mut locales: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        let locale = finding.subject.locale.as_ref().map_or("", |it| it.as_str());
        let row = rows.entry((finding.severity, finding.check)).or_default();
        *row.entry(locale).or_default() += 1;
        *locales.entry(locale).or_default() += 1;
    }
    let columns: Vec<&str> = match locales.len() {
        2..=COLUMNS => locales.keys().copied().collect(),
        _ => Vec::new(),
    };
    let mut rows: Vec<_> = rows
        .into_iter()
        .map(|((level, check), counts)| (level, check, counts.values().sum::<usize>(), counts))
        .collect();
    rows.sort_by_key(|(level, check, total, _)| (std::cmp::Reverse((*level, *total)), *check));
    let names = rows.iter().map(|(level, check, ..)| name(*level, check));
    let first = names.map(|it| it.len()).max().unwrap_or(0);
    let width = |column: &str| wrap::width(heading(column)).max(5);
    let line = |name: &str, cells: &mut dyn Iterator<Item = (usize, String)>| {
        let cells: String = cells
            .map(|(width, cell)| format!("  {cell:>width$}"))
            .collect();
        format!("{}{cells}", wrap::padded(name, first))
    };
    let heads = columns.iter().map(|it| (width(it), heading(it).to_owned()));
    let mut heads = heads.chain([(5, "all".to_owned())]);
    let head = line("", &mut heads);
    let mut out = paint(look.color, DIM, &head) + "\n";
    for (level, check, total, counts) in &rows {
        let cell = |column: &&str| {
            let count = counts
                .get(*column)
                .map_or_else(String::new, usize::to_string);
            (width(column), count)
        };
        let mut cells = columns.iter().map(cell).chain([(5, total.to_string())]);
        let row = line(&name(*level, check), &mut cells);
        out.push_str(&paint(look.color, severity(*level), row.trim_end()));
        out.push('\n');
    }
    if is_abridged {
        let check = rows.first().map_or("", |(_, check, ..)| check);
        let way = format!(
            "the first of each check is shown; `--only {check}` shows those of one, -v all of them, `--format concise` a line for each"
        );
        out.push_str(&paint(look.color, BOLD, &way));
        out.push('\n');
    }
    out
}

fn name(level: Severity, check: &str) -> String {
    format!("{}[{check}]", level.as_str())
}

/// Returns the heading of a column: what concerns no target locale is of the project.
fn heading(locale: &str) -> &str {
    if locale.is_empty() { "project" } else { locale }
}
