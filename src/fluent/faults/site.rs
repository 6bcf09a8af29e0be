//! A broken piece of a catalog, and how to look around in it.

use crate::fluent::placeables::{BLANK, Placeable, Placeables};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A fault with its place and its remedy.
#[derive(Debug)]
pub(in crate::fluent) struct Reason {
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
    /// True if variants without a default are all that is wrong.
    pub lacks_default: bool,
}

impl Reason {
    pub fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: Some(help.into()),
            lacks_default: false,
        }
    }
}

/// A broken piece; offsets count from the start of the source.
#[derive(Clone, Copy)]
pub(in crate::fluent) struct FaultSite<'s> {
    pub source: &'s str,
    pub unit: Span,
}

/// Longer words are cut short.
const WORD: usize = 60;

impl<'s> FaultSite<'s> {
    pub fn text(&self) -> &'s str {
        self.source.slice(self.unit.range())
    }

    /// `at`, or the end of the piece if it is beyond.
    pub fn clamp(&self, at: usize) -> usize {
        at.clamp(self.unit.start as usize, self.unit.end as usize)
    }

    /// Returns what goes before `at` in the piece.
    pub fn before(&self, at: usize) -> &'s str {
        self.source.slice(self.unit.start as usize..at)
    }

    /// Returns the piece from `at` on.
    pub fn rest(&self, at: usize) -> &'s str {
        self.source.slice(at..self.unit.end as usize)
    }

    pub fn slice(&self, span: Span) -> &'s str {
        self.source.slice(span.range())
    }

    /// Returns the first byte from `at` on that is not blank, or the end of the piece.
    pub fn skip_blank(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.len() - rest.trim_start_matches(BLANK).len()
    }

    /// Returns whether `at` is the start of a line.
    pub fn is_line_start(&self, at: usize) -> bool {
        at == 0 || self.source.slice(..at).ends_with(['\n', '\u{feff}'])
    }

    /// Returns the word at `at`: to the next white space or closing mark, one character at least.
    pub fn word(&self, at: usize) -> Span {
        let rest = self.rest(at);
        let mut length = rest.chars().next().map_or(0, char::len_utf8);
        for c in rest.slice(length..).chars() {
            if c == ']' && rest.starts_with('[') {
                length += 1;
                break;
            }
            if length > WORD || c.is_whitespace() || matches!(c, '{' | '}' | ')' | ',' | ']') {
                break;
            }
            length += c.len_utf8();
        }
        Span::new(at, at + length)
    }

    /// From `start` to `end` without trailing blanks, but no further than its line.
    pub fn line(&self, start: usize, end: usize) -> Span {
        let text = self.source.slice(start..end).lines().next().unwrap_or("");
        let text = text.trim_end();
        let length = text.char_indices().map(|(at, _)| at).nth(WORD);
        Span::new(start, start + length.unwrap_or(text.len()))
    }

    /// Returns the innermost placeable that is open at `at`, its places counted from the start of the source.
    pub fn placeable(&self, at: usize) -> Option<Placeable> {
        let start = self.unit.start as usize;
        let mut placeable = *Placeables::open_at(self.text(), at - start).last()?;
        placeable.start += start;
        placeable.key = placeable.key.map(|key| key + start);
        Some(placeable)
    }
}
