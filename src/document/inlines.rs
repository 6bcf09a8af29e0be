//! Finds the inline markup of a text, and the addresses that stand bare in it.

use std::ops::Range;

use crate::document::inline::{Inline, InlineKind};
use crate::document::model::Format;
use crate::document::{inline_html, inline_markdown};
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::targets::hosts;

/// Returns the inline markup of a block's text, by place; what holds other markup comes before it.
pub fn inlines(text: &str, format: Format) -> Vec<Inline> {
    if !may_have_markup(text) {
        return Vec::new();
    }
    let mut found = match format {
        Format::Markdown => inline_markdown::read(text),
        Format::Html => inline_html::read(text),
        Format::Plain => Vec::new(),
    };
    add_addresses(text, &mut found);
    found.sort_by_key(|inline| (inline.span.start, std::cmp::Reverse(inline.span.end)));
    found
}

fn may_have_markup(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'[', b'<', b'`', bytes).is_some()
        || memchr::memchr3(b'*', b'_', b'~', bytes).is_some()
        || address_starts(text).next().is_some()
}

/// Returns where `://` or `www.` stands.
fn address_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let schemes = memchr::memmem::find_iter(text.as_bytes(), "://");
    let mut starts: Vec<usize> = schemes.chain(hosts(text)).collect();
    starts.sort_unstable();
    starts.into_iter()
}

/// Addresses that stand in none of the links, tags and code spans.
fn add_addresses(text: &str, found: &mut Vec<Inline>) {
    let mut taken: Vec<Range<usize>> = found
        .iter()
        .filter(|inline| match inline.kind {
            InlineKind::Link { .. }
            | InlineKind::Reference {
                shortcut: false, ..
            }
            | InlineKind::Image { .. }
            | InlineKind::ImageReference { .. }
            | InlineKind::Code { .. }
            | InlineKind::Tag(_)
            | InlineKind::Autolink { .. } => true,
            InlineKind::Reference { .. }
            | InlineKind::Footnote { .. }
            | InlineKind::Address { .. }
            | InlineKind::Emphasis
            | InlineKind::Strong
            | InlineKind::Strikethrough => false,
        })
        .map(|inline| inline.span.range())
        .collect();
    taken.sort_by_key(|range| range.start);
    let mut taken = taken.into_iter().peekable();
    let mut free_from = 0;
    for at in address_starts(text) {
        while let Some(range) = taken.next_if(|range| range.start <= at) {
            free_from = free_from.max(range.end);
        }
        if at < free_from {
            continue;
        }
        let Some(range) = bare_address(text, at) else {
            continue;
        };
        free_from = range.end;
        found.push(Inline {
            span: Span::new(range.start, range.end),
            kind: InlineKind::Address {
                target: text.slice(range).to_owned(),
            },
        });
    }
}

const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// Returns whether a character ends an address in a sentence without blanks: punctuation of full width, kana, Hangul and
/// ideographs, which addresses have percent-encoded.
fn is_of_cjk_sentence(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffef}')
}

/// Returns the address around `://` or from `www.`, without the punctuation of the sentence after it.
pub(super) fn bare_address(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text.slice(..at);
    let scheme = before.len()
        - before
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let start = match text.slice(at..).starts_with("://") {
        true if scheme > 1 => at - scheme,
        true => return None,
        false if before.ends_with(char::is_alphanumeric) => return None,
        false => at,
    };
    let rest = text.slice(start..);
    let end =
        rest.find(|c: char| c.is_whitespace() || "<>\"“”«»`|".contains(c) || is_of_cjk_sentence(c));
    let mut address = rest.slice(..end.unwrap_or(rest.len()));
    // `https://example.org](Label)`: brackets and parentheses that changed places.
    address = address
        .split_once("](")
        .filter(|(before, _)| !before.contains('['))
        .map_or(address, |(before, _)| before);
    // How many more brackets of each kind are closed than opened.
    let mut closed = BRACKETS.map(|(open, close)| {
        let count = |bracket: char| address.matches(bracket).count();
        count(close).saturating_sub(count(open))
    });
    while let Some(last) = address.chars().next_back() {
        let bracket = BRACKETS.iter().position(|(_, close)| *close == last);
        match bracket {
            Some(kind) if closed[kind] > 0 => closed[kind] -= 1,
            None if ".,;:!?'’*_~…\\".contains(last) => {}
            Some(_) | None => break,
        }
        address = address.slice(..address.len() - last.len_utf8());
    }
    let least = at - start + 4;
    (address.len() >= least).then(|| start..start + address.len())
}
