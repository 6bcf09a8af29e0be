//! Aligns the blocks of a translated document with those of its source, and tells how sure each pair is.
//!
//! A path of least cost through the two sequences of blocks, as Gale and Church find it for sentences ("A Program for
//! Aligning Sentences in Bilingual Corpora", Computational Linguistics 19, 1993). Besides the lengths it weighs what a
//! translation keeps: ids, addresses, code, numbers, names, and words of one root. Knows no file and no catalog.

pub mod bead;
pub mod columns;

mod corridor;
mod cost;
mod evidence;
mod form;
mod lattice;
mod list;
mod moved;
mod opening;
mod passage;
mod run_in;

use crate::align::bead::Bead;
use crate::align::columns::{ReorderedTable, reorder_columns};
use crate::align::corridor::Corridor;
use crate::align::cost::Costs;
use crate::align::evidence::TokenEvidence;
use crate::align::moved::rejoin;
use crate::align::opening::pair_by_opening;
use crate::align::passage::passages;
use crate::align::run_in::join_lists;
use crate::document::model::{Block, Document};
use crate::locale::tag::Locale;

/// Aligns the blocks of a document with those of its translation: the beads cover all blocks of both, in order.
pub fn align(
    source: &Document<'_>,
    target: &Document<'_>,
    source_locale: &Locale,
    target_locale: &Locale,
) -> Vec<Bead> {
    Alignment::new(source, target, source_locale, target_locale).beads
}

/// The beads of two documents, and what told them.
#[derive(Debug)]
pub struct Alignment {
    /// They cover all blocks of both, in order.
    pub beads: Vec<Bead>,
    evidence: TokenEvidence,
}

impl Alignment {
    /// As [`align`] does.
    pub fn new(
        source: &Document<'_>,
        target: &Document<'_>,
        source_locale: &Locale,
        target_locale: &Locale,
    ) -> Self {
        let languages = (source_locale, target_locale);
        let evidence = TokenEvidence::new(
            passages(source, source_locale, languages),
            passages(target, target_locale, languages),
        );
        let corridor = Corridor::new(&evidence);
        let costs = Costs::new(&evidence, source_locale, target_locale);
        let beads = join_lists(&evidence, &costs, lattice::beads(&corridor, &costs));
        let beads = pair_by_opening(&evidence, &costs, beads);
        Self { beads, evidence }
    }

    /// Beads of the same documents with those blocks joined that stand in another order; their targets are then no
    /// longer in order.
    pub fn rejoin(&self, beads: Vec<Bead>) -> Vec<Bead> {
        rejoin(&self.evidence, beads)
    }

    /// Pairs the cells of tables anew whose columns stand in another order, and returns these tables.
    pub fn reorder_columns(
        &self,
        blocks: [&[Block<'_>]; 2],
        beads: &mut [Bead],
    ) -> Vec<ReorderedTable> {
        reorder_columns(&self.evidence, blocks, beads)
    }
}
