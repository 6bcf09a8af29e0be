//! RunInLists and tables that became one paragraph in the other document, with or without the line that introduces them, and two
//! headings that became one. A list has more items than the beads of the alignment take, and is lost as a whole.

use std::ops::Range;

use crate::align::bead::Bead;
use crate::align::cost::Costs;
use crate::align::evidence::TokenEvidence;
use crate::align::list::{RunInKind, RunInList, lists};
use crate::align::passage::AlignPassage;

/// The negative logarithm of how often a list is run into a paragraph, with the other depth of its items.
const PRIOR: f32 = 5.7;
/// The same of two headings in a row that become one.
const PRIOR_OF_HEADINGS: f32 = 4.2;
/// What each sign of a list in the paragraph tells for it.
const SIGN: f32 = 2.0;
/// Lengths that are no less likely than this fit.
const FITTING: f32 = 3.0;
/// So do these, where the paragraph has a colon as the list has: a translator may be brief.
const LOOSE: f32 = 6.0;
/// Of a list without a sign in the paragraph, the lengths have to gain so much.
const LEAST_GAIN: f32 = 1.0;
/// Of a list of which nothing is paired with the paragraph, words and numbers have to tell so much.
const LEAST_SCORE: f32 = 0.5;
/// The confidence of a list whose length does not fit: it is compared, and not sure.
const CONFIDENCE: f32 = 0.75;

/// Joins the items of lists with the paragraph that they became, in either document.
pub fn join_lists(evidence: &TokenEvidence, costs: &Costs<'_>, beads: Vec<Bead>) -> Vec<Bead> {
    let mut beads = beads;
    for is_source in [true, false] {
        let lists = RunInLists {
            evidence,
            costs,
            is_source,
        };
        beads = lists.join(beads);
    }
    beads
}

/// What separators in a paragraph tell of the items of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RunInParts {
    AsManyAsItems,
    Fewer,
    Unknown,
}

/// The lists of one of the two documents.
struct RunInLists<'e> {
    evidence: &'e TokenEvidence,
    costs: &'e Costs<'e>,
    is_source: bool,
}

impl RunInLists<'_> {
    fn join(&self, beads: Vec<Bead>) -> Vec<Bead> {
        let mut joined: Vec<(Range<usize>, Bead)> = Vec::new();
        for list in lists(self.own_passages()) {
            let Some((range, bead)) = self.run_in(&list, &beads) else {
                continue;
            };
            if joined
                .last()
                .is_none_or(|(last, _)| last.end <= range.start)
            {
                joined.push((range, bead));
            }
        }
        let mut all = Vec::with_capacity(beads.len());
        let mut end = 0;
        for (range, bead) in joined {
            all.extend_from_slice(&beads[end..range.start]);
            all.push(bead);
            end = range.end;
        }
        all.extend_from_slice(&beads[end..]);
        all
    }

    /// Returns the beads that a list takes, and the one that they become; `None` where it was not run into a paragraph.
    fn run_in(&self, list: &RunInList, beads: &[Bead]) -> Option<(Range<usize>, Bead)> {
        let without = list.items.clone();
        let with = list
            .introduction
            .map(|introduction| introduction..without.end);
        let wholes = with.into_iter().chain([without]);
        wholes
            .filter_map(|own| self.joined(list, own, beads))
            .min_by(|(one, ..), (other, ..)| one.total_cmp(other))
            .map(|(_, range, bead)| (range, bead))
    }

    /// Returns the gain of blocks as one bead, below 0; `None` where there is none.
    fn joined(
        &self,
        list: &RunInList,
        own: Range<usize>,
        beads: &[Bead],
    ) -> Option<(f32, Range<usize>, Bead)> {
        let range = self.covering(&own, beads)?;
        let apart = &beads[range.clone()];
        let other = self.other(apart.first()?).start..self.other(apart.last()?).end;
        let paragraph = self.other_passages().get(other.start)?;
        if other.len() != 1 || !list.may_become(paragraph) || apart.len() < 2 {
            return None;
        }
        let colon = self.has_introduction(list, &own, paragraph);
        let parts = self.parts(list, &own, paragraph);
        let paired = apart.iter().find(|bead| !self.other(bead).is_empty())?;
        let length = self.length(own.clone(), other.clone());
        let gain = self.length(self.own(paired).clone(), other.clone()) - length;
        let score = self.score(own.clone(), other.start);
        let fits = match parts {
            RunInParts::AsManyAsItems => true,
            RunInParts::Fewer => false,
            RunInParts::Unknown if colon => length <= LOOSE,
            RunInParts::Unknown => gain >= LEAST_GAIN && length <= FITTING,
        };
        // Where none of it was paired, its look alone tells nothing.
        let is_told = !self.own(paired).is_empty() || score >= LEAST_SCORE;
        if !fits || !is_told {
            return None;
        }
        let signs = usize::from(colon) + usize::from(parts == RunInParts::AsManyAsItems);
        let signs = signs as f32 * SIGN;
        let prior = match list.kind {
            RunInKind::Headings => PRIOR_OF_HEADINGS,
            RunInKind::Items { .. } | RunInKind::Cells { .. } => PRIOR,
        };
        let joined = prior + length - score - signs;
        let before: f32 = apart.iter().map(|bead| self.costs.of(bead)).sum();
        let confidence = if length <= FITTING {
            Bead::SURE
        } else {
            CONFIDENCE
        };
        let (source, target) = self.in_order(own, other);
        let bead = Bead {
            source,
            target,
            confidence,
        };
        (joined < before).then_some((joined - before, range, bead))
    }

    /// Returns the beads of these blocks and no others, with a neighbour that stands alone on the other side where they
    /// have none.
    fn covering(&self, own: &Range<usize>, beads: &[Bead]) -> Option<Range<usize>> {
        let start = beads.partition_point(|bead| self.own(bead).end <= own.start);
        let end = beads.partition_point(|bead| self.own(bead).start < own.end);
        let (first, last) = (beads.get(start)?, beads.get(end.checked_sub(1)?)?);
        if self.own(first).start != own.start || self.own(last).end != own.end {
            return None;
        }
        let is_empty = self.other(first).start == self.other(last).end;
        let is_alone = |at: usize| beads.get(at).is_some_and(|bead| self.own(bead).is_empty());
        match (is_empty, start.checked_sub(1)) {
            (true, Some(before)) if is_alone(before) => Some(before..end),
            (true, _) if is_alone(end) => Some(start..end + 1),
            (_, _) => Some(start..end),
        }
    }

    /// Returns whether the paragraph has a colon where the introduction of the list ends.
    fn has_introduction(
        &self,
        list: &RunInList,
        own: &Range<usize>,
        paragraph: &AlignPassage,
    ) -> bool {
        let introduction = list.introduction.filter(|at| own.contains(at));
        let (Some(at), Some(colon)) = (introduction, paragraph.form.colon) else {
            return false;
        };
        let (source, target) = self.in_order(self.own_passages()[at].length, colon);
        self.costs.of_characters(source, target) <= FITTING
    }

    /// Compares the items with what the paragraph parts.
    fn parts(&self, list: &RunInList, own: &Range<usize>, paragraph: &AlignPassage) -> RunInParts {
        let within = self.own_passages()[own.clone()].iter();
        let separators: usize = within.map(|it| it.form.separators).sum();
        let new = paragraph.form.separators.saturating_sub(separators);
        let items = match list.kind {
            RunInKind::Items { .. } => list.items.len(),
            // The row of headings may have gone.
            RunInKind::Cells { rows, .. } if new > 0 && (new == rows || new + 2 == rows) => new,
            RunInKind::Cells { rows, .. } if new + 1 == rows => rows,
            RunInKind::Cells { .. } | RunInKind::Headings => return RunInParts::Unknown,
        };
        match new {
            0 => RunInParts::Unknown,
            new if new == items || new + 1 == items => RunInParts::AsManyAsItems,
            new if new + 1 < items => RunInParts::Fewer,
            _ => RunInParts::Unknown,
        }
    }

    fn own_passages(&self) -> &[AlignPassage] {
        let TokenEvidence { source, target, .. } = self.evidence;
        let side = if self.is_source { source } else { target };
        &side.passages
    }

    fn other_passages(&self) -> &[AlignPassage] {
        let TokenEvidence { source, target, .. } = self.evidence;
        let side = if self.is_source { target } else { source };
        &side.passages
    }

    fn own<'b>(&self, bead: &'b Bead) -> &'b Range<usize> {
        let Bead { source, target, .. } = bead;
        if self.is_source { source } else { target }
    }

    fn other<'b>(&self, bead: &'b Bead) -> &'b Range<usize> {
        let Bead { source, target, .. } = bead;
        if self.is_source { target } else { source }
    }

    fn in_order<T>(&self, own: T, other: T) -> (T, T) {
        if self.is_source {
            (own, other)
        } else {
            (other, own)
        }
    }

    fn length(&self, own: Range<usize>, other: Range<usize>) -> f32 {
        let (source, target) = self.in_order(own, other);
        self.costs.of_lengths(source, target)
    }

    fn score(&self, own: Range<usize>, other: usize) -> f32 {
        let (source, target) = self.in_order(own, other..other + 1);
        self.evidence.score(
            &self.evidence.source.merged(source),
            &self.evidence.target.merged(target),
        )
    }
}
