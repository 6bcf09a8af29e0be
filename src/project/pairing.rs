//! Pairs the blocks of a statement with the messages of its source catalog.
//!
//! The source catalog is the registry of ids. A block and a message belong together when the message, formatted,
//! equals the block's text in canonical form; an explicit id in the statement decides before that.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

use foldhash::fast::FixedState;

use crate::text::words;

/// The blocks of one statement and the messages of its source catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// One for each block, in document order.
    pub blocks: Vec<BlockMatch>,
    /// Entries of the source catalog (by index) that hold no block.
    pub unmatched: Vec<usize>,
}

/// Entries are indexes into `Catalog::entries` of the source catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockMatch {
    /// The message reproduces the block.
    Exact(usize),
    /// The message is this block's, by explicit id or by place and likeness, but its text differs.
    Drifted(usize),
    /// No message holds this block.
    Unregistered,
}

/// A block as pairing sees it.
#[derive(Clone, Copy, Debug)]
pub struct BlockText<'t> {
    pub id: Option<&'t str>,
    pub text: &'t str,
}

/// A message as pairing sees it: its index among the entries, its id and its formatted text in canonical form.
#[derive(Clone, Debug)]
pub struct MessageText<'t> {
    pub entry: usize,
    pub id: &'t str,
    pub text: Cow<'t, str>,
    /// True if the text is whole: one that does not format equals no block.
    pub formats: bool,
}

/// Below this likeness (see `words::similarity`) a block and a message are strangers.
const LIKE: f32 = 0.45;

/// A gap with more combinations than this is paired by position alone.
const GAP_LIMIT: usize = 4096;

/// Pairs blocks with messages: explicit ids, equal texts, then, between neighbours so paired, likeness in order.
pub fn pair(blocks: &[BlockText<'_>], messages: &[MessageText<'_>]) -> Pairing {
    let mut matches: Vec<Option<usize>> = vec![None; blocks.len()];
    let mut taken = vec![false; messages.len()];
    by_explicit_id(blocks, messages, &mut matches, &mut taken);
    by_equal_text(blocks, messages, &mut matches, &mut taken);
    by_likeness(blocks, messages, &mut matches, &mut taken);

    let verdict = |(block, message): (&BlockText<'_>, &Option<usize>)| match *message {
        Some(message) if messages[message].formats && messages[message].text == block.text => {
            BlockMatch::Exact(messages[message].entry)
        }
        Some(message) => BlockMatch::Drifted(messages[message].entry),
        None => BlockMatch::Unregistered,
    };
    Pairing {
        blocks: blocks.iter().zip(&matches).map(verdict).collect(),
        unmatched: messages
            .iter()
            .zip(&taken)
            .filter(|(_, taken)| !**taken)
            .map(|(message, _)| message.entry)
            .collect(),
    }
}

fn by_explicit_id(
    blocks: &[BlockText<'_>],
    messages: &[MessageText<'_>],
    matches: &mut [Option<usize>],
    taken: &mut [bool],
) {
    if blocks.iter().all(|block| block.id.is_none()) {
        return;
    }
    let by_id: HashMap<&str, usize> = messages
        .iter()
        .enumerate()
        .map(|(at, message)| (message.id, at))
        .collect();
    for (block, matched) in blocks.iter().zip(matches) {
        let message = block
            .id
            .and_then(|id| by_id.get(id))
            .filter(|message| !taken[**message]);
        if let Some(message) = message {
            *matched = Some(*message);
            taken[*message] = true;
        }
    }
}

fn by_equal_text(
    blocks: &[BlockText<'_>],
    messages: &[MessageText<'_>],
    matches: &mut [Option<usize>],
    taken: &mut [bool],
) {
    // A registry most often has the texts in the order of the blocks: they are found as they are gone through.
    let is_next = |at: &usize| {
        matches[*at].is_none()
            && !taken[*at]
            && messages[*at].formats
            && messages[*at].text == blocks[*at].text
    };
    let in_order = (0..blocks.len().min(messages.len())).take_while(is_next);
    for at in 0..in_order.count() {
        matches[at] = Some(at);
        taken[at] = true;
    }
    if matches.iter().all(Option::is_some) {
        return;
    }
    let mut by_text: HashMap<&str, VecDeque<usize>, FixedState> = HashMap::default();
    for (at, message) in messages
        .iter()
        .enumerate()
        .filter(|(at, message)| !taken[*at] && message.formats)
    {
        by_text.entry(&message.text).or_default().push_back(at);
    }
    for (block, matched) in blocks
        .iter()
        .zip(matches)
        .filter(|(_, matched)| matched.is_none())
    {
        if let Some(message) = by_text.get_mut(block.text).and_then(VecDeque::pop_front) {
            *matched = Some(message);
            taken[message] = true;
        }
    }
}

/// Pairs what is left between two neighbours whose messages are neighbours too, most alike first, never crossing.
fn by_likeness(
    blocks: &[BlockText<'_>],
    messages: &[MessageText<'_>],
    matches: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let mut at = 0;
    let mut after = 0;
    while at < blocks.len() {
        if let Some(message) = matches[at] {
            after = message + 1;
            at += 1;
            continue;
        }
        let end = (at..blocks.len())
            .find(|block| matches[*block].is_some())
            .unwrap_or(blocks.len());
        let before = matches
            .get(end)
            .copied()
            .flatten()
            .unwrap_or(messages.len());
        let free: Vec<usize> = (after..before.max(after))
            .filter(|message| !taken[*message])
            .collect();
        for (block, message) in align(&blocks[at..end], &free, messages) {
            matches[at + block] = Some(message);
            taken[message] = true;
        }
        at = end;
    }
}

/// Returns the alignment of the greatest total likeness, in order (Needleman–Wunsch with free gaps).
fn align(
    blocks: &[BlockText<'_>],
    free: &[usize],
    messages: &[MessageText<'_>],
) -> Vec<(usize, usize)> {
    let (rows, columns) = (blocks.len(), free.len());
    if rows * columns > GAP_LIMIT {
        let like = |(block, message): &(usize, usize)| {
            words::similarity(blocks[*block].text, &messages[*message].text)
        };
        return (0..rows)
            .zip(free.iter().copied())
            .filter(|pair| like(pair) >= LIKE)
            .collect();
    }
    // Each is compared with many, and may be long.
    let block_words: Vec<Vec<&str>> = blocks
        .iter()
        .map(|block| block.text.split_whitespace().collect())
        .collect();
    let message_words: Vec<Vec<&str>> = free
        .iter()
        .map(|message| messages[*message].text.split_whitespace().collect())
        .collect();
    let mut like = vec![vec![0.0; columns]; rows];
    let mut best = vec![vec![0.0f32; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            like[row][column] = words::likeness(&block_words[row], &message_words[column]);
            let skip = best[row + 1][column].max(best[row][column + 1]);
            let take = if like[row][column] >= LIKE {
                like[row][column] + best[row + 1][column + 1]
            } else {
                0.0
            };
            best[row][column] = skip.max(take);
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if best[row][column] == best[row + 1][column] {
            row += 1;
        } else if best[row][column] == best[row][column + 1] {
            column += 1;
        } else {
            pairs.push((row, free[column]));
            row += 1;
            column += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks and messages as `id: text`, a block without an id as text alone.
    #[track_caller]
    fn check(blocks: &[&str], messages: &[&str], expected: &[&str], unmatched: &[&str]) {
        let split = |line: &'static str| line.split_once(": ").expect("messages are `id: text`");
        let messages: Vec<_> = messages
            .iter()
            .map(|line| split(Box::leak((*line).into())))
            .collect();
        let texts: Vec<_> = messages
            .iter()
            .enumerate()
            .map(|(entry, (id, text))| MessageText {
                entry,
                id,
                text: Cow::Borrowed(*text),
                formats: true,
            })
            .collect();
        let blocks: Vec<_> = blocks
            .iter()
            .map(|line| match line.split_once(": ") {
                Some((id, text)) => BlockText { id: Some(id), text },
                None => BlockText {
                    id: None,
                    text: line,
                },
            })
            .collect();
        let pairing = pair(&blocks, &texts);
        let shown: Vec<String> = pairing
            .blocks
            .iter()
            .map(|matched| match matched {
                BlockMatch::Exact(entry) => messages[*entry].0.to_owned(),
                BlockMatch::Drifted(entry) => format!("{}?", messages[*entry].0),
                BlockMatch::Unregistered => "-".to_owned(),
            })
            .collect();
        assert_eq!(shown, expected);
        let left: Vec<&str> = pairing
            .unmatched
            .iter()
            .map(|entry| messages[*entry].0)
            .collect();
        assert_eq!(left, unmatched);
    }

    #[test]
    fn equal_texts_pair_wherever_they_stand() {
        check(&["B b", "A a"], &["a: A a", "b: B b"], &["b", "a"], &[]);
        check(
            &["Same", "Same"],
            &["one: Same", "two: Same"],
            &["one", "two"],
            &[],
        );
    }

    #[test]
    fn explicit_ids_win() {
        check(
            &["two: Same", "one: Other"],
            &["one: Same", "two: Same"],
            &["two", "one?"],
            &[],
        );
    }

    #[test]
    fn an_edited_block_pairs_with_the_message_in_its_place() {
        check(
            &[
                "First line here",
                "More than 25 states signed it",
                "Last line here",
            ],
            &[
                "a: First line here",
                "b: More than 20 states signed it",
                "c: Last line here",
            ],
            &["a", "b?", "c"],
            &[],
        );
        check(
            &["Nothing alike", "Z"],
            &["a: Completely different words", "z: Z"],
            &["-", "z"],
            &["a"],
        );
    }

    #[test]
    fn likeness_never_crosses() {
        check(
            &["one two three four five", "five six seven eight"],
            &["b: five six seven nine", "a: one two three four six"],
            &["a?", "-"],
            &["b"],
        );
    }
}
