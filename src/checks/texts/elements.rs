//! The elements of HTML within a text: how they nest, and where they do not.

use std::collections::{HashMap, HashSet};

use crate::document::allowed_markup::directs;
use crate::document::inline::{Inline, InlineKind, TagSide};
use crate::text::span::Span;

/// The elements that the tags of one text make.
#[derive(Debug, Default)]
pub(super) struct InlineElements {
    /// In the order of their start tags.
    pub(super) all: Vec<InlineElement>,
    pub(super) faults: Vec<TagFault>,
}

/// One element, or an empty one such as `<hr>`.
#[derive(Debug)]
pub(super) struct InlineElement {
    /// As it is written, in lower case.
    pub(super) name: String,
    /// The elements around it as they count, outermost first.
    pub(super) path: String,
    /// `data-l10n-name`.
    pub(super) slot: Option<String>,
    /// True if it leads somewhere, which is the business of other checks.
    pub(super) leads: bool,
    /// True if it says but in which language or direction its words are: see [`directs`].
    pub(super) directs: bool,
    /// Of the start tag.
    pub(super) span: Span,
}

impl InlineElement {
    /// Returns the name as it counts: `b` is as good as `strong`.
    pub(super) fn kind(&self) -> &str {
        kind(&self.name)
    }
}

/// A tag that fits no other.
#[derive(Debug)]
pub(super) struct TagFault {
    pub(super) kind: TagFaultKind,
    pub(super) name: String,
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TagFaultKind {
    Unclosed,
    Unopened,
    /// It closes after an element that it stands in.
    Crossed,
}

/// Elements that end where the next one of their kind begins.
const ENDS_BY_ITSELF: &[&str] = &["p", "li", "dt", "dd", "tr", "td", "th", "option"];

/// Different elements that say the same.
const ALIKE: &[(&str, &str)] = &[("b", "strong"), ("i", "em"), ("strike", "s"), ("del", "s")];

/// The elements of HTML in texts; a name that is not here and has no hyphen is no element.
const OF_HTML: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "details",
    "dfn", "div", "em", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "ins",
    "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "summary", "sup", "table", "td", "th", "time", "tr", "tt", "u", "ul", "var",
    "wbr",
];

/// Returns whether a name is one of an element, not of a word between `<` and `>`.
pub(super) fn is_element(name: &str) -> bool {
    name.contains('-') || OF_HTML.contains(&name)
}

/// As deep as authors nest; more is hostile.
const DEPTH: usize = 64;

fn kind(name: &str) -> &str {
    let alike = ALIKE.iter().find(|(one, _)| *one == name);
    alike.map_or(name, |(_, kind)| kind)
}

/// Reads the elements of a text from its inline markup.
pub(super) fn elements<'i>(inlines: &'i [Inline]) -> InlineElements {
    let mut found = InlineElements::default();
    let mut open: Vec<OpenedTag<'_>> = Vec::new();
    let end = |inline: &'i Inline| match &inline.kind {
        InlineKind::Tag(tag) if tag.side == TagSide::Close => Some(tag.name.as_str()),
        _ => None,
    };
    let closed: HashSet<&str> = inlines.iter().filter_map(end).collect();
    // Elements that were open when the one around them was closed.
    let mut crossed: HashMap<&str, Vec<Span>> = HashMap::new();
    for inline in inlines {
        let InlineKind::Tag(tag) = &inline.kind else {
            continue;
        };
        let name = tag.name.as_str();
        if tag.side != TagSide::Close {
            if let Some(last) = open.last().filter(|_| ENDS_BY_ITSELF.contains(&name))
                && last.name == name
            {
                found.faults.push(TagFault {
                    kind: TagFaultKind::Unclosed,
                    name: tag.name.clone(),
                    span: last.span,
                });
                open.pop();
            }
            found.all.push(InlineElement {
                name: tag.name.clone(),
                path: path(&open),
                slot: tag.attribute("data-l10n-name").map(str::to_owned),
                leads: tag.attribute("href").is_some()
                    || name == "img" && tag.attribute("data-l10n-name").is_none(),
                directs: directs(tag),
                span: inline.span,
            });
            // A word between angle brackets holds nothing.
            if tag.side == TagSide::Open && !is_element(name) && !closed.contains(name) {
                found.faults.push(TagFault {
                    kind: TagFaultKind::Unclosed,
                    name: tag.name.clone(),
                    span: inline.span,
                });
            } else if tag.side == TagSide::Open {
                open.push(OpenedTag {
                    name,
                    span: inline.span,
                    directs: directs(tag),
                });
            }
            continue;
        }
        let above = open.iter().rev().take(DEPTH).position(|it| it.name == name);
        let Some(above) = above else {
            let was_open = crossed.get_mut(name).and_then(Vec::pop).is_some();
            found.faults.push(TagFault {
                kind: if was_open {
                    TagFaultKind::Crossed
                } else {
                    TagFaultKind::Unopened
                },
                name: name.to_owned(),
                span: inline.span,
            });
            continue;
        };
        for inner in open.drain(open.len() - above..) {
            crossed.entry(inner.name).or_default().push(inner.span);
        }
        open.pop();
    }
    let crossed = crossed
        .into_iter()
        .flat_map(|(name, spans)| spans.into_iter().map(move |span| (name, span)));
    let open = open.into_iter().map(|it| (it.name, it.span));
    let unclosed = open.chain(crossed);
    found.faults.extend(unclosed.map(|(name, span)| TagFault {
        kind: TagFaultKind::Unclosed,
        name: name.to_owned(),
        span,
    }));
    found.faults.sort_by_key(|fault| fault.span.start);
    found
}

/// A start tag whose element is open.
struct OpenedTag<'i> {
    name: &'i str,
    span: Span,
    directs: bool,
}

fn path(open: &[OpenedTag<'_>]) -> String {
    let nearest = &open[open.len().saturating_sub(DEPTH)..];
    let counting = nearest.iter().filter(|it| !it.directs);
    let names: Vec<&str> = counting.map(|it| kind(it.name)).collect();
    names.join(">")
}
