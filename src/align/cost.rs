//! Costs of beads: the negative logarithm of their likelihood.

use std::ops::Range;

use crate::align::bead::Bead;
use crate::align::evidence::TokenEvidence;
use crate::align::passage::{AlignPassage, PassageKind, Role};
use crate::locale::languages::measured_expansion;
use crate::locale::lengths::TextExpansion;
use crate::locale::tag::Locale;

/// The shapes of beads: how many passages of the source and of the target they take.
pub const SHAPES: [(usize, usize); 8] = [
    (1, 1),
    (1, 0),
    (0, 1),
    (2, 1),
    (1, 2),
    (2, 2),
    (3, 1),
    (1, 3),
];

/// Prior probabilities of the shapes; blocks are merged and split less often than sentences.
const PRIORS: [f32; 8] = [0.90, 0.03, 0.03, 0.015, 0.015, 0.003, 0.002, 0.002];

/// A length says no more against a pair than this.
const WORST_LENGTH: f32 = 12.0;

/// Everything that the cost of a bead depends on.
#[derive(Debug)]
pub struct Costs<'e> {
    evidence: &'e TokenEvidence,
    expansion: TextExpansion,
}

impl<'e> Costs<'e> {
    pub fn new(evidence: &'e TokenEvidence, source: &Locale, target: &Locale) -> Self {
        Self {
            evidence,
            expansion: measured_expansion(source, target)
                .unwrap_or_else(|| estimated_expansion(evidence)),
        }
    }

    /// Returns the cost of each shape for a bead that ends before passage `source` and `target`; infinite where there
    /// is none.
    pub fn ending_at(&self, source: usize, target: usize) -> [f32; 8] {
        SHAPES.map(|shape| self.cost(shape, source, target))
    }

    fn cost(&self, (height, width): (usize, usize), source: usize, target: usize) -> f32 {
        let (Some(top), Some(left)) = (source.checked_sub(height), target.checked_sub(width))
        else {
            return f32::INFINITY;
        };
        let prior = -prior((height, width)).ln();
        let (Some(ours), Some(theirs)) = (
            self.evidence.source.run(top, height),
            self.evidence.target.run(left, width),
        ) else {
            return prior;
        };
        let sources = &self.evidence.source.passages[top..source];
        let targets = &self.evidence.target.passages[left..target];
        let roles = self.roles(sources, targets);
        if roles.is_infinite() {
            return roles;
        }
        prior + roles + self.length(sources, targets) - self.evidence.score(ours, theirs)
    }

    /// Returns the cost of a bead as the lattice takes it.
    pub fn of(&self, bead: &Bead) -> f32 {
        let shape = (bead.source.len(), bead.target.len());
        self.cost(shape, bead.source.end, bead.target.end)
    }

    /// Weighs what the lengths of passages in a row say against their being translations of each other.
    pub fn of_lengths(&self, source: Range<usize>, target: Range<usize>) -> f32 {
        self.length(
            &self.evidence.source.passages[source],
            &self.evidence.target.passages[target],
        )
    }

    /// Weighs what the lengths of two texts say, in characters.
    pub fn of_characters(&self, ours: usize, theirs: usize) -> f32 {
        self.tails(ours as f32, theirs as f32)
    }

    fn length(&self, sources: &[AlignPassage], targets: &[AlignPassage]) -> f32 {
        let sum =
            |passages: &[AlignPassage]| passages.iter().map(|it| it.length).sum::<usize>() as f32;
        self.tails(sum(sources), sum(targets))
    }

    fn tails(&self, ours: f32, theirs: f32) -> f32 {
        let TextExpansion { ratio, variance } = self.expansion;
        let mean = f32::midpoint(ours, theirs / ratio).max(1.0);
        // Short texts, of which a word more is much, vary by that word.
        let distance = (theirs - ours * ratio).abs() / (mean * variance + 30.0).sqrt();
        both_tails(distance).min(WORST_LENGTH)
    }

    fn roles(&self, sources: &[AlignPassage], targets: &[AlignPassage]) -> f32 {
        let mut cost: f32 = 0.0;
        for source in sources {
            for target in targets {
                cost = cost.max(distance(&source.role, &target.role));
            }
        }
        for merged in sources.windows(2).chain(targets.windows(2)) {
            cost += seam(&merged[0].role, &merged[1].role);
        }
        cost
    }
}

/// Estimates how long a translation is from the lengths of both documents, the less so the fewer blocks they have: Chinese
/// has a third of the letters of English.
fn estimated_expansion(evidence: &TokenEvidence) -> TextExpansion {
    /// So many blocks tell as much as the guess that both are as long.
    const DOUBT: f32 = 4.0;
    let (ours, theirs) = (&evidence.source.passages, &evidence.target.passages);
    let sum = |passages: &[AlignPassage]| -> f32 {
        passages
            .iter()
            .map(|it| it.length as f32)
            .sum::<f32>()
            .max(1.0)
    };
    let counts = [ours, theirs].map(|it| it.len().max(1) as f32);
    let whole = (sum(theirs) / sum(ours)).ln();
    // Where blocks are missing the whole is short, and a block is not; where blocks were joined, the other way round.
    let of_block = whole + (counts[0] / counts[1]).ln();
    let told = if whole.abs() < of_block.abs() {
        whole
    } else {
        of_block
    };
    let told = if whole * of_block < 0.0 { 0.0 } else { told };
    let blocks = counts[0].min(counts[1]);
    let ratio = (told * blocks / (blocks + DOUBT)).exp();
    TextExpansion::new(ratio.clamp(0.2, 5.0))
}

fn prior(shape: (usize, usize)) -> f32 {
    let shapes = SHAPES.iter().zip(PRIORS);
    shapes
        .filter(|(it, _)| **it == shape)
        .map(|(_, prior)| prior)
        .sum()
}

/// Returns the negative logarithm of how likely a standard normal deviation at least so large is.
fn both_tails(distance: f32) -> f32 {
    // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17.
    let t = 1.0 / (1.0 + 0.231_641_9 * distance);
    let polynomial = t
        * (0.319_381_54
            + t * (-0.356_563_78 + t * (1.781_477_9 + t * (-1.821_255_9 + t * 1.330_274_5))));
    let density = 0.398_942_3 * (-distance * distance / 2.0).exp();
    -(2.0 * density * polynomial).max(1e-9).ln()
}

/// Returns how unlikely it is that a passage in one role is the translation of one in the other.
fn distance(one: &Role, other: &Role) -> f32 {
    let parts = match (&one.part, &other.part) {
        (PassageKind::Field(one), PassageKind::Field(other)) if one == other => 0.0,
        // A title in the front matter may be a heading or a `<title>` in another format.
        (PassageKind::Field(_), _) | (_, PassageKind::Field(_)) => 5.0,
        (PassageKind::Heading(one), PassageKind::Heading(other)) => {
            1.5 * f32::from(one.abs_diff(*other))
        }
        (PassageKind::Heading(_), _) | (_, PassageKind::Heading(_)) => 6.0,
        (PassageKind::Paragraph, PassageKind::Paragraph) => 0.0,
        (PassageKind::Cell(one), PassageKind::Cell(other)) if one == other => 0.0,
        (PassageKind::Cell(_), PassageKind::Cell(_)) => 3.0,
        (PassageKind::Other(one), PassageKind::Other(other)) if one == other => 0.0,
        (PassageKind::Paragraph | PassageKind::Cell(_) | PassageKind::Other(_), _) => 4.0,
    };
    let depths = |one: usize, other: usize| 1.5 * one.abs_diff(other).min(3) as f32;
    parts
        + depths(one.quotes, other.quotes)
        + depths(one.items, other.items)
        + if one.is_ordered == other.is_ordered {
            0.0
        } else {
            1.0
        }
        + if one.is_note == other.is_note {
            0.0
        } else {
            4.0
        }
}

/// Returns how unlikely it is that two neighbours are made one.
fn seam(one: &Role, other: &Role) -> f32 {
    match (&one.part, &other.part) {
        (PassageKind::Field(_), _) | (_, PassageKind::Field(_)) => f32::INFINITY,
        (PassageKind::Paragraph, PassageKind::Paragraph) => distance(one, other),
        (
            PassageKind::Heading(_)
            | PassageKind::Cell(_)
            | PassageKind::Other(_)
            | PassageKind::Paragraph,
            _,
        ) => 2.0 + distance(one, other),
    }
}
