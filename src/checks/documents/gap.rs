//! Neighbouring blocks of one document that have no counterpart in the other, and how to speak of them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::align::bead::{Bead, Trust};
use crate::checks::document_view::ParallelDocuments;
use crate::checks::reporter::FindingBuilder;
use crate::diagnostic::Severity;
use crate::document::model::{Block, Container, Document, Format, OutlineNode};
use crate::document::outline_kind::OutlineKind;
use crate::document::plain_text::plain_text;
use crate::project::labels::kind;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Neighbouring blocks without a counterpart.
pub(super) struct BlockGap {
    pub(super) blocks: Range<usize>,
    /// The first of its beads.
    pub(super) bead: usize,
    /// The place in the blocks of the other document where they would stand.
    pub(super) before: usize,
    /// True if any of them surely has no counterpart.
    pub(super) trust: Trust,
}

impl BlockGap {
    pub(super) fn pronoun(&self) -> &'static str {
        if self.blocks.len() == 1 { "it" } else { "them" }
    }
}

/// A gap that no footnotes elsewhere fill, in its document, beside the other one.
pub(super) struct UnmatchedBlocks<'v> {
    pub(super) gap: BlockGap,
    own: &'v Document<'v>,
    other: &'v Document<'v>,
}

impl<'v> UnmatchedBlocks<'v> {
    /// Finds the blocks of the source that the translation lacks.
    pub(super) fn of_source(both: ParallelDocuments<'v>) -> Vec<Self> {
        let gaps = gaps(&both.parallel.beads, |bead| (&bead.source, &bead.target));
        Self::new(gaps, both.source, both.target)
    }

    /// Finds the blocks of the translation that the source lacks.
    pub(super) fn of_target(both: ParallelDocuments<'v>) -> Vec<Self> {
        let gaps = gaps(&both.parallel.beads, |bead| (&bead.target, &bead.source));
        Self::new(gaps, both.target, both.source)
    }

    fn new(mut gaps: Vec<BlockGap>, own: &'v Document<'v>, other: &'v Document<'v>) -> Vec<Self> {
        let footnotes = other.outline.iter().filter_map(footnote).collect();
        gaps.retain(|gap| {
            !are_footnotes_of(&footnotes, own, gap) && !stands_as_code(other, own, gap)
        });
        let unmatched = gaps.into_iter().map(|gap| Self { gap, own, other });
        unmatched.collect()
    }

    pub(super) fn are_attributes(&self) -> bool {
        let mut blocks = self.own.blocks[self.gap.blocks.clone()].iter();
        blocks.all(Block::is_attribute)
    }

    /// Returns the blocks, and the verb that they take.
    pub(super) fn subject(&self) -> String {
        subject(self.own, &self.gap)
    }

    pub(super) fn span(&self) -> Span {
        span(self.own, &self.gap)
    }

    /// Returns where the blocks would stand in the other document, and that in words.
    pub(super) fn opening(&self) -> (Span, String) {
        opening(self.other, &self.gap)
    }

    /// Weakens a finding where HTML may fill the gap.
    pub(super) fn weaken(&self, finding: FindingBuilder<'_>) {
        if may_be_in_html(self.other, self.own, &self.gap) {
            finding
                .severity(Severity::Info)
                .note("HTML stands there, which is not looked into: it may hold the same");
        }
    }
}

/// Returns the gaps of one document; `sides` gives the blocks of a bead in it, and in the other one.
fn gaps(beads: &[Bead], sides: fn(&Bead) -> (&Range<usize>, &Range<usize>)) -> Vec<BlockGap> {
    let mut gaps: Vec<BlockGap> = Vec::new();
    for (at, bead) in beads.iter().enumerate() {
        let (own, other) = sides(bead);
        if own.is_empty() || !other.is_empty() {
            continue;
        }
        match gaps.last_mut() {
            Some(gap) if gap.blocks.end == own.start && gap.before == other.start => {
                gap.blocks.end = own.end;
                gap.trust = gap.trust.max(bead.trust());
            }
            _ => gaps.push(BlockGap {
                blocks: own.clone(),
                bead: at,
                before: other.start,
                trust: bead.trust(),
            }),
        }
    }
    gaps
}

/// Returns the blocks of a gap, and the verb that they take: `the paragraph that begins “…” is`.
pub(super) fn subject(document: &Document<'_>, gap: &BlockGap) -> String {
    let blocks = &document.blocks[gap.blocks.clone()];
    match blocks {
        [block] => format!("{} is", name(block)),
        [first, .., last] => format!(
            "{} blocks, from {} to {}, are",
            blocks.len(),
            name(first),
            name(last)
        ),
        [] => String::new(),
    }
}

/// Returns a block as people speak of it: `the item that begins …`.
pub(super) fn name(block: &Block<'_>) -> String {
    let text = plain_text(&block.text, block.format);
    let kind = kind(block);
    let mut words = text.split_whitespace();
    let opening: Vec<&str> = words.by_ref().take(WORDS).collect();
    let opening = opening.join(" ");
    match (opening.char_indices().nth(CHARACTERS), words.next()) {
        (None, None) if opening.is_empty() => format!("the {kind}"),
        (None, None) => format!("the {kind} `{opening}`"),
        (None, Some(_)) => format!("the {kind} that begins `{opening} …`"),
        (Some((end, _)), _) => format!("the {kind} that begins `{}…`", opening.slice(..end)),
    }
}

/// So many words tell a block.
const WORDS: usize = 6;

/// No more of them than this, where they are addresses or not parted by blanks.
const CHARACTERS: usize = 120;

/// From the first to the last block of a gap.
pub(super) fn span(document: &Document<'_>, gap: &BlockGap) -> Span {
    let blocks = &document.blocks[gap.blocks.clone()];
    let mut span = blocks.first().map_or(document.body, |first| first.span);
    span.end = blocks.last().map_or(span.end, |last| last.span.end);
    span
}

fn footnote(node: &OutlineNode) -> Option<&str> {
    node.kind.footnote()
}

/// Returns whether a gap is footnotes that stand elsewhere in the other document: it is their marks that tell where
/// they belong.
fn are_footnotes_of(others: &BTreeSet<&str>, document: &Document<'_>, gap: &BlockGap) -> bool {
    let label = |block: &Block<'_>| {
        let nodes = &document.outline;
        let before = nodes.partition_point(|node| node.span.start <= block.span.start);
        let is_in_one = block.containers.first() == Some(&Container::Footnote);
        nodes[..before]
            .iter()
            .rev()
            .filter(|_| is_in_one)
            .find_map(footnote)
    };
    let mut blocks = document.blocks[gap.blocks.clone()].iter();
    blocks.all(|block| label(block).is_some_and(|label| others.contains(label)))
}

/// Returns whether the gap may be filled by HTML in the other document, which is not looked into: a Markdown paragraph
/// within an `<aside>` without a blank line above it is no block.
fn may_be_in_html(document: &Document<'_>, own: &Document<'_>, gap: &BlockGap) -> bool {
    let Range { start, end } = room(document, gap);
    let own_length = span(own, gap).range().len();
    let nodes = &document.outline;
    let first = nodes.partition_point(|node| node.span.start < start);
    let mut between = nodes[first..]
        .iter()
        .take_while(|node| node.span.start < end);
    between.any(|node| {
        let is_html = node.kind == OutlineKind::Html;
        let html = document.source.slice(node.span.range());
        is_html && plain_text(html, Format::Html).len() * 2 > own_length
    })
}

/// Returns whether the blocks of a gap are nothing but code, and stand in the other document as blocks of code.
fn stands_as_code(document: &Document<'_>, own: &Document<'_>, gap: &BlockGap) -> bool {
    let Range { start, end } = room(document, gap);
    let between = document.source.get(start as usize..end as usize);
    let stands = |block: &Block<'_>| {
        let code = block.text.trim().strip_prefix('`');
        let code = code.and_then(|code| code.strip_suffix('`'));
        code.is_some_and(|code| between.is_some_and(|between| between.contains(code)))
    };
    own.blocks[gap.blocks.clone()].iter().all(stands)
}

/// Returns where a gap would be filled in the other document: from the block before it to the one behind it.
fn room(document: &Document<'_>, gap: &BlockGap) -> Range<u32> {
    let start = opening(document, gap).0.start;
    let after = document.blocks.get(gap.before);
    start..after.map_or(document.source.len() as u32, |block| block.span.start)
}

/// Returns the place where a gap is to be filled in the other document, and names it.
pub(super) fn opening(document: &Document<'_>, gap: &BlockGap) -> (Span, String) {
    match gap.before.checked_sub(1).map(|at| &document.blocks[at]) {
        Some(block) => {
            let end = block.span.end as usize;
            (Span::new(end, end), format!("after {}", name(block)))
        }
        None => {
            let start = document.body.start as usize;
            (Span::new(start, start), "at the beginning".to_owned())
        }
    }
}
