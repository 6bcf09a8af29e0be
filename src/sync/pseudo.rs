//! Catalogs in the words of nobody: the texts of the source, longer and with accents, or from right to left, so that
//! a page or a program shows what it cuts off, joins from pieces or never translates.

mod words;

use std::collections::HashSet;
use std::ops::Range;

use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::Format;
use crate::fluent::expansion::{PLACEHOLDER, push_own_text};
use crate::fluent::model::{Catalog, Entry, EntryKind, Part, Pattern, Select};
use crate::fluent::parse::parse;
use crate::locale::pseudo::PseudoLocale;
use crate::sync::pseudo::words::add_words;
use crate::text::decode::body;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The first words of a catalog that was made here.
const MARK: &str = "### Made by `paridad pseudo`";

/// Attributes that hold no words: keys of the keyboard, addresses, style sheets.
const WORDLESS: &[&str] = &["accesskey", "key", "href", "src", "style"];

/// Returns whether a catalog was made here, so that it may be made again.
pub fn is_pseudo(text: &str) -> bool {
    body(text).starts_with(MARK)
}

/// Returns a source catalog in the words of a pseudo-locale. Placeables, markup, addresses, code and numbers stay;
/// comments go, which are about the source. `format`: of the texts' markup; `origin`: the path of the catalog.
pub fn pseudo(source: &str, origin: &str, format: Format, locale: PseudoLocale) -> String {
    let catalog = parse(source);
    let mut out = format!("{MARK} from {origin}. It is made anew, and nobody translates it.\n");
    let mut ids = HashSet::new();
    // Of an id that stands twice, the first one counts.
    let entries = catalog.entries.iter();
    for entry in entries.filter(|entry| ids.insert((entry.kind, entry.id))) {
        let mut edits = PseudoEdits {
            catalog: &catalog,
            format,
            locale,
            edits: Vec::new(),
        };
        edits.add_entry(entry);
        out.push('\n');
        out.push_str(&edits.applied(entry.span).replace("\r\n", "\n"));
        out.push('\n');
    }
    out
}

/// What a text is made of, as far as brackets around it must not change that.
struct TextShape {
    /// It ends in a placeable, an address or code.
    ends_otherwise: bool,
    /// It may have headings, lists or tables: their marks stay at the ends of their lines.
    has_blocks: bool,
}

/// The changes to an entry in the making, as texts for ranges of the source, in order.
struct PseudoEdits<'c, 's> {
    catalog: &'c Catalog<'s>,
    format: Format,
    locale: PseudoLocale,
    edits: Vec<(Range<usize>, String)>,
}

impl<'s> PseudoEdits<'_, 's> {
    fn add_entry(&mut self, entry: &Entry<'s>) {
        for (attribute, pattern) in entry.patterns() {
            // The attributes of terms choose variants.
            let has_words = attribute
                .is_none_or(|id| entry.kind == EntryKind::Message && !WORDLESS.contains(&id));
            if has_words {
                self.add_text(pattern, entry.kind);
            }
        }
    }

    /// Adds the changes to a value. Brackets show where a text begins and ends; a term stands within others.
    fn add_text(&mut self, pattern: &Pattern<'s>, kind: EntryKind) {
        let first = self.edits.len();
        let shape = self.add_pattern(pattern);
        let (Some((begins, _)), Some((ends, _))) = (self.edits.get(first), self.edits.last())
        else {
            return;
        };
        if kind == EntryKind::Term {
            return;
        }
        let (start, end) = if shape.has_blocks {
            (begins.start, ends.end)
        } else {
            let place = self.catalog.pattern_span(pattern).range();
            (place.start, place.end)
        };
        // An address would take the bracket for a part of itself.
        let is_apart = shape.ends_otherwise && !shape.has_blocks;
        let closing = if is_apart { " ⟧" } else { "⟧" };
        self.edits.insert(first, (start..start, "⟦".to_owned()));
        self.edits.push((end..end, closing.to_owned()));
    }

    /// Adds the changes to the words of a pattern and its variants.
    fn add_pattern(&mut self, pattern: &Pattern<'s>) -> TextShape {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(pattern.parts.len());
        for part in &pattern.parts {
            starts.push(text.len());
            push_own_text(part, &mut text);
        }
        let kept = kept(&text, self.format);
        for (part, start) in pattern.parts.iter().zip(starts) {
            match part {
                Part::Text(it) => self.add_words(it, start, &kept),
                Part::Select(select) if !is_within(&kept, start) => self.add_variants(select),
                Part::Literal(_)
                | Part::Number(_)
                | Part::Variable(_)
                | Part::Message { .. }
                | Part::Term { .. }
                | Part::Call { .. }
                | Part::Select(_) => {}
            }
        }
        let last = kept.last().map_or(0, |last| last.end);
        let has_variants = pattern.parts.iter().any(|it| matches!(it, Part::Select(_)));
        let is_beside = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
        let words_end = text.trim_end_matches(is_beside).len();
        TextShape {
            ends_otherwise: text.ends_with(PLACEHOLDER) || last >= words_end,
            has_blocks: !has_variants && (text.contains('\n') || text.starts_with(['#', '|', '>'])),
        }
    }

    fn add_variants(&mut self, select: &Select<'s>) {
        for variant in &select.variants {
            self.add_pattern(&variant.value);
        }
    }

    /// Adds the changes to the words of a text that begins at `start` in its pattern.
    fn add_words(&mut self, text: &'s str, start: usize, kept: &[Range<usize>]) {
        let place = self.catalog.span(text).start as usize;
        let mut from = 0;
        let first = kept.partition_point(|range| range.end <= start);
        for range in &kept[first..] {
            let until = range.start.saturating_sub(start).clamp(from, text.len());
            add_words(
                text.slice(from..until),
                place + from,
                self.locale,
                &mut self.edits,
            );
            from = range.end.saturating_sub(start).clamp(from, text.len());
            if from == text.len() {
                return;
            }
        }
        add_words(
            text.slice(from..),
            place + from,
            self.locale,
            &mut self.edits,
        );
    }

    /// Returns an entry with its changes.
    fn applied(self, entry: Span) -> String {
        let mut out = String::with_capacity(2 * entry.range().len());
        let mut from = entry.start as usize;
        for (range, text) in self.edits {
            out.push_str(self.catalog.source.slice(from..range.start));
            out.push_str(&text);
            from = range.end;
        }
        out.push_str(self.catalog.source.slice(from..entry.end as usize));
        out
    }
}

/// Returns the parts of a text that are not words, in order, apart from each other.
fn kept(text: &str, format: Format) -> Vec<Range<usize>> {
    let mut ranges = protected_ranges(text);
    for inline in inlines(text, format) {
        match inline.kind {
            InlineKind::Code { .. }
            | InlineKind::Tag(_)
            | InlineKind::Footnote { .. }
            | InlineKind::Autolink { .. }
            | InlineKind::Address { .. }
            // Its words are the name of a definition.
            | InlineKind::Reference { shortcut: true, .. } => ranges.push(inline.span.range()),
            InlineKind::Link { .. }
            | InlineKind::Reference { .. }
            | InlineKind::Image { .. }
            | InlineKind::ImageReference { .. }
            | InlineKind::Emphasis
            | InlineKind::Strong
            | InlineKind::Strikethrough => {}
        }
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.start <= at)
}
