//! A table of a data file, read when it is first asked for: most projects need few tables of few languages.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};

use crate::locale::data_format::TableBody;
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

/// Reads the text of one table: `[a]`, or all `[[a]]`, or all `[a.b]`.
fn read<T: Deserialize<'static>>(text: &'static str) -> Result<T, Error> {
    let starts: Vec<usize> = headers(text).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let parts = starts.iter().zip(ends);
    let mut parts = parts.map(|(start, end)| part(text.slice(*start..end)));
    let header = text.lines().next().unwrap_or_default();
    if header.starts_with("[[") {
        let items = parts.map(|(_, body)| TableBody(body));
        T::deserialize(SeqDeserializer::new(items))
    } else if header.contains('.') {
        let tables = parts.map(|(key, body)| (key, TableBody(body)));
        T::deserialize(MapDeserializer::new(tables))
    } else {
        T::deserialize(TableBody(parts.next().unwrap_or_default().1))
    }
}

/// Cuts a table into the last key of its header and what stands below it.
fn part(table: &'static str) -> (&'static str, &'static str) {
    let (header, body) = table.split_once('\n').unwrap_or((table, ""));
    let header = header.trim_start_matches('[').trim_end_matches(']');
    (header.rsplit('.').next().unwrap_or(header), body)
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
