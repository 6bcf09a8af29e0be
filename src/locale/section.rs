//! A table of a data file, read when it is first asked for: most projects need few tables of few languages.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::text::slice::Slice;

/// A table, as it is written until somebody asks for it.
#[derive(Clone, Debug)]
pub struct Section<T> {
    text: &'static str,
    value: OnceLock<T>,
}

impl<T> Section<T> {
    /// Makes the section of a text that has this table alone.
    pub(super) fn new(text: &'static str) -> Self {
        let value = OnceLock::new();
        Self { text, value }
    }

    /// Returns whether the file has the table.
    pub(super) fn is_written(&self) -> bool {
        !self.text.is_empty()
    }
}

impl<T> Default for Section<T> {
    fn default() -> Self {
        Self::new("")
    }
}

impl<T> From<T> for Section<T> {
    fn from(value: T) -> Self {
        let text = "";
        let value = value.into();
        Self { text, value }
    }
}

impl<T: Deserialize<'static> + Default> Deref for Section<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            let tables: BTreeMap<&str, T> =
                toml::from_str(self.text).expect("a test reads every table of every file");
            tables.into_values().next().unwrap_or_default()
        })
    }
}

/// Cuts a file into its tables, each with its name; `[[a]]` and `[a.b]` belong to the table `a`.
pub(super) fn tables(file: &'static str) -> Vec<(&'static str, &'static str)> {
    let bytes = file.as_bytes();
    let starts_line = |at: &usize| *at == 0 || bytes[at - 1] == b'\n';
    let headers = memchr::memchr_iter(b'[', bytes).filter(starts_line);
    let mut tables: Vec<(&str, usize)> = Vec::new();
    for at in headers {
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
