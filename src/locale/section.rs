//! A table of a data file, read when it is first asked for: most projects need few tables of few languages.
//!
//! Strings are cut out as they stand, without a look at their words; the toml crate reads what is left of the table.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error};

use crate::text::slice::Slice;

/// A table, as it is written until somebody asks for it. Cheap to clone; what one clone reads, all have.
#[derive(Clone, Debug)]
pub struct LazyTable<T> {
    text: &'static str,
    value: Arc<OnceLock<T>>,
}

impl<T> LazyTable<T> {
    /// Makes the table of a text that has it alone.
    pub(super) fn new(text: &'static str) -> Self {
        let value = Arc::default();
        Self { text, value }
    }

    /// Returns whether the file has the table.
    pub(super) fn is_written(&self) -> bool {
        !self.text.is_empty()
    }
}

impl<T> Default for LazyTable<T> {
    fn default() -> Self {
        Self::new("")
    }
}

impl<T> From<T> for LazyTable<T> {
    fn from(value: T) -> Self {
        let text = "";
        let value = Arc::new(value.into());
        Self { text, value }
    }
}

impl<T: Deserialize<'static> + Default> Deref for LazyTable<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            if self.is_written() {
                read(self.text).expect("a test reads every table of every file")
            } else {
                T::default()
            }
        })
    }
}

/// Cuts a file into its tables, each with its name; `[[a]]` and `[a.b]` belong to the table `a`.
pub(super) fn tables(file: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut tables: Vec<(&str, usize)> = Vec::new();
    for at in headers(file) {
        let header = file.slice(at..).trim_start_matches('[');
        let end = header.find([']', '.']).unwrap_or(header.len());
        let name = header.slice(..end);
        if tables.last().is_none_or(|(last, _)| *last != name) {
            tables.push((name, at));
        }
    }
    let ends = tables.iter().skip(1).map(|(_, start)| *start);
    let ends: Vec<usize> = ends.chain([file.len()]).collect();
    let cut = tables.iter().zip(ends);
    cut.map(|((name, start), end)| (*name, file.slice(*start..end)))
        .collect()
}

/// Returns where the headers of tables stand.
fn headers(text: &'static str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let starts_line = |at: &usize| *at == 0 || bytes[at - 1] == b'\n';
    memchr::memchr_iter(b'[', bytes).filter(starts_line)
}

/// Reads the text of one table, with the tables `[[a]]` or `[a.b]` that belong to it.
fn read<T: Deserialize<'static>>(text: &'static str) -> Result<T, Error> {
    let (mut table, mut array) = (DeTable::new(), DeArray::new());
    let starts: Vec<usize> = headers(text).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for (start, end) in starts.iter().zip(ends) {
        let part = text.slice(*start..end);
        let (header, body) = part.split_once('\n').unwrap_or((part, ""));
        let header = header.trim_end().trim_end_matches(']');
        if header.starts_with("[[") {
            let mut item = DeTable::new();
            read_keys(body, &mut item)?;
            array.push(spanned(DeValue::Table(item)));
        } else if let Some((_, key)) = header.split_once('.') {
            let mut inner = DeTable::new();
            read_keys(body, &mut inner)?;
            table.insert(spanned(key.into()), spanned(DeValue::Table(inner)));
        } else {
            read_keys(body, &mut table)?;
        }
    }
    let value = if array.is_empty() {
        DeValue::Table(table)
    } else {
        DeValue::Array(array)
    };
    T::deserialize(spanned(value).into_deserializer())
}

/// Adds the keys of a text without headers to a table: strings that stand as they are meant, and then all others.
fn read_keys(text: &'static str, table: &mut DeTable<'static>) -> Result<(), Error> {
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let rest = text.slice(at..);
        if let Some((key, value, end)) = plain_string(rest) {
            read_others(text.slice(start..at), table)?;
            table.insert(spanned(key.into()), spanned(DeValue::String(value.into())));
            at = text.len().min(at + end);
            start = at;
        } else {
            at += memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        }
    }
    read_others(text.slice(start..), table)
}

/// Cuts a key and its string off the start of a text, where the string has no escapes; and says where its lines end.
fn plain_string(text: &'static str) -> Option<(&'static str, &'static str, usize)> {
    let line_end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
    let (key, value) = text.slice(..line_end).split_once(" = ")?;
    if key.starts_with([' ', '#']) {
        None
    } else if value == LITERAL {
        let (list, _) = text.slice(line_end + 1..).split_once(LITERAL)?;
        let end = line_end + 1 + list.len() + LITERAL.len();
        Some((key, list, end + 1))
    } else {
        let value = value.strip_prefix('"')?.strip_suffix('"')?;
        let is_plain = memchr::memchr2(b'"', b'\\', value.as_bytes()).is_none();
        is_plain.then_some((key, value, line_end + 1))
    }
}

/// Opens and closes a literal string of several lines.
const LITERAL: &str = "'''";

fn read_others(text: &'static str, table: &mut DeTable<'static>) -> Result<(), Error> {
    let mut lines = text.lines();
    if lines.any(|line| !line.is_empty() && !line.starts_with('#')) {
        table.extend(DeTable::parse(text)?.into_inner());
    }
    Ok(())
}

/// Gives a value the place that the toml crate asks for; nobody is shown it.
fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

#[cfg(test)]
impl<T: Deserialize<'static> + Default + std::fmt::Debug> LazyTable<T> {
    /// Checks that the table is read as the toml crate reads the whole of its text.
    #[track_caller]
    pub(super) fn assert_read_whole(&self) {
        let tables: Result<std::collections::BTreeMap<&str, T>, _> = toml::from_str(self.text);
        let whole = tables.expect("TOML").into_values().next();
        let read = Self::new(self.text);
        assert_eq!(
            format!("{:?}", whole.unwrap_or_default()),
            format!("{:?}", *read)
        );
    }
}
