//! A sentence as an enumeration: its items, and the commas and conjunctions between them.

use std::ops::Range;

use crate::checks::texts::likeness::Wording;
use crate::fluent::prose::Prose;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

/// A sentence, and what joins its parts.
pub(super) struct ListedSentence<'p> {
    pub prose: &'p Prose<'p>,
    pub tokens: Range<usize>,
    pub joints: Vec<Joint>,
}

/// What stands between two parts of a sentence.
pub(super) struct Joint {
    pub kind: JointKind,
    /// The tokens between them: that of *and*, or none.
    tokens: Range<usize>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum JointKind {
    Comma,
    /// *and*, a comma before it or not.
    Conjunction {
        has_comma: bool,
    },
    /// Any other mark.
    Mark,
}

/// An enumeration: its items, by their tokens, and its first joint.
pub(super) struct Enumeration {
    pub items: Vec<Range<usize>>,
    first: usize,
}

/// The item that an enumeration has and the other one lacks.
pub(super) enum LostItem {
    /// All others have their counterparts.
    One(usize),
    /// Nothing tells which.
    Any,
    None,
}

/// An item of more words is a clause.
const LONGEST_ITEM: usize = 5;

/// Nothing tells where the first item begins and where the last one ends: so many words of them are looked at.
const SEEN: usize = 3;

impl JointKind {
    /// Returns the kind without what the languages do in different ways.
    pub fn bare(self) -> Self {
        match self {
            Self::Conjunction { .. } => Self::Conjunction { has_comma: false },
            Self::Comma | Self::Mark => self,
        }
    }
}

impl<'p> ListedSentence<'p> {
    pub fn new(prose: &'p Prose<'_>, tokens: Range<usize>) -> Self {
        let mut joints: Vec<Joint> = Vec::new();
        let infos = prose.word_infos();
        for at in tokens.clone() {
            let is_conjunction = infos[at].classes.has(WordClasses::CONJUNCTION);
            let gap = if at > tokens.start {
                let [before, token] = [at - 1, at].map(|at| prose.tokens()[at].range());
                prose.text.slice(before.end..token.start)
            } else {
                " "
            };
            // So most words stand beside each other.
            if gap == " " && !is_conjunction {
                continue;
            }
            let mark = match gap.trim_matches([' ', '\n', '\u{a0}', '*', '_']) {
                "" => None,
                "," => Some(JointKind::Comma),
                _ => Some(JointKind::Mark),
            };
            let has_comma = mark == Some(JointKind::Comma);
            if is_conjunction && at > tokens.start && mark != Some(JointKind::Mark) {
                let kind = JointKind::Conjunction { has_comma };
                joints.push(Joint {
                    kind,
                    tokens: at..at + 1,
                });
            } else if let Some(kind) = mark {
                joints.push(Joint {
                    kind,
                    tokens: at..at,
                });
            }
        }
        Self {
            prose,
            tokens,
            joints,
        }
    }

    /// Reads the enumeration that some joints in a row make, if its inner items are short.
    pub fn enumeration(&self, joints: Range<usize>) -> Option<Enumeration> {
        let (first, last) = (joints.start, joints.end - 1);
        let end_before = |at: usize| self.joints[at].tokens.start;
        let start_behind = |at: usize| self.joints[at].tokens.end;
        let start = first.checked_sub(1).map_or(self.tokens.start, start_behind);
        let end = self.joints.get(last + 1);
        let end = end.map_or(self.tokens.end, |joint| joint.tokens.start);
        let mut items = Vec::with_capacity(joints.len() + 1);
        items.push(start.max(end_before(first).saturating_sub(SEEN))..end_before(first));
        items.extend((first..last).map(|at| start_behind(at)..end_before(at + 1)));
        items.push(start_behind(last)..end.min(start_behind(last) + SEEN));
        let is_short = |item: &Range<usize>| {
            let has_digit = |at: usize| self.prose.tokens()[at].has_digit;
            (1..=LONGEST_ITEM).contains(&item.len()) && !item.clone().any(has_digit)
        };
        items
            .iter()
            .all(is_short)
            .then_some(Enumeration { items, first })
    }

    /// Returns which item of an enumeration is missing in that of the other sentence. The first one never is: it may be
    /// *last year*, with a comma behind it that the other language does not write. From the item `told` on, one that says
    /// more than its counterpart may say what is missing.
    pub fn lost(
        &self,
        long: &Enumeration,
        other: &Self,
        short: &Enumeration,
        told: usize,
    ) -> LostItem {
        let mut left: Vec<usize> = (0..long.items.len()).collect();
        let mut is_fuller = false;
        for (place, item) in short.items.iter().enumerate() {
            let item = other.phrase(item);
            let is_like = |at: &usize| self.phrase(&long.items[*at]).is_like(&item);
            if let Some(at) = left.iter().position(is_like) {
                let found = self.phrase(&long.items[left.remove(at)]);
                // *a global public resource* and *un recurso público, mundial y abierto*
                let is_told = (told..short.items.len() - 1).contains(&place);
                is_fuller |= is_told && item.weight() > found.weight();
            }
        }
        let is_elsewhere = |item: usize| {
            let item = self.phrase(&long.items[item]);
            item.is_like(&other.phrase(&other.tokens))
        };
        match left[..] {
            [item] if item == 0 || is_elsewhere(item) => LostItem::None,
            [item] if !is_fuller => LostItem::One(item),
            _ => LostItem::Any,
        }
    }

    fn phrase(&self, tokens: &Range<usize>) -> Wording<'p> {
        Wording {
            prose: self.prose,
            tokens: tokens.clone(),
        }
    }

    /// Returns by how many words more one enumeration begins later than the other.
    pub fn offset(&self, long: &Enumeration, other: &Self, short: &Enumeration) -> usize {
        let before = |side: &Self, list: &Enumeration| {
            let start = list.first.checked_sub(1);
            let start = start.map_or(side.tokens.start, |at| side.joints[at].tokens.end);
            list.items[0].end - start
        };
        before(self, long).abs_diff(before(other, short))
    }

    /// Returns whether it adds something in other words than *and*: *as well as*.
    pub fn says_and_otherwise(&self) -> bool {
        let tokens = self.prose.tokens()[self.tokens.clone()].iter();
        let adding = &self.prose.profile().vocabulary.adding;
        tokens
            .map(|token| token.of(&self.prose.text).to_lowercase())
            .any(|word| adding.contains(&word.as_str()))
    }

    pub fn bytes(&self, item: &Range<usize>) -> Range<usize> {
        let tokens = &self.prose.tokens()[item.clone()];
        tokens[0].range().start..tokens[tokens.len() - 1].range().end
    }

    pub fn written(&self, item: &Range<usize>) -> &'p str {
        self.prose.text.slice(self.bytes(item))
    }

    /// Returns the bytes of an enumeration.
    pub fn range(&self, list: &Enumeration) -> Range<usize> {
        let last = &list.items[list.items.len() - 1];
        self.bytes(&list.items[0]).start..self.bytes(last).end
    }
}
