//! The code blocks of a document, which nobody translates.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::document::generator_events::MaskedBody;
use crate::document::model::{Document, Format};
use crate::document::outline_kind::OutlineKind;
use crate::document::{inline_html, markdown, nesting};
use crate::text::slice::Slice;

/// Returns the code of each node of the outline that is code, in document order.
pub fn code_blocks(document: &Document<'_>) -> Vec<String> {
    let mut nodes = document
        .outline
        .iter()
        .filter(|node| matches!(node.kind, OutlineKind::Code(_)));
    match document.format {
        Format::Plain => Vec::new(),
        Format::Html => nodes
            .map(|node| inline_html::plain(document.source.slice(node.span.range())))
            .collect(),
        Format::Markdown => match nodes.next() {
            Some(_) => in_markdown(document.source.slice(document.body.range())),
            None => Vec::new(),
        },
    }
}

fn in_markdown(body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if nesting::too_deep(body).is_some() {
        return found;
    }
    let masked = MaskedBody::of(body);
    let read = masked.as_ref().map_or(body, |masked| masked.text.as_str());
    let mut is_open = false;
    for (event, range) in Parser::new_ext(read, markdown::dialect()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                is_open = true;
                found.push(String::new());
            }
            Event::End(TagEnd::CodeBlock) => is_open = false,
            Event::Text(text) if is_open => found.last_mut().into_iter().for_each(|code| {
                let written = body.get(range.clone());
                let written = written.filter(|written| written.len() == text.len());
                code.push_str(written.unwrap_or(&text));
            }),
            _ => {}
        }
    }
    found
}
