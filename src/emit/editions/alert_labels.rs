//! The labels of alerts, which their marks stand for: the first line of each, in the reader's language.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::document::alert_kind::AlertKind;
use crate::document::placed_event::PlacedEvent;
use crate::emit::page_strings::PageStrings;
use crate::text::escape_markup::escape_markup;

/// Puts the label of each alert before its text.
pub(super) fn labelled<'e>(
    events: Cow<'e, [PlacedEvent<'e>]>,
    strings: &PageStrings<'_>,
) -> Cow<'e, [PlacedEvent<'e>]> {
    if !events.iter().any(|placed| alert(&placed.event).is_some()) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len() + 8);
    for placed in events.iter() {
        out.push(placed.clone());
        if let Some(kind) = alert(&placed.event) {
            let label = label(kind, strings);
            out.extend(label.into_iter().map(PlacedEvent::unplaced));
        }
    }
    Cow::Owned(out)
}

fn alert(event: &Event<'_>) -> Option<AlertKind> {
    match event {
        Event::Start(Tag::BlockQuote(Some(kind))) => Some(AlertKind::of_quote(*kind)),
        _ => None,
    }
}

/// Returns the label as a paragraph.
fn label(kind: AlertKind, strings: &PageStrings<'_>) -> Vec<Event<'static>> {
    let Some(words) = strings.text_or_fallback(kind.label_id(), &[]) else {
        return Vec::new();
    };
    let mut inner = vec![Event::Text(words.text.into_owned().into())];
    if let Some(language) = words.language {
        let open = format!("<span lang=\"{}\">", escape_markup(language));
        inner.insert(0, Event::InlineHtml(open.into()));
        inner.push(Event::InlineHtml("</span>".into()));
    }
    let opening = [Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)];
    let closing = [Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)];
    opening.into_iter().chain(inner).chain(closing).collect()
}
