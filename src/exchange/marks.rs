//! The markup of a text as pairs of marks and as marks that stand alone. What is in doubt is left as text.

use std::ops::Range;

use crate::document::inline::{Inline, InlineKind, Tag, TagSide};
use crate::document::inlines::inlines;
use crate::document::model::Format;
use crate::exchange::atoms::Atom;
use crate::exchange::model::CodeKind;
use crate::text::slice::Slice;

/// Stands for a placeable while markup is looked for: a letter of nobody's alphabet.
const PLACEABLE: char = '\u{e000}';

/// A text in which each placeable is one character.
pub(super) struct FlatText {
    pub text: String,
    /// Where the placeables are, in order.
    placeables: Vec<(usize, String)>,
}

/// A code of a text: its bytes in the flat text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub kind: CodeKind,
    pub open: Range<usize>,
    /// Empty for a code that stands alone.
    pub close: Range<usize>,
}

impl FlatText {
    pub fn new(atoms: &[Atom]) -> Self {
        let mut flat = Self {
            text: String::new(),
            placeables: Vec::new(),
        };
        for atom in atoms {
            match atom {
                Atom::Text(text) => flat.text.push_str(text),
                Atom::Placeable(placeable) => {
                    flat.placeables.push((flat.text.len(), placeable.clone()));
                    flat.text.push(PLACEABLE);
                }
            }
        }
        flat
    }

    /// Returns the text and the placeables of a range.
    pub fn atoms(&self, range: Range<usize>) -> Vec<Atom> {
        let mut atoms = Vec::new();
        let mut from = range.start;
        let first = self.placeables.partition_point(|(at, _)| *at < range.start);
        for (at, placeable) in &self.placeables[first..] {
            if *at >= range.end {
                break;
            }
            if from < *at {
                atoms.push(Atom::Text(self.text.slice(from..*at).to_owned()));
            }
            atoms.push(Atom::Placeable(placeable.clone()));
            from = at + PLACEABLE.len_utf8();
        }
        if from < range.end {
            atoms.push(Atom::Text(self.text.slice(from..range.end).to_owned()));
        }
        atoms
    }

    /// Returns the codes by place: markup, and the placeables that stand in none of its marks.
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = self.markup();
        let taken: Vec<Range<usize>> = marks
            .iter()
            .flat_map(|mark| [mark.open.clone(), mark.close.clone()])
            .collect();
        for (at, _) in &self.placeables {
            if !taken.iter().any(|range| range.contains(at)) {
                marks.push(Mark {
                    kind: CodeKind::Placeable,
                    open: *at..at + PLACEABLE.len_utf8(),
                    close: 0..0,
                });
            }
        }
        marks.sort_by_key(|mark| mark.open.start);
        marks
    }

    fn markup(&self) -> Vec<Mark> {
        let found = inlines(&self.text, Format::Markdown);
        let mut marks: Vec<Mark> = found
            .iter()
            .filter_map(|inline| self.mark(inline))
            .chain(elements(&found))
            .filter(|mark| self.is_whole(mark))
            .collect();
        marks.sort_by_key(|mark| (mark.open.start, std::cmp::Reverse(mark.close.end)));
        nested(marks)
    }

    /// Returns whether the bytes of a mark lie in the text, between characters.
    fn is_whole(&self, mark: &Mark) -> bool {
        let is_there = |range: &Range<usize>| self.text.get(range.clone()).is_some();
        is_there(&mark.open) && is_there(&mark.close) && !mark.open.is_empty()
    }

    fn mark(&self, inline: &Inline) -> Option<Mark> {
        let span = inline.span.range();
        let written = self.text.get(span.clone())?;
        let framed = |kind: CodeKind, open: usize, close: usize| {
            let is_wide = open + close < written.len();
            is_wide.then(|| Mark {
                kind,
                open: span.start..span.start + open,
                close: span.end - close..span.end,
            })
        };
        let single = Some(Mark {
            kind: CodeKind::Single,
            open: span.clone(),
            close: 0..0,
        });
        match &inline.kind {
            InlineKind::Emphasis => framed(CodeKind::Italic, 1, 1),
            InlineKind::Strong => framed(CodeKind::Bold, 2, 2),
            InlineKind::Strikethrough => {
                let width = if written.starts_with("~~") { 2 } else { 1 };
                framed(CodeKind::Struck, width, width)
            }
            InlineKind::Link { .. } | InlineKind::Reference { .. } => {
                let words = words_end(written, 1)?;
                framed(CodeKind::Link, 1, written.len() - words)
            }
            InlineKind::Image { alt, .. } | InlineKind::ImageReference { alt, .. } => {
                match words_end(written, 2).filter(|_| !alt.is_empty()) {
                    Some(words) => framed(CodeKind::Picture, 2, written.len() - words),
                    None => single,
                }
            }
            InlineKind::Code { .. }
            | InlineKind::Footnote { .. }
            | InlineKind::Autolink { .. }
            | InlineKind::Tag(Tag {
                side: TagSide::Void,
                ..
            }) => single,
            InlineKind::Tag(_) | InlineKind::Address { .. } => None,
        }
    }
}

/// Returns where the words of `[words](target)` or `[words][label]` end; `None` where nothing follows the bracket.
fn words_end(written: &str, from: usize) -> Option<usize> {
    let bytes = written.as_bytes();
    let mut depth = 0;
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => depth += 1,
            b']' if depth > 0 => depth -= 1,
            b']' => {
                let follows = bytes.get(at + 1);
                let is_empty_label = bytes.get(at + 2) == Some(&b']');
                let is_end =
                    matches!(follows, Some(b'(')) || (follows == Some(&b'[') && !is_empty_label);
                return is_end.then_some(at);
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Tags of HTML, each with the one that closes it.
fn elements(found: &[Inline]) -> Vec<Mark> {
    let mut open: Vec<(&str, Range<usize>)> = Vec::new();
    let mut marks = Vec::new();
    for inline in found {
        let InlineKind::Tag(tag) = &inline.kind else {
            continue;
        };
        match tag.side {
            TagSide::Open => open.push((&tag.name, inline.span.range())),
            TagSide::Void => {}
            TagSide::Close => {
                if let Some(at) = open.iter().rposition(|(name, _)| *name == tag.name) {
                    let (_, start) = open.swap_remove(at);
                    open.truncate(at);
                    marks.push(Mark {
                        kind: CodeKind::Element,
                        open: start,
                        close: inline.span.range(),
                    });
                }
            }
        }
    }
    marks
}

/// Removes what overlaps something before it, or crosses it.
fn nested(marks: Vec<Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut free_from = 0;
    for mark in marks {
        while open
            .last()
            .is_some_and(|close| close.end <= mark.open.start)
        {
            open.pop();
        }
        let end = if mark.kind.is_pair() {
            mark.close.end
        } else {
            mark.open.end
        };
        let fits = open.last().is_none_or(|close| end <= close.start);
        if mark.open.start < free_from || !fits {
            continue;
        }
        free_from = mark.open.end;
        if mark.kind.is_pair() {
            open.push(mark.close.clone());
        }
        kept.push(mark);
    }
    kept
}
