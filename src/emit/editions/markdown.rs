//! The edition as Markdown: the source bytes with the blocks replaced, and in the layout of a site generator with
//! the fields that it reads.

use std::ops::Range;

use camino::Utf8PathBuf;
use pulldown_cmark::{Event, LinkType, Tag};

use crate::document::body_events::PlacedEvent;
use crate::document::model::Format;
use crate::document::render::edit_links;
use crate::document::set_fields::set_fields;
use crate::emit::editions::markdown_site as site;
use crate::emit::editions::model::Sheet;
use crate::text::slice::Slice;

pub(super) fn make(sheet: &Sheet<'_>) -> Option<String> {
    if sheet.edition.format != Format::Markdown {
        return None;
    }
    let text = &sheet.edition.text;
    let fields = site::fields(sheet);
    let mut out = match fields.is_empty() {
        true => text.clone(),
        false => set_fields(sheet.woven, &fields),
    };
    if sheet.edition.locale != sheet.press.source {
        let front = out.len() - (text.len() - sheet.woven.body.start as usize);
        let body = linked_body(sheet);
        out.truncate(front);
        out.push_str(&body);
    }
    Some(out)
}

/// Returns the body with each link to a heading in the name that renderers of Markdown make of its translation.
fn linked_body(sheet: &Sheet<'_>) -> String {
    let text = &sheet.edition.text;
    let mut out = String::new();
    let mut copied = sheet.woven.body.start as usize;
    for (range, target) in link_edits(sheet) {
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
fn link_edits(sheet: &Sheet<'_>) -> Vec<(Range<usize>, String)> {
    let text = &sheet.edition.text;
    let target = |href: &str| {
        let name = sheet.links().name(href.strip_prefix('#')?)?;
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
    for PlacedEvent { event, place } in sheet.events().iter() {
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
    for definition in &sheet.woven.definitions {
        edits.extend(edit(definition.span.range(), "]:", &definition.target));
    }
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// Below the output folder.
pub(super) fn path(sheet: &Sheet<'_>) -> Utf8PathBuf {
    let (press, locale) = (sheet.press, sheet.edition.locale);
    site::path(press.markdown.layout, press.key, locale, press.source).into()
}
