//! The note of a unit: one for each, since of several some tools show the last alone.

use crate::exchange::model::{CodeKind, InlineCode};
use crate::exchange::note_words::NoteWords;
use crate::exchange::shape::{Case, CaseShape, Selector};
use crate::fluent::model::{Catalog, Comment};
use crate::locale::tag::Locale;
use crate::project::draft_note::is_draft_note;

/// Everything that a note is made of.
pub struct NoteParts<'n> {
    pub comment: Option<&'n Comment<'n>>,
    /// `None` for a text in Fluent syntax.
    pub shape: Option<&'n CaseShape>,
    pub case: &'n Case,
    pub codes: &'n [InlineCode],
    /// What codes stand for, by their ids.
    pub readings: &'n [(String, String)],
    pub target: &'n Locale,
    /// What is to be said of the state.
    pub remarks: Vec<String>,
    /// The text of a term is used in messages.
    pub is_term: bool,
    /// The last line: `sign.title`, and the section that it stands in.
    pub id: &'n str,
    pub section: Option<&'n str>,
}

/// Returns the note of a unit.
pub fn note(parts: &NoteParts<'_>) -> String {
    let words = NoteWords::of(parts.target);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(comment_lines(parts.comment));
    if parts.is_term {
        lines.push(words.text("term", &[]));
    }
    let codes = parts.codes.iter();
    lines.extend(codes.filter_map(|code| code_line(code, parts.readings)));
    match parts.shape {
        None => lines.push(words.text("fluent-syntax", &[])),
        Some(shape) => {
            let cases = shape.selectors.iter().zip(parts.case);
            lines.extend(cases.map(|(selector, key)| case_line(selector, key, parts.target)));
        }
    }
    lines.extend(parts.remarks.iter().cloned());
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(match parts.section {
        Some(section) => format!("{} · {section}", parts.id),
        None => parts.id.to_owned(),
    });
    lines.join("\n")
}

/// Returns the lines of a comment that are for translators: orders to the program and notes on drafts are not.
pub fn comment_lines(comment: Option<&Comment<'_>>) -> Vec<String> {
    let lines = comment.into_iter().flat_map(|comment| &comment.lines);
    let lines = lines.filter(|line| !line.trim_start().starts_with("paridad:"));
    let lines = lines.filter(|line| !is_draft_note(line));
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// Returns the comment of the whole file.
pub fn file_note(catalog: &Catalog<'_>) -> String {
    let comments = catalog.comments.iter().filter(|it| it.level == 3);
    let lines: Vec<String> = comments.flat_map(|it| comment_lines(Some(it))).collect();
    lines.join("\n")
}

/// Returns what the line begins with that says what a code stands for.
pub fn reading_start(code: &InlineCode) -> String {
    format!("{} = {}: ", code.id, code.shown)
}

fn code_line(code: &InlineCode, readings: &[(String, String)]) -> Option<String> {
    let id = &code.id;
    match code.kind {
        CodeKind::Link => Some(format!("{id} = [{}", code.closing)),
        CodeKind::Picture => Some(format!("{id} = ![{}", code.closing)),
        CodeKind::Element => Some(format!("{id} = {}", code.shown)),
        CodeKind::Placeable => {
            let (_, text) = readings.iter().find(|(it, _)| it == id)?;
            Some(format!("{}{text}", reading_start(code)))
        }
        CodeKind::Marker | CodeKind::Single => None,
        CodeKind::Bold | CodeKind::Italic | CodeKind::Struck => None,
    }
}

fn case_line(selector: &Selector, key: &str, target: &Locale) -> String {
    let words = NoteWords::of(target);
    let said = |id: &str, key: &str| words.text(id, &[("what", &selector.written), ("key", key)]);
    if selector.counting.is_none() {
        return said("case", key);
    }
    let samples = selector.samples(key, target);
    let in_source = selector
        .keys
        .iter()
        .any(|it| it.name == key && it.in_source);
    let numbers = match (key.parse::<f64>(), samples.len()) {
        (Ok(_), _) => said("case-exact", key),
        (Err(_), 0) => said("case", key),
        (Err(_), 1 | 2) => said("case", &samples.join(", ")),
        (Err(_), _) => said("case-more", &samples.join(", ")),
    };
    if in_source {
        numbers
    } else {
        format!("{numbers} {}", words.text("no-such-form", &[]))
    }
}
