//! Words and phrases that mean something a check asks for, in all their forms: one pass over the words of a text finds them
//! all. What they mean is named alike in all languages.

use std::borrow::Cow;
use std::iter;

use crate::locale::profile::Profile;
use crate::locale::sense_tables::{KnownNames, Opposites};
use crate::locale::word_keys::{
    ANY, KEY_BYTES, LEVEL, SensePlace, bytes_behind_key, first_byte, in_order_of_keys, key,
    key_of_parts, small_byte,
};
use crate::locale::word_list::pieces;
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

/// A phrase as it is written, which is read when a text may have it.
#[derive(Debug)]
struct SenseEntry {
    kind: SenseKind,
    concept: &'static str,
    /// One that begins with `?` is as good as the word, and proves nothing: *Mexican*.
    written: &'static str,
    /// Where the part of the first word ends that all its forms have.
    stem_end: u16,
    /// Where the first word ends, with what tells its forms.
    head_end: u16,
}

/// What follows the stem of a word.
#[derive(Clone, Copy, Debug)]
enum WordForm {
    /// Nothing.
    Whole,
    /// Anything.
    Beginning,
    /// An ending of the class of this name.
    Class(&'static str),
}

impl SenseIndex {
    pub(super) fn new(profile: &'static Profile) -> Self {
        let mut entries = Vec::with_capacity(ENTRIES);
        let opposites = &*profile.opposites;
        add_opposites(opposites, &mut entries);
        add_names(&profile.known_names, &mut entries);
        let mut keyed: Vec<(u16, SensePlace)> = Vec::with_capacity(ENTRIES);
        for (at, entry) in (0..=u16::MAX).zip(&entries) {
            entry.add_under_keys(entry.place(at), opposites, &mut keyed);
        }
        let (starts, places) = in_order_of_keys(&keyed);
        Self {
            entries,
            places,
            starts,
            profile,
        }
    }

    /// Returns the entries that begin with a word in lower case, in order, and may go on with the one that follows it.
    fn candidates<'i>(
        &'i self,
        places: &'i [SensePlace],
        word: &'i str,
        next: u8,
    ) -> impl Iterator<Item = &'i SenseEntry> {
        let [one, other] = bytes_behind_key(word.as_bytes(), 0);
        let may_be = move |place: &&SensePlace| {
            let [first, second] = place.behind;
            (first == one || first == ANY)
                && (second == other || second == ANY)
                && (place.next == next || place.next == ANY || next == ANY)
        };
        let places = places.iter().filter(may_be);
        let entries = places.map(|place| &self.entries[usize::from(place.entry)]);
        entries.filter(move |entry| entry.begins_with(word, &self.profile.opposites))
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
            let places = usize::from(self.starts[key])..usize::from(self.starts[key + 1]);
            if places.is_empty() {
                continue;
            }
            let next = tokens
                .get(at + 1)
                .map_or(0, |next| first_byte(next.of(text)));
            let word = lower(written);
            for entry in self.candidates(&self.places[places], &word, next) {
                let needs_capital = entry.kind.is_name() && entry.is_sure();
                let Some(count) = entry.goes_on(&tokens[at + 1..], text) else {
                    continue;
                };
                // *ministra de Justicia*
                let has_capital = || tokens[at..at + count].iter().any(|token| token.is_capital);
                if needs_capital && !has_capital() {
                    continue;
                }
                let (sense, first) = (entry.sense(), at);
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

impl SenseEntry {
    fn new(kind: SenseKind, concept: &'static str, written: &'static str) -> Self {
        let bytes = written.as_bytes();
        let is_end = |byte: &u8| matches!(byte, b' ' | b'_');
        let is_stem_end = |byte: &u8| matches!(byte, b'@' | b'*') || is_end(byte);
        let stem_end = bytes.iter().position(is_stem_end).unwrap_or(bytes.len());
        let more = bytes[stem_end..].iter().position(is_end);
        let head_end = more.map_or(bytes.len(), |more| stem_end + more);
        Self {
            kind,
            concept,
            written,
            stem_end: stem_end as u16,
            head_end: head_end as u16,
        }
    }

    fn is_sure(&self) -> bool {
        self.written.as_bytes().first() != Some(&b'?')
    }

    fn sense(&self) -> Sense {
        Sense {
            kind: self.kind,
            concept: self.concept,
            is_sure: self.is_sure(),
        }
    }

    /// Returns the first word, or what all its forms begin with.
    fn stem(&self) -> &'static [u8] {
        let start = usize::from(!self.is_sure());
        &self.written.as_bytes()[start..usize::from(self.stem_end)]
    }

    fn form(&self) -> WordForm {
        let (stem_end, head_end) = (usize::from(self.stem_end), usize::from(self.head_end));
        match self.written.as_bytes().get(stem_end) {
            Some(b'*') => WordForm::Beginning,
            Some(b'@') => WordForm::Class(self.written.slice(stem_end + 1..head_end)),
            _ => WordForm::Whole,
        }
    }

    /// Returns the words that follow the first one, with a blank or `_` between them.
    fn rest(&self) -> &'static str {
        let start = usize::from(self.head_end) + 1;
        self.written.slice(start.min(self.written.len())..)
    }

    /// Adds a place under the keys of everything that its first word may be.
    fn add_under_keys(
        &self,
        place: SensePlace,
        opposites: &Opposites,
        keyed: &mut Vec<(u16, SensePlace)>,
    ) {
        let stem = self.stem();
        if stem.len() >= KEY_BYTES {
            return keyed.push((key(stem) as u16, place));
        }
        let before = keyed.len();
        let mut add = |ending: &[u8]| {
            let key = key_of_parts([stem, ending]);
            if keyed[before..].iter().all(|(other, _)| *other != key) {
                keyed.push((key, place));
            }
        };
        match self.form() {
            WordForm::Whole => add(b""),
            WordForm::Beginning => (0..=LEVEL).for_each(|byte| add(&[byte])),
            WordForm::Class(class) => {
                let endings = opposites.endings_of(class);
                endings.for_each(|ending| add(ending.as_bytes()));
            }
        }
    }

    /// Returns the place of the entry with this number.
    fn place(&self, entry: u16) -> SensePlace {
        let bytes = self.written.as_bytes();
        let end = match bytes.get(usize::from(self.stem_end)) {
            Some(b'*' | b'@') => ANY,
            _ => 0,
        };
        let next = match bytes.get(usize::from(self.head_end) + 1) {
            None | Some(b'*') => ANY,
            Some(byte) => small_byte(*byte),
        };
        SensePlace {
            entry,
            behind: bytes_behind_key(self.stem(), end),
            next,
        }
    }

    fn begins_with(&self, word: &str, opposites: &Opposites) -> bool {
        let Some(ending) = word.as_bytes().strip_prefix(self.stem()) else {
            return false;
        };
        match self.form() {
            WordForm::Whole => ending.is_empty(),
            WordForm::Beginning => true,
            WordForm::Class(class) => {
                let mut endings = opposites.endings_of(class);
                endings.any(|it| it.as_bytes() == ending)
            }
        }
    }

    /// Returns how many words it has, if the rest of them follows.
    fn goes_on(&self, tokens: &[Token], text: &str) -> Option<usize> {
        let mut count = 1;
        let rest = self.rest();
        if !rest.is_empty() {
            for word in rest.split([' ', '_']) {
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
    let bytes = word.as_bytes();
    let before = iter::once(&0).chain(bytes);
    // Of the letters of U+00C0 to U+00FF, the second byte tells.
    let mut is_small = bytes.iter().zip(before).map(|(byte, before)| match byte {
        b'a'..=b'z' | b'-' | 0xc3 => true,
        _ => *before == 0xc3 && *byte >= 0xa0,
    });
    if is_small.all(|it| it) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Adds words, words of a class as `grow@v`, and phrases as `more_than`.
fn add_opposites(table: &'static Opposites, entries: &mut Vec<SenseEntry>) {
    for (concept, words) in table.rows.iter() {
        let mut kind = SenseKind::One;
        for written in pieces(words, b' ') {
            match written {
                "" => {}
                "/" => kind = SenseKind::Other,
                _ => entries.push(SenseEntry::new(kind, concept, written)),
            }
        }
    }
}

fn add_names(names: &'static KnownNames, entries: &mut Vec<SenseEntry>) {
    let kinds = [
        (SenseKind::Body, names.bodies),
        (SenseKind::Place, names.places),
    ];
    for (kind, rows) in kinds {
        for (concept, phrases) in rows.iter() {
            let phrases = pieces(phrases, b';').map(str::trim_ascii);
            entries.extend(phrases.map(|phrase| SenseEntry::new(kind, concept, phrase)));
        }
    }
    let given = names.given.iter();
    entries.extend(given.map(|name| SenseEntry::new(SenseKind::GivenName, name, name)));
}

/// More entries than any language has today.
const ENTRIES: usize = 1 << 12;
