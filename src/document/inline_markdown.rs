//! The inline markup of Markdown, read without the document that it stands in.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::document::inline::{Inline, InlineKind};
use crate::document::{inline_html, markdown};
use crate::text::span::Span;

/// Stands before a text that could be taken for a block. A blank before the text, as at the start of a line.
const LEAD: &str = "x ";

/// Reads the markup of one text.
pub(super) fn read(text: &str) -> Vec<Inline> {
    let mut reader = InlineReader::default();
    let mut undefined = |_: &BrokenLink<'_>| Some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    each_event(text, &mut undefined, &mut |event, range| {
        reader.take(text, event, range)
    });
    reader.found
}

/// Returns the text that readers see: markup dropped, entities and escapes resolved.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    // `[a]` is no link without a definition.
    let mut undefined = |link: &BrokenLink<'_>| {
        let is_shortcut = matches!(
            link.link_type,
            LinkType::Shortcut | LinkType::ShortcutUnknown
        );
        (!is_shortcut).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    each_event(text, &mut undefined, &mut |event, _| match event {
        Event::Text(piece) | Event::Code(piece) => plain.push_str(&piece),
        Event::SoftBreak | Event::HardBreak => plain.push(' '),
        Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => plain.push(' '),
        _ => {}
    });
    plain
}

/// The target and the title of a reference whose definition does not stand in the text.
type Define<'f> = &'f mut dyn FnMut(&BrokenLink<'_>) -> Option<(CowStr<'static>, CowStr<'static>)>;

/// Calls with the events of the text and their places in it.
pub(super) fn each_event(
    text: &str,
    define: Define<'_>,
    take: &mut dyn FnMut(Event<'_>, Range<usize>),
) {
    let lead = match text.chars().next() {
        Some(first) if first.is_alphabetic() => "",
        _ => LEAD,
    };
    let led = match lead {
        "" => Cow::Borrowed(text),
        _ => Cow::Owned(format!("{lead}{text}")),
    };
    let define = |link: BrokenLink<'_>| define(&link);
    let options = markdown::dialect() | Options::ENABLE_OLD_FOOTNOTES;
    let events = Parser::new_with_broken_link_callback(&led, options, Some(define));
    let mut leading = !lead.is_empty();
    for (event, range) in events.into_offset_iter() {
        let at = range.start.saturating_sub(lead.len())..range.end.saturating_sub(lead.len());
        if leading && let Event::Text(first) = &event {
            leading = false;
            // The lead may be an event of its own, or the beginning of the text.
            let rest = first.strip_prefix(lead).unwrap_or_default();
            if !rest.is_empty() {
                take(Event::Text(CowStr::Borrowed(rest)), at);
            }
            continue;
        }
        take(event, at);
    }
}

/// The most images within images whose texts are read: a bound for hostile input.
const MAX_IMAGES: usize = 8;

#[derive(Default)]
struct InlineReader {
    found: Vec<Inline>,
    /// The images that are open, whose text is their `alt`.
    images: Vec<usize>,
}

impl InlineReader {
    fn take(&mut self, text: &str, event: Event<'_>, range: Range<usize>) {
        // The parser leaves out the brackets of a collapsed reference, `[label][]`.
        let collapsed = match &event {
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                matches!(link_type, LinkType::Collapsed | LinkType::CollapsedUnknown)
            }
            _ => false,
        };
        let brackets = text
            .get(range.end..)
            .filter(|rest| collapsed && rest.starts_with("[]"));
        let span = Span::new(range.start, range.end + brackets.map_or(0, |_| 2));
        let kind = match event {
            Event::Start(Tag::Emphasis) => InlineKind::Emphasis,
            Event::Start(Tag::Strong) => InlineKind::Strong,
            Event::Start(Tag::Strikethrough) => InlineKind::Strikethrough,
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => link(link_type, &dest_url, &title, &id),
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                self.images.push(self.found.len());
                match link_type {
                    LinkType::Inline => InlineKind::Image {
                        target: dest_url.to_string(),
                        title: title.to_string(),
                        alt: String::new(),
                    },
                    _ => InlineKind::ImageReference {
                        label: id.to_string(),
                        alt: String::new(),
                    },
                }
            }
            Event::End(TagEnd::Image) => {
                self.images.pop();
                return;
            }
            Event::Code(code) => {
                self.add_alt(&code);
                InlineKind::Code {
                    text: code.to_string(),
                }
            }
            Event::Text(piece) => {
                self.add_alt(&piece);
                return;
            }
            Event::InlineHtml(_) => {
                let tags = text.get(range.clone()).map(inline_html::tags);
                self.found
                    .extend(tags.into_iter().flatten().map(|tag| Inline {
                        span: tag.span.shifted(span.start),
                        kind: InlineKind::Tag(tag.tag),
                    }));
                return;
            }
            Event::FootnoteReference(label) => InlineKind::Footnote {
                label: label.to_string(),
            },
            _ => return,
        };
        self.found.push(Inline { kind, span });
    }

    fn add_alt(&mut self, text: &str) {
        for image in self.images.iter().rev().take(MAX_IMAGES) {
            match &mut self.found[*image].kind {
                InlineKind::Image { alt, .. } | InlineKind::ImageReference { alt, .. } => {
                    alt.push_str(text);
                }
                _ => {}
            }
        }
    }
}

fn link(link_type: LinkType, target: &str, title: &str, label: &str) -> InlineKind {
    match link_type {
        LinkType::Autolink => InlineKind::Autolink {
            target: target.to_owned(),
        },
        LinkType::Email => InlineKind::Autolink {
            target: format!("mailto:{target}"),
        },
        LinkType::Inline | LinkType::WikiLink { .. } => InlineKind::Link {
            target: target.to_owned(),
            title: title.to_owned(),
        },
        LinkType::Reference
        | LinkType::ReferenceUnknown
        | LinkType::Collapsed
        | LinkType::CollapsedUnknown => InlineKind::Reference {
            label: label.to_owned(),
            shortcut: false,
        },
        LinkType::Shortcut | LinkType::ShortcutUnknown => InlineKind::Reference {
            label: label.to_owned(),
            shortcut: true,
        },
    }
}
