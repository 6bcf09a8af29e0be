//! Lists of words as the data files write them: one string for each list, which is read when it is first asked for.

use std::iter;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use serde::de::{Deserialize, Deserializer, Error};

use crate::text::slice::Slice;

/// A list that is read from one string when somebody looks into it. Cheap to clone; what one clone reads, all have.
#[derive(Debug)]
pub struct LazyList<T> {
    text: &'static str,
    items: Arc<OnceLock<Vec<T>>>,
}

/// Words with blanks between them.
pub type Words = LazyList<&'static str>;

/// Lines of a value and the words that have it, `12: doce`, as pairs of a word and its value.
pub type WordValues<N> = LazyList<(&'static str, N)>;

/// Lines of a word and what it goes with, `half: 0.5 50`.
pub type WordGroups = LazyList<(&'static str, Words)>;

impl<T> LazyList<T> {
    /// Makes the list that a text holds.
    pub(super) fn new(text: &'static str) -> Self {
        let items = Arc::default();
        Self { text, items }
    }
}

impl<T: FromDataList> Deref for LazyList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        let read = || T::read_list(self.text).expect("a test reads every list of every file");
        self.items.get_or_init(read)
    }
}

impl<T> Clone for LazyList<T> {
    fn clone(&self) -> Self {
        let (text, items) = (self.text, Arc::clone(&self.items));
        Self { text, items }
    }
}

impl<T> Default for LazyList<T> {
    fn default() -> Self {
        Self::new("")
    }
}

/// Lines of what is named and what goes with it, for a reader who goes over them once: nothing is kept of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows(&'static str);

impl Rows {
    /// Returns what each row names, and what goes with it.
    pub(super) fn iter(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let Self(text) = self;
        let mut start = 0;
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(iter::once(text.len()));
        let lines = ends.map(move |end| {
            let line = text.slice(start..end);
            start = end + 1;
            line.strip_suffix('\r').unwrap_or(line)
        });
        lines.filter_map(|line| cut(line, b':'))
    }
}

impl<'de: 'static> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&'static str>::deserialize(deserializer)?;
        if cfg!(test) {
            let mut lines = text.lines().filter(|line| !line.is_empty());
            lines
                .try_for_each(|line| key_and_rest(line).map(drop))
                .map_err(D::Error::custom)?;
        }
        Ok(Self(text))
    }
}

/// Cuts a text at the first byte of this kind, one of ASCII, which stands so near that no search would pay.
pub(super) fn cut(text: &'static str, byte: u8) -> Option<(&'static str, &'static str)> {
    let at = text.bytes().position(|it| it == byte)?;
    Some((text.slice(..at), text.slice(at + 1..)))
}

/// An item of a list, which knows how a list of its kind is written.
pub trait FromDataList: Sized {
    /// Reads the items of a list; the error says which part of it is wrong.
    fn read_list(text: &'static str) -> Result<Vec<Self>, String>;
}

impl<'de: 'static, T: FromDataList> Deserialize<'de> for LazyList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&'static str>::deserialize(deserializer)?;
        if cfg!(test) {
            T::read_list(text).map_err(D::Error::custom)?;
        }
        Ok(Self::new(text))
    }
}

impl FromDataList for &'static str {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        Ok(text.split_ascii_whitespace().collect())
    }
}

/// Lists of words with `|` between them: January to December, each in all its forms.
impl FromDataList for Words {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        Ok(text.split('|').map(Self::new).collect())
    }
}

impl<N: FromStr + Copy> FromDataList for (&'static str, N) {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        let mut values = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let (value, words) = key_and_rest(line)?;
            let value = value
                .parse()
                .map_err(|_| format!("`{value}` is no number of `{line}`"))?;
            values.extend(words.split_ascii_whitespace().map(|word| (word, value)));
        }
        Ok(values)
    }
}

impl FromDataList for (&'static str, Words) {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        let group = |line| {
            let (word, rest) = key_and_rest(line)?;
            Ok((word, Words::new(rest)))
        };
        lines.map(group).collect()
    }
}

/// Cuts a line at its first colon.
pub(super) fn key_and_rest(line: &'static str) -> Result<(&'static str, &'static str), String> {
    let cut = line.split_once(':');
    let cut = cut.and_then(|(key, rest)| Some((key, rest.strip_prefix(' ')?)));
    cut.ok_or_else(|| format!("`{line}` has no colon and blank"))
}
