//! Preformatted text of HTML, which is no block: readers of plain text see it between the blocks.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::document::container_level::{ContainerLevel, enter};
use crate::document::inline_html::{self, Placed};
use crate::document::model::{Document, Format, MAX_CONTAINERS};
use crate::document::outline_kind::OutlineKind;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A preformatted text.
pub(super) struct Preformatted {
    pub(super) start: u32,
    levels: Vec<ContainerLevel>,
    text: String,
}

impl Preformatted {
    pub(super) fn push(self, open: &mut Vec<ContainerLevel>, events: &mut Vec<Event<'_>>) {
        enter(&self.levels, open, events);
        events.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
        events.push(Event::Text(self.text.into()));
        events.push(Event::End(TagEnd::CodeBlock));
    }
}

/// Returns the preformatted texts of a document in HTML, in order; those in tables, whose cells are lines, are left out.
pub(super) fn preformatted(document: &Document<'_>) -> Vec<Preformatted> {
    let mut found = Vec::new();
    if document.format != Format::Html {
        return found;
    }
    // The nodes around, with their depth, and how many items a list has so far.
    let mut around: Vec<(u16, Option<ContainerLevel>, u32)> = Vec::new();
    let mut lists = 0;
    // Where the last one ended; beyond the end of the document once one does not end.
    let mut after = 0;
    for node in &document.outline {
        while around.pop_if(|(depth, ..)| *depth >= node.depth).is_some() {}
        let level = match node.kind {
            OutlineKind::Quote => Some(ContainerLevel::Quote),
            OutlineKind::List | OutlineKind::OrderedList(_) => {
                lists += 1;
                let ordered = node.kind != OutlineKind::List;
                Some(ContainerLevel::List {
                    list: lists - 1,
                    ordered,
                })
            }
            OutlineKind::Item(_) => match around.last_mut() {
                Some((_, Some(ContainerLevel::List { .. }), items)) => {
                    *items += 1;
                    Some(ContainerLevel::Item { item: *items - 1 })
                }
                _ => None,
            },
            OutlineKind::Code(_) => {
                let is_in_table = around.iter().any(|(_, level, _)| level.is_none());
                if node.span.range().start < after {
                    continue;
                }
                let Some((text, end)) = text(document.source, node.span) else {
                    after = usize::MAX;
                    continue;
                };
                after = end;
                if !is_in_table && !text.trim().is_empty() {
                    let levels = around.iter().filter_map(|(_, level, _)| *level);
                    found.push(Preformatted {
                        start: node.span.start,
                        levels: levels.take(2 * MAX_CONTAINERS).collect(),
                        text,
                    });
                }
                continue;
            }
            OutlineKind::Table(_) => None,
            _ => continue,
        };
        around.push((node.depth, level, 0));
    }
    found
}

/// Returns the words between a start tag and its end tag, with the line ends that they have, and where they end.
fn text(source: &str, tag: Span) -> Option<(String, usize)> {
    let written = source.slice(tag.range()).strip_prefix('<')?;
    let name = written.find(|c: char| !c.is_ascii_alphanumeric())?;
    let closing = format!("</{}", written.slice(..name));
    let rest = source.slice(tag.range().end..);
    let starts = memchr::memchr_iter(b'<', rest.as_bytes());
    let is_end = |at: &usize| {
        let end = rest.get(*at..*at + closing.len());
        end.is_some_and(|end| end.eq_ignore_ascii_case(&closing))
    };
    let inner = rest.slice(..starts.into_iter().find(is_end)?);
    let end = tag.range().end + inner.len();
    let inner = inner
        .strip_prefix("\r\n")
        .or(inner.strip_prefix('\n'))
        .unwrap_or(inner);
    let (mut text, mut at) = (String::new(), 0);
    for Placed { tag, span } in inline_html::tags(inner) {
        let range = span.range();
        text.push_str(&inline_html::plain(inner.slice(at..range.start)));
        if tag.name == "br" {
            text.push('\n');
        }
        at = range.end;
    }
    text.push_str(&inline_html::plain(inner.slice(at..)));
    Some((text.replace("\r\n", "\n"), end))
}
