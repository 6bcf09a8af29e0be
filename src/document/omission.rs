//! Leaving blocks out of an edition, each with its list mark, its heading mark and its blank lines. What is left is
//! parsed again, and has the outline of the source without what was left out; where it would not, the block stays.

use std::collections::BTreeSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::document::model::{Block, BlockKind, Container, Document, LinkDefinition, Options};
use crate::document::omission_cuts::cuts;
use crate::document::omission_tree::OmissionTree;
use crate::document::{html_elements, parse};
use crate::text::slice::Slice;

/// The blocks that leave a document, and the bytes that go with them.
#[derive(Debug, Default)]
pub struct Omission {
    pub blocks: BTreeSet<usize>,
    /// In order and apart; none of them touches a block that stays.
    pub cuts: Vec<Range<usize>>,
}

/// The most rounds in which nodes are found that have to stay; after them, everything stays.
const ROUNDS: usize = 12;

/// Returns which of the wanted blocks can leave, and how.
///
/// A list, a quote or a table goes with its last block. A cell cannot leave its row alone, nor the head its table; what
/// footnotes say stays, and so does what is written in attributes.
pub fn omission(document: &Document<'_>, wanted: &dyn Fn(usize) -> bool) -> Omission {
    let blocks = document.blocks.iter().enumerate();
    let mut left_out: BTreeSet<usize> = blocks
        .filter(|(at, block)| wanted(*at) && can_leave(block))
        .map(|(at, _)| at)
        .collect();
    let tree = OmissionTree::new(document);
    for _ in 0..ROUNDS {
        let mut units = tree.units(document, &left_out);
        let gone: BTreeSet<usize> = units.iter().flat_map(|it| tree.blocks(*it)).collect();
        let joined = tree.joined(document, &units);
        units.retain(|unit| joined.binary_search(unit).is_err());
        let (cut, stuck) = cuts(document, &tree, &units);
        let odd = match (joined.is_empty(), stuck.is_empty()) {
            (true, true) => unlike(document, &tree, &units, &cut, &gone),
            _ => joined.into_iter().chain(stuck).collect(),
        };
        if odd.is_empty() {
            return Omission {
                blocks: gone,
                cuts: cut,
            };
        }
        left_out = gone;
        for unit in odd {
            for block in tree.blocks(unit) {
                left_out.remove(&block);
            }
        }
    }
    Omission::default()
}

fn can_leave(block: &Block<'_>) -> bool {
    let is_fixed = match &block.kind {
        BlockKind::Other(kind) => {
            html_elements::is_attribute(kind) || html_elements::is_text_only(kind)
        }
        BlockKind::Field { .. }
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::Cell { .. } => false,
    };
    !is_fixed && !block.containers.contains(&Container::Footnote)
}

/// Returns the source without the cuts.
fn without(source: &str, cuts: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(source.len());
    let mut copied = 0;
    for cut in cuts {
        out.push_str(source.slice(copied..cut.start));
        copied = cut.end;
    }
    out.push_str(source.slice(copied..));
    out
}

/// Returns the units without which the document would not be the same but for them.
fn unlike(
    document: &Document<'_>,
    tree: &OmissionTree,
    units: &[usize],
    cuts: &[Range<usize>],
    left_out: &BTreeSet<usize>,
) -> Vec<usize> {
    let text = without(document.source, cuts);
    let rest = parse(document.format, &text, &Options::default());
    let mut gone = vec![false; document.outline.len()];
    for unit in units {
        gone[tree.range(*unit)].fill(true);
    }
    let stays: Vec<usize> = (0..gone.len()).filter(|node| !gone[*node]).collect();
    let expected: Vec<_> = stays
        .iter()
        .map(|node| &document.outline[*node])
        .map(|it| (it.depth, &it.kind))
        .collect();
    let found: Vec<_> = rest.outline.iter().map(|it| (it.depth, &it.kind)).collect();
    let last_before = |node: usize| {
        let after = units.partition_point(|unit| *unit <= node);
        units.get(after.saturating_sub(1)).copied()
    };
    let mut odd = BTreeSet::new();
    if expected != found {
        for op in capture_diff_slices(Algorithm::Myers, &expected, &found) {
            if !matches!(op, DiffOp::Equal { .. }) {
                let at = stays.get(op.old_range().start).copied();
                odd.extend(last_before(at.unwrap_or(document.outline.len())));
            }
        }
    }
    // The fields come first in the outline, one node each.
    let fields = document.fields.iter().enumerate();
    let fields = fields.filter(|(at, _)| !gone[*at]);
    let same = fields
        .map(|(_, field)| (&field.key, &field.value))
        .eq(rest.fields.iter().map(|field| (&field.key, &field.value)));
    if !same || rest.faults.len() > document.faults.len() {
        odd.extend(units.iter().filter(|unit| **unit < document.fields.len()));
        if odd.is_empty() {
            odd.extend(units.first());
        }
    }
    // A text that goes on in what comes next, or in the target of a link, has the same outline.
    let blocks = document.blocks.iter().enumerate();
    let stay = blocks.filter(|(at, _)| !left_out.contains(at));
    let stay: Vec<&Block<'_>> = stay.map(|(_, block)| block).filter(in_body).collect();
    let mut there = rest.blocks.iter().filter(in_body);
    let mut moved: Vec<u32> = Vec::new();
    moved.extend(
        stay.iter()
            .find(|block| there.next().is_none_or(|it| it.text != block.text))
            .map(|block| block.span.start),
    );
    let mut there = rest.definitions.iter();
    let definitions = &document.definitions;
    moved.extend(
        definitions
            .iter()
            .find(|one| {
                let same =
                    |it: &LinkDefinition<'_>| it.label == one.label && it.target == one.target;
                !there.next().is_some_and(same)
            })
            .map(|definition| definition.span.start),
    );
    for place in moved {
        let outline = &document.outline;
        let before = outline.partition_point(|node| node.span.start <= place);
        let unit = units.partition_point(|unit| *unit < before).max(1) - 1;
        odd.extend(units.get(unit));
    }
    odd.into_iter().collect()
}

fn in_body(block: &&Block<'_>) -> bool {
    !matches!(block.kind, BlockKind::Field { .. })
}
