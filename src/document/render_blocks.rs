//! The blocks of a document as the events of a Markdown parser, so that plain text and HTML are rendered
//! by what renders Markdown. What is no block is left out, but for preformatted text of HTML.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag};

use crate::document::container_level::{ContainerLevel, close, enter, levels};
use crate::document::html_elements::is_beside_text;
use crate::document::inline_html::{self, Placed};
use crate::document::model::{Block, BlockKind, Document, Format};
use crate::document::placed_event::PlacedEvent;
use crate::document::plain_layout;
use crate::document::plain_text::plain_text;
use crate::document::preformatted::preformatted;
use crate::text::slice::Slice;

/// Returns the body of the document, block by block.
pub(super) fn events<'d>(document: &'d Document<'_>) -> Vec<PlacedEvent<'d>> {
    let mut placed = Vec::with_capacity(document.blocks.len() * 3);
    let mut events = Vec::new();
    let mut open: Vec<ContainerLevel> = Vec::new();
    let mut row = None;
    let mut preformatted = preformatted(document).into_iter().peekable();
    for block in document.blocks.iter().filter(|block| is_in_body(block)) {
        let cell = match block.kind {
            BlockKind::Cell { row, column } => Some((row, column)),
            BlockKind::Field { .. }
            | BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::Other(_) => None,
        };
        while let Some(text) = preformatted.next_if(|text| text.start < block.span.start) {
            close_table(row.take(), &mut events);
            text.push(&mut open, &mut events);
        }
        let goes_on = cell.is_some_and(|cell| cell > (0, 0)) && row.is_some();
        if !goes_on {
            close_table(row.take(), &mut events);
        }
        enter(&levels(&block.containers), &mut open, &mut events);
        let tag = match block.kind {
            // Columns stand below each other where each letter is as wide as the others.
            BlockKind::Paragraph if has_columns(document, block) => {
                Tag::CodeBlock(CodeBlockKind::Indented)
            }
            BlockKind::Heading(level) => heading(level),
            BlockKind::Cell { row: this, .. } => {
                if row.is_none() {
                    events.push(Event::Start(Tag::Table(Vec::new())));
                }
                if row != Some(this) {
                    end_row(row, &mut events);
                    events.push(Event::Start(row_tag(this)));
                    row = Some(this);
                }
                Tag::TableCell
            }
            BlockKind::Field { .. } | BlockKind::Paragraph | BlockKind::Other(_) => Tag::Paragraph,
        };
        let is_code = matches!(tag, Tag::CodeBlock(_));
        let end = Event::End(tag.to_end());
        events.push(Event::Start(tag));
        placed.extend(events.drain(..).map(PlacedEvent::unplaced));
        match document.format {
            Format::Html => placed.append(&mut html_events(&block.text, block.span.start as usize)),
            Format::Plain if block.keeps_lines => {
                let lines = plain_layout::lines(document.source.slice(block.span.range()));
                for (number, line) in lines.into_iter().enumerate() {
                    if number > 0 {
                        // Where each letter is as wide as the others, a line end is one.
                        events.push(if is_code {
                            Event::Text("\n".into())
                        } else {
                            Event::HardBreak
                        });
                    }
                    events.push(Event::Text(line.into()));
                }
            }
            Format::Markdown | Format::Plain => {
                let text = plain_text(&block.text, document.format);
                events.push(Event::Text(CowStr::from(text)));
            }
        }
        events.push(end);
    }
    close_table(row, &mut events);
    for text in preformatted {
        text.push(&mut open, &mut events);
    }
    close(&mut open, 0, &mut events);
    placed.extend(events.into_iter().map(PlacedEvent::unplaced));
    placed
}

fn has_columns(document: &Document<'_>, block: &Block<'_>) -> bool {
    let written = document.source.slice(block.span.range());
    block.keeps_lines && plain_layout::has_columns(&plain_layout::lines(written))
}

/// Returns the events of a text with markup of HTML that stands at `start`: its words, and the tags that plain text shows
/// something of.
fn html_events(html: &str, start: usize) -> Vec<PlacedEvent<'static>> {
    let mut events = Vec::new();
    let mut at = 0;
    for Placed { tag, span } in inline_html::tags(html) {
        let before = html.get(at..span.start as usize).unwrap_or_default();
        let words = Event::Text(inline_html::plain(before).into());
        events.push(PlacedEvent::unplaced(words));
        at = span.end as usize;
        if ["a", "br", "img", "span"].contains(&&*tag.name) {
            let tag = html.get(span.range()).unwrap_or_default();
            events.push(PlacedEvent {
                event: Event::InlineHtml(tag.to_owned().into()),
                place: start + span.start as usize..start + at,
            });
        }
    }
    let rest = html.get(at..).unwrap_or_default();
    let words = Event::Text(inline_html::plain(rest).into());
    events.push(PlacedEvent::unplaced(words));
    events
}

fn heading(level: u8) -> Tag<'static> {
    Tag::Heading {
        level: HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6),
        id: None,
        classes: Vec::new(),
        attrs: Vec::new(),
    }
}

fn row_tag(row: u32) -> Tag<'static> {
    match row {
        0 => Tag::TableHead,
        _ => Tag::TableRow,
    }
}

fn end_row(row: Option<u32>, events: &mut Vec<Event<'_>>) {
    events.extend(row.map(|row| Event::End(row_tag(row).to_end())));
}

fn close_table(row: Option<u32>, events: &mut Vec<Event<'_>>) {
    end_row(row, events);
    events.extend(row.map(|_| Event::End(Tag::Table(Vec::new()).to_end())));
}

/// Returns whether readers see a block in the text, not in the head or in an attribute.
fn is_in_body(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Field { .. } => false,
        BlockKind::Other(kind) => !is_beside_text(kind),
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Cell { .. } => true,
    }
}
