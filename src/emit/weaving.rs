//! The edition of a statement in one locale: each block in its words, or in the nearest language that has them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::config::policies::Policies;
use crate::document::model::{Block, BlockKind, Document, Format};
use crate::document::omission::{Omission, omission};
use crate::document::weave::{PageLanguage, PassageMark, Replacement, takes_mark, weave_placed};
use crate::emit::doubt::PassageDoubt;
use crate::emit::gate::Gap;
use crate::emit::withheld::{is_omitted, withheld};
use crate::fluent::model::Entry;
use crate::locale::tag::Locale;
use crate::project::completeness::{Completeness, completeness, is_blank};
use crate::project::passage::{Passage, passages};
use crate::project::set::{Present, Set, Side, Statement};
use crate::project::standing::{Standing, standing};

/// An edition, woven.
pub struct Edition<'p> {
    pub locale: &'p Locale,
    pub format: Format,
    /// The source bytes with the blocks replaced.
    pub text: String,
    /// One for each block of the edition, in order.
    pub blocks: Vec<WovenBlock<'p>>,
    /// The messages whose blocks are left out.
    pub omitted: BTreeSet<&'p str>,
    /// The blocks of the statement that are left out.
    left_out: BTreeSet<usize>,
    /// Why its translations cannot be relied on, where they are shown.
    pub standings: Vec<Standing>,
    /// The language of what is no block, where it is another one.
    untranslated: Option<&'p Locale>,
}

/// A block of an edition: the language of its text, and the reason why readers cannot rely on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WovenBlock<'p> {
    /// The language, where it is another one than the edition's.
    pub language: Option<&'p Locale>,
    /// `None` where the text can be relied on, or is of a kind that nothing can be said of: fields, attributes.
    pub doubt: Option<PassageDoubt>,
    /// The byte of the edition where its text begins.
    pub start: u32,
}

impl<'p> WovenBlock<'p> {
    /// Returns the tag of the language, where it is another one than the edition's.
    pub fn tag(&self) -> Option<&'p str> {
        self.language.map(Locale::as_str)
    }
}

/// The state of a passage that has no translation.
pub const MISSING: &str = "missing";

/// The text that an edition shows in a block.
#[derive(PartialEq, Eq)]
enum ShownText<'p> {
    Own(String),
    Other(String, &'p Locale),
    Source,
}

/// Returns the edition of a statement in a locale (0 is the source locale); `stand_ins`: locales to take a block from
/// when the locale has no usable text for it, nearest first. `None` when the configuration leaves the locale out.
pub fn weave_edition<'p>(
    set: &Set<'p>,
    statement: &Statement<'p>,
    locale: usize,
    stand_ins: &[usize],
    policies: &Policies,
) -> Option<Edition<'p>> {
    let document = statement.document;
    let Some(target) = locale.checked_sub(1).map(|at| set.targets[at]) else {
        return Some(source_edition(set.source.locale, document));
    };
    if matches!(target.catalog, Present::Excluded) {
        return None;
    }
    let stand_ins: Vec<Side<'p>> = stand_ins.iter().map(|at| set.targets[at - 1]).collect();
    let blocks = shown_blocks(set.source, statement, target, &stand_ins, policies);
    let is_unwanted = |at: usize| {
        let message = blocks[at]
            .message
            .filter(|_| blocks[at].text == ShownText::Source);
        document.blocks[at].text.contains(char::is_alphabetic)
            && message.is_some_and(|message| is_omitted(policies, message, set.source, target))
    };
    let omission = if (0..blocks.len()).any(is_unwanted) {
        omission(document, &is_unwanted)
    } else {
        Omission::default()
    };
    let page = (document.format == Format::Html).then(|| PageLanguage {
        lang: target.locale.as_str(),
        dir: Some(target.locale.direction().as_str()),
    });
    let mut replace = |at: usize, block: &Block<'_>| blocks[at].replacement(block);
    let (text, places) = weave_placed(document, page, &omission, &mut replace);
    let left_out = omission.blocks;
    let is_left = |at: &usize| !left_out.contains(at);
    let woven = |at: usize| blocks[at].woven(&document.blocks[at], places[at].start);
    let own = blocks
        .iter()
        .filter(|block| matches!(block.text, ShownText::Own(_)));
    Some(Edition {
        locale: target.locale,
        format: document.format,
        text,
        blocks: (0..blocks.len()).filter(is_left).map(woven).collect(),
        standings: own.filter_map(|block| block.standing).collect(),
        omitted: left_out
            .iter()
            .filter_map(|at| Some(blocks[*at].message?.id))
            .collect(),
        left_out,
        untranslated: Some(set.source.locale),
    })
}

/// Returns the edition of the source locale: the statement itself.
fn source_edition<'p>(locale: &'p Locale, document: &Document<'_>) -> Edition<'p> {
    Edition {
        locale,
        format: document.format,
        text: document.source.to_owned(),
        blocks: vec![WovenBlock::default(); document.blocks.len()],
        omitted: BTreeSet::new(),
        left_out: BTreeSet::new(),
        standings: Vec::new(),
        untranslated: None,
    }
}

/// A block as an edition shows it.
struct ShownBlock<'p> {
    message: Option<&'p Entry<'p>>,
    /// The reason why the translation of the locale cannot be relied on.
    standing: Option<Standing>,
    text: ShownText<'p>,
    /// The language of the text, where it is another one than the edition's.
    language: Option<&'p Locale>,
    /// The state that marks name.
    state: Option<&'static str>,
}

impl<'p> ShownBlock<'p> {
    fn replacement<'t>(&'t self, source: &Block<'_>) -> Replacement<'t> {
        let text: Cow<'_, str> = match &self.text {
            ShownText::Own(text) | ShownText::Other(text, _) => Cow::Borrowed(text),
            ShownText::Source if !source.text.contains(char::is_alphabetic) => {
                return Replacement::Keep;
            }
            ShownText::Source => Cow::Owned(source.text.to_string()),
        };
        Replacement::Text {
            text,
            mark: PassageMark {
                language: self.language.map(Locale::as_str),
                state: self.state,
            },
        }
    }

    fn woven(&self, source: &Block<'_>, start: u32) -> WovenBlock<'p> {
        let shows_nothing = match &self.text {
            ShownText::Own(text) | ShownText::Other(text, _) => text.trim().is_empty(),
            ShownText::Source => !source.text.contains(char::is_alphabetic),
        };
        let doubt = if shows_nothing || !takes_mark(source) {
            None
        } else {
            PassageDoubt::of(self.language.is_some(), self.state.is_some(), self.standing)
        };
        WovenBlock {
            language: self.language,
            doubt,
            start,
        }
    }
}

/// Returns the blocks of a statement as the edition of a target locale shows them.
fn shown_blocks<'p>(
    source: Side<'p>,
    statement: &Statement<'p>,
    target: Side<'p>,
    stand_ins: &[Side<'p>],
    policies: &Policies,
) -> Vec<ShownBlock<'p>> {
    let own = passages(source, statement, target);
    let messages: Vec<Option<&Entry<'p>>> = own.iter().map(|passage| passage.source).collect();
    let is_foreign = source.locale.language() != target.locale.language();
    let texts = shown(own, source, statement, target, stand_ins, policies);
    let blocks = texts.into_iter().zip(messages).map(|(text, message)| {
        let standing = message.and_then(|message| standing(message, source, target));
        let is_missing = text == ShownText::Source && is_foreign;
        ShownBlock {
            message,
            standing,
            language: match &text {
                ShownText::Own(_) => None,
                ShownText::Other(_, language) => Some(*language),
                ShownText::Source => Some(source.locale),
            },
            state: standing
                .map(Standing::as_str)
                .or(is_missing.then_some(MISSING)),
            text,
        }
    });
    blocks.collect()
}

/// Returns the text that each block shows: its own translation, else that of a stand-in, else the source.
fn shown<'p>(
    own: Vec<Passage<'p>>,
    source: Side<'p>,
    statement: &Statement<'p>,
    target: Side<'p>,
    stand_ins: &[Side<'p>],
    policies: &Policies,
) -> Vec<ShownText<'p>> {
    let usable = |passage: Passage<'p>, side: Side<'p>| {
        let is_withheld = |entry| withheld(policies, entry, source, side);
        if passage.source.is_some_and(is_withheld) {
            None
        } else {
            usable(passage)
        }
    };
    let mut shown: Vec<ShownText<'p>> = own
        .into_iter()
        .map(|passage| usable(passage, target).map_or(ShownText::Source, ShownText::Own))
        .collect();
    for stand_in in stand_ins {
        if shown
            .iter()
            .all(|shown| !matches!(shown, ShownText::Source))
        {
            break;
        }
        let passages = passages(source, statement, *stand_in);
        for (shown, passage) in shown.iter_mut().zip(passages) {
            if let (ShownText::Source, Some(text)) = (&shown, usable(passage, *stand_in)) {
                *shown = ShownText::Other(text, stand_in.locale);
            }
        }
    }
    shown
}

/// Returns the text of a passage, unless it shows nothing.
fn usable(passage: Passage<'_>) -> Option<String> {
    let blank = |entry: Option<&Entry<'_>>| {
        entry.is_none_or(|entry| entry.value.as_ref().is_none_or(is_blank))
    };
    let shows_nothing = blank(passage.target) && !blank(passage.source);
    let text = passage.text.filter(|_| !shows_nothing);
    text.map(Cow::into_owned)
}

/// Returns the passages that no target locale, or not this one, can show, though its catalogs are whole: blocks without
/// a message, and translations that do not format.
pub fn gaps(set: &Set<'_>, statement: &Statement<'_>) -> Vec<Gap> {
    let targets = set.targets.iter();
    let published = targets.filter(|target| !matches!(target.catalog, Present::Excluded));
    published
        .flat_map(|target| gaps_of(set.source, statement, *target))
        .collect()
}

fn gaps_of(source: Side<'_>, statement: &Statement<'_>, target: Side<'_>) -> Vec<Gap> {
    let blocks = statement.document.blocks.iter();
    let passages = passages(source, statement, target);
    let gap = |(block, passage): (&Block<'_>, Passage<'_>)| {
        let what = match (passage.source, passage.target) {
            (None, _) => format!("“{}” has no message", beginning(&block.text)),
            (Some(source), Some(entry)) if passage.text.is_none() => {
                let whole = completeness(source, entry);
                matches!(whole, Completeness::Translated { .. })
                    .then(|| format!("`{}` does not format", source.id))?
            }
            (Some(_), _) => return None,
        };
        Some(Gap {
            locale: target.locale.clone(),
            what,
        })
    };
    blocks.zip(passages).filter_map(gap).collect()
}

fn beginning(text: &str) -> String {
    const SHOWN: usize = 30;
    let mut beginning: String = text.chars().take(SHOWN).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

impl<'p> Edition<'p> {
    /// Returns the state of the translation as a whole, for site generators.
    pub fn state(&self, source: &Locale) -> Option<&'static str> {
        let is_source = |block: &WovenBlock<'_>| block.language == Some(source);
        let worst = [Standing::Stale, Standing::Draft];
        match worst.into_iter().find(|it| self.standings.contains(it)) {
            Some(standing) => Some(standing.as_str()),
            None => {
                let is_whole = self.left_out.is_empty() && !self.blocks.iter().any(is_source);
                (!is_whole).then_some("incomplete")
            }
        }
    }

    /// Returns the doubts about the passages that are shown.
    pub fn doubts(&self) -> impl Iterator<Item = PassageDoubt> {
        self.blocks.iter().filter_map(|block| block.doubt)
    }

    /// Returns the doubt about the passage whose text begins at a byte of the edition.
    pub fn doubt_at(&self, start: usize) -> Option<PassageDoubt> {
        let found = self
            .blocks
            .binary_search_by_key(&start, |block| block.start as usize);
        self.blocks[found.ok()?].doubt
    }

    /// Returns whether a block of the statement is left out.
    pub fn leaves_out(&self, block: usize) -> bool {
        self.left_out.contains(&block)
    }

    /// Keeps the line ends of the passages whose blocks keep theirs in the statement: widths tell other things of another
    /// language.
    pub fn keep_lines(&self, statement: &Document<'_>, woven: &mut Document<'_>) {
        let blocks = statement.blocks.iter().enumerate();
        let shown = blocks.filter(|(at, _)| !self.leaves_out(*at));
        for ((_, block), place) in shown
            .zip(&self.blocks)
            .filter(|((_, it), _)| it.keeps_lines)
        {
            let own = woven
                .blocks
                .binary_search_by_key(&place.start, |block| block.span.start);
            if let Ok(own) = own {
                woven.blocks[own].keeps_lines = block.keeps_lines;
            }
        }
    }

    /// Returns the language of a field of the front matter, where it is not the edition's.
    pub fn field_language(&self, statement: &Statement<'_>, key: &str) -> Option<&'p Locale> {
        let is_field = |block: &Block<'_>| matches!(&block.kind, BlockKind::Field { key: name } if name == key);
        match statement.document.blocks.iter().position(is_field) {
            Some(block) if self.left_out.contains(&block) => None,
            Some(block) => self.blocks[block - self.left_out.range(..block).count()].language,
            None => self.untranslated,
        }
    }
}
