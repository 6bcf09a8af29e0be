//! Weighs each token as evidence for or against two passages being translations of each other: naive Bayes over the
//! frequencies of the token in the two documents.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::align::passage::{AlignPassage, PassageToken, TokenKind};

/// Tokens are not independent of each other, so that each counts for this part only.
const DAMPING: f32 = 0.6;

/// So many passages may be one in the other document.
pub const LONGEST: usize = 3;

/// The passages of two documents, with their tokens weighed.
#[derive(Debug)]
pub struct TokenEvidence {
    pub source: TokenBag,
    pub target: TokenBag,
    /// By the number of a token: what it adds when it is shared, over what it takes when it is not.
    gains: Vec<f32>,
    /// By the number of a token: in how many passages of the source and of the target it stands.
    counts: Vec<[u32; 2]>,
    kinds: Vec<TokenKind>,
}

/// The passages of one document.
#[derive(Debug)]
pub struct TokenBag {
    pub passages: Vec<AlignPassage>,
    /// Of each passage; of each and the one after it, as if they were one; of each and the two after it.
    runs: [Vec<Bag>; LONGEST],
    /// By the number of a token: what it costs that it is not shared.
    losses: Rc<[f32]>,
}

/// The tokens of a passage by their numbers, in order, and what it costs that none is shared.
#[derive(Debug, Default)]
pub struct Bag {
    pub tokens: Vec<u32>,
    unshared: f32,
}

impl TokenEvidence {
    pub fn new(source: Vec<AlignPassage>, target: Vec<AlignPassage>) -> Self {
        let mut numbers: HashMap<PassageToken, u32> = HashMap::new();
        let mut counts: Vec<[u32; 2]> = Vec::new();
        let mut kinds = Vec::new();
        let mut number = |passages: &[AlignPassage], side: usize| -> Vec<Vec<u32>> {
            let mut all = Vec::with_capacity(passages.len());
            for passage in passages {
                let mut tokens = Vec::with_capacity(passage.tokens.len());
                for token in &passage.tokens {
                    let next = counts.len() as u32;
                    let number = *numbers.entry(*token).or_insert(next);
                    if number == next {
                        counts.push([0, 0]);
                        kinds.push(token.kind);
                    }
                    counts[number as usize][side] += 1;
                    tokens.push(number);
                }
                tokens.sort_unstable();
                all.push(tokens);
            }
            all
        };
        let bags = [number(&source, 0), number(&target, 1)];
        let sizes = [source.len(), target.len()];
        let weigh = |at: usize| weight(kinds[at], counts[at], sizes);
        let (gains, losses): (Vec<f32>, Vec<f32>) = (0..counts.len()).map(weigh).unzip();
        let [source_bags, target_bags] = bags;
        let losses: Rc<[f32]> = losses.into();
        Self {
            source: TokenBag::new(source, source_bags, Rc::clone(&losses)),
            target: TokenBag::new(target, target_bags, losses),
            gains,
            counts,
            kinds,
        }
    }

    /// Returns what the tokens of two bags tell: over 0 for a translation, below it against one.
    pub fn score(&self, one: &Bag, other: &Bag) -> f32 {
        let mut score = one.unshared + other.unshared;
        let (mut left, mut right) = (one.tokens.as_slice(), other.tokens.as_slice());
        while let ([first, lefts @ ..], [second, rights @ ..]) = (left, right) {
            if first <= second {
                left = lefts;
            }
            if second <= first {
                right = rights;
            }
            if first == second {
                score += self.gains[*first as usize];
            }
        }
        score
    }

    /// Returns whether a token stands in both documents, and hardly anywhere in them.
    pub fn is_rare(&self, token: u32) -> bool {
        let counts = &self.counts[token as usize];
        counts.iter().all(|count| (1..=3).contains(count))
    }

    /// Returns whether a token stands once in each of the documents, and what kind it is of.
    pub fn unique(&self, token: u32) -> Option<TokenKind> {
        let at = token as usize;
        (self.counts[at] == [1, 1]).then_some(self.kinds[at])
    }
}

/// Returns what it adds that a token is shared, over not being shared; and what it takes from each side not to be.
fn weight(kind: TokenKind, counts: [u32; 2], sizes: [usize; 2]) -> (f32, f32) {
    let kept = match kind {
        TokenKind::Id => 0.98,
        TokenKind::Mark => 0.85,
        TokenKind::Name => 0.6,
        TokenKind::Word => 0.5,
    };
    let is_known = counts.iter().all(|count| *count > 0);
    let tells_alone = matches!(kind, TokenKind::Mark | TokenKind::Name);
    if !is_known && !tells_alone {
        return (0.0, 0.0);
    }
    let share = |side: usize| (counts[side] as f32 + 0.5) / (sizes[side] as f32 + 1.0);
    let by_chance = share(0).max(share(1)).clamp(0.001, 0.9) * 0.95;
    let kept = f32::max(kept, by_chance);
    let lost = ((1.0 - kept) / (1.0 - by_chance)).ln() * DAMPING / 2.0;
    let gained = (kept / by_chance).ln() * DAMPING;
    (gained - 2.0 * lost, lost)
}

impl TokenBag {
    fn new(passages: Vec<AlignPassage>, bags: Vec<Vec<u32>>, losses: Rc<[f32]>) -> Self {
        let runs = std::array::from_fn(|more| {
            let merged = bags
                .windows(more + 1)
                .map(|run| Bag::new(run.concat(), &losses));
            merged.collect()
        });
        Self {
            passages,
            runs,
            losses,
        }
    }

    /// Returns the evidence of any passages in a row, as if they were one.
    pub fn merged(&self, range: Range<usize>) -> Bag {
        let tokens = self.runs[0][range].iter().flat_map(|bag| &bag.tokens);
        Bag::new(tokens.copied().collect(), &self.losses)
    }

    /// Of each passage.
    pub fn single(&self) -> &[Bag] {
        &self.runs[0]
    }

    /// Returns the evidence of so many passages from this one on; `None` of none, and of more than [`LONGEST`].
    pub fn run(&self, at: usize, count: usize) -> Option<&Bag> {
        self.runs.get(count.checked_sub(1)?)?.get(at)
    }
}

impl Bag {
    fn new(mut tokens: Vec<u32>, losses: &[f32]) -> Self {
        tokens.sort_unstable();
        tokens.dedup();
        let unshared = tokens.iter().map(|token| losses[*token as usize]).sum();
        Self { tokens, unshared }
    }
}
