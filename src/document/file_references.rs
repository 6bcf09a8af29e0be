//! Finds the addresses that a document refers to, with their places; those of the web are left out.

use std::cell::RefCell;

use pulldown_cmark::{Event, Tag};

use crate::document::body_events::ParsedDocument;
use crate::document::model::{Document, Format, Options};
use crate::document::placed_event::PlacedEvent;
use crate::document::references::{ReferenceEdit, ReferenceUse, edit_references};
use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// An address in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAddress {
    pub address: String,
    pub reference: ReferenceUse,
    /// Of the address where it is written as it is read, else of what has it.
    pub span: Span,
}

/// Returns the relative addresses of a document, in order.
pub fn file_addresses(document: &Document<'_>, options: &Options) -> Vec<FileAddress> {
    let source = document.source;
    if !may_have_files(source) {
        return Vec::new();
    }
    match document.format {
        Format::Plain => Vec::new(),
        Format::Html => in_tags(source, 0),
        Format::Markdown => {
            let parsed = ParsedDocument::parse(Format::Markdown, source, options);
            let events = parsed.events();
            events
                .iter()
                .flat_map(|placed| of_event(source, placed))
                .collect()
        }
    }
}

fn of_event(source: &str, placed: &PlacedEvent<'_>) -> Vec<FileAddress> {
    let (reference, address) = match &placed.event {
        Event::Start(Tag::Link { dest_url, .. }) => (ReferenceUse::Link, dest_url),
        Event::Start(Tag::Image { dest_url, .. }) => (ReferenceUse::Source, dest_url),
        Event::Html(html) | Event::InlineHtml(html) => return in_tags(html, placed.place.start),
        _ => return Vec::new(),
    };
    let Some(written) = source.get(placed.place.clone()) else {
        return Vec::new();
    };
    let at = written.rfind(&**address).unwrap_or(0);
    let length = written
        .slice(at..)
        .find(&**address)
        .map_or(written.len(), |_| address.len());
    let start = placed.place.start + at;
    vec![FileAddress {
        address: address.to_string(),
        reference,
        span: Span::new(start, start + length),
    }]
}

/// Returns the addresses in the tags of a text that stands at `start`.
fn in_tags(html: &str, start: usize) -> Vec<FileAddress> {
    let found = RefCell::new(Vec::new());
    let take = |reference: ReferenceUse, address: &str| {
        found.borrow_mut().push((reference, address.to_owned()));
        ReferenceEdit::Keep
    };
    drop(edit_references(html, &take));
    let mut from = 0;
    let found = found.into_inner().into_iter();
    let placed = found.map(|(reference, address)| {
        let at = html
            .slice(from..)
            .find(&address)
            .map_or(from, |at| from + at);
        from = at;
        let end = (at + address.len()).min(html.len());
        FileAddress {
            address,
            reference,
            span: Span::new(start + at, start + end),
        }
    });
    placed.collect()
}

/// Returns whether a text may refer to a file: most refer to the web alone, and are not read again.
pub fn may_have_files(text: &str) -> bool {
    const STARTS: ByteSet = ByteSet::new(b"(=:");
    let bytes = text.as_bytes();
    let starts = STARTS.positions(bytes);
    let mut addresses = starts.filter(|at| bytes[*at] == b'=' || bytes[..*at].ends_with(b"]"));
    addresses.any(|at| {
        let rest = text
            .slice(at + 1..)
            .trim_start_matches([' ', '"', '\'', '<']);
        let end = rest.find(|c: char| c.is_whitespace() || "\"'>)".contains(c));
        let address = rest.slice(..end.unwrap_or(rest.len()));
        address.contains('.') && !address.contains("://") && !address.starts_with("mailto:")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_documents() {
        let source = "![a](x.png \"x.png\") [b][r] <a href='y.pdf'>y</a> `[c](z.png)`\n\n\
                      <figure>\n<img src=\"w.png\"></figure>\n\n[r]: v.pdf\n[s](https://a.org/b.png)\n";
        let document = crate::document::parse(Format::Markdown, source, &Options::default());
        let found = file_addresses(&document, &Options::default());
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|it| (it.address.as_str(), source.slice(it.span.range())))
            .collect();
        let expected = [
            ("x.png", "x.png"),
            ("v.pdf", "[b][r]"),
            ("y.pdf", "y.pdf"),
            ("w.png", "w.png"),
            ("https://a.org/b.png", "https://a.org/b.png"),
        ];
        assert_eq!(found, expected);
        for (text, expected) in [
            ("[a](b.png)", true),
            ("<img src=a.png>", true),
            ("[a]: <b.pdf>", true),
            ("[a](https://b.org/c.png) (see p. 3) a=b", false),
            ("[a](#b) [c](mailto:a@b.org)", false),
        ] {
            assert_eq!(may_have_files(text), expected, "{text}");
        }
    }
}
