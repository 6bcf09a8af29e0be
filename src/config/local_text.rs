//! Texts of the configuration that may differ from language to language.

use std::collections::BTreeMap;

use crate::config::reader::{ConfigReader, TomlValue};
use crate::locale::tag::Locale;

/// A text that readers see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LocalText {
    #[default]
    Unnamed,
    /// The same in every language.
    Same(String),
    ByLocale(BTreeMap<Locale, String>),
}

impl LocalText {
    /// Returns the text for readers of a locale: its own, or that of the nearest locale that stands in for it, or that of
    /// the source; with the locale where it is of another one.
    pub fn of(&self, locale: &Locale, source: &Locale) -> Option<(&str, Option<&Locale>)> {
        match self {
            LocalText::Unnamed => None,
            LocalText::Same(text) => Some((text, None)),
            LocalText::ByLocale(texts) => {
                let near = std::iter::once(locale.clone()).chain(locale.parents());
                let mut near = near.filter_map(|it| texts.get(&it));
                let other = || texts.get_key_value(source).or(texts.first_key_value());
                match near.next() {
                    Some(text) => Some((text, None)),
                    None => other().map(|(locale, text)| (text.as_str(), Some(locale))),
                }
            }
        }
    }
}

/// Reads a text, or a table of texts by locale; `what`: a word for such a text.
pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue, what: &str) -> LocalText {
    if let Some(text) = value.get_ref().as_str() {
        return match text.trim() {
            "" => LocalText::Unnamed,
            text => LocalText::Same(text.to_owned()),
        };
    }
    if value.get_ref().as_table().is_none() {
        reader.wrong_type(value, &format!("a {what}, or a table of {what}s by locale"));
    }
    let mut texts = BTreeMap::new();
    for (key, value) in value.get_ref().as_table().into_iter().flatten() {
        let locale = reader.locale(key.get_ref(), key.span());
        let text = reader.string(value).map(|text| text.trim().to_owned());
        texts.extend(locale.zip(text));
    }
    if texts.is_empty() {
        LocalText::Unnamed
    } else {
        LocalText::ByLocale(texts)
    }
}
