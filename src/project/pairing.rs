//! Pairs the blocks of a statement with the messages of its source catalog.
//!
//! The source catalog is the registry of ids. A block and a message belong together when the message, formatted,
//! equals the block's text in canonical form; an explicit id in the statement decides before that.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::project::equal_texts::{by_equal_text, take};
use crate::project::paired_texts::{BlockText, MessageText, TextRole};
use crate::project::place_match::{LIKE, UnpairedTexts, matches_by_place};
use crate::text::slug::id_slug;
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

/// A gap with more combinations than this is paired by position alone.
const GAP_LIMIT: usize = 4096;

/// Pairs blocks with messages: explicit ids, the keys of fields, equal texts, then, between neighbours so paired, likeness
/// in order, and place.
pub fn pair(blocks: &[BlockText<'_>], messages: &[MessageText<'_>]) -> Pairing {
    let mut matches: Vec<Option<usize>> = vec![None; blocks.len()];
    let mut taken = vec![false; messages.len()];
    by_explicit_id(blocks, messages, &mut matches, &mut taken);
    let fields = fields(blocks, messages);
    let own = of_their_own(blocks, messages, fields.clone());
    take(&own, &mut matches, &mut taken);
    by_equal_text(blocks, messages, &mut matches, &mut taken);
    take(&fields, &mut matches, &mut taken);
    in_gaps(&mut matches, &mut taken, |gap, free| {
        align(&blocks[gap], free, messages)
    });
    let unpaired = UnpairedTexts::new(blocks, messages, &matches, &taken);
    in_gaps(&mut matches, &mut taken, |gap, free| match free {
        [message] if gap.len() == 1 => {
            let told = matches_by_place(&blocks[gap.start], &messages[*message]);
            let is_own = told && !unpaired.has_alike(gap.start, *message);
            is_own.then_some((0, *message)).into_iter().collect()
        }
        _ => Vec::new(),
    });

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

/// Returns the fields of the front matter with the messages that have their keys. The entries of a list have their numbers
/// as keys: they change with their places.
fn fields(blocks: &[BlockText<'_>], messages: &[MessageText<'_>]) -> Vec<(usize, usize)> {
    let is_entry = |key: &str| key.split('.').any(|step| step.parse::<u32>().is_ok());
    let keys = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block.role {
            TextRole::Field(key) if block.id.is_none() && !is_entry(key) => {
                Some((id_slug(key), at))
            }
            _ => None,
        });
    let mut by_id: HashMap<String, usize> = keys.collect();
    if by_id.is_empty() {
        return Vec::new();
    }
    let with_message = messages.iter().enumerate();
    let mut fields: Vec<(usize, usize)> = with_message
        .filter_map(|(at, message)| Some((by_id.remove(message.id)?, at)))
        .collect();
    fields.sort_unstable();
    fields
}

/// Returns the fields whose messages are theirs before texts are compared: the texts of all other blocks and messages come
/// out without them.
fn of_their_own(
    blocks: &[BlockText<'_>],
    messages: &[MessageText<'_>],
    mut fields: Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    let is_same =
        |(field, message): &(usize, usize)| blocks[*field].text == messages[*message].text;
    if fields.iter().all(is_same) {
        return fields;
    }
    // Of each text: how many blocks have it, and how many messages.
    let mut counts: HashMap<&str, (usize, usize), FixedState> = HashMap::default();
    for block in blocks {
        counts.entry(block.text).or_default().0 += 1;
    }
    for message in messages.iter().filter(|message| message.formats) {
        counts.entry(&message.text).or_default().1 += 1;
    }
    let count = |text: &str| counts.get(text).copied().unwrap_or_default();
    fields.retain(|pair| {
        let ((wanted, held), (others, known)) =
            (count(blocks[pair.0].text), count(&messages[pair.1].text));
        is_same(pair) || held < wanted && others < known.max(1)
    });
    fields
}

/// Pairs what is left between two neighbours whose messages are neighbours too: `pairs` is given the blocks of a gap and
/// its free messages, and counts blocks from the start of the gap.
fn in_gaps(
    matches: &mut [Option<usize>],
    taken: &mut [bool],
    pairs: impl Fn(Range<usize>, &[usize]) -> Vec<(usize, usize)>,
) {
    let mut at = 0;
    let mut after = 0;
    while at < matches.len() {
        if let Some(message) = matches[at] {
            after = message + 1;
            at += 1;
            continue;
        }
        let end = (at..matches.len())
            .find(|block| matches[*block].is_some())
            .unwrap_or(matches.len());
        let before = matches.get(end).copied().flatten().unwrap_or(taken.len());
        let free: Vec<usize> = (after..before.max(after))
            .filter(|message| !taken[*message])
            .collect();
        for (block, message) in pairs(at..end, &free) {
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
    use std::borrow::Cow;

    use super::*;

    /// Blocks and messages as `id: text`, a block without an id as text alone, with the mark of its role before it:
    /// `key= `, `# `, `- `, `| `.
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
            .map(|line| {
                let (role, line) = match line.split_once(' ') {
                    Some(("#", text)) => (TextRole::Heading, text),
                    Some(("-", text)) => (TextRole::Item, text),
                    Some(("|", text)) => (TextRole::Cell, text),
                    Some((key, text)) if key.ends_with('=') => {
                        (TextRole::Field(key.trim_end_matches('=')), text)
                    }
                    _ => (TextRole::Other, *line),
                };
                let (id, text) = match line.split_once(": ") {
                    Some((id, text)) => (Some(id), text),
                    None => (None, line),
                };
                BlockText { id, text, role }
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

    #[test]
    fn a_field_keeps_the_message_of_its_key() {
        let messages = ["title: Free", "free: Free", "b: Words"];
        check(
            &["title= Freed", "# Free", "Words"],
            &messages,
            &["title?", "free", "b"],
            &[],
        );
        check(
            &["title= Freed", "# Free", "Other"],
            &messages,
            &["title?", "free", "-"],
            &["b"],
        );
        check(
            &["title= Free", "# Freed", "Words"],
            &messages,
            &["title", "free?", "b"],
            &[],
        );
        check(
            &["title= Words", "# Free", "Words"],
            &messages,
            &["title?", "free", "b"],
            &[],
        );
        // A heading whose message has the name of a field that came later.
        check(
            &["title= Call", "# Title", "Z"],
            &["title: Title", "z: Z"],
            &["-", "title", "z"],
            &[],
        );
        // The entries of a list have no names.
        check(
            &["by.0= Zoe", "by.1= Ana", "by.2= Eva"],
            &["by-0: Ana", "by-1: Eva"],
            &["-", "by-0", "by-1"],
            &[],
        );
    }

    #[test]
    fn equal_texts_stay_among_their_neighbours() {
        check(
            &["a", "| Wrong", "| Right", "b"],
            &["a: a", "cell-1: Right", "cell-2: Right", "b: b"],
            &["a", "cell-1?", "cell-2", "b"],
            &[],
        );
        check(
            &["new", "b", "| Yes", "c", "new"],
            &["a: a", "cell-1: Yes", "b: b", "cell-2: Yes", "c: c", "d: d"],
            &["-", "b", "cell-2", "c", "-"],
            &["a", "cell-1", "d"],
        );
    }

    #[test]
    fn what_stands_alone_in_its_place_is_told_by_it() {
        let cells = ["cell-a: 2021", "cell-b: 40", "cell-c: 2022"];
        check(
            &["| 2021", "| 45", "| 2022"],
            &cells,
            &["cell-a", "cell-b?", "cell-c"],
            &[],
        );
        check(
            &["| 2021", "words", "| 2022"],
            &cells,
            &["cell-a", "-", "cell-c"],
            &["cell-b"],
        );
        check(
            &["| 2021", "| 45", "| 46", "| 2022"],
            &cells,
            &["cell-a", "-", "-", "cell-c"],
            &["cell-b"],
        );
        let headings = ["a: One", "demands: Demands", "b: Two"];
        check(
            &["One", "# Claims", "Two"],
            &headings,
            &["a", "demands?", "b"],
            &[],
        );
        check(
            &["One", "- Claims", "Two"],
            &headings,
            &["a", "demands?", "b"],
            &[],
        );
        check(
            &["One", "# Claims", "Two", "# Demands of all"],
            &["a: One", "all: Demands of us all", "b: Two"],
            &["a", "-", "b", "-"],
            &["all"],
        );
        check(
            &["One", "Claims", "Two"],
            &headings,
            &["a", "-", "b"],
            &["demands"],
        );
    }
}
