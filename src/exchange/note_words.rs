//! The words of notes, in the language of the translator who reads them, else in English.

use std::sync::LazyLock;

use ::fluent::FluentArgs;

use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::runtime::bundle::{MessageBundle, resource};

/// Languages and their words, the first one English, which stands in for the others.
const TEXTS: [(&str, &str); 3] = [
    ("en", include_str!("note_words/en.ftl")),
    ("es", include_str!("note_words/es.ftl")),
    ("pt", include_str!("note_words/pt.ftl")),
];

static ALL: LazyLock<Vec<NoteWords>> = LazyLock::new(|| {
    let texts = TEXTS.iter().copied();
    texts.map(NoteWords::new).collect()
});

/// The words of notes in one language.
pub struct NoteWords {
    language: &'static str,
    catalog: Catalog<'static>,
    bundle: MessageBundle,
}

impl NoteWords {
    fn new((language, text): (&'static str, &'static str)) -> Self {
        let locale = Locale::parse(language).expect("the catalogs are named by tags");
        let catalog = parse(text);
        Self {
            language,
            bundle: MessageBundle::new(&locale, [resource(&catalog)]),
            catalog,
        }
    }

    /// Returns the words for those who translate into a locale.
    pub fn of(target: &Locale) -> &'static Self {
        let mut all = ALL.iter();
        let own = all.find(|words| words.language == target.language());
        own.unwrap_or(&ALL[0])
    }

    /// Returns whether a line begins as one of these texts does, whatever its variables: up to its first colon.
    pub fn is_line_of(&self, line: &str, ids: &[&str]) -> bool {
        let mut openings = ids.iter().map(|id| self.text(id, &[]));
        openings.any(|text| {
            let opening = text
                .split_once(':')
                .map_or(text.as_str(), |(opening, _)| opening);
            line.strip_prefix(opening)
                .is_some_and(|rest| rest.starts_with(':'))
        })
    }

    /// Returns a text with its variables filled in.
    pub fn text(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let mut entries = self.catalog.entries.iter();
        let entry = entries.find(|entry| entry.id == id);
        let arguments: FluentArgs<'_> = arguments.iter().copied().collect();
        let text = entry.and_then(|entry| self.bundle.format(entry, None, &arguments).ok());
        text.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        let arguments = ["what", "key", "change", "was", "text"].map(|name| (name, "…"));
        for words in ALL.iter() {
            assert_eq!(words.catalog.faults, [], "{}", words.language);
            let ids = |words: &NoteWords| -> Vec<&str> {
                words.catalog.entries.iter().map(|entry| entry.id).collect()
            };
            assert_eq!(ids(words), ids(&ALL[0]), "{}", words.language);
            for id in ids(words) {
                let text = words.text(id, &arguments);
                assert!(!text.is_empty(), "{}: {id}", words.language);
            }
        }
    }
}
