//! Addresses that stand bare in a text, as links: readers expect to follow them.
//!
//! <https://github.github.com/gfm/#autolinks-extension->

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::document::inlines::bare_address;
use crate::document::placed_event::PlacedEvent;
use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;

/// An address in a text.
struct BareAddress {
    place: Range<usize>,
    target: String,
    link_type: LinkType,
}

/// Puts links around the bare addresses of a body, but for those in links, in pictures and in code.
pub(super) fn link_addresses(events: Vec<PlacedEvent<'_>>) -> Vec<PlacedEvent<'_>> {
    let may_be =
        |placed: &PlacedEvent<'_>| matches!(&placed.event, Event::Text(text) if may_have(text));
    if !events.iter().any(may_be) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len() + 8);
    let mut texts = Vec::new();
    let mut around = OpenAround::default();
    for placed in events {
        if let (Event::Text(_), true) = (&placed.event, around.is_text()) {
            texts.push(placed);
            continue;
        }
        flush(&mut texts, &mut out);
        around.take(&placed.event);
        out.push(placed);
    }
    flush(&mut texts, &mut out);
    out
}

/// The links, pictures and blocks of code that are open.
#[derive(Default)]
struct OpenAround {
    open: usize,
    /// In tags.
    anchors: usize,
}

impl OpenAround {
    fn is_text(&self) -> bool {
        self.open == 0 && self.anchors == 0
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                self.open += 1
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                self.open = self.open.saturating_sub(1);
            }
            Event::InlineHtml(html) if is_anchor(html, "<a") => self.anchors += 1,
            Event::InlineHtml(html) if is_anchor(html, "</a") => {
                self.anchors = self.anchors.saturating_sub(1);
            }
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => self.anchors = 0,
            _ => {}
        }
    }
}

fn is_anchor(html: &str, start: &str) -> bool {
    let rest = html.get(start.len()..).unwrap_or_default();
    html.get(..start.len())
        .is_some_and(|it| it.eq_ignore_ascii_case(start))
        && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}

/// Writes texts that follow each other, which a parser cuts at signs that turned out to be no marks.
fn flush<'e>(texts: &mut Vec<PlacedEvent<'e>>, out: &mut Vec<PlacedEvent<'e>>) {
    let words = |placed: &PlacedEvent<'e>| match &placed.event {
        Event::Text(text) => text.to_string(),
        _ => String::new(),
    };
    let text: String = texts.iter().map(words).collect();
    let addresses = if may_have(&text) {
        addresses(&text)
    } else {
        Vec::new()
    };
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else {
        return;
    };
    if addresses.is_empty() {
        out.append(texts);
        return;
    }
    let place = first.place.start..last.place.end;
    let mut push = |event| {
        out.push(PlacedEvent {
            event,
            place: place.clone(),
        });
    };
    let owned = |range: Range<usize>| Event::Text(CowStr::from(text.slice(range).to_owned()));
    let mut written = 0;
    for address in addresses {
        if address.place.start > written {
            push(owned(written..address.place.start));
        }
        push(Event::Start(Tag::Link {
            link_type: address.link_type,
            dest_url: address.target.into(),
            title: "".into(),
            id: "".into(),
        }));
        push(owned(address.place.clone()));
        push(Event::End(TagEnd::Link));
        written = address.place.end;
    }
    if written < text.len() {
        push(owned(written..text.len()));
    }
    texts.clear();
}

fn may_have(text: &str) -> bool {
    const FIRST: ByteSet = ByteSet::new(b"@:w");
    let bytes = text.as_bytes();
    let mut positions = FIRST.positions(bytes);
    positions.any(|at| {
        let rest = &bytes[at..];
        rest[0] == b'@' || rest.starts_with(b"://") || rest.starts_with(b"www.")
    })
}

/// Returns the addresses of a text, in order.
fn addresses(text: &str) -> Vec<BareAddress> {
    let mut found: Vec<BareAddress> = Vec::new();
    for (at, _) in text.match_indices([':', 'w', '@']) {
        if found.last().is_some_and(|last| at < last.place.end) {
            continue;
        }
        let rest = text.slice(at..);
        let address = if rest.starts_with('@') {
            mail(text, at)
        } else if rest.starts_with("://") || rest.starts_with("www.") {
            web(text, at)
        } else {
            None
        };
        found.extend(address);
    }
    found
}

fn web(text: &str, at: usize) -> Option<BareAddress> {
    let place = bare_address(text, at)?;
    let written = text.slice(place.clone());
    let (scheme, rest) = written.split_once("://").unwrap_or(("", written));
    let is_web = ["", "http", "https"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(scheme));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.starts_with(char::is_alphanumeric) && host.contains('.');
    (is_web && is_host).then(|| BareAddress {
        target: if scheme.is_empty() {
            format!("https://{written}")
        } else {
            written.to_owned()
        },
        place,
        link_type: LinkType::Autolink,
    })
}

/// Returns the mail address around an `@`.
fn mail(text: &str, at: usize) -> Option<BareAddress> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || ".-_+".contains(c);
    let before = text.slice(..at);
    let start = before.trim_end_matches(is_local).len();
    let local = before.slice(start..);
    let is_apart = !before
        .slice(..start)
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '/'));
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let after = text.slice(at + 1..);
    let end = after.find(|c: char| !is_domain(c)).unwrap_or(after.len());
    let domain = after.slice(..end).trim_end_matches(['.', '-']);
    let next = after.slice(domain.len()..);
    let is_whole = !next.starts_with(['@', '_']) && !next.starts_with(char::is_alphanumeric);
    let labels = domain.split('.');
    let is_sound = labels.clone().count() > 1 && labels.clone().all(|label| !label.is_empty());
    if local.is_empty() || local.starts_with('.') || !(is_apart && is_whole && is_sound) {
        return None;
    }
    Some(BareAddress {
        place: start..at + 1 + domain.len(),
        target: format!("{local}@{domain}"),
        link_type: LinkType::Email,
    })
}

#[cfg(test)]
mod tests {
    use super::addresses;
    use crate::text::slice::Slice;

    #[test]
    fn in_sentences() {
        for (text, expected) in [
            (
                "Visite https://example.org/march y escriba.",
                &["https://example.org/march"][..],
            ),
            ("(véase https://a.org/b_c(d)).", &["https://a.org/b_c(d)"]),
            ("«https://a.org/é»", &["https://a.org/é"]),
            (
                "www.un.org, y press@example.org.",
                &["www.un.org", "press@example.org"],
            ),
            (
                "Contacto:prensa.a+b@a-b.example.org;",
                &["prensa.a+b@a-b.example.org"],
            ),
            ("@user y a@b y @a@mastodon.social", &[]),
            (
                "file:///etc/x https:// https://localhost x://y.z wwww.x",
                &[],
            ),
            ("HTTPS://UN.org/?q=a@b.org", &["HTTPS://UN.org/?q=a@b.org"]),
        ] {
            let found = addresses(text);
            let found: Vec<&str> = found
                .iter()
                .map(|it| text.slice(it.place.clone()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
