//! Words and phrases that mean something a check asks for, in all their forms: one pass over the words of a text finds them
//! all. What they mean is named alike in all languages.

use crate::locale::profile::Profile;
use crate::locale::sense::Sense;
use crate::locale::sense_entry::{SenseEntry, add_names, add_opposites};
use crate::locale::word_keys::{Beginning, KeyedPlaces, first_byte};
use crate::text::tokens::Token;

/// A meaning where a text has it.
#[derive(Clone, Copy, Debug)]
pub struct SenseMention {
    pub sense: Sense,
    /// Its first token, and how many it has.
    pub first: usize,
    pub count: usize,
}

/// All words and phrases of a language that mean something.
#[derive(Debug)]
pub struct SenseIndex {
    entries: Vec<SenseEntry>,
    /// By the key of the first word; of one key, in the order of the entries.
    places: KeyedPlaces,
    profile: &'static Profile,
}

impl SenseIndex {
    pub(super) fn new(profile: &'static Profile) -> Self {
        let mut entries = Vec::with_capacity(ENTRIES);
        let opposites = &*profile.opposites;
        add_opposites(opposites, &mut entries);
        add_names(&profile.known_names, &mut entries);
        let mut places = KeyedPlaces::with_capacity(ENTRIES);
        for (at, entry) in entries.iter().enumerate().rev() {
            entry.add_under_keys(at as u16, opposites, &mut places);
        }
        Self {
            entries,
            places,
            profile,
        }
    }

    /// Returns what the words of a text mean, in order; of two phrases of one kind that begin together, the longer.
    pub fn find(&self, text: &str, tokens: &[Token]) -> Vec<SenseMention> {
        let mut found = Vec::with_capacity(tokens.len() / 4);
        for (at, token) in tokens.iter().enumerate() {
            if token.has_digit {
                continue;
            }
            let lower = token.lower(text);
            let word = match token.is_joined {
                true => self.profile.vocabulary.without_elision(&lower),
                false => &*lower,
            };
            let first = self.places.first(word.as_bytes());
            if first.is_none() {
                continue;
            }
            let next = tokens.get(at + 1);
            let next = next.map_or(0, |next| first_byte(next.of(text)));
            let beginning = Beginning::new(word.as_bytes(), 0, next);
            let mut place = self.places.find(first, beginning);
            while let Some(one) = place {
                let entry = &self.entries[usize::from(one.entry)];
                if entry.begins_with(word, &self.profile.opposites) {
                    found_at(entry, at, (text, tokens), &mut found);
                }
                place = self.places.find(self.places.behind(one), beginning);
            }
        }
        found.retain(|mention| mention.sense.concept != NEITHER);
        found
    }
}

/// Adds the mention of an entry whose first word stands at a token, if the others follow it.
fn found_at(
    entry: &SenseEntry,
    at: usize,
    (text, tokens): (&str, &[Token]),
    found: &mut Vec<SenseMention>,
) {
    let Some(count) = entry.goes_on(&tokens[at + 1..], text) else {
        return;
    };
    let needs_capital = entry.kind.is_name() && entry.is_sure();
    // *ministra de Justicia*
    let has_capital = || tokens[at..at + count].iter().any(|token| token.is_capital);
    if needs_capital && !has_capital() {
        return;
    }
    let (sense, first) = (entry.sense(), at);
    let mention = SenseMention {
        sense,
        first,
        count,
    };
    add(found, mention);
}

/// Names the phrases that mean neither of two opposites.
const NEITHER: &str = "-";

/// Adds a mention, unless one of its kind covers it; those that it covers give way.
fn add(found: &mut Vec<SenseMention>, new: SenseMention) {
    let is_rival = |old: &SenseMention| {
        old.first + old.count > new.first && old.sense.kind.is_name() == new.sense.kind.is_name()
    };
    let near = found.len().saturating_sub(NEAR);
    let mut rivals = found[near..].iter().filter(|old| is_rival(old));
    let Some(first) = rivals.next() else {
        found.push(new);
        return;
    };
    let covers = |old: &SenseMention| old.count > new.count || old.first < new.first;
    if covers(first) || rivals.any(covers) {
        return;
    }
    let gives_way = |old: &SenseMention| is_rival(old) && old.count < new.count;
    if found[near..].iter().any(gives_way) {
        let last: Vec<SenseMention> = found.drain(near..).collect();
        found.extend(last.into_iter().filter(|old| !gives_way(old)));
    }
    found.push(new);
}

/// So many mentions may begin at one word.
const NEAR: usize = 12;

/// More entries than any language has today.
const ENTRIES: usize = 1 << 12;
