//! Lists of words, kept by their first letters: most words of a text are in no list, and begin as none of a list does.

use std::borrow::Cow;

use crate::locale::word_keys::{KEYS, key};

/// Words, with what is known of each; capitals make no difference.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    /// For each key, the first of the entries that have it.
    first: Box<[u16]>,
    entries: Vec<LexiconEntry<T>>,
}

#[derive(Clone, Debug)]
struct LexiconEntry<T> {
    /// In lower case.
    word: Cow<'static, str>,
    value: T,
    /// The next one of the same key.
    next: u16,
}

/// Stands for no entry.
const NONE: u16 = u16::MAX;

impl<T: Copy> Lexicon<T> {
    /// The lexicon of these words; of what is said of one word, `join` makes one.
    pub fn new<W: Into<Cow<'static, str>>>(
        words: impl IntoIterator<Item = (W, T)>,
        join: impl Fn(T, T) -> T,
    ) -> Self {
        let lexicon = Self {
            first: vec![NONE; KEYS].into_boxed_slice(),
            entries: Vec::new(),
        };
        lexicon.with(words, join)
    }

    /// Returns the lexicon with more words.
    pub fn with<W: Into<Cow<'static, str>>>(
        mut self,
        words: impl IntoIterator<Item = (W, T)>,
        join: impl Fn(T, T) -> T,
    ) -> Self {
        for (word, value) in words {
            let mut word = word.into();
            if word.contains(char::is_uppercase) {
                word = Cow::Owned(word.to_lowercase());
            }
            self.add(word, value, &join);
        }
        self
    }

    fn add(&mut self, word: Cow<'static, str>, value: T, join: impl Fn(T, T) -> T) {
        let count = u16::try_from(self.entries.len()).expect("a lexicon is no dictionary");
        let first = &mut self.first[key(word.as_bytes())];
        let (mut at, mut last) = (*first, None);
        while let Some(entry) = self.entries.get_mut(usize::from(at)) {
            if entry.word == word {
                entry.value = join(entry.value, value);
                return;
            }
            last = Some(at);
            at = entry.next;
        }
        match last {
            Some(last) => self.entries[usize::from(last)].next = count,
            None => *first = count,
        }
        let next = NONE;
        self.entries.push(LexiconEntry { word, value, next });
    }

    /// Returns what is known of a word, whatever its capitals.
    #[inline]
    pub fn get(&self, word: &str) -> Option<T> {
        let first = self.first(word)?;
        let found = self.find(first, |entry| entry.eq_ignore_ascii_case(word));
        found.or_else(|| {
            if word.is_ascii() {
                return None;
            }
            let lower = word.to_lowercase();
            self.find(first, |entry| entry == lower)
        })
    }

    /// Returns what is known of a word in lower case.
    #[inline]
    pub fn get_lower(&self, word: &str) -> Option<T> {
        self.find(self.first(word)?, |entry| entry == word)
    }

    /// Returns the first entry of the key of a word.
    #[inline]
    fn first(&self, word: &str) -> Option<&LexiconEntry<T>> {
        self.entries
            .get(usize::from(self.first[key(word.as_bytes())]))
    }

    /// Returns what an entry, or one that follows it, says of a word.
    #[inline]
    fn find(&self, first: &LexiconEntry<T>, is_word: impl Fn(&str) -> bool) -> Option<T> {
        let mut entry = first;
        while !is_word(&entry.word) {
            entry = self.entries.get(usize::from(entry.next))?;
        }
        Some(entry.value)
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn words_in_any_case() {
        let words = [("não", 1), ("a", 2), ("A", 4), ("the", 8), ("them", 16)];
        let lexicon = Lexicon::new(words, |one, other| one | other);
        assert_eq!(lexicon.get("NÃO"), Some(1));
        assert_eq!(lexicon.get("a"), Some(6));
        assert_eq!(lexicon.get("The"), Some(8));
        assert_eq!(lexicon.get("THEM"), Some(16));
        assert_eq!(lexicon.get("they"), None);
        assert_eq!(lexicon.get_lower("não"), Some(1));
        assert_eq!(lexicon.get_lower("The"), None);
        assert_eq!(lexicon.get("nao"), None);
        assert_eq!(lexicon.get(""), None);
    }
}
