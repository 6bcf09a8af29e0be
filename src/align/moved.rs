//! Blocks that stand in another order in the translation. The alignment goes from top to bottom: it takes such a block
//! for one that is missing here and too much there, or for its neighbour. What stands once in each document tells.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::align::bead::Bead;
use crate::align::evidence::TokenEvidence;

/// The least evidence that makes a pair, over the evidence for the pair that it breaks up.
const LEAST: f32 = 2.5;
const MARGIN: f32 = 2.5;

/// The least evidence where a block is missing here and another is extra a few blocks further.
const LEAST_OF_NEAR: f32 = 0.5;
const NEAR: usize = 3;

/// The least evidence where neither block is likely to be where it belongs.
const LEAST_OF_WEAK: f32 = 1.2;

/// The least evidence between what remains of two pairs that were exchanged: it most likely belongs together.
const LEFT_OVER: f32 = 0.6;

/// Returns the beads with those blocks joined that stand elsewhere. Their targets are no longer in order.
pub fn rejoin(evidence: &TokenEvidence, beads: Vec<Bead>) -> Vec<Bead> {
    let homes = Homes::of(&beads);
    let mut told = candidates(evidence, &homes);
    told.extend(near(&beads));
    let exchanges = exchanges(evidence, &beads);
    let beads = join_all(evidence, beads, &exchanges, told);
    // What was torn from its pair may stand beside its own.
    let left_over = near(&beads).into_iter().collect();
    join_all(evidence, beads, &[], left_over)
}

/// Joins `sure` pairs, and of the others those that gain enough, the best first.
fn join_all(
    evidence: &TokenEvidence,
    beads: Vec<Bead>,
    sure: &[(usize, usize)],
    others: BTreeSet<(usize, usize)>,
) -> Vec<Bead> {
    let homes = Homes::of(&beads);
    let others = others.into_iter().filter_map(|(source, target)| {
        let gain = gain(evidence, &homes, &beads, source, target)?;
        Some((gain, source, target))
    });
    let mut others: Vec<(f32, usize, usize)> = others.collect();
    if sure.is_empty() && others.is_empty() {
        return beads;
    }
    others.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut joins = Joins::new(beads);
    for (source, target) in sure {
        joins.join(&homes, *source, *target);
    }
    for (_, source, target) in others {
        if joins.join(&homes, source, target) {
            joins.grow(evidence, &homes, source, target);
        }
    }
    joins.join_left_over(evidence);
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
            let count = beads.iter().map(|bead| side(bead).len()).sum();
            let mut homes = vec![0; count];
            for (at, bead) in beads.iter().enumerate() {
                homes[side(bead).clone()].fill(at);
            }
            homes
        };
        Self {
            sources: spread(|bead| &bead.source),
            targets: spread(|bead| &bead.target),
        }
    }
}

/// Blocks that share what stands hardly anywhere else, and are not together.
fn candidates(evidence: &TokenEvidence, homes: &Homes) -> BTreeSet<(usize, usize)> {
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

/// Neighbours that tell more when they change places: the first block of the source with the second one's target.
fn exchanges(evidence: &TokenEvidence, beads: &[Bead]) -> Vec<(usize, usize)> {
    let (ours, theirs) = (evidence.source.single(), evidence.target.single());
    let score = |source: usize, target: usize| evidence.score(&ours[source], &theirs[target]);
    let is_pair = |bead: &Bead| bead.source.len() == 1 && bead.target.len() == 1;
    let mut found = Vec::new();
    for two in beads.windows(2).filter(|two| two.iter().all(is_pair)) {
        let (one, other) = (two[0].source.start, two[1].source.start);
        let (first, second) = (two[0].target.start, two[1].target.start);
        let crossed = [score(one, second), score(other, first)];
        let straight = [score(one, first), score(other, second)].map(|it| it.max(0.0));
        let gain = crossed.iter().sum::<f32>() - straight.iter().sum::<f32>();
        if crossed.iter().all(|it| *it >= LEAST_OF_NEAR)
            && gain >= MARGIN
            && are_alike(evidence, one, second)
            && are_alike(evidence, other, first)
        {
            found.push((one, second));
        }
    }
    found
}

/// Returns what it gains to join two blocks; `None` where that is too little.
fn gain(
    evidence: &TokenEvidence,
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
    let is_weak = homes.iter().all(|bead| bead.confidence < LEFT_OVER)
        && score >= LEAST_OF_WEAK
        && gain >= LEAST_OF_WEAK
        && are_alike(evidence, source, target);
    let is_told = score >= LEAST && gain >= MARGIN || is_weak || is_near && score >= LEAST_OF_NEAR;
    is_told.then_some(gain)
}

struct Joins {
    beads: Vec<Bead>,
    /// Each with the bead that it stands before.
    joined: Vec<(usize, Bead)>,
    /// The beads that a block of the source and one of the target were taken from, and these two.
    torn: Vec<([usize; 2], [usize; 2])>,
}

impl Joins {
    fn new(beads: Vec<Bead>) -> Self {
        Self {
            beads,
            joined: Vec::new(),
            torn: Vec::new(),
        }
    }

    /// Returns whether the two could be joined: each stands alone on its side of a bead, and is not joined yet.
    fn join(&mut self, homes: &Homes, source: usize, target: usize) -> bool {
        let (here, there) = (homes.sources[source], homes.targets[target]);
        let is_single = |bead: &Bead| bead.source.len() <= 1 && bead.target.len() <= 1;
        let is_free = is_single(&self.beads[here])
            && is_single(&self.beads[there])
            && !self.beads[here].source.is_empty()
            && !self.beads[there].target.is_empty();
        if !is_free {
            return false;
        }
        self.joined.push((here, pair(source, target, Bead::SURE)));
        self.beads[here].source.end = source;
        self.beads[there].target.end = target;
        // What is left over is doubtful.
        self.beads[here].confidence = 0.0;
        self.beads[there].confidence = 0.0;
        self.torn.push(([here, there], [source, target]));
        true
    }

    /// Joins what stands before and after two blocks on both sides and has no partner either: a section that moved.
    fn grow(&mut self, evidence: &TokenEvidence, homes: &Homes, source: usize, target: usize) {
        for step in [-1isize, 1] {
            let next = |at: usize| at.checked_add_signed(step);
            let (mut one, mut other) = (next(source), next(target));
            while let (Some(source), Some(target)) = (one, other)
                && let (Some(here), Some(there)) =
                    (homes.sources.get(source), homes.targets.get(target))
                && self.beads[*here].target.is_empty()
                && self.beads[*there].source.is_empty()
                && are_alike(evidence, source, target)
                && self.join(homes, source, target)
            {
                let (ours, theirs) = (evidence.source.single(), evidence.target.single());
                // Its place alone tells that it belongs there; other addresses or numbers speak against it.
                if evidence.score(&ours[source], &theirs[target]) < 0.0
                    && let Some((_, bead)) = self.joined.last_mut()
                {
                    bead.confidence = 0.0;
                }
                (one, other) = (next(source), next(target));
            }
        }
    }

    /// Joins what is left over of two neighbours that changed places, where it belongs together.
    fn join_left_over(&mut self, evidence: &TokenEvidence) {
        for ([here, there], [source, target]) in &self.torn {
            let (one, other) = (
                self.beads[*there].source.clone(),
                self.beads[*here].target.clone(),
            );
            let is_exchange = !one.is_empty()
                && !other.is_empty()
                && one.start.abs_diff(*source) == 1
                && other.start.abs_diff(*target) == 1;
            if is_exchange && are_alike(evidence, one.start, other.start) {
                let (ours, theirs) = (evidence.source.single(), evidence.target.single());
                let score = evidence.score(&ours[one.start], &theirs[other.start]);
                // Other addresses or numbers speak against it.
                let confidence = if score >= 0.0 { LEFT_OVER } else { 0.0 };
                self.joined
                    .push((*there, pair(one.start, other.start, confidence)));
                self.beads[*there].source.end = one.start;
                self.beads[*here].target.end = other.start;
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

fn are_alike(evidence: &TokenEvidence, source: usize, target: usize) -> bool {
    let (one, other) = (
        &evidence.source.passages[source],
        &evidence.target.passages[target],
    );
    one.role == other.role && one.length.max(other.length) < 2 * one.length.min(other.length).max(1)
}
