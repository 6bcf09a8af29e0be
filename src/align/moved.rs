//! Blocks that stand in another order in the translation. The alignment goes from top to bottom: it takes such a block
//! for one that is missing here and too much there, or for its neighbour. What stands once in each document tells.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::align::bead::Bead;
use crate::align::evidence::Evidence;

/// What a pair must have to tell it, and how much more than what it is torn from.
const LEAST: f32 = 2.5;
const MARGIN: f32 = 2.5;

/// What tells enough where a block is missing here and one is too much a few blocks further.
const LEAST_OF_NEAR: f32 = 0.5;
const NEAR: usize = 3;

/// What is left over from two pairs that were exchanged belongs together most likely.
const LEFT_OVER: f32 = 0.6;

/// The beads with those blocks joined that stand elsewhere. Their targets are no longer in order.
pub fn rejoin(evidence: &Evidence, beads: Vec<Bead>) -> Vec<Bead> {
    let homes = Homes::of(&beads);
    let mut candidates = candidates(evidence, &homes);
    candidates.extend(near(&beads));
    let mut pairs: Vec<(f32, usize, usize)> = candidates
        .into_iter()
        .filter_map(|(source, target)| {
            let gain = gain(evidence, &homes, &beads, source, target)?;
            Some((gain, source, target))
        })
        .collect();
    if pairs.is_empty() {
        return beads;
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut joins = Joins::new(beads);
    for (_, source, target) in pairs {
        joins.join(evidence, &homes, source, target);
    }
    joins.finish()
}

/// In which bead each block is.
struct Homes {
    sources: Vec<usize>,
    targets: Vec<usize>,
}

impl Homes {
    fn of(beads: &[Bead]) -> Self {
        let spread = |side: fn(&Bead) -> &Range<usize>| {
            let beads = beads.iter().enumerate();
            beads
                .flat_map(|(at, bead)| side(bead).clone().map(move |_| at))
                .collect()
        };
        Self {
            sources: spread(|bead| &bead.source),
            targets: spread(|bead| &bead.target),
        }
    }
}

/// Blocks that share what stands hardly anywhere else, and are not together.
fn candidates(evidence: &Evidence, homes: &Homes) -> BTreeSet<(usize, usize)> {
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, bag) in evidence.target.single().iter().enumerate() {
        for token in bag.tokens.iter().filter(|it| evidence.is_rare(**it)) {
            holders.entry(*token).or_default().push(at);
        }
    }
    let mut found = BTreeSet::new();
    for (source, bag) in evidence.source.single().iter().enumerate() {
        for target in bag.tokens.iter().filter_map(|it| holders.get(it)).flatten() {
            if homes.sources[source] != homes.targets[*target] {
                found.insert((source, *target));
            }
        }
    }
    found
}

/// Blocks that are missing with blocks that are too much, a few blocks apart.
fn near(beads: &[Bead]) -> Vec<(usize, usize)> {
    let is_missing = |bead: &Bead| bead.source.len() == 1 && bead.target.is_empty();
    let is_extra = |bead: &Bead| bead.source.is_empty() && bead.target.len() == 1;
    let mut found = Vec::new();
    for (at, bead) in beads.iter().enumerate().filter(|(_, it)| is_missing(it)) {
        let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(beads.len());
        let extra = beads[around].iter().filter(|it| is_extra(it));
        found.extend(extra.map(|it| (bead.source.start, it.target.start)));
    }
    found
}

/// What it gains to join two blocks; `None` where that is too little.
fn gain(
    evidence: &Evidence,
    homes: &Homes,
    beads: &[Bead],
    source: usize,
    target: usize,
) -> Option<f32> {
    let (one, other) = (
        &evidence.source.passages[source],
        &evidence.target.passages[target],
    );
    if one.role != other.role {
        return None;
    }
    let score = evidence.score(
        &evidence.source.single()[source],
        &evidence.target.single()[target],
    );
    let now = [homes.sources[source], homes.targets[target]].map(|home| {
        let Bead { source, target, .. } = &beads[home];
        let ours = evidence.source.run(source.start, source.len());
        let theirs = evidence.target.run(target.start, target.len());
        ours.zip(theirs)
            .map_or(0.0, |(ours, theirs)| evidence.score(ours, theirs))
    });
    let gain = score - now[0].max(now[1]).max(0.0);
    let homes = [&beads[homes.sources[source]], &beads[homes.targets[target]]];
    let is_near = homes[0].target.is_empty()
        && homes[1].source.is_empty()
        && homes[0].target.start.abs_diff(target) <= NEAR
        && are_alike(evidence, source, target);
    let is_told = score >= LEAST && gain >= MARGIN || is_near && score >= LEAST_OF_NEAR;
    is_told.then_some(gain)
}

struct Joins {
    beads: Vec<Bead>,
    /// Each with the bead that it stands before.
    joined: Vec<(usize, Bead)>,
    /// The beads that something was taken from: one is not torn twice.
    torn: BTreeSet<usize>,
}

impl Joins {
    fn new(beads: Vec<Bead>) -> Self {
        Self {
            beads,
            joined: Vec::new(),
            torn: BTreeSet::new(),
        }
    }

    fn join(&mut self, evidence: &Evidence, homes: &Homes, source: usize, target: usize) {
        let (here, there) = (homes.sources[source], homes.targets[target]);
        let is_single = |bead: &Bead| bead.source.len() <= 1 && bead.target.len() <= 1;
        let is_free = |at: usize| is_single(&self.beads[at]) && !self.torn.contains(&at);
        if !is_free(here) || !is_free(there) {
            return;
        }
        self.torn.extend([here, there]);
        let left_target = self.beads[here].target.clone();
        let left_source = self.beads[there].source.clone();
        self.joined.push((here, pair(source, target, Bead::SURE)));
        empty(&mut self.beads[here]);
        empty(&mut self.beads[there]);
        match (left_source.is_empty(), left_target.is_empty()) {
            (true, true) => {}
            (false, false) if are_alike(evidence, left_source.start, left_target.start) => {
                let confidence = LEFT_OVER;
                self.joined.push((
                    there,
                    pair(left_source.start, left_target.start, confidence),
                ));
            }
            _ => {
                self.beads[here].target = left_target;
                self.beads[there].source = left_source;
            }
        }
    }

    fn finish(self) -> Vec<Bead> {
        let mut joined = self.joined;
        joined.sort_by_key(|(before, _)| *before);
        let mut joined = joined.into_iter().peekable();
        let mut all = Vec::with_capacity(self.beads.len());
        for (at, bead) in self.beads.into_iter().enumerate() {
            while let Some((_, new)) = joined.next_if(|(before, _)| *before == at) {
                all.push(new);
            }
            if !bead.source.is_empty() || !bead.target.is_empty() {
                all.push(bead);
            }
        }
        all
    }
}

fn pair(source: usize, target: usize, confidence: f32) -> Bead {
    Bead {
        source: source..source + 1,
        target: target..target + 1,
        confidence,
    }
}

/// Takes both sides out of a bead; what is left over is doubtful.
fn empty(bead: &mut Bead) {
    bead.source.end = bead.source.start;
    bead.target.end = bead.target.start;
    bead.confidence = 0.0;
}

fn are_alike(evidence: &Evidence, source: usize, target: usize) -> bool {
    let (one, other) = (
        &evidence.source.passages[source],
        &evidence.target.passages[target],
    );
    one.role == other.role && one.length.max(other.length) < 2 * one.length.min(other.length).max(1)
}
