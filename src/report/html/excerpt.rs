//! The text that a place is in, cut into plain and marked pieces.

use std::collections::HashMap;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::report::model::Report;
use crate::text::escape_control::{escape_control_chars, escape_name};
use crate::text::slice::Slice;
use crate::text::source::{FileId, SourceText};
use crate::text::span::Span;

/// So many bytes are shown before and after a mark.
const AROUND: usize = 700;

/// A piece of a text.
#[derive(Serialize)]
pub(super) struct ExcerptPiece {
    text: String,
    marked: bool,
}

/// The catalogs of a report, each parsed once.
pub(super) struct Excerpts<'r> {
    report: &'r Report<'r>,
    catalogs: HashMap<FileId, Catalog<'r>>,
}

impl<'r> Excerpts<'r> {
    pub(super) fn new(report: &'r Report<'r>) -> Self {
        Self {
            report,
            catalogs: HashMap::new(),
        }
    }

    /// Returns the text around a place: of the message or the attribute, or the lines. `marks`: whether the place
    /// itself is what is to be seen.
    pub(super) fn of(
        &mut self,
        place: &Place,
        attribute: Option<&str>,
        marks: bool,
    ) -> Option<Vec<ExcerptPiece>> {
        let Place::Span(file, span) = place else {
            return None;
        };
        let source = self.report.sources.text(*file)?;
        let is_catalog = self.report.sources.path(*file).extension() == Some("ftl");
        let whole = if is_catalog {
            self.in_catalog(*file, &source.text, *span, attribute)
        } else {
            None
        };
        let whole = whole.unwrap_or_else(|| lines_of(source, *span));
        Some(pieces(&source.text, whole, marks.then_some(*span)))
    }

    /// Returns the pattern that holds the place, or that the id at the place belongs to; else the entry.
    fn in_catalog(
        &mut self,
        file: FileId,
        text: &'r str,
        span: Span,
        attribute: Option<&str>,
    ) -> Option<Span> {
        let catalog = self.catalogs.entry(file).or_insert_with(|| parse(text));
        let after = catalog
            .entries
            .partition_point(|entry| entry.span.start <= span.start);
        let entry = catalog.entries.get(after.checked_sub(1)?)?;
        if span.start > entry.span.end {
            return None;
        }
        let patterns = entry.patterns();
        let mut spans = patterns.map(|(_, pattern)| catalog.pattern_span(pattern));
        let holding = spans.find(|it| it.start <= span.start && span.end <= it.end);
        let shown = if span == catalog.id_span(entry) {
            let pattern = entry.pattern(attribute);
            pattern.map(|pattern| catalog.pattern_span(pattern))
        } else {
            holding
        };
        Some(shown.unwrap_or(entry.span))
    }
}

/// Returns a message, the names in backticks marked.
pub(super) fn named(message: &str) -> Vec<ExcerptPiece> {
    let message = escape_name(message);
    // An odd backtick is one that is meant.
    if message.matches('`').count() % 2 == 1 {
        return vec![ExcerptPiece {
            text: message.into_owned(),
            marked: false,
        }];
    }
    let pieces = message.split('`').enumerate();
    let pieces = pieces.filter(|(_, text)| !text.is_empty());
    pieces
        .map(|(at, text)| ExcerptPiece {
            text: text.to_owned(),
            marked: at % 2 == 1,
        })
        .collect()
}

/// A piece of a word diff.
#[derive(Serialize)]
pub(super) struct Changed {
    text: String,
    /// `del`, `ins`, `code` between backticks, or nothing.
    tag: &'static str,
}

/// Returns the pieces of a line of evidence, in which a word diff has marks: `[-was-]`, `{+now+}`.
pub(super) fn changed(note: &str) -> Vec<Changed> {
    let mut pieces = Vec::new();
    let mut rest = note;
    while let Some(at) = opening_mark(rest) {
        let (tag, end) = match rest.as_bytes()[at] {
            b'[' => ("del", "-]"),
            _ => ("ins", "+}"),
        };
        let Some(length) = rest.slice(at + 2..).find(end) else {
            break;
        };
        pieces.push((rest.slice(..at), ""));
        pieces.push((rest.slice(at + 2..at + 2 + length), tag));
        rest = rest.slice(at + 4 + length..);
    }
    pieces.push((rest, ""));
    let pieces = without_backticks(pieces).into_iter();
    pieces
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, tag)| Changed {
            text: escape_control_chars(text).into_owned(),
            tag,
        })
        .collect()
}

/// Takes pairs of backticks away: what stands between them is code.
fn without_backticks<'n>(pieces: Vec<(&'n str, &'static str)>) -> Vec<(&'n str, &'static str)> {
    let count: usize = pieces
        .iter()
        .map(|(text, _)| text.matches('`').count())
        .sum();
    if count % 2 == 1 {
        return pieces;
    }
    let mut in_code = false;
    let mut split = Vec::with_capacity(pieces.len() + count);
    for (text, tag) in pieces {
        for (number, text) in text.split('`').enumerate() {
            in_code ^= number > 0;
            let tag = if in_code && tag.is_empty() {
                "code"
            } else {
                tag
            };
            split.push((text, tag));
        }
    }
    split
}

fn opening_mark(text: &str) -> Option<usize> {
    let mut pairs = text.as_bytes().windows(2);
    pairs.position(|pair| pair == b"[-" || pair == b"{+")
}

fn lines_of(source: &SourceText, span: Span) -> Span {
    let lines = source.lines();
    let (first, last) = (lines.line_of(span.start), lines.line_of(span.end));
    let last_line = lines.line(&source.text, last);
    let start = lines.start(first) as usize;
    Span::new(start, lines.start(last) as usize + last_line.len())
}

fn pieces(text: &str, whole: Span, mark: Option<Span>) -> Vec<ExcerptPiece> {
    let whole = whole.range();
    let mark = mark.map_or(whole.start..whole.start, Span::range);
    let start = floor(text, mark.start.clamp(whole.start, whole.end));
    let end = floor(text, mark.end.clamp(whole.start, whole.end));
    let from = floor(text, start.saturating_sub(AROUND).max(whole.start));
    let to = floor(text, end.saturating_add(AROUND).min(whole.end)).max(end);
    let dots_before = if from > whole.start { "…" } else { "" };
    let dots_after = if to < whole.end { "…" } else { "" };
    let before = format!("{dots_before}{}", text.slice(from..start));
    let after = format!("{}{dots_after}", text.slice(end..to));
    let middle = text.slice(start..end).to_owned();
    let all = [(before, false), (middle, true), (after, false)];
    let kept = all.into_iter().filter(|(text, _)| !text.is_empty());
    kept.map(|(text, marked)| ExcerptPiece {
        text: without_indent(&escape_control_chars(&text)),
        marked,
    })
    .collect()
}

/// Lines that go on are indented in a catalog; that is no part of the text.
fn without_indent(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        out.push_str(line.strip_prefix("    ").unwrap_or(line));
    }
    out
}

/// Returns the nearest boundary of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}
