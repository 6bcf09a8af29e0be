//! Compares the outlines of an edition and of its source.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::model::{Document, OutlineNode};
use crate::text::span::Span;

/// One place where the shapes of two documents part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineDifference {
    pub what: Difference,
    /// The source's block whose translation most plausibly caused it.
    pub block: Option<u32>,
}

/// A difference between two outlines; the numbers are places in the outlines of the source and of the edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The edition has a node that the source has not; it would stand before `source`.
    Extra { source: usize, edition: usize },
    /// The source has a node that the edition has not; it would stand before `edition`.
    Missing { source: usize, edition: usize },
    /// Something of another kind stands in its place.
    Changed { source: usize, edition: usize },
}

/// Compares the shapes of a source and an edition.
///
/// With `places` (where weaving put each block of the source, see `weave::weave_with_places`) each
/// difference is blamed on the block that it came from; without, as for a document that was translated
/// by hand, on the nearest one.
pub fn outline_difference(
    source: &Document<'_>,
    edition: &Document<'_>,
    places: Option<&[Span]>,
) -> Vec<OutlineDifference> {
    let same = |(one, other): (&OutlineNode, &OutlineNode)| {
        one.depth == other.depth && one.kind == other.kind
    };
    let (one, other) = (&source.outline, &edition.outline);
    if one.len() == other.len() && one.iter().zip(other).all(same) {
        return Vec::new();
    }
    let origins = places.map(|places| origins(edition, places));
    let mut names = HashMap::new();
    let mut keys = |outline: &[OutlineNode], origin: &dyn Fn(usize) -> Option<u32>| {
        let mut keys = Vec::with_capacity(outline.len());
        for (index, node) in outline.iter().enumerate() {
            // Paragraphs are all alike: the block that each came from tells them apart.
            let name = (node.kind.clone(), node.depth, origin(index));
            let next = names.len();
            keys.push(*names.entry(name).or_insert(next));
        }
        keys
    };
    let source_keys = keys(one, &|index| places.and(one[index].block));
    let edition_keys = keys(other, &|index| {
        origins.as_ref().and_then(|origins| origins[index])
    });
    let blame = Blame::new(one, origins);
    let mut differences = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &source_keys, &edition_keys) {
        let (_, sources, editions) = op.as_tag_tuple();
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let paired = sources.len().min(editions.len());
        for at in 0..sources.len().max(editions.len()) {
            let source = (sources.start + at).min(sources.end);
            let edition = (editions.start + at).min(editions.end);
            let what = if at < paired {
                if same((&one[source], &other[edition])) {
                    continue;
                }
                Difference::Changed { source, edition }
            } else if at < sources.len() {
                Difference::Missing { source, edition }
            } else {
                Difference::Extra { source, edition }
            };
            differences.push(OutlineDifference {
                what,
                block: blame.of(what),
            });
        }
    }
    differences
}

/// For each node of the edition, the block of the source that it came from.
fn origins(edition: &Document<'_>, places: &[Span]) -> Vec<Option<u32>> {
    let at = |offset: u32| {
        let after = places.partition_point(|place| place.start <= offset);
        let index = after.checked_sub(1)?;
        (offset < places[index].end || offset == places[index].start).then_some(index as u32)
    };
    edition
        .outline
        .iter()
        .map(|node| match node.block {
            Some(block) => at(edition.blocks[block as usize].span.start),
            None => at(node.span.start),
        })
        .collect()
}

struct Blame {
    /// For each node of the source, its block or the last one before it.
    before: Vec<Option<u32>>,
    first: Option<u32>,
    origins: Option<Vec<Option<u32>>>,
}

impl Blame {
    fn new(source: &[OutlineNode], origins: Option<Vec<Option<u32>>>) -> Self {
        let mut last = None;
        let before = source
            .iter()
            .map(|node| {
                last = node.block.or(last);
                last
            })
            .collect();
        Self {
            before,
            first: source.iter().find_map(|node| node.block),
            origins,
        }
    }

    fn of(&self, what: Difference) -> Option<u32> {
        let origin = |edition: usize| {
            let origins = self.origins.as_ref()?;
            *origins.get(edition)?
        };
        let nearest = |source: usize| self.before.get(source).copied().flatten();
        let found = match what {
            Difference::Extra { source, edition } => {
                origin(edition).or_else(|| nearest(source.checked_sub(1)?))
            }
            Difference::Changed { source, edition } => origin(edition).or_else(|| nearest(source)),
            Difference::Missing { source, .. } => nearest(source),
        };
        found.or(self.first)
    }
}
