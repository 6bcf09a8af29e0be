//! The survey of a set that a build needs before it can write the first file: entries, gaps, coverage.

use crate::config::policies::Policies;
use crate::emit::build_index::SetIndex;
use crate::emit::gate::Gap;
use crate::emit::weaving::gaps;
use crate::project::coverage::{Messages, tally, words_of_each};
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::Set;

/// The survey of a set, made when it is first read.
#[derive(Clone)]
pub(super) struct SetSurvey {
    pub index: SetIndex,
    pub gaps: Vec<Gap>,
    /// For each locale.
    pub messages: Vec<Messages>,
}

impl SetSurvey {
    pub fn new(layout: &Layout, plan: &SetPlan, set: &Set<'_>, policies: &Policies) -> Self {
        let statement = set.statement.as_ref();
        let sides = std::iter::once(&set.source).chain(&set.targets);
        let words = words_of_each(set.source);
        Self {
            index: SetIndex::new(set, plan.scope, &|file| layout.path(file), policies),
            gaps: statement.map_or_else(Vec::new, |statement| gaps(set, statement)),
            messages: sides
                .map(|side| tally(set.source, *side, &words).messages)
                .collect(),
        }
    }
}
