//! Decides which message each block of an edited statement continues, as cautiously as a person would.
//!
//! What `project::pairing` pairs (explicit ids, equal texts, likeness in order) stays paired. Of the rest, a block that was
//! divided, two that have become one, and one that was moved and edited are recognised; a message that may go on as
//! either of two blocks is left to a person.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::project::paired_texts::{BlockText, MessageText};
use crate::project::pairing::{BlockMatch, Pairing};
use crate::text::words::similarity;

/// The fate of each block, and of the messages that are left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    /// One for each block.
    pub blocks: Vec<Fate>,
    /// Messages (by their place in the list) without a block: the block is gone, or is part of another now.
    pub gone: Vec<(usize, Gone)>,
    /// Messages that may go on as several blocks.
    pub ambiguous: BTreeMap<usize, BTreeSet<usize>>,
}

/// Messages are places in the list of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes on as this message, changed or not.
    Message(usize),
    New,
    /// It is the second part of what the message of this block was.
    SplitFrom(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    Removed,
    /// Its text is part of this block now.
    MergedInto(usize),
}

/// From here on two texts that stand far apart are the same one, edited.
const MOVED: f32 = 0.6;

/// From here on the text of two blocks, or of two messages, together is that of one.
const TOGETHER: f32 = 0.8;

/// A second candidate that is less alike by less than this leaves doubt.
const DOUBT: f32 = 0.08;

/// A word that stands in more texts than this tells none from the others.
const EVERYWHERE: usize = 200;

/// The number of candidates that are compared in full.
const CANDIDATES: usize = 4;

/// Takes what pairing paired, and looks for the rest.
pub fn rematch(blocks: &[BlockText<'_>], messages: &[MessageText<'_>], pairing: &Pairing) -> Fates {
    let by_entry: HashMap<usize, usize> = messages
        .iter()
        .enumerate()
        .map(|(at, it)| (it.entry, at))
        .collect();
    let mut matches: Vec<Option<usize>> = pairing
        .blocks
        .iter()
        .map(|it| match it {
            BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) => by_entry.get(entry).copied(),
            BlockMatch::Unregistered => None,
        })
        .collect();
    let is_exact = |at: usize| matches!(pairing.blocks[at], BlockMatch::Exact(_));
    let is_fixed = |at: usize, message: usize| blocks[at].id == Some(messages[message].id);
    let mut free: BTreeSet<usize> = pairing
        .unmatched
        .iter()
        .filter_map(|entry| by_entry.get(entry).copied())
        .collect();
    let mut fates = Fates::default();

    // Divided: a message has the text of a block and of the one after or before it.
    let mut split: BTreeMap<usize, usize> = BTreeMap::new();
    for at in 0..blocks.len() {
        let Some(message) = matches[at].filter(|message| !is_exact(at) && !is_fixed(at, *message))
        else {
            continue;
        };
        let alone = similarity(blocks[at].text, &messages[message].text);
        let is_free = |other: usize| {
            matches.get(other).is_some_and(Option::is_none)
                && blocks[other].id.is_none()
                && !split.contains_key(&other)
        };
        let neighbours = [Some(at + 1), at.checked_sub(1)].into_iter().flatten();
        let other = neighbours.filter(|other| is_free(*other)).find(|other| {
            let (first, second) = (at.min(*other), at.max(*other));
            let joined = format!("{} {}", blocks[first].text, blocks[second].text);
            let together = similarity(&joined, &messages[message].text);
            together >= TOGETHER && together > alone + DOUBT
        });
        if let Some(other) = other {
            let (first, second) = (at.min(other), at.max(other));
            matches[second] = None;
            matches[first] = Some(message);
            split.insert(second, first);
        }
    }

    // Joined: a block has the text of its message and of the one after or before it.
    let mut merged: BTreeMap<usize, usize> = BTreeMap::new();
    for at in 0..blocks.len() {
        let Some(message) = matches[at].filter(|_| !is_exact(at)) else {
            continue;
        };
        let alone = similarity(blocks[at].text, &messages[message].text);
        let neighbours = [Some(message + 1), message.checked_sub(1)]
            .into_iter()
            .flatten();
        let other = neighbours
            .filter(|other| free.contains(other))
            .find(|other| {
                let (first, second) = (message.min(*other), message.max(*other));
                let joined = format!("{} {}", messages[first].text, messages[second].text);
                let together = similarity(blocks[at].text, &joined);
                together >= TOGETHER && together > alone + DOUBT
            });
        if let Some(other) = other {
            free.remove(&other);
            let (first, second) = (message.min(other), message.max(other));
            matches[at] = Some(first);
            merged.insert(second, at);
        }
    }

    // Moved and edited, or in doubt.
    let open: Vec<usize> = (0..blocks.len())
        .filter(|at| matches[*at].is_none() && blocks[*at].id.is_none() && !split.contains_key(at))
        .collect();
    let index = MessageIndex::new(open.iter().map(|at| (*at, blocks[*at].text)));
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    let drifted: Vec<(usize, usize)> = (0..blocks.len())
        .filter(|at| !is_exact(*at))
        .filter_map(|at| Some((at, matches[at]?)))
        .filter(|(at, message)| !is_fixed(*at, *message))
        .collect();
    for message in free.iter().copied() {
        let near = index.near(&messages[message].text);
        let alike = near
            .into_iter()
            .map(|at| (similarity(blocks[at].text, &messages[message].text), at));
        pairs.extend(
            alike
                .filter(|(like, _)| *like >= MOVED)
                .map(|(like, at)| (like, message, at)),
        );
    }
    // A message that was paired by its place, while another block is as like it.
    for (at, message) in drifted {
        let like = similarity(blocks[at].text, &messages[message].text);
        let rivals = index.near(&messages[message].text).into_iter();
        let rivals = rivals.filter(|other| {
            let other = similarity(blocks[*other].text, &messages[message].text);
            other >= MOVED && other > like - DOUBT
        });
        let rivals: BTreeSet<usize> = rivals.collect();
        if !rivals.is_empty() && !merged.values().any(|it| *it == at) {
            fates.ambiguous.entry(message).or_default().extend(rivals);
            fates.ambiguous.entry(message).or_default().insert(at);
        }
    }
    pairs.sort_by(|one, other| {
        other
            .0
            .total_cmp(&one.0)
            .then(one.1.cmp(&other.1))
            .then(one.2.cmp(&other.2))
    });
    // The pairs of each message and of each block: only these can be rivals.
    let (mut of_message, mut of_block): (BTreeMap<usize, Vec<usize>>, BTreeMap<usize, Vec<usize>>) =
        Default::default();
    for (place, (_, message, at)) in pairs.iter().enumerate() {
        of_message.entry(*message).or_default().push(place);
        of_block.entry(*at).or_default().push(place);
    }
    for (like, message, at) in pairs.iter().copied() {
        if !free.contains(&message)
            || matches[at].is_some()
            || fates.ambiguous.contains_key(&message)
        {
            continue;
        }
        let is_rival = |pair: &&(f32, usize, usize)| {
            let (other, its_message, its_block) = **pair;
            let is_open = free.contains(&its_message) && matches[its_block].is_none();
            is_open && other > like - DOUBT && (its_message == message) != (its_block == at)
        };
        let near = of_message
            .get(&message)
            .into_iter()
            .chain(of_block.get(&at))
            .flatten();
        let rivals = near.map(|place| &pairs[*place]).filter(is_rival);
        let rivals: Vec<(usize, usize)> = rivals.map(|(_, message, at)| (*message, *at)).collect();
        if rivals.is_empty() {
            matches[at] = Some(message);
            free.remove(&message);
            continue;
        }
        for (message, at) in rivals.into_iter().chain([(message, at)]) {
            fates.ambiguous.entry(message).or_default().insert(at);
        }
    }

    fates.blocks = (0..blocks.len())
        .map(|at| match (matches[at], split.get(&at)) {
            (Some(message), _) => Fate::Message(message),
            (None, Some(first)) => Fate::SplitFrom(*first),
            (None, None) => Fate::New,
        })
        .collect();
    let removed = free.into_iter().map(|message| (message, Gone::Removed));
    let merged = merged
        .into_iter()
        .map(|(message, at)| (message, Gone::MergedInto(at)));
    fates.gone = removed.chain(merged).collect();
    fates.gone.sort_by_key(|(message, _)| *message);
    fates
}

/// Texts by their longer words, so that only those that share some are compared.
struct MessageIndex<'t> {
    places: HashMap<&'t str, Vec<usize>>,
}

impl<'t> MessageIndex<'t> {
    fn new(texts: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, text) in texts {
            let words: BTreeSet<&str> = long_words(text).collect();
            for word in words {
                places.entry(word).or_default().push(at);
            }
        }
        Self { places }
    }

    /// Returns the texts that share the most words with this one.
    fn near(&self, text: &str) -> Vec<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let words: BTreeSet<&str> = long_words(text).collect();
        for word in words {
            let places = self.places.get(word).map_or(&[][..], Vec::as_slice);
            // What stands everywhere tells nothing.
            if places.len() > EVERYWHERE {
                continue;
            }
            for at in places {
                *counts.entry(*at).or_default() += 1;
            }
        }
        let mut counts: Vec<(usize, usize)> =
            counts.into_iter().map(|(at, count)| (count, at)).collect();
        counts.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        counts
            .into_iter()
            .take(CANDIDATES)
            .map(|(_, at)| at)
            .collect()
    }
}

fn long_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.len() > 3)
}
