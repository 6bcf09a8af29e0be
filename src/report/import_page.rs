//! Reports on texts that came back as a page: the source beside the translation, what changed, and what was refused.

use serde::Serialize;
use similar::ChangeTag;

use crate::report::page_template;
use crate::text::escape_control::escape_control_chars;
use crate::text::words::changes;

/// Everything that stands on the page.
#[derive(Serialize)]
pub struct ImportPage {
    /// The source language.
    pub source: String,
    /// The counts, and what to do next.
    pub summary: Vec<String>,
    pub files: Vec<ReturnedFileView>,
}

/// A file that came back.
#[derive(Serialize)]
pub struct ReturnedFileView {
    pub name: String,
    pub locale: String,
    pub count: String,
    pub cards: Vec<ReturnedCard>,
}

/// A text that came back.
#[derive(Serialize)]
pub struct ReturnedCard {
    pub outcome: &'static str,
    /// By which the card is coloured: `info`, `warning`, `error`.
    pub level: &'static str,
    pub reason: Option<String>,
    pub id: String,
    /// In the file that came back, counted from 1.
    pub line: usize,
    pub catalog: String,
    pub source: String,
    pub pieces: Vec<ChangedPiece>,
    pub notes: Vec<String>,
    pub keeps_notes: bool,
    pub findings: Vec<ReturnedFinding>,
}

/// A piece of the translation: `gone`, `new` or in both texts.
#[derive(Serialize)]
pub struct ChangedPiece {
    text: String,
    change: &'static str,
}

/// A finding in the text that came back.
#[derive(Serialize)]
pub struct ReturnedFinding {
    pub check: &'static str,
    pub severity: &'static str,
    pub message: String,
    pub help: Option<String>,
}

/// Returns the page, which needs nothing else.
pub fn render(page: &ImportPage) -> String {
    page_template::render(include_str!("html/import.html"), page)
}

/// Returns a translation before and after in pieces; all of it is new where there was none, or nothing came back.
pub fn changed_pieces(before: &str, after: &str) -> Vec<ChangedPiece> {
    let piece = |text: &str, change: &'static str| ChangedPiece {
        text: escape_control_chars(text).into_owned(),
        change,
    };
    let one = match (before, after) {
        ("", after) => after,
        (before, "") => before,
        (before, after) => {
            let changes = changes(before, after).into_iter();
            let pieces = changes.map(|(tag, text)| match tag {
                ChangeTag::Equal => piece(text, "both"),
                ChangeTag::Delete => piece(text, "gone"),
                ChangeTag::Insert => piece(text, "new"),
            });
            return pieces.collect();
        }
    };
    (!one.is_empty())
        .then(|| piece(one, "both"))
        .into_iter()
        .collect()
}
