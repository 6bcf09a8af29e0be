//! Two documents made parallel, and then disturbed: blocks that only one of them has, and blocks merged into one.

use std::mem::discriminant;
use std::ops::Range;

use paridad::document::model::{Block, BlockKind, Container, Document, Format, Options};
use paridad::document::parse;

use crate::unit::alignment::random::Random;

/// A pair as it should be found: places in the blocks of the source and of the target.
pub type Pair = (Range<usize>, Range<usize>);

/// The blocks of the sections that have the same kinds of blocks in both documents.
pub fn parallel<'s>(source: &Document<'s>, target: &Document<'s>) -> (Document<'s>, Document<'s>) {
    let (ours, theirs) = (sections(&source.blocks), sections(&target.blocks));
    let (mut kept, mut kept_too) = (Vec::new(), Vec::new());
    if ours.len() == theirs.len() {
        for (one, other) in ours.iter().zip(&theirs) {
            if one.len() == other.len() && one.iter().zip(*other).all(|(a, b)| alike(a, b)) {
                kept.extend(one.iter().map(copy));
                kept_too.extend(other.iter().map(copy));
            }
        }
    }
    (
        of_blocks(source.format, kept),
        of_blocks(target.format, kept_too),
    )
}

fn sections<'b, 's>(blocks: &'b [Block<'s>]) -> Vec<&'b [Block<'s>]> {
    blocks
        .chunk_by(|_, next| !matches!(next.kind, BlockKind::Heading(_)))
        .collect()
}

fn alike(one: &Block<'_>, other: &Block<'_>) -> bool {
    let kind = |it: &Container| discriminant(it);
    let containers = |block: &Block<'_>| block.containers.iter().map(kind).collect::<Vec<_>>();
    let kinds = match (&one.kind, &other.kind) {
        (BlockKind::Cell { .. }, BlockKind::Cell { .. }) => true,
        (one, other) => one == other,
    };
    kinds && containers(one) == containers(other)
}

fn of_blocks<'s>(format: Format, blocks: Vec<Block<'s>>) -> Document<'s> {
    let mut document = parse(format, "", &Options::default());
    document.blocks = blocks;
    document
}

fn copy<'s>(block: &Block<'s>) -> Block<'s> {
    Block {
        format: block.format,
        kind: block.kind.clone(),
        span: block.span,
        text: block.text.clone(),
        id: block.id,
        containers: block.containers.clone(),
        heading: None,
        keeps_lines: false,
        notes: Vec::new(),
    }
}

/// Takes 4 % of the blocks out of the source and 4 % out of the target, and merges 4 % of the latter with the next
/// one. Returns the pairs that are left.
pub fn disturb(
    source: &mut Document<'_>,
    target: &mut Document<'_>,
    random: &mut Random,
) -> Vec<Pair> {
    let mut gold = Vec::new();
    let ours = std::mem::take(&mut source.blocks);
    let theirs = std::mem::take(&mut target.blocks);
    let mut pairs = ours.into_iter().zip(theirs).peekable();
    while let Some((one, mut other)) = pairs.next() {
        let may_go = !matches!(one.kind, BlockKind::Field { .. });
        if may_go && random.once_in(25) {
            source.blocks.push(one);
            continue;
        }
        if may_go && random.once_in(25) {
            target.blocks.push(other);
            continue;
        }
        let start = source.blocks.len();
        source.blocks.push(one);
        if random.once_in(25)
            && let Some((next, next_other)) =
                pairs.next_if(|(_, next)| next.kind == BlockKind::Paragraph && alike(next, &other))
        {
            other.text = format!("{} {}", other.text, next_other.text).into();
            source.blocks.push(next);
        }
        gold.push((
            start..source.blocks.len(),
            target.blocks.len()..target.blocks.len() + 1,
        ));
        target.blocks.push(other);
    }
    gold
}
