//! Features of a block by which its translation is recognised.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::align::form::PassageForm;
use crate::document::inline::{Inline, InlineKind, Tag};
use crate::document::inlines::inlines;
use crate::document::model::{Block, BlockKind, Container, Document};
use crate::document::plain_text::plain_text;
use crate::locale::address::Address;
use crate::locale::cognates::root;
use crate::locale::languages::profile;
use crate::locale::numbers::digits::numbers;
use crate::locale::numbers::value::Reading;
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;
use crate::text::tokens::tokens as cut;

/// A block, as alignment sees it.
#[derive(Debug)]
pub struct AlignPassage {
    /// In characters, markup left out.
    pub length: usize,
    pub role: Role,
    pub form: PassageForm,
    /// Sorted; none twice.
    pub tokens: Vec<PassageToken>,
}

/// A part of a text that its translation keeps: its hash and its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageToken {
    hash: u64,
    pub kind: TokenKind,
}

/// The kinds of tokens, by how well they survive translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// An explicit id.
    Id,
    /// An address, code, a number.
    Mark,
    /// An acronym, a month, a word with a capital within a sentence.
    Name,
    /// A word by its root.
    Word,
}

/// The place of a block in the structure of its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub part: PassageKind,
    pub quotes: usize,
    pub items: usize,
    pub is_ordered: bool,
    pub is_note: bool,
}

/// The kinds of blocks that an alignment tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageKind {
    Field(String),
    Heading(u8),
    Paragraph,
    Cell(u32),
    Other(&'static str),
}

/// Returns the passages of a document, one for each block. `languages` are those of the source and of the target.
pub fn passages(
    document: &Document<'_>,
    locale: &Locale,
    languages: (&Locale, &Locale),
) -> Vec<AlignPassage> {
    let reader = PassageReader {
        profile: profile(locale),
        languages,
    };
    let blocks = document.blocks.iter();
    blocks.map(|block| reader.passage(block)).collect()
}

struct PassageReader<'l> {
    profile: &'static Profile,
    languages: (&'l Locale, &'l Locale),
}

impl PassageReader<'_> {
    fn passage(&self, block: &Block<'_>) -> AlignPassage {
        let plain = plain_text(&block.text, block.format);
        let mut tokens = Vec::new();
        tokens.extend(block.id.map(|id| PassageToken::new(TokenKind::Id, id)));
        for inline in inlines(&block.text, block.format) {
            self.add_markup(&inline, &mut tokens);
        }
        let mut form = PassageForm::of(&plain, block);
        self.add_prose(&plain, &mut tokens, &mut form);
        tokens.sort_unstable();
        tokens.dedup();
        AlignPassage {
            length: plain.chars().count(),
            role: Role::of(block),
            form,
            tokens,
        }
    }

    fn add_markup(&self, inline: &Inline, tokens: &mut Vec<PassageToken>) {
        let mut add = |value: &str| tokens.push(PassageToken::new(TokenKind::Mark, value));
        match &inline.kind {
            InlineKind::Link { target, .. }
            | InlineKind::Image { target, .. }
            | InlineKind::Autolink { target }
            | InlineKind::Address { target } => add(&self.address(target)),
            InlineKind::Tag(tag) => {
                let value = tag_target(tag);
                value.into_iter().for_each(|it| add(&self.address(it)));
            }
            InlineKind::Reference { label, .. } => add(&label.to_lowercase()),
            InlineKind::ImageReference { label, .. } => add(&label.to_lowercase()),
            InlineKind::Footnote { label } => add(&format!("^{label}")),
            InlineKind::Code { text } => add(text),
            InlineKind::Emphasis | InlineKind::Strong | InlineKind::Strikethrough => {}
        }
    }

    /// Returns an address without what names a language in it.
    fn address(&self, target: &str) -> String {
        let (source, other) = self.languages;
        let neutral = Address::new(target, source, other).neutral;
        if neutral.is_empty() {
            target.to_owned()
        } else {
            neutral
        }
    }

    fn add_prose(&self, plain: &str, tokens: &mut Vec<PassageToken>, form: &mut PassageForm) {
        let left_out = protected_ranges(plain);
        for number in numbers(plain, &left_out, self.profile) {
            tokens.extend(number.readings.first().map(|reading| match reading {
                Reading::Value(value) => PassageToken::new(TokenKind::Mark, value),
                Reading::Time(..) | Reading::Token(_) => {
                    PassageToken::new(TokenKind::Mark, reading)
                }
            }));
        }
        let (source, _) = self.languages;
        let mut seen = HashSet::new();
        let mut end = 0;
        for token in cut(plain, &left_out) {
            let range = token.range();
            let opens = end == 0
                || plain
                    .slice(end..range.start)
                    .contains(['.', '?', '!', ':', '“', '«']);
            end = range.end;
            if token.has_digit {
                continue;
            }
            let written = plain.slice(range);
            if let Some(row) = self.profile.acronyms.rows(written).next() {
                let forms = profile(source).acronyms.forms(row.concept);
                let first = forms.and_then(|forms| forms.short.first());
                tokens.extend(first.map(|first| PassageToken::new(TokenKind::Name, first)));
                continue;
            }
            let lower = written.to_lowercase();
            if let Some(month) = self.profile.calendar.month(&lower) {
                tokens.push(PassageToken::new(TokenKind::Name, &("month", month)));
            }
            if self.profile.vocabulary.function_words.contains(&&*lower)
                || !seen.insert(lower.clone())
            {
                continue;
            }
            let capitals = written.chars().filter(|c| c.is_uppercase()).count();
            if capitals > 1 || capitals == 1 && !opens {
                tokens.push(PassageToken::new(TokenKind::Name, &lower));
            }
            let Some(root) = root(&lower) else { continue };
            form.open_with(&root);
            tokens.push(PassageToken::new(TokenKind::Word, &root));
        }
    }
}

/// Returns where a tag leads, or what it shows.
fn tag_target(tag: &Tag) -> Option<&str> {
    let attributes = ["href", "src"];
    attributes.into_iter().find_map(|name| tag.attribute(name))
}

impl PassageToken {
    fn new(kind: TokenKind, value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        Self {
            hash: hasher.finish(),
            kind,
        }
    }
}

impl Role {
    fn of(block: &Block<'_>) -> Self {
        let mut role = Self {
            part: match &block.kind {
                BlockKind::Field { key } => PassageKind::Field(key.clone()),
                BlockKind::Heading(level) => PassageKind::Heading(*level),
                BlockKind::Paragraph => PassageKind::Paragraph,
                BlockKind::Cell { column, .. } => PassageKind::Cell(*column),
                BlockKind::Other(name) => PassageKind::Other(name),
            },
            quotes: 0,
            items: 0,
            is_ordered: false,
            is_note: false,
        };
        for container in &block.containers {
            match container {
                Container::Quote => role.quotes += 1,
                Container::Item { ordered, .. } => {
                    role.items += 1;
                    role.is_ordered = *ordered;
                }
                Container::Footnote => role.is_note = true,
                Container::Table => {}
            }
        }
        role
    }
}
