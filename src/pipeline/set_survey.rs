//! The survey of a set that a build needs before it can write the first file: entries, gaps, coverage.

use std::fmt::Debug;

use xxhash_rust::xxh3::xxh3_64;

use crate::config::policies::Policies;
use crate::document::model::Document;
use crate::emit::build_index::SetIndex;
use crate::emit::gate::Gap;
use crate::emit::weaving::gaps;
use crate::project::coverage::CatalogCoverage;
use crate::project::layout::SetPlan;
use crate::project::packed_pairing::PackedPairing;
use crate::project::set::Set;

/// The survey of a set, made when it is first read.
#[derive(Clone)]
pub(super) struct SetSurvey {
    pub index: SetIndex,
    pub gaps: Vec<Gap>,
    /// For each locale.
    pub messages: Box<[MessageCount]>,
    pub pairing: PackedPairing,
    /// True if the author does not publish the statement yet.
    pub is_draft: bool,
    /// A hash of what is seen of the set elsewhere.
    pub seen: u64,
}

/// The messages of a set in one locale.
#[derive(Clone, Copy, Default)]
pub(super) struct MessageCount {
    pub total: u32,
    pub translated: u32,
}

impl SetSurvey {
    /// `coverage`: of each target locale.
    pub fn new(
        plan: &SetPlan,
        set: &Set<'_>,
        coverage: &[Option<CatalogCoverage>],
        policies: &Policies,
    ) -> Self {
        let statement = set.statement.as_ref();
        let messages = coverage.iter().map(MessageCount::of_target);
        let pairing = statement.map(|statement| PackedPairing::new(&statement.pairing));
        Self {
            seen: 0,
            is_draft: statement.is_some_and(|statement| is_draft(statement.document)),
            pairing: pairing.unwrap_or_default(),
            index: SetIndex::new(set, plan.scope, policies),
            gaps: statement.map_or_else(Vec::new, |statement| gaps(set, statement)),
            messages: [MessageCount::of_source(set)]
                .into_iter()
                .chain(messages)
                .collect(),
        }
    }
}

impl SetSurvey {
    /// Notes what is seen of the set elsewhere: its ids, and these facts.
    pub fn noting(mut self, facts: &impl Debug) -> Self {
        let catalog = self.index.catalog(0);
        let entries = catalog.into_iter().flat_map(|catalog| {
            let entries = catalog.entries();
            entries.map(|entry| (entry.kind, entry.id))
        });
        let entries: Vec<_> = entries.collect();
        let text = format!("{:?} {entries:?} {facts:?}", self.is_draft);
        self.seen = xxh3_64(text.as_bytes());
        self
    }
}

/// Returns whether the front matter says `draft: true`, as site generators read it.
fn is_draft(document: &Document<'_>) -> bool {
    let mut fields = document.fields.iter();
    fields.any(|field| field.key == "draft" && field.value.trim() == "true")
}

impl MessageCount {
    fn of_source(set: &Set<'_>) -> Self {
        let file = set.source.read();
        let firsts = file.map_or(0, |file| {
            let entries = file.catalog.entries.iter();
            entries.filter(|entry| file.is_first(entry)).count() as u32
        });
        Self {
            total: firsts,
            translated: firsts,
        }
    }

    fn of_target(coverage: &Option<CatalogCoverage>) -> Self {
        let coverage = coverage.as_ref();
        coverage.map_or_else(Self::default, |coverage| Self {
            total: coverage.tally.messages.total as u32,
            translated: coverage.tally.messages.translated as u32,
        })
    }
}
