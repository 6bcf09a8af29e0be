//! The edition as Markdown: the source bytes with the blocks replaced, and in the layout of a site generator with
//! the fields that it reads.

use std::ops::Range;

use camino::Utf8PathBuf;
use pulldown_cmark::{Event, LinkType, Tag};

use crate::document::model::Format;
use crate::document::placed_event::PlacedEvent;
use crate::document::render::edit_links;
use crate::document::set_fields::set_fields;
use crate::emit::editions::markdown_site as site;
use crate::emit::editions::model::EditionSource;
use crate::text::slice::Slice;

pub(super) fn make(source: &EditionSource<'_>) -> Option<String> {
    if source.edition.format != Format::Markdown {
        return None;
    }
    let text = &source.edition.text;
    let fields = site::fields(source);
    let mut out = if fields.is_empty() {
        text.clone()
    } else {
        set_fields(source.woven, &fields)
    };
    if source.edition.locale != source.context.source {
        let front = out.len() - (text.len() - source.woven.body.start as usize);
        let body = linked_body(source);
        out.truncate(front);
        out.push_str(&body);
    }
    Some(out)
}

/// Returns the body with each link to a heading in the name that renderers of Markdown make of its translation.
fn linked_body(source: &EditionSource<'_>) -> String {
    let text = &source.edition.text;
    let mut out = String::new();
    let mut copied = source.woven.body.start as usize;
    for (range, target) in link_edits(source) {
        if range.start >= copied {
            out.push_str(text.slice(copied..range.start));
            out.push_str(&target);
            copied = range.end;
        }
    }
    out.push_str(text.slice(copied..));
    out
}

/// Returns the places of the edition whose links lead elsewhere, in order, and what is to stand there.
fn link_edits(source: &EditionSource<'_>) -> Vec<(Range<usize>, String)> {
    let text = &source.edition.text;
    let target = |href: &str| {
        let name = source.links().name(href.strip_prefix('#')?)?;
        Some(format!("#{name}"))
    };
    // The target of a link or a definition comes after its text, within its bytes.
    let edit = |place: Range<usize>, before: &str, href: &str| {
        let written = text.slice(place.clone());
        let from = written.rfind(before)? + before.len();
        let at = place.start + from + written.slice(from..).find(href)?;
        Some((at..at + href.len(), target(href)?))
    };
    let mut edits = Vec::new();
    for PlacedEvent { event, place } in source.events().iter() {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            }) => edits.extend(edit(place.clone(), "](", dest_url)),
            Event::Html(html) | Event::InlineHtml(html)
                if text.get(place.clone()) == Some(html) =>
            {
                let linked = edit_links(html, &target);
                edits.extend(linked.map(|linked| (place.clone(), linked)));
            }
            _ => {}
        }
    }
    for definition in &source.woven.definitions {
        edits.extend(edit(definition.span.range(), "]:", &definition.target));
    }
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// Below the output folder.
pub(super) fn path(source: &EditionSource<'_>) -> Utf8PathBuf {
    let (context, locale) = (source.context, source.edition.locale);
    site::path(context.markdown.layout, context.key, locale, context.source).into()
}
