//! Measures how much of a locale is translated, in messages and in words of the source.

use std::ops::AddAssign;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fluent::model::{Entry, Part, Pattern};
use crate::locale::tag::Locale;
use crate::project::set::{Present, Side};
use crate::project::translation_state::{EntryStatus, TranslationState};
use crate::text::source::FileId;
use crate::text::words;

/// The coverage of one locale: of a catalog or of the whole project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub locale: Locale,
    pub total: Tally,
    /// In the order of the sets: by their keys.
    pub catalogs: Vec<CatalogCoverage>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogCoverage {
    /// The key of the set; the locales share it.
    pub key: Arc<str>,
    /// The target catalog, if there is one.
    pub file: Option<FileId>,
    pub tally: Tally,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub messages: Messages,
    pub words: Words,
}

/// Messages and terms of the source catalogs, attributes counted with their message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Messages {
    pub total: usize,
    /// Whole and usable; `identical` and `stale` ones are among them.
    pub translated: usize,
    pub missing: usize,
    /// There, but broken, empty, or without its value or an attribute: readers get the source text.
    pub incomplete: usize,
    /// In the target alone; not in `total`.
    pub obsolete: usize,
    pub identical: usize,
    /// There, but word for word the source, and it reads like its language; not among the translated ones.
    pub untranslated: usize,
    pub stale: usize,
    /// There, and nobody stands for it yet; not among the translated ones.
    pub draft: usize,
}

/// Words of the source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Words {
    pub total: usize,
    pub translated: usize,
}

impl Coverage {
    /// Returns what is covered of the set of a key.
    pub fn catalog(&self, key: &str) -> Option<&CatalogCoverage> {
        let found = self.catalogs.binary_search_by(|it| (*it.key).cmp(key));
        Some(&self.catalogs[found.ok()?])
    }

    /// Returns the coverage of some sets, by their keys.
    pub fn of_sets(&self, is_wanted: &dyn Fn(&str) -> bool) -> Self {
        let catalogs = self
            .catalogs
            .iter()
            .filter(|catalog| is_wanted(&catalog.key));
        let mut some = Self {
            locale: self.locale.clone(),
            total: Tally::default(),
            catalogs: catalogs.cloned().collect(),
        };
        for catalog in &some.catalogs {
            some.total += catalog.tally;
        }
        some
    }
}

impl Messages {
    /// Returns the share that is translated, in whole percent, rounded down: 100 means all.
    pub fn percent(&self) -> u8 {
        percent(self.translated, self.total)
    }
}

impl Words {
    /// Returns the share that is translated, in whole percent, rounded down: 100 means all.
    pub fn percent(&self) -> u8 {
        percent(self.translated, self.total)
    }
}

/// Returns a share in whole percent, rounded down: 100 means all.
pub fn percent(part: usize, total: usize) -> u8 {
    match total {
        0 => 100,
        _ => (part * 100 / total) as u8,
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        let Messages {
            total,
            translated,
            missing,
            incomplete,
            obsolete,
            identical,
            untranslated,
            stale,
            draft,
        } = other.messages;
        self.messages.total += total;
        self.messages.translated += translated;
        self.messages.missing += missing;
        self.messages.incomplete += incomplete;
        self.messages.obsolete += obsolete;
        self.messages.identical += identical;
        self.messages.untranslated += untranslated;
        self.messages.stale += stale;
        self.messages.draft += draft;
        self.words.total += other.words.total;
        self.words.translated += other.words.translated;
    }
}

/// Returns how many words of text an entry has, in its value and attributes; of a selector, the default variant counts.
pub fn words(entry: &Entry<'_>) -> usize {
    entry
        .patterns()
        .map(|(_, pattern)| pattern_words(pattern))
        .sum()
}

fn pattern_words(pattern: &Pattern<'_>) -> usize {
    let count = |part: &Part<'_>| match part {
        Part::Text(text) | Part::Literal(text) => words::count(text),
        Part::Select(select) => select
            .variants
            .iter()
            .filter(|variant| variant.default)
            .map(|variant| pattern_words(&variant.value))
            .sum(),
        Part::Number(_)
        | Part::Variable(_)
        | Part::Message { .. }
        | Part::Term { .. }
        | Part::Call { .. } => 0,
    };
    pattern.parts.iter().map(count).sum()
}

/// Returns the words of each entry of a source catalog, in order; 0 for those that another definition hides.
pub fn words_of_each(source: Side<'_>) -> Vec<u32> {
    let Some(file) = source.read() else {
        return Vec::new();
    };
    let entries = file.catalog.entries.iter();
    entries
        .map(|entry| {
            if file.is_first(entry) {
                words(entry) as u32
            } else {
                0
            }
        })
        .collect()
}

/// Tells whether a translation, word for word the text of its source, was left in the language of it.
pub type CopyJudge<'j> = dyn Fn(&Entry<'_>, &Entry<'_>) -> bool + 'j;

/// Returns the coverage of one locale's part in a set; `words` as [`words_of_each`] gives them.
pub fn tally(source: Side<'_>, target: Side<'_>, words: &[u32], is_copy: &CopyJudge<'_>) -> Tally {
    let mut tally = Tally::default();
    if matches!(target.catalog, Present::Excluded) {
        return tally;
    }
    let mut common = 0;
    if let Some(file) = source.read() {
        let mut words = words.iter();
        target.visit_translations(source, &mut |entry, status| {
            let words = words.next().copied().unwrap_or_default();
            if file.is_first(entry) {
                let translation = || target.entry(entry.kind, entry.id);
                let is_copy =
                    status.is_identical && translation().is_some_and(|it| is_copy(entry, it));
                tally.count(status, words as usize, is_copy);
                common += usize::from(status.has_entry);
            }
        });
    }
    if let Some(file) = target.read() {
        let entries = file.catalog.entries.iter();
        let firsts = entries.filter(|entry| file.is_first(entry));
        let known = firsts.filter(|entry| !source.is_broken(entry.kind, entry.id));
        tally.messages.obsolete = known.count() - common;
    }
    tally
}

impl Tally {
    /// Adds a source entry of so many words; `is_copy`: its translation was left in the language of the source.
    fn count(&mut self, status: &EntryStatus, words: usize, is_copy: bool) {
        if status.state == TranslationState::Excluded {
            return;
        }
        self.messages.total += 1;
        self.words.total += words;
        match status.state {
            TranslationState::Missing | TranslationState::Excluded => self.messages.missing += 1,
            TranslationState::Incomplete => self.messages.incomplete += 1,
            _ if status.has_draft() => self.messages.draft += 1,
            _ if is_copy => self.messages.untranslated += 1,
            TranslationState::Source
            | TranslationState::Current
            | TranslationState::Stale(_)
            | TranslationState::Unconfirmed
            | TranslationState::Draft => {
                self.messages.stale += usize::from(status.has_stale());
                self.messages.translated += 1;
                self.messages.identical += usize::from(status.is_identical);
                self.words.translated += words;
            }
        }
    }
}
