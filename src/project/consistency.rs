//! Finds texts of a project that are translated in several ways, and translations that stand for several texts.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, Hash, Hasher};

use camino::Utf8Path;
use foldhash::fast::FixedState;

use crate::fluent::prose::Prose;
use crate::text::slice::Slice;
use crate::text::source::FileId;

/// The fingerprint of a text and its translation: capitals, marks, blanks and addresses make no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairFingerprint {
    source: u64,
    target: u64,
}

/// Shorter texts mean one thing here and another there: *Open*, *Last name*.
const LEAST_WORDS: usize = 4;

/// Longer texts, in bytes, are not looked at.
const LONGEST: usize = 400;

impl PairFingerprint {
    /// Fingerprints a text and its translation, each without variants; `None` where there is too little to go by.
    pub fn of(source: &[Prose<'_>], target: &[Prose<'_>]) -> Option<Self> {
        let ([source], [target]) = (source, target) else {
            return None;
        };
        let is_short = source.text.len() <= LONGEST && target.text.len() <= 2 * LONGEST;
        let is_enough =
            is_short && source.tokens().len() >= LEAST_WORDS && !target.tokens().is_empty();
        is_enough.then(|| Self {
            source: hash(source),
            target: hash(target),
        })
    }

    /// Takes hashes that were made elsewhere, by a program that hashes [`probe`] alike.
    pub fn of_hashes(source: u64, target: u64) -> Self {
        Self { source, target }
    }

    pub fn source(self) -> u64 {
        self.source
    }

    pub fn target(self) -> u64 {
        self.target
    }
}

/// Returns the hash of a known text: fingerprints of programs that hash it otherwise cannot be compared.
pub fn probe() -> u64 {
    FixedState::default().hash_one("every language says the same")
}

/// Of the tokens of a text in small letters, and of the people it names by their handles.
fn hash(prose: &Prose<'_>) -> u64 {
    let small = prose.text.to_ascii_lowercase();
    let mut hasher = FixedState::default().build_hasher();
    for token in prose.tokens() {
        small.as_bytes()[token.range()].hash(&mut hasher);
    }
    let protected = prose
        .protected_ranges()
        .iter()
        .map(|range| small.slice(range.clone()));
    let handles = protected.filter(|it| it.starts_with('@'));
    handles.for_each(|handle| handle.hash(&mut hasher));
    hasher.finish()
}

/// A text among all those of a project: as little as is needed to tell which ones to look at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextOccurrence {
    /// The target locale, by its place.
    pub locale: u32,
    pub fingerprint: PairFingerprint,
    /// The number of the text among those of its set.
    pub at: u32,
}

/// The sources that are translated in several ways, and the translations that stand for several sources, by locale.
#[derive(Debug, Default)]
pub struct Inconsistencies {
    sources: HashSet<(u32, u64), FixedState>,
    targets: HashSet<(u32, u64), FixedState>,
}

impl Inconsistencies {
    pub fn new<'t>(occurrences: impl Iterator<Item = &'t TextOccurrence> + Clone) -> Self {
        let mut found = Self::default();
        // Not all locales at a time: a copy of all texts would be most of what a large project asks for.
        for turn in 0..TURNS {
            let of_turn = occurrences.clone().filter(|it| it.locale % TURNS == turn);
            let mut texts: Vec<(u32, u64, u64)> = of_turn
                .map(|it| (it.locale, it.fingerprint.source, it.fingerprint.target))
                .collect();
            found.sources.extend(ambiguous(&mut texts));
            for (_, source, target) in &mut texts {
                std::mem::swap(source, target);
            }
            found.targets.extend(ambiguous(&mut texts));
        }
        found
    }

    pub fn has(&self, occurrence: &TextOccurrence) -> bool {
        self.sources
            .contains(&(occurrence.locale, occurrence.fingerprint.source))
            || self
                .targets
                .contains(&(occurrence.locale, occurrence.fingerprint.target))
    }
}

/// The locales are looked at in so many turns.
const TURNS: u32 = 4;

/// Returns the texts, with their locales, beside which others stand in several places.
fn ambiguous(texts: &mut [(u32, u64, u64)]) -> impl Iterator<Item = (u32, u64)> {
    texts.sort_unstable();
    let ambiguous = texts.windows(2).filter(|two| {
        let ((locale, one, beside), (other_locale, other, beside_other)) = (two[0], two[1]);
        (locale, one) == (other_locale, other) && beside != beside_other
    });
    ambiguous.map(|two| (two[0].0, two[0].1))
}

/// A text with its place among the locales and the files.
#[derive(Debug)]
pub struct ComparedText {
    pub fingerprint: PairFingerprint,
    /// The target locale, by its place.
    pub locale: usize,
    /// The message.
    pub name: Box<str>,
    /// The file of the translation.
    pub file: FileId,
    /// The translation.
    pub text: Box<str>,
    /// The number of the text among those of its set.
    pub at: u32,
}

/// Another fingerprint than the one at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConflictingText<'w> {
    pub place: &'w str,
    pub text: &'w str,
    /// The number of texts that are worded so.
    pub count: usize,
}

/// Texts that say the same and are translated in several ways, and texts that say other things and are translated in
/// one.
#[derive(Debug, Default)]
pub struct ConsistencyIndex {
    /// By locale and source, the most frequent fingerprint, where there are several.
    usual: HashMap<(usize, u64), PreferredTranslation, FixedState>,
    /// By locale and translation, its first source, where there are several.
    first: HashMap<(usize, u64), PreferredTranslation, FixedState>,
    /// The locales and names of the texts that were compared.
    names: HashSet<(usize, Box<str>), FixedState>,
}

#[derive(Debug)]
struct PreferredTranslation {
    fingerprint: PairFingerprint,
    place: Box<str>,
    text: Box<str>,
    count: usize,
}

impl ConsistencyIndex {
    /// Compares the texts of a project, which are in its order.
    pub fn new<'l>(texts: &[ComparedText], path: impl Fn(FileId) -> &'l Utf8Path) -> Self {
        let mut by_source: HashMap<(usize, u64), Vec<usize>, FixedState> = HashMap::default();
        let mut by_target: HashMap<(usize, u64), Vec<usize>, FixedState> = HashMap::default();
        for (at, text) in texts.iter().enumerate() {
            let PairFingerprint { source, target } = text.fingerprint;
            by_source.entry((text.locale, source)).or_default().push(at);
            by_target.entry((text.locale, target)).or_default().push(at);
        }
        let usual = by_source.into_iter().filter_map(|(key, places)| {
            let mut counts: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
            for at in &places {
                counts
                    .entry(texts[*at].fingerprint.target)
                    .or_insert((0, *at))
                    .0 += 1;
            }
            // Of two that are as frequent, the first in the project.
            let most = counts
                .values()
                .max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)));
            let (count, at) = most.filter(|_| counts.len() > 1)?;
            Some((key, PreferredTranslation::new(&texts[*at], *count, &path)))
        });
        let first = by_target.into_iter().filter_map(|(key, places)| {
            let first = &texts[*places.first()?];
            let is_other = |at: &usize| texts[*at].fingerprint.source != first.fingerprint.source;
            let is_shared = places.iter().any(is_other);
            is_shared.then(|| (key, PreferredTranslation::new(first, places.len(), &path)))
        });
        let names = texts.iter().map(|text| (text.locale, text.name.clone()));
        Self {
            usual: usual.collect(),
            first: first.collect(),
            names: names.collect(),
        }
    }

    /// Takes what speaks for its group: of texts of one source the usual translation, of texts of one translation the
    /// first, each with its count; and the texts that may differ from one.
    pub fn of_groups<'t, 'l>(
        usual: impl Iterator<Item = (&'t ComparedText, usize)>,
        first: impl Iterator<Item = (&'t ComparedText, usize)>,
        texts: impl Iterator<Item = &'t ComparedText>,
        path: impl Fn(FileId) -> &'l Utf8Path,
    ) -> Self {
        let preferred = |(text, count)| PreferredTranslation::new(text, count, &path);
        let usual = usual.map(|(text, count)| {
            let key = (text.locale, text.fingerprint.source);
            (key, preferred((text, count)))
        });
        let first = first.map(|(text, count)| {
            let key = (text.locale, text.fingerprint.target);
            (key, preferred((text, count)))
        });
        Self {
            usual: usual.collect(),
            first: first.collect(),
            names: texts.map(|text| (text.locale, text.name.clone())).collect(),
        }
    }

    /// Returns whether a text of this name was compared: if not, there is nothing to tell of it.
    pub fn knows(&self, locale: usize, name: String) -> bool {
        self.names.contains(&(locale, name.into_boxed_str()))
    }

    /// Returns the usual translation of the same source, where this one is another.
    pub fn other_translation(
        &self,
        locale: usize,
        fingerprint: PairFingerprint,
    ) -> Option<ConflictingText<'_>> {
        let usual = self.usual.get(&(locale, fingerprint.source))?;
        (usual.fingerprint.target != fingerprint.target).then(|| usual.conflict())
    }

    /// Returns the first text with the same translation, where its source is another.
    pub fn other_source(
        &self,
        locale: usize,
        fingerprint: PairFingerprint,
    ) -> Option<ConflictingText<'_>> {
        let first = self.first.get(&(locale, fingerprint.target))?;
        (first.fingerprint.source != fingerprint.source).then(|| first.conflict())
    }
}

impl PreferredTranslation {
    fn new<'l>(text: &ComparedText, count: usize, path: &impl Fn(FileId) -> &'l Utf8Path) -> Self {
        Self {
            fingerprint: text.fingerprint,
            place: format!("{} in `{}`", text.name, path(text.file)).into(),
            text: text
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .into(),
            count,
        }
    }

    fn conflict(&self) -> ConflictingText<'_> {
        ConflictingText {
            place: &self.place,
            text: &self.text,
            count: self.count,
        }
    }
}
