//! A word or a phrase that means something, as the data files write it.

use crate::locale::sense::{Sense, SenseKind};
use crate::locale::sense_tables::{KnownNames, Opposites};
use crate::locale::word_keys::{
    ANY, Beginning, KEY_BYTES, KeyedPlaces, LEVEL, key, key_of_parts, small_byte,
};
use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

/// A phrase as it is written, which is read when a text may have it.
#[derive(Debug)]
pub(super) struct SenseEntry {
    pub kind: SenseKind,
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

impl SenseEntry {
    fn new(kind: SenseKind, concept: &'static str, phrase: WrittenPhrase) -> Self {
        Self {
            kind,
            concept,
            written: phrase.written,
            stem_end: phrase.stem_end as u16,
            head_end: phrase.head_end as u16,
        }
    }

    pub(super) fn is_sure(&self) -> bool {
        self.written.as_bytes().first() != Some(&b'?')
    }

    pub(super) fn sense(&self) -> Sense {
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

    /// Adds the entry of this number under the keys of everything that its first word may be.
    pub(super) fn add_under_keys(
        &self,
        number: u16,
        opposites: &Opposites,
        places: &mut KeyedPlaces,
    ) {
        let (stem, beginning) = (self.stem(), self.beginning());
        let is_short = stem.len() < KEY_BYTES;
        let mut add = |ending: &[u8]| {
            places.add_before(key_of_parts([stem, ending]), number, beginning);
        };
        match self.form() {
            WordForm::Beginning if is_short => (0..=LEVEL).for_each(|byte| add(&[byte])),
            WordForm::Class(class) if is_short => {
                let endings = opposites.endings_of(class);
                endings.for_each(|ending| add(ending.as_bytes()));
            }
            _ => places.add_before(key(stem), number, beginning),
        }
    }

    /// Returns what a text has behind the key of the first word, where the entry stands.
    fn beginning(&self) -> Beginning {
        let bytes = self.written.as_bytes();
        let end = match bytes.get(usize::from(self.stem_end)) {
            Some(b'*' | b'@') => ANY,
            _ => 0,
        };
        let next = match bytes.get(usize::from(self.head_end) + 1) {
            None | Some(b'*') => ANY,
            Some(byte) => small_byte(*byte),
        };
        Beginning::new(self.stem(), end, next)
    }

    /// Returns whether a word in lower case may be its first one.
    pub(super) fn begins_with(&self, word: &str, opposites: &Opposites) -> bool {
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
    pub(super) fn goes_on(&self, tokens: &[Token], text: &str) -> Option<usize> {
        let mut count = 1;
        let rest = self.rest();
        if !rest.is_empty() {
            for word in rest.split([' ', '_']) {
                let token = tokens.get(count - 1)?;
                if !is_word(word, &token.lower(text)) {
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

/// The phrases of a row, as they are written with a separator between them.
struct PhraseSplit {
    row: &'static str,
    at: usize,
    separator: u8,
}

/// A phrase of a row, with the ends of its stem and of its first word.
struct WrittenPhrase {
    written: &'static str,
    stem_end: usize,
    head_end: usize,
}

impl PhraseSplit {
    fn new(row: &'static str, separator: u8) -> Self {
        let at = 0;
        Self { row, at, separator }
    }

    /// Returns the first place at or behind `from` that ends something, or the end of the row.
    #[inline]
    fn end(&self, from: usize, is_end: impl Fn(u8) -> bool) -> usize {
        let rest = &self.row.as_bytes()[from..];
        let length = rest.iter().position(|byte| is_end(*byte));
        from + length.unwrap_or(rest.len())
    }
}

impl Iterator for PhraseSplit {
    type Item = WrittenPhrase;

    fn next(&mut self) -> Option<WrittenPhrase> {
        const STEM_ENDS: ByteSet = ByteSet::new(b"@* _;");
        const HEAD_ENDS: ByteSet = ByteSet::new(b" _;");
        let separator = self.separator;
        let start = self.end(self.at, |byte| byte != b' ' && byte != separator);
        if start == self.row.len() {
            return None;
        }
        let stem_end = self.end(start, |byte| STEM_ENDS.contains(byte));
        let head_end = self.end(stem_end, |byte| HEAD_ENDS.contains(byte));
        self.at = self.end(head_end, |byte| byte == separator);
        Some(WrittenPhrase {
            written: self.row.slice(start..self.at).trim_ascii_end(),
            stem_end: stem_end - start,
            head_end: head_end - start,
        })
    }
}

/// Adds words, words of a class as `grow@v`, and phrases as `more_than`.
pub(super) fn add_opposites(table: &'static Opposites, entries: &mut Vec<SenseEntry>) {
    for (concept, words) in table.rows.iter() {
        let mut kind = SenseKind::One;
        for phrase in PhraseSplit::new(words, b' ') {
            match phrase.written {
                "/" => kind = SenseKind::Other,
                _ => entries.push(SenseEntry::new(kind, concept, phrase)),
            }
        }
    }
}

/// Adds the names of bodies, places and people.
pub(super) fn add_names(names: &'static KnownNames, entries: &mut Vec<SenseEntry>) {
    let kinds = [
        (SenseKind::Body, names.bodies),
        (SenseKind::Place, names.places),
    ];
    for (kind, rows) in kinds {
        for (concept, row) in rows.iter() {
            let phrases = PhraseSplit::new(row, b';');
            entries.extend(phrases.map(|phrase| SenseEntry::new(kind, concept, phrase)));
        }
    }
    let given = names
        .given
        .iter()
        .flat_map(|name| PhraseSplit::new(name, b' '));
    entries.extend(given.map(|name| SenseEntry::new(SenseKind::GivenName, name.written, name)));
}
