//! The records of a document that is translated as a whole file: finds which of them each of its blocks has now.
//!
//! Blocks have no ids that last. A record is known again by the text of the translation, then by the source text, then by
//! what they have in common; its name is the label that the block had when it was recorded.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::fluent::model::{Catalog, Entry, Pattern};
use crate::fluent::written::written;
use crate::project::state::{Fingerprint, Record, State};
use crate::text::slice::Slice;

/// Two texts that have at least this share of their words in common are one text, before and after an edit.
const ALIKE: f32 = 0.5;

/// Words that stand in more records than this tell nothing apart.
const COMMON_WORD: usize = 24;

/// A part of a text counts as known if it has at least so many words.
const LEAST_PART: usize = 3;

/// A text of a document beside its translation, under its label.
pub struct DocumentPair<'c> {
    pub label: &'c str,
    pub source: &'c Pattern<'c>,
    pub target: &'c Pattern<'c>,
}

/// Returns the texts of two catalogs that a document and its translation were made into: those with both sides.
pub fn pairs<'c>(source: &'c Catalog<'c>, target: &'c Catalog<'c>) -> Vec<DocumentPair<'c>> {
    let sources: HashMap<&str, &Entry<'_>> = source
        .entries
        .iter()
        .map(|entry| (entry.id, entry))
        .collect();
    let pair = |entry: &'c Entry<'c>| {
        Some(DocumentPair {
            label: entry.id,
            source: sources.get(entry.id)?.value.as_ref()?,
            target: entry.value.as_ref()?,
        })
    };
    target.entries.iter().filter_map(pair).collect()
}

/// Returns the records of the texts as they are now, under the labels that they have now. A text without a record is new.
pub fn records_now(recorded: &State, pairs: &[DocumentPair<'_>]) -> State {
    if recorded.records.is_empty() {
        return recorded.with_records(BTreeMap::new());
    }
    let search = RecordSearch::new(recorded);
    let texts: Vec<PairText<'_>> = pairs.iter().map(PairText::new).collect();
    let mut found: Vec<Option<Record>> = Vec::with_capacity(texts.len());
    let mut claimed: HashSet<&str> = HashSet::new();
    for text in &texts {
        let name = search.exact(text);
        claimed.extend(name);
        found.push(name.map(|name| search.records[name].clone()));
    }
    for (text, found) in texts.iter().zip(&mut found) {
        if found.is_none()
            && let Some((name, record)) = search.by_one_side(text, &claimed)
        {
            claimed.insert(name);
            *found = Some(record);
        }
    }
    if found.contains(&None) {
        let rest = recorded.records.iter();
        let rest = rest.filter(|(name, _)| !claimed.contains(&***name));
        let rest = EditedRecords::new(rest.map(|(_, record)| record).collect());
        for (text, found) in texts.iter().zip(&mut found) {
            if found.is_none() {
                *found = rest.find(text);
            }
        }
    }
    let found = texts.iter().zip(found);
    let records = found.filter_map(|(text, record)| Some((text.label.into(), record?)));
    recorded.with_records(records.collect())
}

/// A text of today in the form in which texts are recorded.
struct PairText<'c> {
    label: &'c str,
    source: String,
    target: Fingerprint,
}

impl<'c> PairText<'c> {
    fn new(pair: &DocumentPair<'c>) -> Self {
        Self {
            label: pair.label,
            source: written(pair.source),
            target: Fingerprint::of(pair.target),
        }
    }
}

/// The records of a document, by what they are looked for.
struct RecordSearch<'r> {
    records: HashMap<&'r str, &'r Record>,
    by_target: HashMap<u64, Vec<&'r str>>,
    by_source: HashMap<&'r str, Vec<&'r str>>,
}

impl<'r> RecordSearch<'r> {
    fn new(recorded: &'r State) -> Self {
        let mut search = Self {
            records: HashMap::new(),
            by_target: HashMap::new(),
            by_source: HashMap::new(),
        };
        for (name, record) in &recorded.records {
            let name = &**name;
            search.records.insert(name, record);
            let target = search.by_target.entry(record.target.bits());
            target.or_default().push(name);
            let source = search.by_source.entry(&record.source);
            source.or_default().push(name);
        }
        search
    }

    /// Finds the record of both texts; else the one of this label with this translation.
    fn exact(&self, text: &PairText<'_>) -> Option<&'r str> {
        let names = self.by_target.get(&text.target.bits())?.iter().copied();
        let has_source = |name: &&str| self.records[*name].source == text.source;
        let of_both = || names.clone().filter(has_source);
        let is_named = |name: &&str| *name == text.label;
        of_both()
            .find(is_named)
            .or_else(|| of_both().next())
            .or_else(|| names.clone().find(is_named))
    }

    /// Finds a record of the translation that no other text has; else any of the source.
    fn by_one_side(
        &self,
        text: &PairText<'_>,
        claimed: &HashSet<&str>,
    ) -> Option<(&'r str, Record)> {
        let of_target = self.by_target.get(&text.target.bits());
        let of_target = of_target.into_iter().flatten();
        let of_source = self.by_source.get(text.source.as_str());
        let mut names = of_target
            .filter(|name| !claimed.contains(**name))
            .chain(of_source.into_iter().flatten());
        let name = names.next()?;
        Some((name, self.records[name].clone()))
    }
}

/// Records that no text of today is the translation of, nor the source.
struct EditedRecords<'r> {
    records: Vec<&'r Record>,
    /// The number of words of each.
    lengths: Vec<usize>,
    /// Places in `records`.
    by_word: HashMap<&'r str, Vec<usize>>,
}

impl<'r> EditedRecords<'r> {
    fn new(records: Vec<&'r Record>) -> Self {
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut lengths = Vec::with_capacity(records.len());
        for (at, record) in records.iter().enumerate() {
            let words = words(&record.source);
            lengths.push(words.len());
            for word in words {
                by_word.entry(word).or_default().push(at);
            }
        }
        by_word.retain(|_, places| places.len() <= COMMON_WORD);
        Self {
            records,
            lengths,
            by_word,
        }
    }

    /// Finds the record of a text that was edited, split or merged on both sides.
    fn find(&self, text: &PairText<'_>) -> Option<Record> {
        let words = words(&text.source);
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for at in words
            .iter()
            .filter_map(|word| self.by_word.get(word))
            .flatten()
        {
            *common.entry(*at).or_default() += 1;
        }
        let whole = common.keys().map(|at| self.records[*at]).find(|record| {
            words.len() >= LEAST_PART && record.source.contains(text.source.as_str())
        });
        let same = |record: &Record| Record {
            source: text.source.clone(),
            ..record.clone()
        };
        if let Some(whole) = whole {
            return Some(same(whole));
        }
        let parts = common.keys().map(|at| self.records[*at]);
        if let Some(first) = merged(parts, &text.source) {
            return Some(same(first));
        }
        let likeness = |(at, common): (&usize, &usize)| {
            (2 * common) as f32 / (words.len() + self.lengths[*at]) as f32
        };
        let like = common.iter().map(|entry| (likeness(entry), *entry.0));
        let best = like
            .max_by(|(one, at), (other, place)| one.total_cmp(other).then_with(|| place.cmp(at)));
        let (_, at) = best.filter(|(likeness, _)| *likeness >= ALIKE)?;
        Some(self.records[at].clone())
    }
}

/// Returns the first of several records whose texts, one after the other, make the text.
fn merged<'r>(records: impl Iterator<Item = &'r Record>, text: &str) -> Option<&'r Record> {
    let place = |record: &'r Record| Some((text.find(record.source.as_str())?, record));
    let mut parts: Vec<(usize, &Record)> = records.filter_map(place).collect();
    parts.sort_by_key(|(at, _)| *at);
    let mut end = 0;
    for (at, record) in &parts {
        if *at < end || !text.slice(end..*at).trim().is_empty() {
            return None;
        }
        end = at + record.source.len();
    }
    let is_whole = parts.len() > 1 && text.slice(end..).trim().is_empty();
    parts
        .first()
        .filter(|_| is_whole)
        .map(|(_, record)| *record)
}

/// Returns the words of a text, each once.
fn words(text: &str) -> HashSet<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}
