//! Counts the placeables of a text once its references are followed: programs stop at a hundred of them.

use crate::fluent::model::{Part, Pattern};
use crate::project::definition::{Link, Node, reference};

/// fluent-bundle and fluent.js give up on a message that goes through more placeables than this.
pub const MOST: u64 = 100;

/// A text with more placeables than [`MOST`], though none that it refers to has so many.
#[derive(Debug)]
pub struct Large<'p> {
    pub link: Link<'p>,
    pub placeables: u64,
}

/// Returns the texts that are too large. `order` has each pattern after those that it refers to, so each is counted
/// once.
pub(super) fn large<'p>(
    links: &[Link<'p>],
    patterns: &[&'p Pattern<'p>],
    order: &[usize],
    number: &dyn Fn(Node<'p>) -> Option<usize>,
) -> Vec<Large<'p>> {
    let mut counts = vec![0; patterns.len()];
    let mut found: Vec<usize> = Vec::new();
    for node in order {
        let mut is_first = true;
        let mut count_of = |part: &Part<'p>| {
            let count = reference(part).and_then(number).map_or(0, |it| counts[it]);
            is_first &= count <= MOST;
            count
        };
        let count = count(patterns[*node], &mut count_of);
        counts[*node] = count;
        if count > MOST && is_first {
            found.push(*node);
        }
    }
    found.sort_unstable();
    found
        .into_iter()
        .map(|node| Large {
            link: links[node],
            placeables: counts[node],
        })
        .collect()
}

/// Returns the placeables of a pattern, those of its references included; of variants, the most that one has.
fn count<'p>(pattern: &Pattern<'p>, count_of: &mut dyn FnMut(&Part<'p>) -> u64) -> u64 {
    let mut sum: u64 = 0;
    for part in &pattern.parts {
        let inner = match part {
            Part::Text(_) => continue,
            Part::Select(select) => {
                let variants = select.variants.iter();
                let most = variants
                    .map(|variant| count(&variant.value, count_of))
                    .max();
                most.unwrap_or(0)
            }
            part => count_of(part),
        };
        sum = sum.saturating_add(inner).saturating_add(1);
    }
    sum
}
