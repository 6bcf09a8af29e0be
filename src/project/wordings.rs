//! The texts of a project by their wording, put right edit by edit: which sets word a text otherwise than the project
//! does is known without a look at all of them.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use foldhash::fast::FixedState;

use crate::project::consistency::TextOccurrence;

/// The texts that have the same source in one locale, or the same translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordingGroup {
    pub side: WordingSide,
    locale: u32,
    wording: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordingSide {
    Source,
    Translation,
}

/// A text in one of its groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct WordingUse {
    group: WordingGroup,
    /// The wording on the other side.
    other: u64,
    set: u32,
    at: u32,
}

/// A group that is worded in several ways.
#[derive(Clone, Debug)]
pub struct WordingDispute {
    /// The text that speaks for the group, by its set and its number among the texts of the set.
    pub preferred: (u32, u32),
    /// The number of texts that are worded as it is, or are in the group.
    pub count: usize,
    /// The sets that have a text which is worded otherwise.
    pub differing: BTreeSet<u32>,
}

/// The wordings of a project.
#[derive(Default)]
pub struct Wordings {
    uses: BTreeSet<WordingUse>,
    disputed: HashSet<WordingGroup, FixedState>,
    /// The uses that came or went since somebody asked.
    changed: BTreeSet<WordingUse>,
}

impl WordingGroup {
    /// Returns the two groups of a text.
    pub fn of(text: &TextOccurrence) -> [Self; 2] {
        let (locale, fingerprint) = (text.locale, text.fingerprint);
        let group = |side, wording| Self {
            side,
            locale,
            wording,
        };
        [
            group(WordingSide::Source, fingerprint.source()),
            group(WordingSide::Translation, fingerprint.target()),
        ]
    }
}

impl WordingUse {
    fn of(set: u32, text: &TextOccurrence) -> [Self; 2] {
        let [source, translation] = WordingGroup::of(text);
        let in_group = |group, other: WordingGroup| Self {
            group,
            other: other.wording,
            set,
            at: text.at,
        };
        [in_group(source, translation), in_group(translation, source)]
    }
}

impl Wordings {
    /// Takes all texts of a project.
    pub fn begin<'t>(texts: impl Iterator<Item = (u32, &'t [TextOccurrence])>) -> Self {
        let uses = texts.flat_map(|(set, texts)| {
            let uses = texts.iter().map(move |text| WordingUse::of(set, text));
            uses.flatten()
        });
        let mut uses: Vec<WordingUse> = uses.collect();
        uses.sort_unstable();
        let disputed = uses.windows(2).filter_map(|two| {
            let is_disputed = two[0].group == two[1].group && two[0].other != two[1].other;
            is_disputed.then_some(two[0].group)
        });
        Self {
            disputed: disputed.collect(),
            changed: BTreeSet::new(),
            uses: uses.into_iter().collect(),
        }
    }

    /// Adds the texts of a set.
    pub fn put(&mut self, set: u32, texts: &[TextOccurrence]) {
        for found in texts.iter().flat_map(|text| WordingUse::of(set, text)) {
            self.uses.insert(found);
            self.note(found);
        }
    }

    /// Takes the texts of a set away.
    pub fn take_away(&mut self, set: u32, texts: &[TextOccurrence]) {
        for gone in texts.iter().flat_map(|text| WordingUse::of(set, text)) {
            self.uses.remove(&gone);
            self.note(gone);
        }
    }

    /// Notes that a use came or went; one that went and came again is no change.
    fn note(&mut self, found: WordingUse) {
        if !self.changed.remove(&found) {
            self.changed.insert(found);
        }
        let mut uses = self.uses_in(found.group).map(|found| found.other);
        let ends = uses.next().zip(uses.next_back());
        let is_disputed = ends.is_some_and(|(first, last)| first != last);
        drop(uses);
        if is_disputed {
            self.disputed.insert(found.group);
        } else {
            self.disputed.remove(&found.group);
        }
    }

    fn uses_in(&self, group: WordingGroup) -> impl DoubleEndedIterator<Item = &WordingUse> {
        let end = |other, place| WordingUse {
            group,
            other,
            set: place,
            at: place,
        };
        self.uses.range(end(0, 0)..=end(u64::MAX, u32::MAX))
    }

    /// Returns the groups that have other texts than when this was last asked.
    pub fn take_changed(&mut self) -> BTreeSet<WordingGroup> {
        let changed = std::mem::take(&mut self.changed);
        changed.into_iter().map(|found| found.group).collect()
    }

    /// Returns the groups that are worded in several ways.
    pub fn disputed(&self) -> impl Iterator<Item = WordingGroup> {
        self.disputed.iter().copied()
    }

    pub fn is_disputed(&self, group: WordingGroup) -> bool {
        self.disputed.contains(&group)
    }

    /// Returns the sets that have a text in a group.
    pub fn sets_in(&self, group: WordingGroup) -> impl Iterator<Item = u32> {
        self.uses_in(group).map(|found| found.set)
    }

    /// Returns how a group is worded, where that is in several ways. Of translations of one source the most frequent
    /// speaks for the group, and of those the first in the project; of sources of one translation the first.
    pub fn dispute(&self, group: WordingGroup) -> Option<WordingDispute> {
        if !self.is_disputed(group) {
            return None;
        }
        let uses: Vec<&WordingUse> = self.uses_in(group).collect();
        let place = |found: &WordingUse| (found.set, found.at);
        let (preferred, count) = match group.side {
            WordingSide::Source => {
                let wordings = uses.chunk_by(|one, other| one.other == other.other);
                let counted = wordings.map(|alike| (alike[0], alike.len()));
                counted.max_by_key(|(first, count)| (*count, Reverse(place(first))))?
            }
            WordingSide::Translation => {
                let first = uses.iter().copied().min_by_key(|found| place(found))?;
                (first, uses.len())
            }
        };
        let differing = uses.iter().filter(|found| found.other != preferred.other);
        Some(WordingDispute {
            preferred: place(preferred),
            count,
            differing: differing.map(|found| found.set).collect(),
        })
    }
}
