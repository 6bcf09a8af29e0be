//! The keys of the front matter that the configuration names as text, with their places.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::config::reader::{ConfigReader, TomlValue};
use crate::document::model::is_text_field;
use crate::text::nearest::meant_key;
use crate::text::span::Span;

/// The places of the keys that a configuration names itself.
#[derive(Clone, Default)]
pub struct TextFieldPlaces {
    /// Relative to the project.
    pub origin: Utf8PathBuf,
    pub text: Arc<str>,
    /// The keys, each with its place; none where the configuration names none.
    pub keys: Vec<(String, Span)>,
    /// The keys behind a `!`, which are left out.
    left_out: Vec<String>,
}

impl PartialEq for TextFieldPlaces {
    /// Configurations are the same wherever their keys stand.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for TextFieldPlaces {
    /// Says nothing of the places, as they make no difference.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Returns what a configuration says so that these fields are text: those beside the default, and those of it that are
/// left out.
pub fn named(fields: &[String], default: &[String]) -> Vec<String> {
    let added = fields.iter().filter(|field| !default.contains(field));
    let left_out = default.iter().filter(|field| !fields.contains(field));
    let left_out = left_out.map(|field| format!("!{field}"));
    added.cloned().chain(left_out).collect()
}

/// A key that no statement has.
pub struct UnusedTextField<'f> {
    pub key: &'f str,
    pub span: Span,
    /// The key of a statement that it may be a slip for.
    pub meant: Option<&'f str>,
}

impl TextFieldPlaces {
    pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Self {
        let (origin, text) = reader.file();
        let (mut keys, mut left_out) = (Vec::new(), Vec::new());
        for (key, at) in reader.strings(value) {
            match key.strip_prefix('!') {
                Some(key) => left_out.push(key.to_owned()),
                None => keys.push((key.to_owned(), Span::new(at.start, at.end))),
            }
        }
        Self {
            origin,
            text,
            keys,
            left_out,
        }
    }

    /// Returns the keys of the default with those that are named, and without those that are left out.
    pub(super) fn over(&self, default: &[String]) -> Vec<String> {
        let mut fields = default.to_vec();
        let named = self.keys.iter().map(|(key, _)| key);
        fields.extend(named.filter(|key| !default.contains(key)).cloned());
        fields.retain(|field| !self.left_out.contains(field));
        fields
    }

    /// Returns the keys that none of the fields has.
    pub fn unused<'f>(&'f self, fields: &'f BTreeSet<String>) -> Vec<UnusedTextField<'f>> {
        let named = |field: &&str| !self.keys.iter().any(|(key, _)| is_text_field(key, field));
        let others: Vec<&str> = fields.iter().map(String::as_str).filter(named).collect();
        let has_none = |key: &str| !fields.iter().any(|field| is_text_field(key, field));
        let unused = self.keys.iter().filter(|(key, _)| has_none(key));
        let unused = unused.map(|(key, span)| UnusedTextField {
            key,
            span: *span,
            meant: meant_key(key, &others),
        });
        unused.collect()
    }
}
