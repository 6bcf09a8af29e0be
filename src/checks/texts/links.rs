//! Finds the links of a text: the same for Markdown, HTML and a bare address.

use std::cell::OnceCell;
use std::ops::Range;

use crate::document::inline::{Inline, InlineKind};
use crate::fluent::expansion::PLACEHOLDER;
use crate::locale::address::Address;
use crate::locale::tag::Locale;

/// A link, an image or a bare address.
pub(super) struct InlineLink {
    /// As it is written.
    pub target: String,
    /// True if it has the marks of a link.
    pub is_marked: bool,
    /// The bytes of the whole link in the prose.
    whole: Range<usize>,
    address: OnceCell<Address>,
}

/// Returns the links of a text, in order.
pub(super) fn links(inlines: &[Inline]) -> Vec<InlineLink> {
    let mut links = Vec::new();
    for inline in inlines {
        let mut add = |target: String, is_marked| {
            // A target that is a variable alone is the business of `variable-mismatch`.
            let is_open = |c: char| c == PLACEHOLDER || c.is_whitespace();
            if !target.chars().all(is_open) {
                links.push(InlineLink {
                    target,
                    is_marked,
                    whole: inline.span.range(),
                    address: OnceCell::new(),
                });
            }
        };
        match &inline.kind {
            InlineKind::Link { target, .. }
            | InlineKind::Image { target, .. }
            | InlineKind::Autolink { target } => add(target.clone(), true),
            InlineKind::Address { target } => add(target.clone(), false),
            InlineKind::Reference {
                label,
                shortcut: false,
            } if is_argument(label) => {}
            InlineKind::Reference {
                label,
                shortcut: false,
            }
            | InlineKind::ImageReference { label, .. } => add(labelled(label), true),
            InlineKind::Tag(tag) => ["href", "src", "poster", "action"]
                .iter()
                .filter_map(|name| tag.attribute(name))
                .for_each(|target| add(target.to_owned(), true)),
            InlineKind::Reference { .. }
            | InlineKind::Code { .. }
            | InlineKind::Footnote { .. }
            | InlineKind::Emphasis
            | InlineKind::Strong
            | InlineKind::Strikethrough => {}
        }
    }
    links
}

/// Finds the labels in brackets alone, which may be links, as `[label]`.
pub(super) fn shortcuts(inlines: &[Inline]) -> Vec<String> {
    let shortcut = |inline: &Inline| match &inline.kind {
        InlineKind::Reference {
            label,
            shortcut: true,
        } => Some(labelled(label)),
        _ => None,
    };
    inlines.iter().filter_map(shortcut).collect()
}

/// Returns whether a label stands for what one types: `FIELD[.CHAR][OPTIONS]`.
fn is_argument(label: &str) -> bool {
    label.len() > 1 && label.chars().all(|c| c.is_uppercase() || c == '_')
}

fn labelled(label: &str) -> String {
    format!("[{}]", label.to_lowercase())
}

impl InlineLink {
    /// Reads where it leads, for a translation between two languages.
    pub(super) fn address(&self, from: &Locale, to: &Locale) -> &Address {
        self.address
            .get_or_init(|| Address::new(&self.target, from, to))
    }

    /// Returns whether it has a label, and where that leads is written elsewhere.
    pub(super) fn is_labelled(&self) -> bool {
        self.target.starts_with('[')
    }

    /// Returns whether it is a label of reStructuredText that became no link, `open_`.
    pub(super) fn leads_nowhere(&self) -> bool {
        let label = self.target.strip_suffix('_').unwrap_or_default();
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == ' ')
    }

    /// Returns the target for people, variables as `{…}`.
    pub(super) fn shown(&self) -> String {
        self.target.replace(PLACEHOLDER, "{…}")
    }

    /// Returns the bytes of the target in the text that the link stands in; the whole link where escapes hide them.
    pub(super) fn range_in(&self, text: &str) -> Range<usize> {
        let whole = self.whole.clone();
        let target = self.target.strip_prefix("mailto:").unwrap_or(&self.target);
        let written = text.get(whole.clone()).unwrap_or_default();
        match written.rfind(target) {
            Some(at) if !self.is_labelled() => whole.start + at..whole.start + at + target.len(),
            _ => whole,
        }
    }
}
