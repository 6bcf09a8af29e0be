//! The blocks of a document as the events of a Markdown parser, so that plain text and HTML are rendered
//! by what renders Markdown. What is no block (code, skipped regions) is left out.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag};

use crate::document::html_elements::is_attribute;
use crate::document::model::{Block, BlockKind, Container, Document};
use crate::document::plain_text::plain_text;

/// One step into the containers of a block; the items of a list share the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Quote,
    List { list: u32, ordered: bool },
    Item { item: u32 },
}

/// The body of the document, block by block.
pub(super) fn events<'d>(document: &'d Document<'_>) -> Vec<Event<'d>> {
    let mut events = Vec::with_capacity(document.blocks.len() * 3);
    let mut open: Vec<Level> = Vec::new();
    let mut row = None;
    for block in document.blocks.iter().filter(|block| is_in_body(block)) {
        let text = plain_text(&block.text, document.format);
        if let BlockKind::Cell { row: this, column } = block.kind {
            let continues = row == Some(this) && column > 0;
            row = Some(this);
            if continues && let Some(end) = events.pop() {
                events.push(Event::Text(CowStr::Borrowed(" | ")));
                events.push(Event::Text(CowStr::from(text)));
                events.push(end);
                continue;
            }
        } else {
            row = None;
        }
        let levels = levels(&block.containers);
        let same = |(one, other): &(&Level, &Level)| one == other;
        let kept = open.iter().zip(&levels).take_while(same).count();
        close(&mut open, kept, &mut events);
        for level in &levels[kept..] {
            events.push(Event::Start(tag(*level)));
            open.push(*level);
        }
        let tag = match block.kind {
            BlockKind::Heading(level) => Tag::Heading {
                level: HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            },
            BlockKind::Field { .. }
            | BlockKind::Paragraph
            | BlockKind::Cell { .. }
            | BlockKind::Other(_) => Tag::Paragraph,
        };
        let end = Event::End(tag.to_end());
        events.push(Event::Start(tag));
        events.push(Event::Text(CowStr::from(text)));
        events.push(end);
    }
    close(&mut open, 0, &mut events);
    events
}

/// What readers see in the text, not in the head or in an attribute.
fn is_in_body(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Field { .. } => false,
        BlockKind::Other(kind) => *kind != "title" && !is_attribute(kind),
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Cell { .. } => true,
    }
}

fn levels(containers: &[Container]) -> Vec<Level> {
    let mut levels = Vec::with_capacity(containers.len() * 2);
    for container in containers {
        match *container {
            Container::Quote => levels.push(Level::Quote),
            Container::Item {
                list,
                item,
                ordered,
            } => levels.extend([Level::List { list, ordered }, Level::Item { item }]),
            Container::Footnote | Container::Table => {}
        }
    }
    levels
}

fn close<'d>(open: &mut Vec<Level>, kept: usize, events: &mut Vec<Event<'d>>) {
    for level in open.drain(kept..).rev() {
        events.push(Event::End(tag(level).to_end()));
    }
}

fn tag(level: Level) -> Tag<'static> {
    match level {
        Level::Quote => Tag::BlockQuote(None),
        Level::List { ordered, .. } => Tag::List(ordered.then_some(1)),
        Level::Item { .. } => Tag::Item,
    }
}
