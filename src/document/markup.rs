//! The markup of one text, tag by tag as a browser reads it, with what readers of Markdown make of it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::browser_tags::{MarkupPiece, piece};
use crate::document::html_elements::is_void;
use crate::document::inline::{Inline, InlineKind, Tag, TagSide};
use crate::document::inline_html;
use crate::document::markup_syntax::MarkupSyntax;
use crate::text::slice::Slice;

/// A text with its markup.
pub(super) struct Markup<'t> {
    pub(super) text: &'t str,
    reading: MarkupSyntax,
    marked: &'t [Inline],
    /// Code between backticks.
    code: Vec<Range<usize>>,
    /// Tags as readers of Markdown see them, by start and end.
    raw: HashSet<(usize, usize)>,
    autolinks: HashMap<usize, (usize, &'t str)>,
    links: Vec<MarkdownLink>,
    /// Offsets of the brackets that open targets.
    targets: HashSet<usize>,
}

/// The kind of markup that a `<` begins.
#[derive(Debug)]
pub(super) enum MarkupItem<'t> {
    /// `is_agreed`: readers of Markdown take it for a tag as well.
    Tag {
        tag: Tag,
        in_code: bool,
        is_agreed: bool,
    },
    /// A comment, or what browsers take for one.
    Comment,
    /// `<https://example.org>`
    Autolink(&'t str),
    /// It does not end within the text.
    Endless,
}

/// A link or a picture in the marks of Markdown.
#[derive(Debug)]
pub(super) struct MarkdownLink {
    pub(super) is_picture: bool,
    /// Empty where the definition stands elsewhere: it is the source's own.
    pub(super) target: String,
    pub(super) whole: Range<usize>,
    /// The range between its brackets; `None` where the brackets are not found.
    pub(super) words: Option<Range<usize>>,
}

impl<'t> Markup<'t> {
    /// `marked`: what readers of Markdown see in the text; nothing in a text of HTML.
    pub(super) fn new(text: &'t str, reading: MarkupSyntax, marked: &'t [Inline]) -> Self {
        let mut markup = Self {
            text,
            reading,
            marked,
            code: Vec::new(),
            raw: HashSet::new(),
            autolinks: HashMap::new(),
            links: Vec::new(),
            targets: HashSet::new(),
        };
        for Inline { kind, span } in marked {
            let range = span.range();
            match kind {
                InlineKind::Code { .. } | InlineKind::Autolink { .. }
                    if reading == MarkupSyntax::Field => {}
                InlineKind::Code { .. } => markup.code.push(range),
                InlineKind::Tag(_) => {
                    markup.raw.insert((range.start, range.end));
                }
                InlineKind::Autolink { target } => {
                    markup.autolinks.insert(range.start, (range.end, target));
                }
                _ => {}
            }
        }
        markup.links = markup.find_links();
        let words = markup.links.iter().filter_map(|link| link.words.as_ref());
        markup.targets = words.map(|words| words.end + 1).collect();
        markup
    }

    /// Returns the first tag, comment or autolink from `from` on, and where it stands.
    pub(super) fn item(&self, from: usize) -> Option<(MarkupItem<'t>, Range<usize>)> {
        let mut from = from;
        loop {
            let at = from + memchr::memchr(b'<', self.text.as_bytes().get(from..)?)?;
            from = at + 1;
            if self.is_escaped(at) || self.begins_target(at) {
                continue;
            }
            if let Some((end, target)) = self.autolinks.get(&at) {
                return Some((MarkupItem::Autolink(target), at..*end));
            }
            let code = self.code_at(at);
            let readable = self
                .text
                .slice(..code.as_ref().map_or(self.text.len(), |code| code.end));
            let in_code = code.is_some();
            match piece(readable, at) {
                None => {}
                Some(MarkupPiece::Comment { .. } | MarkupPiece::Endless) if in_code => {}
                Some(MarkupPiece::Comment { end }) => return Some((MarkupItem::Comment, at..end)),
                Some(MarkupPiece::Endless) => {
                    return Some((MarkupItem::Endless, at..self.text.len()));
                }
                Some(MarkupPiece::Tag { end }) => match self.tag(at..end, in_code) {
                    Some(tag) => return Some((tag, at..end)),
                    None => return Some((MarkupItem::Comment, at..end)),
                },
            }
        }
    }

    fn tag(&self, range: Range<usize>, in_code: bool) -> Option<MarkupItem<'t>> {
        let mut tag = inline_html::tags(self.text.slice(range.clone())).pop()?.tag;
        // To browsers `<b/>` opens an element.
        if tag.side == TagSide::Void && !is_void(tag.name.as_bytes()) {
            tag.side = TagSide::Open;
        }
        let is_raw =
            self.reading != MarkupSyntax::Markdown || self.raw.contains(&(range.start, range.end));
        let is_agreed = is_raw && !self.text.slice(range).contains('\n');
        Some(MarkupItem::Tag {
            tag,
            in_code,
            is_agreed,
        })
    }

    /// Returns the words between backticks.
    pub(super) fn code(&self) -> impl Iterator<Item = &'t str> {
        self.marked.iter().filter_map(|inline| match &inline.kind {
            InlineKind::Code { text } => Some(text.as_str()),
            _ => None,
        })
    }

    /// Returns the code between backticks around a place, marks included.
    pub(super) fn code_at(&self, at: usize) -> Option<Range<usize>> {
        let after = self.code.partition_point(|code| code.start <= at);
        let code = self.code.get(after.checked_sub(1)?)?;
        (at < code.end).then(|| code.clone())
    }

    pub(super) fn links(&self) -> &[MarkdownLink] {
        &self.links
    }

    /// Returns the text of a range as readers see it written: no `<` in it begins anything.
    pub(super) fn shown(&self, range: Range<usize>) -> String {
        let bytes = self.text.as_bytes();
        let mut shown = String::with_capacity(range.len() + 8);
        let mut copied = range.start;
        for at in memchr::memchr_iter(b'<', self.text.slice(range.clone()).as_bytes()) {
            let at = range.start + at;
            let begins = bytes
                .get(at + 1)
                .is_none_or(|next| next.is_ascii_alphabetic() || b"/!?".contains(next));
            if !begins || self.is_escaped(at) {
                continue;
            }
            shown.push_str(self.text.slice(copied..at));
            copied = at + 1;
            shown.push_str(match (self.code_at(at), self.reading) {
                (Some(_), _) => "< ",
                (None, MarkupSyntax::Markdown) => "\\<",
                (None, MarkupSyntax::Html | MarkupSyntax::Either | MarkupSyntax::Field) => "&lt;",
            });
        }
        shown.push_str(self.text.slice(copied..range.end));
        shown
    }

    /// Returns whether a backslash takes its meaning from the sign at `at`.
    fn is_escaped(&self, at: usize) -> bool {
        let before = &self.text.as_bytes()[..at];
        let others = before.iter().rev().take_while(|byte| **byte == b'\\');
        self.reading == MarkupSyntax::Markdown
            && others.count() % 2 == 1
            && self.code_at(at).is_none()
    }

    /// Returns whether `<` begins the target of a link: `[a](<b c>)`.
    fn begins_target(&self, at: usize) -> bool {
        let before = self.text.slice(..at).trim_ascii_end();
        self.reading == MarkupSyntax::Markdown
            && before.ends_with('(')
            && self.targets.contains(&(before.len() - 1))
    }

    fn find_links(&self) -> Vec<MarkdownLink> {
        let mut links = Vec::new();
        let mut brackets: Option<HashMap<usize, usize>> = None;
        for Inline { kind, span } in self.marked {
            let (is_picture, target) = match kind {
                InlineKind::Link { target, .. } => (false, target.as_str()),
                InlineKind::Image { target, .. } => (true, target.as_str()),
                InlineKind::ImageReference { .. } => (true, ""),
                _ => continue,
            };
            let whole = span.range();
            let opens = whole.start + usize::from(is_picture);
            let brackets = brackets.get_or_insert_with(|| self.brackets());
            let words = brackets.get(&opens).filter(|end| **end < whole.end);
            links.push(MarkdownLink {
                is_picture,
                target: target.to_owned(),
                words: words.map(|end| opens + 1..*end),
                whole,
            });
        }
        links
    }

    /// Returns the closing bracket of each `[`, outside of code, tags and autolinks.
    fn brackets(&self) -> HashMap<usize, usize> {
        let tags = self.raw.iter().copied();
        let autolinks = self
            .autolinks
            .iter()
            .map(|(start, (end, _))| (*start, *end));
        let code = self.code.iter().map(|code| (code.start, code.end));
        let opaque: HashMap<usize, usize> = tags.chain(autolinks).chain(code).collect();
        let mut closed = HashMap::new();
        let mut open = Vec::new();
        let mut at = 0;
        while let Some(byte) = self.text.as_bytes().get(at) {
            if let Some(end) = opaque.get(&at) {
                at = *end;
                continue;
            }
            match byte {
                b'\\' => at += 1,
                b'[' => open.push(at),
                b']' => {
                    if let Some(opens) = open.pop() {
                        closed.insert(opens, at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        closed
    }
}
