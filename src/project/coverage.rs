//! How much of a locale is translated, in messages and in words of the source.

use std::ops::AddAssign;

use crate::fluent::model::{Entry, EntryKind, Part, Pattern};
use crate::locale::tag::Locale;
use crate::project::change::Change;
use crate::project::set::{Present, Side};
use crate::project::staleness::{Stale, Staleness, Translation, staleness};
use crate::text::source::FileId;
use crate::text::words;

/// The coverage of one locale: of a catalog or of the whole project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub locale: Locale,
    pub total: Tally,
    /// In the order of the sets.
    pub catalogs: Vec<CatalogCoverage>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogCoverage {
    /// The key of the set.
    pub key: String,
    /// The target catalog, if there is one.
    pub file: Option<FileId>,
    pub tally: Tally,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub messages: Messages,
    pub words: Words,
}

/// Messages and terms of the source catalogs, attributes counted with their message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub stale: usize,
    /// There, and nobody stands for it yet; not among the translated ones.
    pub draft: usize,
}

/// Words of the source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub total: usize,
    pub translated: usize,
}

impl Coverage {
    /// The coverage of some sets, by their keys.
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
    /// The share that is translated, in whole percent, rounded down: 100 means all.
    pub fn percent(&self) -> u8 {
        percent(self.translated, self.total)
    }
}

impl Words {
    pub fn percent(&self) -> u8 {
        percent(self.translated, self.total)
    }
}

fn percent(part: usize, total: usize) -> u8 {
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
            stale,
            draft,
        } = other.messages;
        self.messages.total += total;
        self.messages.translated += translated;
        self.messages.missing += missing;
        self.messages.incomplete += incomplete;
        self.messages.obsolete += obsolete;
        self.messages.identical += identical;
        self.messages.stale += stale;
        self.messages.draft += draft;
        self.words.total += other.words.total;
        self.words.translated += other.words.translated;
    }
}

/// What a translation of one entry is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    Missing,
    /// See [`Messages::incomplete`].
    Incomplete,
    /// Whole; `identical`: every text equals the source's.
    Translated {
        identical: bool,
    },
}

/// Weighs a translation against its source entry.
pub fn completeness(source: &Entry<'_>, target: &Entry<'_>) -> Completeness {
    let mut identical = true;
    // A term's attributes are private to its locale.
    let wanted =
        |attribute: &Option<&str>| source.kind == EntryKind::Message || attribute.is_none();
    for (attribute, source_pattern) in source.patterns().filter(|(attribute, _)| wanted(attribute))
    {
        let Some(pattern) = target.pattern(attribute) else {
            return Completeness::Incomplete;
        };
        if is_blank(pattern) && !is_blank(source_pattern) {
            return Completeness::Incomplete;
        }
        identical &= pattern == source_pattern;
    }
    Completeness::Translated {
        identical: identical && has_words(source),
    }
}

/// Whether a pattern shows nothing: the `{ "" }` by which Fluent writes an intentional emptiness.
pub fn is_blank(pattern: &Pattern<'_>) -> bool {
    pattern.parts.iter().all(|part| match part {
        Part::Text(text) | Part::Literal(text) => text.trim().is_empty(),
        Part::Number(_)
        | Part::Variable(_)
        | Part::Message { .. }
        | Part::Term { .. }
        | Part::Call { .. } => false,
        Part::Select(select) => select
            .variants
            .iter()
            .all(|variant| is_blank(&variant.value)),
    })
}

fn has_words(entry: &Entry<'_>) -> bool {
    let letters = |text: &str| text.chars().any(char::is_alphabetic);
    let mut found = false;
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |part| {
            found |= matches!(part, Part::Text(text) | Part::Literal(text) if letters(text))
        });
    }
    found
}

/// How many words of text an entry has, in its value and attributes; of a selector, the default variant counts.
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

/// The words of each entry of a source catalog, in order; 0 for those that another definition hides.
pub fn words_of_each(source: Side<'_>) -> Vec<usize> {
    let Some(file) = source.read() else {
        return Vec::new();
    };
    let entries = file.catalog.entries.iter();
    entries
        .map(|entry| {
            if file.is_first(entry) {
                words(entry)
            } else {
                0
            }
        })
        .collect()
}

/// Why a translation that is whole cannot be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its source was changed since, in what it says, and it was not.
    Stale,
    /// Nobody stands for it.
    Draft,
}

impl Standing {
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Stale => "stale",
            Standing::Draft => "draft",
        }
    }
}

/// Whether the records tell that the translation of a source entry cannot be relied on.
pub fn standing(entry: &Entry<'_>, source: Side<'_>, target: Side<'_>) -> Option<Standing> {
    let translation = target.entry(entry.kind, entry.id);
    let of = |staleness: Staleness| match staleness {
        Staleness::Draft => Some(Standing::Draft),
        Staleness::Stale(Stale {
            change: Change::Major(_),
            translation: Translation::AsItWas,
            ..
        }) => Some(Standing::Stale),
        Staleness::Stale(_) | Staleness::Current => None,
    };
    let mut standings = recorded(entry, translation, source, target).filter_map(of);
    let first = standings.next()?;
    let is_stale = first == Standing::Stale || standings.any(|it| it == Standing::Stale);
    Some(if is_stale { Standing::Stale } else { first })
}

/// What the records of an entry tell of its texts.
fn recorded<'p>(
    entry: &'p Entry<'p>,
    translation: Option<&'p Entry<'p>>,
    source: Side<'p>,
    target: Side<'p>,
) -> impl Iterator<Item = Staleness> {
    let state = target.state.filter(|it| !it.state.records.is_empty());
    let patterns = state
        .zip(translation)
        .into_iter()
        .flat_map(|(file, translation)| translation.patterns().map(move |pattern| (file, pattern)));
    patterns.filter_map(move |(file, (attribute, pattern))| {
        let record = file.state.get(entry.kind, entry.id, attribute)?;
        let source_pattern = entry.pattern(attribute)?;
        Some(staleness(record, source_pattern, pattern, source.locale))
    })
}

fn is_draft(
    entry: &Entry<'_>,
    translation: Option<&Entry<'_>>,
    source: Side<'_>,
    target: Side<'_>,
) -> bool {
    recorded(entry, translation, source, target).any(|it| it == Staleness::Draft)
}

/// The coverage of one locale's part in a set; `words` as [`words_of_each`] gives them.
pub fn tally(source: Side<'_>, target: Side<'_>, words: &[usize]) -> Tally {
    let mut tally = Tally::default();
    if matches!(target.catalog, Present::Excluded) {
        return tally;
    }
    let source_file = source.read();
    let entries = source_file.iter().flat_map(|file| &file.catalog.entries);
    let counts = |entry: &Entry<'_>| source_file.is_some_and(|file| file.is_first(entry));
    let mut common = 0;
    for (entry, words) in entries.zip(words).filter(|(entry, _)| counts(entry)) {
        tally.messages.total += 1;
        tally.words.total += words;
        let translation = target.entry(entry.kind, entry.id);
        common += usize::from(translation.is_some());
        let completeness = match translation {
            Some(target) => completeness(entry, target),
            None if target.is_broken(entry.kind, entry.id) => Completeness::Incomplete,
            None => Completeness::Missing,
        };
        match completeness {
            Completeness::Missing => tally.messages.missing += 1,
            Completeness::Incomplete => tally.messages.incomplete += 1,
            Completeness::Translated { .. } if is_draft(entry, translation, source, target) => {
                tally.messages.draft += 1;
            }
            Completeness::Translated { identical } => {
                let is_stale = |it: &Staleness| matches!(it, Staleness::Stale(_));
                let stale = recorded(entry, translation, source, target).any(|it| is_stale(&it));
                tally.messages.stale += usize::from(stale);
                tally.messages.translated += 1;
                tally.messages.identical += usize::from(identical);
                tally.words.translated += words;
            }
        }
    }
    if let Some(file) = target.read() {
        let firsts = file
            .catalog
            .entries
            .iter()
            .filter(|entry| file.is_first(entry));
        let known = |entry: &&Entry<'_>| !source.is_broken(entry.kind, entry.id);
        tally.messages.obsolete = firsts.filter(known).count() - common;
    }
    tally
}
