//! Glossaries as tables: a column for each language, under its tag. Commas, semicolons and tabs part the columns, whichever
//! the first line has most of (RFC 4180 otherwise).

use crate::exchange::glossary::{FormUse, GlossaryEntry, Problem};
use crate::locale::tag::Locale;

/// Reads a table. A head may say what a column holds: `es`, `es:allowed`, `es:forbidden`. Forms in one cell are parted by
/// `|`.
pub fn read(text: &str) -> Result<Vec<GlossaryEntry>, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiters = [b',', b';', b'\t'];
    let count = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    let delimiter = delimiters
        .into_iter()
        .max_by_key(|it| (count(it), *it == b','));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let problem = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        Problem {
            line: usize::try_from(line).unwrap_or(1),
            message: error.to_string(),
        }
    };
    let heads = reader.headers().map_err(problem)?.clone();
    let column = |head: &str| {
        let (tag, kind) = head
            .trim()
            .split_once(':')
            .unwrap_or((head.trim(), "approved"));
        Some((Locale::parse(tag)?, FormUse::of_name(kind)?))
    };
    let columns: Vec<Option<(Locale, FormUse)>> = heads.iter().map(column).collect();
    if columns.iter().flatten().count() < 2 {
        return Err(Problem {
            line: 1,
            message: "the first line names no two languages: write `en,es,pt`".to_owned(),
        });
    }
    let mut entries = Vec::new();
    for row in reader.records() {
        let row = row.map_err(problem)?;
        let mut entry = GlossaryEntry::default();
        for (column, cell) in columns.iter().zip(row.iter()) {
            let Some((locale, kind)) = column else {
                continue;
            };
            for form in cell
                .split('|')
                .map(str::trim)
                .filter(|form| !form.is_empty())
            {
                entry.add(locale, *kind, form);
            }
        }
        entries.push(entry);
    }
    Ok(entries)
}
