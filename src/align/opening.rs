//! Paragraphs that the source rewrote in more words: the translation still has the older one, whose length tells nothing,
//! or is by chance that of the next one. It stands for the one that begins with the same words.

use std::ops::Range;

use crate::align::bead::{Bead, Trust};
use crate::align::cost::Costs;
use crate::align::evidence::TokenEvidence;

/// Lengths that are less likely than this tell of no translation.
const UNLIKE: f32 = 2.3;
/// So many neighbours are looked at, on each side.
const NEAR: usize = 3;
/// So many of the first words have to be shared.
const LEAST: usize = 2;
/// So much evidence may be lost for a better beginning.
const SLACK: f32 = 0.3;
/// So much evidence has to be gained over a partner that fits in length, and so much where no first word is shared.
const GAIN: f32 = 0.4;
const GAIN_ALONE: f32 = 1.5;

/// Pairs each paragraph that is unlike its partner in length, or shares nothing with it, with the neighbour without a
/// partner that begins as it does, if there is one.
pub fn pair_by_opening(
    evidence: &TokenEvidence,
    costs: &Costs<'_>,
    mut beads: Vec<Bead>,
) -> Vec<Bead> {
    for at in 0..beads.len() {
        let bead = &beads[at];
        if bead.source.len() != 1 || bead.target.len() != 1 {
            continue;
        }
        let is_unlike = bead.trust() == Trust::Doubtful
            && costs.of_lengths(bead.source.clone(), bead.target.clone()) > UNLIKE;
        for is_source in [true, false] {
            if let Some(better) = better(evidence, &beads, at, is_source, is_unlike) {
                exchange(&mut beads, at, better, is_source);
                break;
            }
        }
    }
    beads
}

/// Returns the bead without a partner near a pair that begins more like the other side of it.
fn better(
    evidence: &TokenEvidence,
    beads: &[Bead],
    at: usize,
    is_source: bool,
    is_unlike: bool,
) -> Option<usize> {
    let (source, target) = (beads[at].source.start, beads[at].target.start);
    let merit = |own: usize| {
        let (source, target) = if is_source {
            (own, target)
        } else {
            (source, own)
        };
        let (ours, theirs) = (&evidence.source, &evidence.target);
        let (one, other) = (&ours.passages[source], &theirs.passages[target]);
        let score = evidence.score(&ours.single()[source], &theirs.single()[target]);
        (
            one.role == other.role,
            one.form.shared_opening(&other.form),
            score,
        )
    };
    let own = |bead: &Bead| side(bead, is_source).start;
    let (_, opening, score) = merit(own(&beads[at]));
    let is_alone = |near: &usize| {
        let bead = &beads[*near];
        side(bead, is_source).len() == 1 && side(bead, !is_source).is_empty()
    };
    let before = (at.saturating_sub(NEAR)..at).rev().take_while(is_alone);
    let after = (at + 1..beads.len().min(at + NEAR + 1)).take_while(is_alone);
    let is_stranger = opening == 0 && score <= 0.0;
    if !is_unlike && !is_stranger {
        return None;
    }
    before
        .chain(after)
        .filter_map(|near| {
            let (is_alike, shared, other) = merit(own(&beads[near]));
            let gain = other - score;
            let is_better = if is_unlike {
                shared >= LEAST && shared > opening && gain >= -SLACK
            } else {
                other > 0.0 && (shared > 0 && gain >= GAIN || gain >= GAIN_ALONE)
            };
            (is_alike && is_better).then_some((shared, near))
        })
        .max_by_key(|(shared, near)| (*shared, near.abs_diff(at)))
        .map(|(_, near)| near)
}

/// Gives the other side of the pair `at` to the bead `better`; what was paired stands alone then.
fn exchange(beads: &mut [Bead], at: usize, better: usize, is_source: bool) {
    let given = side(&beads[at], !is_source).clone();
    let between = if better < at {
        better..at + 1
    } else {
        at..better + 1
    };
    for near in between {
        let end = if near < better {
            given.start
        } else {
            given.end
        };
        let range = if near == better {
            given.clone()
        } else {
            end..end
        };
        let bead = &mut beads[near];
        let other = if is_source {
            &mut bead.target
        } else {
            &mut bead.source
        };
        *other = range;
        bead.confidence = 0.0;
    }
}

fn side(bead: &Bead, is_source: bool) -> &Range<usize> {
    if is_source {
        &bead.source
    } else {
        &bead.target
    }
}
