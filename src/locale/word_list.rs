//! Lists of words as the data files write them: one string for each list, which costs next to nothing to read.

use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error};

/// A list that is read from one string. Cheap to clone.
#[derive(Debug)]
pub struct List<T>(Arc<[T]>);

/// Words with blanks between them.
pub type Words = List<&'static str>;

/// Lines of a value and the words that have it, `12: doce`, as pairs of a word and its value.
pub type WordValues<N> = List<(&'static str, N)>;

/// Lines of a word and what it goes with, `half: 0.5 50`.
pub type WordGroups = List<(&'static str, Words)>;

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Arc::new([]))
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

/// An item of a list, which knows how a list of its kind is written.
pub trait ListItem: Sized {
    /// Reads the items of a list; the error says which part of it is wrong.
    fn read_list(text: &'static str) -> Result<List<Self>, String>;
}

impl<'de: 'static, T: ListItem> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&'static str>::deserialize(deserializer)?;
        T::read_list(text).map_err(D::Error::custom)
    }
}

impl ListItem for &'static str {
    fn read_list(text: &'static str) -> Result<List<Self>, String> {
        Ok(text.split_whitespace().collect())
    }
}

/// Lists of words with `|` between them: January to December, each in all its forms.
impl ListItem for Words {
    fn read_list(text: &'static str) -> Result<List<Self>, String> {
        text.split('|')
            .map(<&str>::read_list)
            .collect::<Result<_, _>>()
    }
}

impl<N: FromStr + Copy> ListItem for (&'static str, N) {
    fn read_list(text: &'static str) -> Result<List<Self>, String> {
        let mut values = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let (value, words) = key_and_rest(line)?;
            let value = value
                .parse()
                .map_err(|_| format!("`{value}` is no number of `{line}`"))?;
            values.extend(words.split_whitespace().map(|word| (word, value)));
        }
        Ok(values.into_iter().collect())
    }
}

impl ListItem for (&'static str, Words) {
    fn read_list(text: &'static str) -> Result<List<Self>, String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        let group = |line| {
            let (word, rest) = key_and_rest(line)?;
            Ok((word, <&str>::read_list(rest)?))
        };
        lines.map(group).collect()
    }
}

/// Cuts a line at its first colon.
pub(super) fn key_and_rest(line: &'static str) -> Result<(&'static str, &'static str), String> {
    let cut = line.split_once(": ");
    cut.ok_or_else(|| format!("`{line}` has no colon and blank"))
}
