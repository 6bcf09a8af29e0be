//! The body of a document as events of a Markdown parser with their places: one pass of the parser gives the blocks and
//! what every writer needs.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use crate::document::bare_addresses::link_addresses;
use crate::document::model::{Document, Format, Options};
use crate::document::placed_event::PlacedEvent;
use crate::document::{directive, front_matter, markdown, nesting, render_blocks};
use crate::text::slice::Slice;

/// A document and the events of its body.
pub struct ParsedDocument<'s> {
    pub document: Document<'s>,
    /// Of Markdown; other formats have blocks alone.
    events: Vec<PlacedEvent<'s>>,
}

impl<'s> ParsedDocument<'s> {
    /// Reads a document in one pass. Never fails: what could not be understood is in its `faults`.
    pub fn parse(format: Format, source: &'s str, options: &Options) -> Self {
        if format != Format::Markdown {
            let document = crate::document::parse(format, source, options);
            return Self {
                document,
                events: Vec::new(),
            };
        }
        let mut document = Document::empty(format, source);
        front_matter::read(&mut document, options);
        let body = source.slice(document.body.range());
        let mut events = Vec::new();
        let document = markdown::parse_with(document, &mut |event, place| {
            if !is_directive(event) {
                events.push(PlacedEvent {
                    event: event.clone(),
                    place,
                });
            }
        });
        if nesting::too_deep(body).is_some() {
            events = as_code(body).map(PlacedEvent::unplaced).to_vec();
        }
        let events = link_addresses(events);
        Self { document, events }
    }

    /// Takes a document of which nobody needs the events.
    pub fn without_events(document: Document<'s>) -> Self {
        Self {
            document,
            events: Vec::new(),
        }
    }

    /// Returns the events of the body, in order; of a document in HTML or in plain text, those of its blocks.
    pub fn events(&self) -> Cow<'_, [PlacedEvent<'_>]> {
        match self.document.format {
            Format::Markdown => Cow::Borrowed(&self.events),
            Format::Html | Format::Plain => {
                Cow::Owned(link_addresses(render_blocks::events(&self.document)))
            }
        }
    }
}

/// Returns a body that is nested too deep for any parser as one block of code.
fn as_code(body: &str) -> [Event<'_>; 3] {
    [
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        Event::Text(CowStr::Borrowed(body)),
        Event::End(TagEnd::CodeBlock),
    ]
}

/// Returns whether an event is a comment to the tools, which is not for readers.
fn is_directive(event: &Event<'_>) -> bool {
    let Event::Html(html) = event else {
        return false;
    };
    directive::comments(html).is_some_and(|comments| {
        !comments.is_empty()
            && comments
                .into_iter()
                .all(|comment| directive::read(comment).is_some())
    })
}
