//! Tells a message by its place where the words of it and of its block do not: the figure of a cell, a heading.

use crate::project::paired_texts::{BlockText, MessageText, TextRole};
use crate::text::words;

/// Below this likeness (see `words::similarity`) a block and a message are strangers.
pub(super) const LIKE: f32 = 0.45;

/// A heading, and a text whose message has an id of its own making, are told by their place up to so many words.
const BRIEF: usize = 8;

/// Of more texts than this that are left nobody tells whether they are like each other.
const MANY: usize = 64;

/// Returns whether a message may be that of a block because it stands in its place, whatever the two say. An id says what
/// it was minted for; of a longer text the words tell more.
pub(super) fn matches_by_place(block: &BlockText<'_>, message: &MessageText<'_>) -> bool {
    let is_brief = || message.text.split_whitespace().count() <= BRIEF;
    let minted = ["cell", "item"].into_iter().find(|role| {
        let rest = message.id.strip_prefix(role);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    match block.role {
        TextRole::Cell => minted.map_or_else(is_brief, |it| it == "cell"),
        TextRole::Item => minted.map_or_else(is_brief, |it| it == "item"),
        TextRole::Heading => minted.is_none() && is_brief(),
        TextRole::Field(_) | TextRole::Other => false,
    }
}

/// What is left when texts are compared, wherever it stands: it may have been moved, and edited.
pub(super) struct UnpairedTexts<'t> {
    blocks: Vec<(usize, &'t str)>,
    messages: Vec<(usize, &'t str)>,
}

impl<'t> UnpairedTexts<'t> {
    pub(super) fn new(
        blocks: &[BlockText<'t>],
        messages: &'t [MessageText<'t>],
        matches: &[Option<usize>],
        taken: &[bool],
    ) -> Self {
        let blocks = blocks.iter().enumerate();
        let messages = messages.iter().enumerate();
        Self {
            blocks: blocks
                .filter(|(at, _)| matches[*at].is_none())
                .map(|(at, block)| (at, block.text))
                .collect(),
            messages: messages
                .filter(|(at, _)| !taken[*at])
                .map(|(at, message)| (at, &*message.text))
                .collect(),
        }
    }

    /// Returns whether another block is like the message of a place, or another message like its block.
    pub(super) fn has_alike(&self, block: usize, message: usize) -> bool {
        self.blocks.len() <= MANY
            && self.messages.len() <= MANY
            && (is_like_another((&self.messages, message), (&self.blocks, block))
                || is_like_another((&self.blocks, block), (&self.messages, message)))
    }
}

/// Texts that are left, with their places.
type Left<'l, 't> = &'l [(usize, &'t str)];

/// Returns whether the text of one place is like one of the others but for that of the other place.
fn is_like_another(one: (Left<'_, '_>, usize), others: (Left<'_, '_>, usize)) -> bool {
    let text = one.0.iter().find(|(at, _)| *at == one.1);
    let mut others = others.0.iter().filter(|(at, _)| *at != others.1);
    text.is_some_and(|(_, text)| others.any(|(_, it)| words::similarity(text, it) >= LIKE))
}
