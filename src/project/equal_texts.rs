//! Pairs the blocks of a statement with the messages that say the same.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::project::paired_texts::{BlockText, MessageText};

/// Pairs equal texts. Of several that are equal each goes to the one among the same neighbours: an edit between two of them
/// must not shift the others.
pub(super) fn by_equal_text(
    blocks: &[BlockText<'_>],
    messages: &[MessageText<'_>],
    matches: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let mut join = |block: usize, message: usize| {
        let is_equal = matches[block].is_none()
            && !taken[message]
            && messages[message].formats
            && messages[message].text == blocks[block].text;
        if is_equal {
            matches[block] = Some(message);
            taken[message] = true;
        }
        matches[block] == Some(message)
    };
    // A registry most often has the texts in the order of the blocks: they are found as they are gone through.
    let shorter = blocks.len().min(messages.len());
    let head = (0..shorter).take_while(|at| join(*at, *at)).count();
    let of_tail = |back: &usize| join(blocks.len() - back, messages.len() - back);
    let _tail = (1..=shorter - head).take_while(of_tail).count();
    if matches.iter().all(Option::is_some) {
        return;
    }
    let mut by_text: HashMap<&str, EqualTexts, FixedState> = HashMap::default();
    for (at, message) in messages.iter().enumerate() {
        if !taken[at] && message.formats {
            by_text.entry(&message.text).or_default().messages.push(at);
        }
    }
    for (at, block) in blocks.iter().enumerate() {
        if matches[at].is_none()
            && let Some(equal) = by_text.get_mut(block.text)
        {
            equal.blocks.push(at);
        }
    }
    let mut rest: Vec<EqualTexts> = by_text.into_values().collect();
    rest.sort_unstable_by_key(|equal| (equal.is_several(), equal.messages.first().copied()));
    for equal in rest {
        equal.pair(matches, taken);
    }
}

/// Blocks and messages that are free and have the same text, each in their order.
#[derive(Default)]
struct EqualTexts {
    blocks: Vec<usize>,
    messages: Vec<usize>,
}

impl EqualTexts {
    fn is_several(&self) -> bool {
        self.blocks.len() != self.messages.len()
    }

    /// Pairs those that follow the same neighbour or go before it, then the others in their order.
    fn pair(&self, matches: &mut [Option<usize>], taken: &mut [bool]) {
        if self.is_several() {
            let is_free = |message: &usize| self.messages.binary_search(message).is_ok();
            for block in &self.blocks {
                let before = block.checked_sub(1).and_then(|before| matches[before]);
                let after = matches.get(block + 1).copied().flatten();
                let beside = [
                    before.map(|message| message + 1),
                    after.and_then(|message| message.checked_sub(1)),
                ];
                let mut beside = beside.into_iter().flatten().filter(is_free);
                if let Some(message) = beside.find(|message| !taken[*message]) {
                    matches[*block] = Some(message);
                    taken[message] = true;
                }
            }
        }
        let blocks = self
            .blocks
            .iter()
            .filter(|block| matches[**block].is_none());
        let messages = self.messages.iter().filter(|message| !taken[**message]);
        let pairs: Vec<(usize, usize)> = blocks.copied().zip(messages.copied()).collect();
        take(&pairs, matches, taken);
    }
}

/// Takes pairs of which neither side is taken.
pub(super) fn take(pairs: &[(usize, usize)], matches: &mut [Option<usize>], taken: &mut [bool]) {
    for (block, message) in pairs {
        if matches[*block].is_none() && !taken[*message] {
            matches[*block] = Some(*message);
            taken[*message] = true;
        }
    }
}
