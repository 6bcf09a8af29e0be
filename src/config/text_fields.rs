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
        let keys = reader.strings(value).into_iter();
        Self {
            origin,
            text,
            keys: keys
                .map(|(key, at)| (key.to_owned(), Span::new(at.start, at.end)))
                .collect(),
        }
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
