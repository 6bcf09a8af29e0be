//! Words and phrases that mean something a check asks for, in all their forms: one pass over the words of a text finds them
//! all. What they mean is named alike in all languages.

use std::borrow::Cow;

use crate::locale::profile::Profile;
use crate::locale::sense_tables::{KnownNames, Opposites};
use crate::locale::word_list::cut;
use crate::text::slice::Slice;
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
    /// By the key of the first word; of one key, in the order of the entries.
    places: Vec<SensePlace>,
    /// For each key, the first of its places; they end where those of the next one begin.
    starts: Box<[u16]>,
    profile: &'static Profile,
}

#[derive(Debug)]
struct SenseEntry {
    sense: Sense,
    /// The first word, or what all its forms begin with.
    stem: &'static str,
    form: WordForm,
    /// The words that follow it, each behind a blank or `_`.
    rest: &'static str,
}

/// What follows the stem of a word.
#[derive(Clone, Copy, Debug)]
enum WordForm {
    /// Nothing.
    Whole,
    /// Anything.
    Beginning,
    /// One of these; `.` stands for nothing.
    Endings(&'static [&'static str]),
}

/// An entry under the key of a form of its first word.
#[derive(Clone, Copy, Debug, Default)]
struct SensePlace {
    entry: u16,
    /// The bytes of the word behind those of the key.
    behind: [u8; 2],
}

/// Stands for any byte or the end of a word: no text has this byte.
const ANY: u8 = u8::MAX;

impl SenseIndex {
    pub(super) fn new(profile: &'static Profile) -> Self {
        let mut entries = Vec::with_capacity(ENTRIES);
        add_opposites(&profile.opposites, &mut entries);
        add_names(&profile.known_names, &mut entries);
        let mut keyed: Vec<(usize, SensePlace)> = Vec::with_capacity(ENTRIES);
        for (at, entry) in entries.iter().enumerate() {
            let place = SensePlace {
                entry: u16::try_from(at).expect("a language has fewer senses"),
                behind: entry.bytes_behind_key(),
            };
            let first = keyed.len();
            entry.each_key(&mut |key| {
                if keyed[first..].iter().all(|(other, _)| *other != key) {
                    keyed.push((key, place));
                }
            });
        }
        let (starts, places) = in_order_of_keys(&keyed);
        Self {
            entries,
            places,
            starts,
            profile,
        }
    }

    /// Returns the entries that begin with a word in lower case, in order.
    fn candidates(&self, key: usize, word: &str) -> impl Iterator<Item = &SenseEntry> {
        let places = usize::from(self.starts[key])..usize::from(self.starts[key + 1]);
        let [one, other] = bytes_behind_key(word, 0);
        let may_be = move |place: &&SensePlace| {
            let [first, second] = place.behind;
            (first == one || first == ANY) && (second == other || second == ANY)
        };
        let places = self.places[places].iter().filter(may_be);
        let entries = places.map(|place| &self.entries[usize::from(place.entry)]);
        entries.filter(move |entry| entry.begins_with(word))
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
            if self.starts[key] == self.starts[key + 1] {
                continue;
            }
            let word = lower(written);
            for entry in self.candidates(key, &word) {
                let needs_capital = entry.sense.kind.is_name() && entry.sense.is_sure;
                let Some(count) = entry.goes_on(&tokens[at + 1..], text) else {
                    continue;
                };
                // *ministra de Justicia*
                let has_capital = || tokens[at..at + count].iter().any(|token| token.is_capital);
                if needs_capital && !has_capital() {
                    continue;
                }
                let (sense, first) = (entry.sense, at);
                let mention = SenseMention {
                    sense,
                    first,
                    count,
                };
                add(&mut found, mention);
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
    let gives_way = |old: &SenseMention| is_rival(old) && old.count < new.count;
    if found[near..].iter().any(gives_way) {
        let last: Vec<SenseMention> = found.drain(near..).collect();
        found.extend(last.into_iter().filter(|old| !gives_way(old)));
    }
    found.push(new);
}

/// So many mentions may begin at one word.
const NEAR: usize = 12;

impl SenseEntry {
    /// Makes the entry of a phrase; one that begins with `?` is as good as the word, and proves nothing.
    /// *Mexican*
    fn new(kind: SenseKind, concept: &'static str, head: &'static str, rest: &'static str) -> Self {
        let is_sure = head.as_bytes().first() != Some(&b'?');
        let sense = Sense {
            kind,
            concept,
            is_sure,
        };
        let head = if is_sure { head } else { head.slice(1..) };
        let (stem, form) = match head.as_bytes() {
            [.., b'*'] => (head.slice(..head.len() - 1), WordForm::Beginning),
            _ => (head, WordForm::Whole),
        };
        Self {
            sense,
            stem,
            form,
            rest,
        }
    }

    /// Calls `visit` with the keys of everything that its first word may be.
    fn each_key(&self, visit: &mut dyn FnMut(usize)) {
        match self.form {
            WordForm::Endings(endings) if self.stem.len() < KEY_BYTES => {
                for ending in endings {
                    let ending = if *ending == "." { "" } else { ending };
                    let mut first = [0; KEY_BYTES];
                    let bytes = self.stem.bytes().chain(ending.bytes());
                    for (to, byte) in first.iter_mut().zip(bytes) {
                        *to = byte;
                    }
                    visit(key(&first));
                }
            }
            _ => visit(key(self.stem.as_bytes())),
        }
    }

    /// Returns the bytes that every form of its first word has behind those of the key.
    fn bytes_behind_key(&self) -> [u8; 2] {
        match self.form {
            WordForm::Whole => bytes_behind_key(self.stem, 0),
            WordForm::Beginning | WordForm::Endings(_) => bytes_behind_key(self.stem, ANY),
        }
    }

    fn begins_with(&self, word: &str) -> bool {
        match self.form {
            WordForm::Whole => word == self.stem,
            WordForm::Beginning => word.starts_with(self.stem),
            WordForm::Endings(endings) => word.strip_prefix(self.stem).is_some_and(|rest| {
                let mut endings = endings.iter();
                endings.any(|ending| *ending == rest || rest.is_empty() && *ending == ".")
            }),
        }
    }

    /// Returns how many words it has, if the rest of them follows.
    fn goes_on(&self, tokens: &[Token], text: &str) -> Option<usize> {
        let mut count = 1;
        if !self.rest.is_empty() {
            for word in self.rest.split([' ', '_']) {
                let token = tokens.get(count - 1)?;
                if !is_word(word, &lower(token.of(text))) {
                    return None;
                }
                count += 1;
            }
        }
        Some(count)
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
    for (concept, mut left) in table.rows.iter() {
        let mut kind = SenseKind::One;
        while !left.is_empty() {
            let (written, rest) = cut(left, b' ').unwrap_or((left, ""));
            left = rest;
            match written {
                "" => {}
                "/" => kind = SenseKind::Other,
                _ => entries.push(table.entry(kind, concept, written)),
            }
        }
    }
}

impl Opposites {
    /// Reads a word, a word of a class as `grow@v`, or a phrase as `more_than`.
    fn entry(
        &'static self,
        kind: SenseKind,
        concept: &'static str,
        written: &'static str,
    ) -> SenseEntry {
        let (head, rest) = cut(written, b'_').unwrap_or((written, ""));
        let mut entry = SenseEntry::new(kind, concept, head, rest);
        if let Some((stem, class)) = cut(entry.stem, b'@') {
            entry.stem = stem;
            let mut classes = self.endings.iter();
            if let Some((_, endings)) = classes.find(|(name, _)| *name == class) {
                entry.form = WordForm::Endings(endings);
            }
        }
        entry
    }
}

fn add_names(names: &'static KnownNames, entries: &mut Vec<SenseEntry>) {
    let kinds = [
        (SenseKind::Body, names.bodies),
        (SenseKind::Place, names.places),
    ];
    for (kind, rows) in kinds {
        for (concept, mut left) in rows.iter() {
            while !left.is_empty() {
                let (phrase, rest) = cut(left, b';').unwrap_or((left, ""));
                left = rest;
                let phrase = phrase.trim_ascii();
                let (head, rest) = cut(phrase, b' ').unwrap_or((phrase, ""));
                entries.push(SenseEntry::new(kind, concept, head, rest));
            }
        }
    }
    let given = names.given.iter();
    entries.extend(given.map(|name| SenseEntry::new(SenseKind::GivenName, name, name, "")));
}

/// Returns the places in the order of their keys, and for each key where its places begin.
fn in_order_of_keys(keyed: &[(usize, SensePlace)]) -> (Box<[u16]>, Vec<SensePlace>) {
    let mut starts = vec![0u16; KEYS + 1].into_boxed_slice();
    for (key, _) in keyed {
        starts[key + 1] += 1;
    }
    let mut sum = 0;
    for start in starts.iter_mut() {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut places = vec![SensePlace::default(); keyed.len()];
    for (key, place) in keyed {
        places[usize::from(next[*key])] = *place;
        next[*key] += 1;
    }
    (starts, places)
}

/// Returns a number below `KEYS` for the first three bytes, the same for small letters and capitals.
fn key(word: &[u8]) -> usize {
    let five_bits = |at: usize| usize::from(word.get(at).copied().unwrap_or_default() & 31);
    five_bits(0) << 8 ^ five_bits(1) << 4 ^ five_bits(2)
}

/// So many bytes make a key, and so many keys there are.
const KEY_BYTES: usize = 3;
const KEYS: usize = 1 << 13;

/// Returns the two bytes of a word behind those of its key, or what stands for its end.
fn bytes_behind_key(word: &str, end: u8) -> [u8; 2] {
    let byte = |at: usize| word.as_bytes().get(at).copied().unwrap_or(end);
    [byte(KEY_BYTES), byte(KEY_BYTES + 1)]
}

/// More entries than any language has today.
const ENTRIES: usize = 1 << 12;
