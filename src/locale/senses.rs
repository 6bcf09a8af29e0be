//! Words and phrases that mean something a check asks for, in all their forms: one pass over the words of a text finds them
//! all. What they mean is named alike in all languages.

use std::borrow::Cow;
use std::iter::once;

use crate::locale::profile::Profile;
use crate::locale::sense_tables::{KnownNames, Opposites};
use crate::locale::word_list::Words;
use crate::text::tokens::Token;

/// The meaning of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    pub kind: SenseKind,
    /// Its name in the data of all languages.
    pub concept: &'static str,
    /// False if the words may mean something else.
    pub is_sure: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SenseKind {
    /// The first of two opposites.
    One,
    /// The second of them.
    Other,
    Body,
    Place,
    GivenName,
}

impl SenseKind {
    /// Returns the other one of two opposites.
    pub fn opposite(self) -> Option<Self> {
        match self {
            Self::One => Some(Self::Other),
            Self::Other => Some(Self::One),
            Self::Body | Self::Place | Self::GivenName => None,
        }
    }

    /// Returns whether it is a name, which has a capital.
    fn is_name(self) -> bool {
        self.opposite().is_none()
    }
}

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
    /// By the first three bytes of the first word, in order.
    places: Vec<(u16, u32)>,
    /// For three bytes, the first of the places that have them.
    first: Box<[u32]>,
    profile: &'static Profile,
}

#[derive(Debug)]
struct SenseEntry {
    sense: Sense,
    /// The first word, without its ending where it has several.
    stem: &'static str,
    endings: Option<Words>,
    rest: Vec<&'static str>,
}

/// Stands for no place.
const NONE: u32 = u32::MAX;

impl SenseIndex {
    pub(super) fn new(profile: &'static Profile) -> Self {
        let mut entries = Vec::new();
        add_opposites(&profile.opposites, &mut entries);
        add_names(&profile.known_names, &mut entries);
        let mut places: Vec<(u16, u32)> = Vec::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            let number = u32::try_from(at).unwrap_or(NONE);
            let keys = entry.first_words();
            places.extend(keys.map(|word| (key(word.as_bytes()), number)));
        }
        places.sort_unstable();
        places.dedup();
        let mut first = vec![NONE; 1 << 15].into_boxed_slice();
        for (at, (key, _)) in places.iter().enumerate().rev() {
            first[usize::from(*key)] = u32::try_from(at).unwrap_or(NONE);
        }
        Self {
            entries,
            places,
            first,
            profile,
        }
    }

    /// Returns what the words of a text mean, in order; of two phrases of one kind that begin together, the longer.
    pub fn find(&self, text: &str, tokens: &[Token]) -> Vec<SenseMention> {
        let mut found: Vec<SenseMention> = Vec::new();
        for at in 0..tokens.len() {
            let token = tokens[at];
            if token.has_digit {
                continue;
            }
            let written = self.without_elision(token, text);
            let key = key(written.as_bytes());
            let start = self.first[usize::from(key)];
            if start == NONE {
                continue;
            }
            let word = lower(written);
            let candidates = self.places[start as usize..].iter();
            for (_, entry) in candidates.take_while(|(other, _)| *other == key) {
                let entry = &self.entries[*entry as usize];
                let needs_capital = entry.sense.kind.is_name() && entry.sense.is_sure;
                if !entry.begins_with(&word) {
                    continue;
                }
                let Some(count) = entry.goes_on(&tokens[at + 1..], text) else {
                    continue;
                };
                // *ministra de Justicia*
                let has_capital = || tokens[at..at + count].iter().any(|token| token.is_capital);
                if needs_capital && !has_capital() {
                    continue;
                }
                add(
                    &mut found,
                    SenseMention {
                        sense: entry.sense,
                        first: at,
                        count,
                    },
                );
            }
        }
        found.retain(|mention| mention.sense.concept != NEITHER);
        found
    }

    fn without_elision<'t>(&self, token: Token, text: &'t str) -> &'t str {
        let written = token.of(text);
        if token.is_joined {
            self.profile.vocabulary.without_elision(written)
        } else {
            written
        }
    }
}

/// Names the phrases that mean neither of two opposites.
const NEITHER: &str = "-";

/// Adds a mention, unless one of its kind covers it; those that it covers give way.
fn add(found: &mut Vec<SenseMention>, new: SenseMention) {
    let is_rival = |old: &SenseMention| {
        let both = old.sense.kind.is_name() == new.sense.kind.is_name();
        both && old.first + old.count > new.first
    };
    let near = found.len().saturating_sub(NEAR);
    let rival = found[near..].iter().any(|old| {
        is_rival(old) && old.count > new.count || is_rival(old) && old.first < new.first
    });
    if rival {
        return;
    }
    let mut at = 0;
    found.retain(|old| {
        at += 1;
        at <= near || !is_rival(old) || old.count >= new.count
    });
    found.push(new);
}

/// So many mentions may begin at one word.
const NEAR: usize = 12;

impl SenseEntry {
    /// Returns the beginnings of everything that its first word may be.
    fn first_words(&self) -> impl Iterator<Item = Cow<'static, str>> {
        let stem = self.stem;
        let short = self.endings.iter().filter(move |_| stem.len() < 3);
        let forms: Vec<Cow<'static, str>> = short
            .flat_map(|endings| endings.iter())
            .map(|ending| Cow::Owned(format!("{stem}{}", ending.trim_matches('.'))))
            .collect();
        let whole = forms.is_empty().then_some(Cow::Borrowed(stem));
        forms.into_iter().chain(whole)
    }

    fn begins_with(&self, word: &str) -> bool {
        match &self.endings {
            None => is_word(self.stem, word),
            Some(endings) => word.strip_prefix(self.stem).is_some_and(|rest| {
                let mut endings = endings.iter();
                endings.any(|ending| *ending == rest || rest.is_empty() && *ending == ".")
            }),
        }
    }

    /// Returns how many words it has, if the rest of them follows.
    fn goes_on(&self, tokens: &[Token], text: &str) -> Option<usize> {
        let follow = tokens.get(..self.rest.len())?.iter().zip(&self.rest);
        let mut follow = follow.map(|(token, word)| is_word(word, &lower(token.of(text))));
        follow.all(|fits| fits).then_some(1 + self.rest.len())
    }
}

/// Returns whether a word in lower case is the one that is written; `*` stands for any ending.
fn is_word(written: &str, word: &str) -> bool {
    match written.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => written == word,
    }
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

fn add_opposites(table: &'static Opposites, entries: &mut Vec<SenseEntry>) {
    for row in table.rows.iter() {
        for (kind, words) in [SenseKind::One, SenseKind::Other]
            .into_iter()
            .zip(&row.sides)
        {
            for written in words.iter() {
                let (is_sure, written) = match written.strip_prefix('?') {
                    Some(rest) => (false, rest),
                    None => (true, *written),
                };
                let mut parts = written.split('_');
                let head = parts.next().unwrap_or_default();
                let (stem, class) = head.split_once('@').unwrap_or((head, ""));
                let mut classes = table.endings.iter();
                let endings = classes.find(|(name, _)| *name == class);
                let concept = row.concept;
                entries.push(SenseEntry {
                    sense: Sense {
                        kind,
                        concept,
                        is_sure,
                    },
                    stem,
                    endings: endings.map(|(_, endings)| endings.clone()),
                    rest: parts.collect(),
                });
            }
        }
    }
}

fn add_names(names: &'static KnownNames, entries: &mut Vec<SenseEntry>) {
    let kinds = [
        (SenseKind::Body, &names.bodies),
        (SenseKind::Place, &names.places),
    ];
    let rows = kinds
        .into_iter()
        .flat_map(|(kind, rows)| rows.iter().map(move |row| (kind, row)));
    let phrases = rows.flat_map(|(kind, row)| {
        let phrases = row.phrases.iter();
        phrases.map(move |phrase| (kind, row.concept, *phrase))
    });
    let given = names
        .given
        .iter()
        .map(|name| (SenseKind::GivenName, *name, *name));
    for (kind, concept, phrase) in phrases.chain(given) {
        // *Mexican* is as good as *Mexico*, and proves nothing.
        let is_sure = !phrase.starts_with('?');
        let mut words = phrase.trim_start_matches('?').split(' ');
        entries.push(SenseEntry {
            sense: Sense {
                kind,
                concept,
                is_sure,
            },
            stem: words.next().unwrap_or_default(),
            endings: None,
            rest: words.collect(),
        });
    }
}

/// Returns five bits of each of the first three bytes, the same for small letters and capitals.
fn key(word: &[u8]) -> u16 {
    let bytes = word.iter().copied().chain(once(0).cycle());
    bytes
        .take(3)
        .fold(0, |key, byte| key << 5 | u16::from(byte & 31))
}
