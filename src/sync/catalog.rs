//! The text of a source catalog after a plan: values in place, entries inserted, moved and taken out. Every other byte
//! stays, and a comment stays with its entry.

use std::collections::BTreeMap;

use crate::fluent::model::{Catalog, Entry};
use crate::fluent::value::below_id;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// An entry of the catalog as it is to be, in the order of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogItem {
    /// An entry that is there (by its place), with another value if it is to have one.
    Kept {
        entry: usize,
        value: Option<String>,
    },
    Added {
        id: String,
        value: String,
    },
}

/// Returns the catalog with these entries in this order; `removed` are taken out, all others stay where they are.
/// `stays[n]`: whether item `n` keeps its place. `joined`: of an entry that is taken out, the one that it is part of
/// now, which gets its comment.
pub fn rewritten(
    catalog: &Catalog<'_>,
    items: &[CatalogItem],
    stays: &[bool],
    removed: &[usize],
    joined: &[(usize, usize)],
) -> String {
    let text = catalog.source;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut insertions: BTreeMap<usize, String> = BTreeMap::new();
    let chunk = |entry: usize| chunk(catalog, &catalog.entries[entry]);
    let first_stays = items
        .iter()
        .zip(stays)
        .find_map(|(item, stays)| match item {
            CatalogItem::Kept { entry, .. } if *stays => Some(*entry),
            _ => None,
        });
    // Where what comes next goes: behind the last entry that keeps its place.
    let mut place = first_stays.map_or(text.len(), |entry| chunk(entry).start as usize);
    let mut is_behind = first_stays.is_none();
    for (item, stays) in items.iter().zip(stays) {
        let new = match item {
            CatalogItem::Kept { entry, value } if *stays => {
                place = chunk(*entry).end as usize;
                is_behind = true;
                if let (Some(value), Some(pattern)) = (value, &catalog.entries[*entry].value) {
                    let span = catalog.pattern_span(pattern);
                    edits.push((span, fitted(text, span, value, line_end)));
                }
                continue;
            }
            CatalogItem::Kept { entry, value } => {
                let at = chunk(*entry);
                edits.push((widened(text, at), String::new()));
                moved(catalog, *entry, at, value.as_deref(), line_end)
            }
            CatalogItem::Added { id, value } => {
                format!("{id} = {}{line_end}", with_line_end(value, line_end))
            }
        };
        let is_new = text.trim().is_empty() && insertions.contains_key(&place);
        let gap = if is_new || is_spaced(catalog, place, is_behind) {
            line_end
        } else {
            ""
        };
        let waiting = insertions.entry(place).or_default();
        if is_behind {
            waiting.push_str(&format!("{gap}{new}"))
        } else {
            waiting.push_str(&format!("{new}{gap}"))
        }
    }
    for (gone, into) in joined {
        if let Some(comment) = &catalog.entries[*gone].comment {
            let span = catalog.comment_span(comment);
            let at = catalog.entries[*into].span.start as usize;
            let comment = format!("{}{line_end}", text.slice(span.range()));
            edits.push((Span::new(at, at), comment));
        }
    }
    for entry in removed {
        edits.push((widened(text, chunk(*entry)), String::new()));
    }
    edits.extend(
        insertions
            .into_iter()
            .map(|(at, text)| (Span::new(at, at), text)),
    );
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    applied(text, &edits, line_end)
}

fn applied(text: &str, edits: &[(Span, String)], line_end: &str) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut copied = 0;
    for (span, new) in edits {
        let start = (span.start as usize).max(copied);
        out.push_str(text.slice(copied..start));
        if span.is_empty() && !out.is_empty() && !out.ends_with('\n') && !new.is_empty() {
            out.push_str(line_end);
        }
        out.push_str(new);
        copied = (span.end as usize).max(start);
    }
    out.push_str(text.slice(copied..));
    out
}

/// Returns an entry with its comment, to the end of its last line.
fn chunk(catalog: &Catalog<'_>, entry: &Entry<'_>) -> Span {
    let comment = entry
        .comment
        .as_ref()
        .map(|it| catalog.comment_span(it).start);
    let end = entry.span.end as usize;
    let line = catalog
        .source
        .slice(end..)
        .find('\n')
        .map_or(catalog.source.len(), |at| end + at + 1);
    Span::new(comment.unwrap_or(entry.span.start) as usize, line)
}

/// With the blank lines before it, where there are blank lines after it too, or nothing.
fn widened(text: &str, span: Span) -> Span {
    let before = text
        .slice(..span.start as usize)
        .trim_end_matches([' ', '\r', '\n']);
    let gap = text.slice(before.len()..span.start as usize);
    let blank = gap.find('\n').map_or(0, |at| gap.len() - at - 1);
    let rest = text.slice(span.end as usize..);
    let is_blank_after = rest.is_empty() || rest.starts_with(['\n', '\r']);
    if is_blank_after {
        Span::new(span.start as usize - blank, span.end as usize)
    } else {
        span
    }
}

fn moved(
    catalog: &Catalog<'_>,
    entry: usize,
    at: Span,
    value: Option<&str>,
    line_end: &str,
) -> String {
    let written = catalog.source.slice(at.range());
    let mut out = match (value, &catalog.entries[entry].value) {
        (Some(value), Some(pattern)) => {
            let span = catalog.pattern_span(pattern);
            let (start, end) = (
                (span.start - at.start) as usize,
                (span.end - at.start) as usize,
            );
            format!(
                "{}{}{}",
                written.slice(..start),
                fitted(catalog.source, span, value, line_end),
                written.slice(end..)
            )
        }
        _ => written.to_owned(),
    };
    if !out.ends_with('\n') {
        out.push_str(line_end);
    }
    out
}

/// Returns whether the entries around a place are parted by blank lines.
fn is_spaced(catalog: &Catalog<'_>, place: usize, is_behind: bool) -> bool {
    let text = catalog.source;
    let is_blank = |rest: &str| rest.starts_with('\n') || rest.starts_with("\r\n");
    if is_behind {
        is_blank(text.slice(place..)) && !text.slice(place..).trim().is_empty()
            || (text.slice(place..).trim().is_empty() && text.trim_end().contains("\n\n"))
    } else {
        text.slice(..place).ends_with("\n\n") || text.slice(..place).ends_with("\n\r\n")
    }
}

/// Returns a value for the place of another.
fn fitted(text: &str, place: Span, value: &str, line_end: &str) -> String {
    let before = text.slice(..place.start as usize).trim_end_matches(' ');
    if before.ends_with('\n') {
        with_line_end(&below_id(value), line_end)
    } else {
        with_line_end(value, line_end)
    }
}

fn with_line_end(value: &str, line_end: &str) -> String {
    value.replace('\n', line_end)
}
