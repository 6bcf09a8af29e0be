//! The inline markup of HTML: its tags, and what they make of the text between them.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::document::html_elements::is_void;
use crate::document::html_tokens::tokens;
use crate::document::inline::{Inline, InlineKind, Tag, TagSide};
use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A tag and its place.
pub(super) struct Placed {
    pub(super) tag: Tag,
    pub(super) span: Span,
}

/// Returns the tags of a text, in order.
pub(super) fn tags(text: &str) -> Vec<Placed> {
    if let Some(tag) = plain_tag(text) {
        let span = Span::new(0, text.len());
        return vec![Placed { tag, span }];
    }
    all_tags(text)
}

fn all_tags(text: &str) -> Vec<Placed> {
    let mut tags = Vec::new();
    let mut open: Option<Placed> = None;
    each_event(text, &mut |event, start, end| match event {
        CallbackEvent::OpenStartTag { name } => {
            open = Some(Placed {
                tag: Tag {
                    name: utf8(name),
                    side: if is_void(name) {
                        TagSide::Void
                    } else {
                        TagSide::Open
                    },
                    attributes: Vec::new(),
                },
                span: Span::new(start, end),
            });
        }
        CallbackEvent::AttributeName { name } => {
            if let Some(placed) = &mut open {
                placed.tag.attributes.push((utf8(name), String::new()));
            }
        }
        CallbackEvent::AttributeValue { value } => {
            if let Some(placed) = &mut open
                && let Some((_, last)) = placed.tag.attributes.last_mut()
            {
                *last = utf8(value);
            }
        }
        CallbackEvent::CloseStartTag { self_closing } => {
            if let Some(mut placed) = open.take() {
                placed.span = Span::new(placed.span.start as usize, end);
                if self_closing {
                    placed.tag.side = TagSide::Void;
                }
                tags.push(placed);
            }
        }
        CallbackEvent::EndTag { name } => tags.push(Placed {
            tag: Tag {
                name: utf8(name),
                side: TagSide::Close,
                attributes: Vec::new(),
            },
            span: Span::new(start, end),
        }),
        CallbackEvent::String { .. }
        | CallbackEvent::Comment { .. }
        | CallbackEvent::Doctype { .. }
        | CallbackEvent::Error(_) => {}
    });
    tags
}

/// Returns the tag that a text is, if it is written as nearly all are: names in letters and hyphens, values in double
/// quotes, nothing to be resolved. Those are read at once; anything else is the business of the tokenizer.
pub(super) fn plain_tag(text: &str) -> Option<Tag> {
    let inner = text.strip_prefix('<')?.strip_suffix('>')?;
    const RESOLVED: ByteSet = ByteSet::new(b"<>&\r\0");
    if RESOLVED.find(inner.as_bytes(), 0).is_some() {
        return None;
    }
    let name_ends = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    let take_name = |text| -> Option<(String, &str)> {
        let text: &str = text;
        let (name, rest) = text.halves(text.find(name_ends).unwrap_or(text.len()));
        (name.starts_with(|c: char| c.is_ascii_alphabetic()))
            .then(|| (name.to_ascii_lowercase(), rest))
    };
    if let Some(end) = inner.strip_prefix('/') {
        let (name, rest) = take_name(end)?;
        return rest.is_empty().then_some(Tag {
            name,
            side: TagSide::Close,
            attributes: Vec::new(),
        });
    }
    let start = inner.strip_suffix('/');
    let (name, mut rest) = take_name(start.unwrap_or(inner))?;
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let next = rest.trim_start_matches([' ', '\n', '\t']);
        if next.is_empty() {
            break;
        }
        let (attribute, after) = take_name(next).filter(|_| next.len() < rest.len())?;
        if attributes.iter().any(|(other, _)| *other == attribute) {
            return None;
        }
        let (value, after) = match after.strip_prefix("=\"") {
            Some(value) => value.split_once('"')?,
            None => ("", after),
        };
        attributes.push((attribute, value.to_owned()));
        rest = after;
    }
    let side = if start.is_some() || is_void(name.as_bytes()) {
        TagSide::Void
    } else {
        TagSide::Open
    };
    Some(Tag {
        name,
        side,
        attributes,
    })
}

/// Reads the markup of one text: each tag, and for links, images, code and emphasis what they are.
pub(super) fn read(text: &str) -> Vec<Inline> {
    let mut found: Vec<Inline> = Vec::new();
    // The elements that are open, with their place in `found`.
    let mut open: Vec<(usize, String)> = Vec::new();
    for Placed { tag, span } in tags(text) {
        if tag.side == TagSide::Close {
            // As deep as authors nest; more is hostile.
            let partner = open
                .iter()
                .rev()
                .take(64)
                .position(|(_, name)| *name == tag.name);
            if let Some(above) = partner {
                open.truncate(open.len() - above);
                let (place, _) = open.pop().expect("the partner is among the open ones");
                close(text, &mut found[place], span);
            }
        } else if let Some(kind) = meaning(&tag) {
            if tag.side == TagSide::Open {
                open.push((found.len(), tag.name.clone()));
            }
            found.push(Inline { kind, span });
        }
        found.push(Inline {
            kind: InlineKind::Tag(tag),
            span,
        });
    }
    found
}

/// Returns the text that readers see: tags dropped, entities resolved.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut image = false;
    let mut alt = false;
    each_event(text, &mut |event, _, _| match event {
        CallbackEvent::String { value } => plain.push_str(&String::from_utf8_lossy(value)),
        CallbackEvent::OpenStartTag { name } => {
            image = name == b"img";
            if name == b"br" {
                plain.push(' ');
            }
        }
        CallbackEvent::AttributeName { name } => alt = image && name == b"alt",
        CallbackEvent::AttributeValue { value } if alt => {
            plain.push_str(&String::from_utf8_lossy(value));
        }
        _ => {}
    });
    plain
}

/// Calls with the events of the text and their places in it.
pub(super) fn each_event(text: &str, take: &mut dyn FnMut(CallbackEvent<'_>, usize, usize)) {
    let callback = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<()> {
        take(event, span.start, span.end.min(text.len()));
        None
    };
    for () in tokens(text, CallbackEmitter::new(callback)) {}
}

fn meaning(tag: &Tag) -> Option<InlineKind> {
    let attribute = |name: &str| tag.attribute(name).unwrap_or_default().to_owned();
    Some(match &*tag.name {
        "a" => InlineKind::Link {
            target: tag.attribute("href")?.to_owned(),
            title: attribute("title"),
        },
        "img" => InlineKind::Image {
            target: attribute("src"),
            title: attribute("title"),
            alt: attribute("alt"),
        },
        "code" | "kbd" | "samp" => InlineKind::Code {
            text: String::new(),
        },
        // As Word documents are read.
        "sup" => InlineKind::Footnote {
            label: tag.attribute("data-footnote")?.to_owned(),
        },
        "em" | "i" => InlineKind::Emphasis,
        "strong" | "b" => InlineKind::Strong,
        "s" | "del" | "strike" => InlineKind::Strikethrough,
        _ => return None,
    })
}

fn close(text: &str, inline: &mut Inline, end: Span) {
    if let InlineKind::Code { text: code } = &mut inline.kind {
        let content = text.get(inline.span.end as usize..end.start as usize);
        *code = plain(content.unwrap_or_default());
    }
    inline.span.end = end.end;
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{all_tags, plain_tag};

    #[test]
    fn plain_tags_are_those_of_the_tokenizer() {
        let plain = [
            "<br>",
            "<BR/>",
            "</Strong>",
            "<a href=\"/é?x=1\" target=\"_blank\">",
            "<img src=\"a.png\"\n alt=\"\" class=\"x y\" />",
            "<input disabled>",
            "<input disabled data-l10n-name=\"a\" >",
            "<a/>",
            "<a b/>",
        ];
        let others = [
            "<!-- a -->",
            "<a href=x>",
            "<a href='x'>",
            "<a href = \"x\">",
            "<a href=\"a&amp;b\">",
            "<a href=\"x\"title=\"y\">",
            "<a b=\"1\" b=\"2\">",
            "<a href=\"x>",
            "<a / b>",
            "</a b>",
            "<a>b</a>",
            "< a>",
            "<5>",
            "a",
            "<>",
        ];
        for text in plain.iter().chain(&others) {
            let Some(tag) = plain_tag(text) else {
                assert!(others.contains(text), "{text}");
                continue;
            };
            assert!(plain.contains(text), "{text}");
            let all = all_tags(text);
            let [other] = &all[..] else {
                panic!("{text}: {} tags", all.len());
            };
            assert_eq!(tag, other.tag);
            assert_eq!(other.span.range(), 0..text.len());
        }
    }
}
