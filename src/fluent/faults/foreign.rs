//! Files of other formats under the name of a catalog.

use crate::fluent::model::{Catalog, SyntaxFault};
use crate::text::decode;
use crate::text::span::Span;

/// Puts one fault in the place of all when nothing is Fluent and the format is known.
pub(in crate::fluent) fn name_format(catalog: &mut Catalog<'_>) {
    if !catalog.entries.is_empty() || catalog.faults.is_empty() {
        return;
    }
    let text = decode::body(catalog.source).trim();
    let Some(format) = format(text) else {
        return;
    };
    let first_line = text.lines().next().unwrap_or(text);
    let first_word = first_line.split_whitespace().next().unwrap_or(first_line);
    catalog.comments.clear();
    catalog.faults = vec![SyntaxFault {
        span: Span::of(catalog.source, first_word),
        entry: Span::of(catalog.source, text),
        id: None,
        comment: None,
        message: format!("this looks like {format}, not Fluent"),
        help: Some("write `id = text`, one message after the other".to_owned()),
        lacks_default: false,
    }];
}

fn format(text: &str) -> Option<&'static str> {
    let contains = |what: &str| memchr::memmem::find(text.as_bytes(), what.as_bytes()).is_some();
    if text.starts_with(['{', '[']) && contains("\":") {
        return Some("JSON");
    }
    if text.starts_with("msgid ") || contains("\nmsgid ") {
        return Some("a PO file");
    }
    let is_markup = text.starts_with("<?xml") || text.starts_with("<!DOCTYPE");
    (is_markup || text.starts_with("<xliff")).then_some("XML or HTML")
}
