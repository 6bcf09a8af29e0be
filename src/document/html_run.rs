//! A run of inline content between two block boundaries: the text and the inline tags of a block to be.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::text::span::Span;

/// An inline tag within a run.
struct RunTag {
    range: Range<usize>,
    /// A start and an end tag that belong together, or an element without content.
    whole: bool,
}

/// A start tag that waits for its end.
struct OpenInline {
    name: Box<[u8]>,
    /// Its place among the tags.
    place: usize,
    /// Its content is not to be translated.
    mutes: bool,
}

/// A text attribute of an inline tag, which is a block when its run is none.
#[derive(Debug)]
pub(super) struct TextAttribute {
    pub(super) kind: &'static str,
    pub(super) span: Span,
}

/// The number of open tags among which the partner of an end tag is looked for: a bound for hostile input.
const MAX_OPEN: usize = 64;

#[derive(Default)]
pub(super) struct InlineRun {
    /// From the first to the last byte that is seen.
    text: Option<Range<usize>>,
    /// It holds prose: a letter or a digit that is to be translated.
    prose: bool,
    /// It holds a mark that is seen: the dash of an empty cell.
    marks: bool,
    tags: Vec<RunTag>,
    open: Vec<OpenInline>,
    muted: usize,
    attributes: Vec<TextAttribute>,
}

/// A run that has ended.
pub(super) struct Finished {
    /// The bytes of the text that is seen, with the inline tags that belong to it.
    pub(super) content: Option<Range<usize>>,
    pub(super) prose: bool,
    pub(super) marks: bool,
    pub(super) attributes: Vec<TextAttribute>,
}

impl InlineRun {
    pub(super) fn has_text(&self) -> bool {
        self.text.is_some()
    }

    pub(super) fn is_muted(&self) -> bool {
        self.muted > 0
    }

    /// Text as it stands in the source, at `start`; `value` is the same with its entities resolved.
    pub(super) fn text(&mut self, raw: &str, start: usize, value: &[u8]) {
        let seen = raw.trim();
        if seen.is_empty() {
            return;
        }
        let from = start + raw.len() - raw.trim_start().len();
        let range = from..from + seen.len();
        match &mut self.text {
            Some(text) => text.end = range.end,
            None => self.text = Some(range),
        }
        if self.muted > 0 || self.prose {
            return;
        }
        let value = String::from_utf8_lossy(value);
        self.prose = value.chars().any(char::is_alphanumeric);
        self.marks = self.marks || value.chars().any(is_mark);
    }

    pub(super) fn start_tag(&mut self, range: Range<usize>, name: &[u8], mutes: bool) {
        self.open.push(OpenInline {
            name: name.into(),
            place: self.tags.len(),
            mutes,
        });
        self.muted += usize::from(mutes);
        self.tags.push(RunTag {
            range,
            whole: false,
        });
    }

    /// An element without content. What only parts texts, such as a line break, is at the edge of a block none of its
    /// text.
    pub(super) fn void_tag(&mut self, range: Range<usize>, is_break: bool) {
        self.tags.push(RunTag {
            range,
            whole: !is_break,
        });
    }

    pub(super) fn end_tag(&mut self, range: Range<usize>, name: &[u8]) {
        let mut nearest = self.open.iter().rev().take(MAX_OPEN);
        let partner = nearest.position(|open| &*open.name == name);
        if let Some(above) = partner {
            let kept = self.open.len() - above - 1;
            self.tags[self.open[kept].place].whole = true;
            let closed = self.open.drain(kept..);
            self.muted -= closed.filter(|open| open.mutes).count();
        }
        self.tags.push(RunTag {
            range,
            whole: partner.is_some(),
        });
    }

    pub(super) fn attribute(&mut self, kind: &'static str, span: Span) {
        self.attributes.push(TextAttribute { kind, span });
    }

    /// Ends the run, and begins the next.
    pub(super) fn finish(&mut self) -> Finished {
        let run = std::mem::take(self);
        Finished {
            content: run.text.map(|text| with_tags(text, &run.tags)),
            prose: run.prose,
            marks: run.marks,
            attributes: run.attributes,
        }
    }
}

/// Returns whether a character is seen: neither a blank nor a sign without width, nor the picture of an icon font.
fn is_mark(c: char) -> bool {
    let is_icon = ('\u{e000}'..='\u{f8ff}').contains(&c);
    !c.is_whitespace() && !c.is_control() && c.width().is_some_and(|width| width > 0) && !is_icon
}

/// Tags before and after the text belong to it when they are whole.
fn with_tags(text: Range<usize>, tags: &[RunTag]) -> Range<usize> {
    let before = tags.partition_point(|tag| tag.range.start < text.start);
    let after = tags.partition_point(|tag| tag.range.start < text.end);
    let first = tags[..before].iter().find(|tag| tag.whole);
    let last = tags[after..].iter().rfind(|tag| tag.whole);
    let start = first.map_or(text.start, |tag| tag.range.start.min(text.start));
    let end = last.map_or(text.end, |tag| tag.range.end.max(text.end));
    start..end
}
