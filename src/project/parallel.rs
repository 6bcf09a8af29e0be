//! A document and its translation as two catalogs with the same ids: what the checks of texts look at. The patterns are
//! slices of the documents, so that every place is a place in a file that people wrote.

use std::ops::Range;

use crate::align::Alignment;
use crate::align::bead::{Bead, Trust};
use crate::align::columns::ReorderedTable;
use crate::document::model::{Block, Document};
use crate::document::written::written;
use crate::fluent::model::{Attributes, Catalog, Comment, Entry, EntryKind, Part, Pattern};
use crate::locale::tag::Locale;
use crate::project::completeness::{Completeness, completeness};
use crate::project::coverage::{CopyJudge, Messages, Tally, Words, words};
use crate::project::labels::Labels;
use crate::project::shape::Shape;
use crate::project::translation_state::EntryStatus;
use crate::text::slice::Slice;

/// From here on the two sides of a bead are compared; a number that differs is doubt enough to fall below
/// [`Bead::SURE`].
pub const LIKELY: f32 = 0.6;

/// The blocks of two documents side by side, and a label for each bead.
#[derive(Debug)]
pub struct Parallel {
    /// In the order of the source; a block that stands elsewhere in the translation is beside its source.
    pub beads: Vec<Bead>,
    /// The tables whose columns stand in another order.
    pub reordered: Vec<ReorderedTable>,
    /// For each bead the label of its first source block, or of its first target block.
    labels: Vec<String>,
    /// For each bead the label of its target entry: another one where the two are hardly the same text.
    target_labels: Vec<String>,
}

impl Parallel {
    /// `labels` are those of the blocks of the source.
    pub fn new(
        (source, source_locale): (&Document<'_>, &Locale),
        (target, target_locale): (&Document<'_>, &Locale),
        labels: &[String],
    ) -> Self {
        let alignment = Alignment::new(source, target, source_locale, target_locale);
        let mut beads = settle(alignment.beads.clone(), source, target);
        let blocks = [&*source.blocks, &*target.blocks];
        let reordered = alignment.reorder_columns(blocks, &mut beads);
        let beads = alignment.rejoin(beads);
        let mut names = Labels::default();
        names.keep(labels);
        let others = names.of(target);
        let of = |labels: &[String], range: &Range<usize>| labels.get(range.start).cloned();
        let label = |bead: &Bead| {
            if bead.source.is_empty() {
                of(&others, &bead.target)
            } else {
                of(labels, &bead.source)
            }
        };
        let target_label = |bead: &Bead| {
            if bead.confidence < LIKELY {
                of(&others, &bead.target).or_else(|| label(bead))
            } else {
                label(bead)
            }
        };
        Self {
            labels: beads
                .iter()
                .map(|it| label(it).unwrap_or_default())
                .collect(),
            target_labels: beads
                .iter()
                .map(|it| target_label(it).unwrap_or_default())
                .collect(),
            beads,
            reordered,
        }
    }

    /// Returns whether a bead is of a table whose columns stand in another order.
    pub fn is_reordered(&self, bead: &Bead) -> bool {
        let tables = &self.reordered;
        let after = tables.partition_point(|table| table.source.start <= bead.source.start);
        let table = after.checked_sub(1).and_then(|at| tables.get(at));
        table.is_some_and(|table| bead.source.start < table.source.end && !bead.source.is_empty())
    }

    /// Returns the label of a bead.
    pub fn label(&self, bead: usize) -> &str {
        &self.labels[bead]
    }

    /// Returns the label of the target entry of a bead: another one where the two are hardly the same text.
    pub fn target_label(&self, bead: usize) -> &str {
        &self.target_labels[bead]
    }

    /// Returns the source as a catalog: an entry for each bead that has blocks of it.
    pub fn source<'s>(&'s self, document: &Document<'s>) -> Catalog<'s> {
        let beads = self.beads.iter().zip(&self.labels);
        catalog(
            document,
            beads.map(|(bead, id)| (id.as_str(), bead.source.clone())),
        )
    }

    /// Returns the translation as a catalog.
    pub fn target<'s>(&'s self, document: &Document<'s>) -> Catalog<'s> {
        let beads = self.beads.iter().zip(&self.target_labels);
        catalog(
            document,
            beads.map(|(bead, id)| (id.as_str(), bead.target.clone())),
        )
    }

    /// Returns how much of the source is translated, in blocks; the catalogs are those of the two documents, `statuses`
    /// are of the entries of the source.
    pub fn tally(
        &self,
        [source, target]: [&Catalog<'_>; 2],
        statuses: Option<&[EntryStatus]>,
        is_copy: &CopyJudge<'_>,
    ) -> Tally {
        let mut tally = Tally::default();
        let mut statuses = statuses.unwrap_or_default().iter();
        let (mut sources, mut targets) = (source.entries.iter(), target.entries.iter());
        for bead in &self.beads {
            let source = (!bead.source.is_empty()).then(|| sources.next()).flatten();
            let status = source.and_then(|_| statuses.next());
            let target = (!bead.target.is_empty()).then(|| targets.next()).flatten();
            let blocks = bead.source.len();
            let Some(source) = source else {
                tally.messages.obsolete += bead.target.len();
                continue;
            };
            let words = words(source);
            tally.messages.total += blocks;
            tally.words.total += words;
            let Some(target) = target else {
                tally.messages.missing += blocks;
                continue;
            };
            if status.is_some_and(EntryStatus::has_draft) {
                tally.messages.draft += blocks;
                continue;
            }
            let same = Completeness::Translated { identical: true };
            let is_identical = completeness(source, target) == same;
            if is_identical && is_copy(source, target) {
                tally.messages.untranslated += blocks;
                continue;
            }
            if status.is_some_and(EntryStatus::has_stale) {
                tally.messages.stale += blocks;
            }
            tally.messages.translated += blocks;
            tally.words.translated += words;
            if is_identical {
                tally.messages.identical += blocks;
            }
        }
        tally
    }
}

/// Between two beads that are sure, as many blocks of the same shapes on both sides belong together one by one, whatever
/// their words; one of them may have another shape, if it is about as long.
fn settle(beads: Vec<Bead>, source: &Document<'_>, target: &Document<'_>) -> Vec<Bead> {
    let mut settled = Vec::with_capacity(beads.len());
    let mut rest = &beads[..];
    while let Some(first) = rest.first() {
        if first.trust() == Trust::Sure {
            settled.push(first.clone());
            rest = &rest[1..];
            continue;
        }
        let is_doubtful = |bead: &&Bead| bead.trust() == Trust::Doubtful;
        let (run, after) = rest.split_at(rest.iter().take_while(is_doubtful).count());
        rest = after;
        match one_by_one(run, source, target) {
            Some(pairs) => settled.extend(pairs),
            None => settled.extend_from_slice(run),
        }
    }
    settled
}

/// Returns the blocks of a run of doubtful beads in pairs, if they go in pairs. Blocks that the alignment left alone
/// are paired without confidence: one of them may have been replaced.
fn one_by_one(run: &[Bead], source: &Document<'_>, target: &Document<'_>) -> Option<Vec<Bead>> {
    let (first, last) = (run.first()?, run.last()?);
    let (sources, targets) = (
        first.source.start..last.source.end,
        first.target.start..last.target.end,
    );
    let (ours, theirs) = (
        &source.blocks[sources.clone()],
        &target.blocks[targets.clone()],
    );
    let both = || ours.iter().zip(theirs);
    let differ = |(one, other): &(&Block<'_>, &Block<'_>)| Shape::of(one) != Shape::of(other);
    let mut others = both().filter(differ);
    let reshaped = others.next();
    let is_plausible = reshaped.is_none_or(|(one, other)| are_about_as_long(one, other));
    if ours.len() != theirs.len() || others.next().is_some() || !is_plausible {
        return None;
    }
    let mut pairs: Vec<Bead> = both()
        .zip(sources.zip(targets))
        .map(|(blocks, (source, target))| Bead {
            source: source..source + 1,
            target: target..target + 1,
            confidence: if differ(&blocks) { Bead::SURE } else { 0.0 },
        })
        .collect();
    for bead in run {
        let (at, other) = (
            bead.source.start - first.source.start,
            bead.target.start - first.target.start,
        );
        if at == other && bead.source.len() == bead.target.len() {
            let kept = &mut pairs[at..at + bead.source.len()];
            kept.iter_mut()
                .for_each(|pair| pair.confidence = Bead::SURE);
        }
    }
    Some(pairs)
}

fn are_about_as_long(one: &Block<'_>, other: &Block<'_>) -> bool {
    let (one, other) = (one.text.len(), other.text.len());
    one.max(other) < 2 * one.min(other)
}

/// Returns the coverage of a document that has no translation, or that cannot be read.
pub fn untranslated(source: &Catalog<'_>) -> Tally {
    let blocks = source.entries.len();
    Tally {
        messages: Messages {
            total: blocks,
            missing: blocks,
            ..Messages::default()
        },
        words: Words {
            total: source.entries.iter().map(words).sum(),
            translated: 0,
        },
    }
}

/// Returns a document as a catalog, an entry for each of its blocks.
pub fn whole<'s>(document: &Document<'s>, labels: &'s [String]) -> Catalog<'s> {
    let labels = labels.iter().enumerate();
    catalog(document, labels.map(|(at, id)| (id.as_str(), at..at + 1)))
}

fn catalog<'s>(
    document: &Document<'s>,
    groups: impl Iterator<Item = (&'s str, Range<usize>)>,
) -> Catalog<'s> {
    let groups = groups.filter(|(_, blocks)| !blocks.is_empty());
    Catalog {
        source: document.source,
        entries: groups
            .map(|(id, blocks)| entry(document, id, blocks))
            .collect(),
        comments: Vec::new(),
        faults: Vec::new(),
    }
}

fn entry<'s>(document: &Document<'s>, id: &'s str, range: Range<usize>) -> Entry<'s> {
    let blocks = &document.blocks[range];
    let mut parts: Vec<Part<'s>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            // What parts two blocks is a line end of the document.
            let before = blocks[at - 1].span.end as usize;
            let between = document.source.slice(before..block.span.start as usize);
            let end = between.find('\n').map(|at| between.slice(at..=at));
            parts.extend(end.map(Part::Text));
        }
        parts.extend(written(document, block).into_iter().map(Part::Text));
    }
    let notes: Vec<&str> = blocks
        .iter()
        .flat_map(|block| block.notes.clone())
        .collect();
    let mut span = blocks[0].span;
    span.end = blocks[blocks.len() - 1].span.end;
    Entry {
        kind: EntryKind::Message,
        id,
        span,
        comment: (!notes.is_empty()).then(|| Comment::new(1, notes)),
        value: Some(Pattern {
            parts: parts.into_iter().collect(),
        }),
        attributes: Attributes::default(),
    }
}
