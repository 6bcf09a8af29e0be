//! A Word document with a column for each language, as `build --edition side-by-side,docx` makes it: the rows of its
//! table, each with the id of its message.

use crate::document::model::Format;
use crate::document::office::word::{WordDocument, WordRow};
use crate::document::plain_text::plain_text;
use crate::locale::tag::Locale;

/// The head of the column that has the ids, which tells such a table from any other.
pub const NUMBERS: &str = "¶";

/// A passage in two languages, as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BilingualRow {
    pub id: String,
    pub source: String,
    /// Empty where nobody wrote anything.
    pub target: String,
}

/// Returns the rows of the table in two languages; `None` where the document has no such table.
///
/// # Errors
/// A language that has no column; the reason, without a full stop.
pub fn bilingual_rows(
    document: &WordDocument,
    source: &Locale,
    target: &Locale,
) -> Option<Result<Vec<BilingualRow>, String>> {
    let rows = document.first_table()?;
    let (head, rows) = rows.split_first()?;
    if plain(head.first()?) != NUMBERS {
        return None;
    }
    let locales: Vec<Option<Locale>> = head.iter().map(|cell| locale(&plain(cell))).collect();
    let column = |wanted: &Locale| {
        let mut locales = locales.iter();
        let found = locales.position(|it| it.as_ref() == Some(wanted));
        found.ok_or_else(|| {
            let known = locales_of(head);
            format!("it has no column for `{wanted}`: its columns are {known}")
        })
    };
    let columns = column(source).and_then(|source| Ok((source, column(target)?)));
    Some(columns.map(|(source, target)| {
        let row = |row: &WordRow| BilingualRow {
            // The number of the passage stands above the id.
            id: row
                .first()
                .and_then(|cell| cell.last())
                .map_or_else(String::new, |id| plain(std::slice::from_ref(id))),
            source: row.get(source).map(|cell| text(cell)).unwrap_or_default(),
            target: row.get(target).map(|cell| text(cell)).unwrap_or_default(),
        };
        rows.iter().map(row).collect()
    }))
}

fn text(cell: &[String]) -> String {
    cell.join("<br>")
}

fn plain(cell: &[String]) -> String {
    plain_text(&text(cell), Format::Html).trim().to_owned()
}

/// Returns the tag between the last brackets: `Español (es)`.
fn locale(head: &str) -> Option<Locale> {
    let (_, rest) = head.rsplit_once('(')?;
    let (tag, _) = rest.split_once(')')?;
    Locale::parse(tag)
}

fn locales_of(head: &[Vec<String>]) -> String {
    let known = head.iter().filter_map(|cell| locale(&plain(cell)));
    known
        .map(|it| format!("`{it}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
