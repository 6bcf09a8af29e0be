//! Reads a document that is brought in: text, or a Word document.

use camino::Utf8Path;

use crate::cli::failure::Failure;
use crate::document::footnote_labels::footnote_labels;
use crate::document::model::{Format, Options};
use crate::document::office::bilingual::{BilingualRow, bilingual_rows};
use crate::document::office::word::WordDocument;
use crate::document::parse;
use crate::locale::tag::Locale;
use crate::text::escape_control::escape_name;

/// The text of a document, as a format that is known.
pub(super) struct ReadDocument {
    pub text: String,
    pub format: Format,
    /// Of a document with a column for each language.
    pub named: Option<Vec<BilingualRow>>,
    /// What it has that is not read, in words.
    pub unread: Vec<String>,
}

/// Returns whether a document is one of Word, by its name.
pub(in crate::cli) fn is_word(path: &Utf8Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("docx"))
}

/// Reads a Word document in a locale; `labels`: of the footnotes of the source. Of one with a column for each language it takes the rows that somebody filled in.
///
/// # Errors
/// What is no Word document, and a table without a column for one of the locales.
pub(super) fn read_word(
    path: &Utf8Path,
    bytes: &[u8],
    (source, target): (&Locale, &Locale),
    labels: &[String],
) -> Result<ReadDocument, Failure> {
    let failure = |reason: String| {
        let message = format!("`{path}` cannot be read: {reason}");
        Failure::new(message, "save it as a Word document (.docx) and try again")
    };
    let document = WordDocument::read(bytes).map_err(failure)?;
    let document = document.with_labels(labels);
    let unread = document.unread();
    let rows = bilingual_rows(&document, source, target);
    let Some(rows) = rows.transpose().map_err(failure)? else {
        return Ok(ReadDocument {
            text: document.html(),
            format: Format::Html,
            named: None,
            unread,
        });
    };
    let rows: Vec<BilingualRow> = rows
        .into_iter()
        .filter(|row| !row.target.is_empty())
        .collect();
    let paragraphs = rows.iter().map(|row| format!("<p>{}</p>\n", row.target));
    Ok(ReadDocument {
        text: format!("<body>\n{}</body>\n", paragraphs.collect::<String>()),
        format: Format::Html,
        named: Some(rows),
        unread,
    })
}

/// Returns the labels of the footnotes of a source document, by its format.
pub(in crate::cli) fn labels_of(text: &str, format: Format) -> Vec<String> {
    footnote_labels(&parse(format, text, &Options::default()))
}

/// Returns what is said of a Word document of which not everything is read; `None` of any other.
pub(in crate::cli) fn of_unread(path: &Utf8Path, unread: &[String]) -> Option<String> {
    let what = unread.join(", ");
    (!unread.is_empty()).then(|| {
        let path = escape_name(path.as_str());
        format!("of `{path}` this is not read: {what}")
    })
}
