//! The code blocks of a document, which nobody translates.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::document::model::{Document, Format};
use crate::document::outline_kind::OutlineKind;
use crate::document::{inline_html, markdown, nesting};
use crate::text::slice::Slice;

/// The code of each node of the outline that is code, in document order.
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
    let mut is_open = false;
    for event in Parser::new_ext(body, markdown::dialect()) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                is_open = true;
                found.push(String::new());
            }
            Event::End(TagEnd::CodeBlock) => is_open = false,
            Event::Text(text) if is_open => found.last_mut().into_iter().for_each(|code| {
                code.push_str(&text);
            }),
            _ => {}
        }
    }
    found
}
