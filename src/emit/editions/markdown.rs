//! The edition as Markdown: the source bytes with the blocks replaced, and in the layout of a site generator with
//! the fields that it reads.

use std::ops::Range;

use camino::Utf8PathBuf;
use pulldown_cmark::{Event, LinkType, Tag};

use crate::document::model::Format;
use crate::document::placed_event::PlacedEvent;
use crate::document::references::{ReferenceEdit, ReferenceUse, edit_references};
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
    let edits = link_edits(source);
    if !edits.is_empty() {
        let front = out.len() - (text.len() - source.woven.body.start as usize);
        let body = edited_body(source, edits);
        out.truncate(front);
        out.push_str(&body);
    }
    Some(out)
}

/// Returns the body with its edits.
fn edited_body(source: &EditionSource<'_>, edits: Vec<(Range<usize>, String)>) -> String {
    let text = &source.edition.text;
    let mut out = String::new();
    let mut copied = source.woven.body.start as usize;
    for (range, target) in edits {
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
    let target = |reference, address: &str| match source.in_markdown(reference, address) {
        ReferenceEdit::To { address, .. } => Some(address),
        ReferenceEdit::Keep | ReferenceEdit::Unlink => None,
    };
    // The target of a link or a definition comes after its text, within its bytes.
    let edit = |reference, place: Range<usize>, before: &str, href: &str| {
        let written = text.slice(place.clone());
        let from = written.rfind(before)? + before.len();
        let at = place.start + from + written.slice(from..).find(href)?;
        Some((at..at + href.len(), target(reference, href)?))
    };
    let in_tags = |reference, address: &str| source.in_markdown(reference, address);
    let mut edits = Vec::new();
    for PlacedEvent { event, place } in source.events().iter() {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            }) => edits.extend(edit(ReferenceUse::Link, place.clone(), "](", dest_url)),
            Event::Start(Tag::Image {
                link_type: LinkType::Inline,
                dest_url,
                ..
            }) => edits.extend(edit(ReferenceUse::Source, place.clone(), "](", dest_url)),
            Event::Html(html) | Event::InlineHtml(html)
                if text.get(place.clone()) == Some(html) =>
            {
                let linked = edit_references(html, &in_tags);
                edits.extend(linked.map(|linked| (place.clone(), linked)));
            }
            _ => {}
        }
    }
    for definition in &source.woven.definitions {
        let place = definition.span.range();
        edits.extend(edit(ReferenceUse::Link, place, "]:", &definition.target));
    }
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// Below the output folder.
pub(super) fn path(source: &EditionSource<'_>) -> Utf8PathBuf {
    let (context, locale) = (source.context, source.edition.locale);
    site::path(context.markdown.layout, context.key, locale, context.source).into()
}
