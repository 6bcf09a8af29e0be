//! Finds the markup of a translation that is beyond the list of [`allowed_markup`](super::allowed_markup) and beyond
//! its source, and removes it: weaving publishes the cleaned text, the check `unsafe-html` reports the rest.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::document::allowed_markup::{self as allowed, AddressUse};
use crate::document::carried::Carried;
use crate::document::inline::{Inline, Tag, TagSide};
use crate::document::inlines::inlines;
use crate::document::markup::{MarkdownLink, Markup, MarkupItem};
use crate::document::markup_edits::{edited, rewritten, without_blank_lines, without_markup};
use crate::document::markup_syntax::MarkupSyntax;
use crate::document::model::Format;
use crate::document::plain_markup::is_plain;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Something that the source does not carry and that translations may not have of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    pub kind: BeyondKind,
    /// Of the tag, the link or the comment in the text.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BeyondKind {
    /// `is_bare`: none of its attributes has a value; `directs`: they say but the language or direction of its words.
    Element {
        name: String,
        is_bare: bool,
        directs: bool,
    },
    Attribute {
        name: String,
        value: String,
    },
    /// An address, by its scheme with the colon.
    Scheme {
        scheme: String,
    },
    /// The address of what browsers fetch by themselves.
    Fetched {
        address: String,
    },
    Picture,
    Comment,
    /// A tag that is never closed, or closes nothing.
    Unpaired,
    /// A tag or a comment that does not end within the text.
    Endless,
}

/// The treatment of a comment that the source does not carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CommentPolicy {
    LeftOut,
    /// As it is written: in a text that was escaped already, what stands behind it must not begin a line.
    Shown,
}

/// A text, and what readers of Markdown see in it; nothing in a text of HTML.
#[derive(Clone, Copy, Debug)]
pub struct MarkedText<'t> {
    pub text: &'t str,
    pub inlines: &'t [Inline],
}

/// Lists what of a translation is beyond the list and beyond its source.
pub fn beyond(
    source: MarkedText<'_>,
    translation: MarkedText<'_>,
    reading: MarkupSyntax,
) -> Vec<Beyond> {
    let mut carried = carried(source, reading);
    look(translation, reading, CommentPolicy::LeftOut, &mut carried).beyond
}

/// Returns the translation without what is beyond the list and beyond its source: a tag is shown as it is written, an
/// attribute or a comment is left out, and of a link or a picture the words stay.
pub fn clean<'t>(source: &str, translation: &'t str, reading: MarkupSyntax) -> Cow<'t, str> {
    clean_with(source, translation, reading, CommentPolicy::LeftOut)
}

/// Cleans a text of Markdown whose line starts were escaped: comments are shown, so that lines begin as they do.
pub fn clean_escaped<'t>(source: &str, translation: &'t str) -> Cow<'t, str> {
    clean_with(
        source,
        translation,
        MarkupSyntax::Markdown,
        CommentPolicy::Shown,
    )
}

fn clean_with<'t>(
    source: &str,
    translation: &'t str,
    reading: MarkupSyntax,
    comments: CommentPolicy,
) -> Cow<'t, str> {
    if is_plain(translation, reading) {
        return Cow::Borrowed(translation);
    }
    let inlines = marked(source, reading);
    let source = MarkedText {
        text: source,
        inlines: &inlines,
    };
    let carried = carried(source, reading);
    let trimmed = |text: String| match (reading, comments) {
        (MarkupSyntax::Markdown, CommentPolicy::LeftOut) => without_blank_lines(&text),
        _ => text,
    };
    let mut text = Cow::Borrowed(translation);
    // What is left out may bring together what was apart. Nobody but an attacker needs more than two rounds.
    const ROUNDS: usize = 4;
    for _ in 0..ROUNDS {
        let inlines = marked(&text, reading);
        let marked = MarkedText {
            text: &text,
            inlines: &inlines,
        };
        let edits = look(marked, reading, comments, &mut carried.clone()).edits;
        if edits.is_empty() {
            return text;
        }
        text = Cow::Owned(trimmed(edited(&text, edits)));
    }
    Cow::Owned(trimmed(without_markup(&text, reading)))
}

fn carried(source: MarkedText<'_>, reading: MarkupSyntax) -> Carried {
    Carried::of(&Markup::new(source.text, reading, source.inlines))
}

fn look(
    text: MarkedText<'_>,
    reading: MarkupSyntax,
    comments: CommentPolicy,
    carried: &mut Carried,
) -> MarkupFindings {
    let markup = Markup::new(text.text, reading, text.inlines);
    let mut judge = MarkupJudge {
        markup: &markup,
        comments,
        carried,
        found: MarkupFindings::default(),
        open: HashMap::new(),
    };
    judge.links();
    judge.tags();
    judge.found
}

/// Finds what readers of Markdown see in a text.
fn marked(text: &str, reading: MarkupSyntax) -> Vec<Inline> {
    match reading {
        MarkupSyntax::Html => Vec::new(),
        MarkupSyntax::Markdown | MarkupSyntax::Either | MarkupSyntax::Field => {
            inlines(text, Format::Markdown)
        }
    }
}

#[derive(Debug, Default)]
struct MarkupFindings {
    beyond: Vec<Beyond>,
    /// Bytes of the text by where they start, and what takes their place.
    edits: BTreeMap<usize, (usize, String)>,
}

struct MarkupJudge<'j, 't> {
    markup: &'j Markup<'t>,
    comments: CommentPolicy,
    carried: &'j mut Carried,
    found: MarkupFindings,
    /// The elements that are open, by name: where their start tags stand.
    open: HashMap<String, Vec<Range<usize>>>,
}

impl MarkupJudge<'_, '_> {
    fn tell(&mut self, kind: BeyondKind, range: &Range<usize>) {
        let span = Span::new(range.start, range.end);
        self.found.beyond.push(Beyond { kind, span });
    }

    fn replace(&mut self, range: Range<usize>, text: String) {
        self.found.edits.insert(range.start, (range.end, text));
    }

    /// Shows markup as it is written.
    fn show(&mut self, range: Range<usize>) {
        let shown = self.markup.shown(range.clone());
        self.replace(range, shown);
    }

    fn links(&mut self) {
        for link in self.markup.links() {
            let kind = if link.is_picture {
                if !self.carried.take_picture() {
                    BeyondKind::Picture
                } else if !self.carried.may_fetch(&link.target) {
                    BeyondKind::Fetched {
                        address: link.target.clone(),
                    }
                } else {
                    continue;
                }
            } else if let Some(scheme) = self.carried.scheme_beyond(&link.target) {
                BeyondKind::Scheme { scheme }
            } else {
                continue;
            };
            self.tell(kind, &link.whole);
            self.keep_words(link);
        }
    }

    fn keep_words(&mut self, link: &MarkdownLink) {
        let Range { start, end } = link.whole;
        match &link.words {
            Some(words) => {
                self.replace(start..words.start, String::new());
                self.replace(words.end..end, String::new());
            }
            None if link.is_picture => self.replace(start..start + 2, "\\!\\[".to_owned()),
            None => self.replace(start..start + 1, "\\[".to_owned()),
        }
    }

    fn tags(&mut self) {
        let mut at = 0;
        while let Some((item, range)) = self.markup.item(at) {
            at = range.end;
            let written = self.markup.text.slice(range.clone());
            match item {
                MarkupItem::Tag {
                    tag, in_code: true, ..
                } => {
                    let code = self.markup.code_at(range.start).unwrap_or(range.clone());
                    if self.carried.has_as_code(
                        self.markup
                            .text
                            .slice(code.clone())
                            .trim_matches('`')
                            .trim(),
                    ) {
                        at = code.end
                    } else {
                        self.code(&tag, range)
                    }
                }
                MarkupItem::Tag { tag, .. } if tag.side == TagSide::Close => {
                    self.end_tag(&tag, range)
                }
                MarkupItem::Tag { tag, .. } if allowed::is_whole(&tag.name) => {
                    match self
                        .carried
                        .take_whole(&tag.name, self.markup.text.slice(range.start..))
                    {
                        Some(len) => at = range.start + len,
                        None => self.refuse(&tag, range),
                    }
                }
                MarkupItem::Tag { tag, is_agreed, .. } => self.start_tag(tag, range, is_agreed),
                MarkupItem::Autolink(target) => {
                    if let Some(scheme) = self.carried.scheme_beyond(target) {
                        self.tell(BeyondKind::Scheme { scheme }, &range);
                        self.show(range);
                    }
                }
                MarkupItem::Comment => {
                    if !self.carried.take_other(written) {
                        self.tell(BeyondKind::Comment, &range);
                        match self.comments {
                            CommentPolicy::LeftOut => self.replace(range, String::new()),
                            CommentPolicy::Shown => self.show(range),
                        }
                    }
                }
                MarkupItem::Endless => {
                    self.tell(BeyondKind::Endless, &range);
                    self.show(range);
                }
            }
        }
        for (name, left) in std::mem::take(&mut self.open) {
            for range in left {
                if !self.carried.take_unpaired(&name, false) {
                    self.tell(BeyondKind::Unpaired, &range);
                    self.show(range);
                }
            }
        }
        self.found.beyond.sort_by_key(|it| it.span);
    }

    fn start_tag(&mut self, tag: Tag, range: Range<usize>, is_agreed: bool) {
        let Some(lacking) = self.carried.take(&tag) else {
            self.refuse(&tag, range);
            return;
        };
        for at in &lacking {
            self.tell_attribute(&tag, *at, &range);
        }
        let written = self.markup.text.slice(range.clone());
        // What hides in a value from one reader may be markup to another.
        let hides = written.matches(['<', '>']).count() > 2;
        if !lacking.is_empty() || (hides && is_agreed) {
            self.replace(range.clone(), rewritten(&tag, &lacking));
        } else if !is_agreed && !self.carried.take_other(written) {
            self.show(range);
            return;
        }
        if tag.side == TagSide::Open {
            self.open.entry(tag.name).or_default().push(range);
        }
    }

    fn end_tag(&mut self, tag: &Tag, range: Range<usize>) {
        let partner = self.open.get_mut(&tag.name).and_then(Vec::pop);
        let is_refused = partner.is_none() && !self.carried.take_unpaired(&tag.name, true);
        if is_refused {
            self.tell(BeyondKind::Unpaired, &range);
            self.show(range);
        } else if !is_plain_end(self.markup.text.slice(range.clone()), &tag.name) {
            // Readers differ in where another end tag ends, and so in what is a tag within it.
            self.replace(range, format!("</{}>", tag.name));
        }
    }

    fn refuse(&mut self, tag: &Tag, range: Range<usize>) {
        let kind = BeyondKind::Element {
            name: tag.name.clone(),
            is_bare: is_bare(tag),
            directs: allowed::directs(tag),
        };
        self.tell(kind, &range);
        self.show(range);
    }

    /// A tag between backticks is named, not meant. What would act if some reader took it for a tag all the same is
    /// named as the source names it.
    fn code(&mut self, tag: &Tag, range: Range<usize>) {
        /// Harmless without an attribute.
        const NAMED: [&str; 9] = [
            "button", "form", "input", "link", "meta", "select", "style", "template", "textarea",
        ];
        let name = tag.name.as_str();
        let acts = allowed::is_whole(name) || allowed::is_control(name);
        let is_named = NAMED.contains(&name) && self.carried.has_code();
        if tag.side == TagSide::Close || (is_bare(tag) && (!acts || is_named)) {
            return;
        }
        match self.carried.take_in_code(tag) {
            None if acts || !is_bare(tag) => self.refuse(tag, range),
            None => {}
            Some(lacking) => {
                for at in &lacking {
                    self.tell_attribute(tag, *at, &range);
                }
                if !lacking.is_empty() {
                    self.show(range);
                }
            }
        }
    }

    fn tell_attribute(&mut self, tag: &Tag, at: usize, range: &Range<usize>) {
        let Some((name, value)) = tag.attributes.get(at) else {
            return;
        };
        let scheme = allowed::scheme_beyond(value);
        let kind = match (allowed::leads(&tag.name, name), scheme) {
            (Some(AddressUse::To), Some(scheme)) => BeyondKind::Scheme { scheme },
            (Some(AddressUse::From), _) => BeyondKind::Fetched {
                address: value.clone(),
            },
            (Some(AddressUse::To), None) | (None, _) => BeyondKind::Attribute {
                name: name.clone(),
                value: value.clone(),
            },
        };
        self.tell(kind, range);
    }
}

/// Returns whether an end tag has nothing but its name, and blanks.
fn is_plain_end(written: &str, name: &str) -> bool {
    let inner = written
        .strip_prefix("</")
        .and_then(|it| it.strip_suffix('>'));
    inner.is_some_and(|it| it.trim_end_matches([' ', '\t']).eq_ignore_ascii_case(name))
}

fn is_bare(tag: &Tag) -> bool {
    tag.attributes.iter().all(|(_, value)| value.is_empty())
}
