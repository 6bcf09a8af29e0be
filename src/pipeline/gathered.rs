//! The outcomes of sets, put together as they come: of each is kept what a report shows and what the project as a whole
//! is asked for, and no more, so that little is held of a set that is done.

use std::collections::{BTreeSet, HashSet};

use crate::pipeline::analysis::{Analysis, begin};
use crate::pipeline::outcome::Outcome;
use crate::pipeline::project_facts::References;
use crate::pipeline::set_survey::SetSurvey;
use crate::project::consistency::{Inconsistencies, TextOccurrence};
use crate::project::layout::Layout;
use crate::text::source::Sources;

/// The outcomes of sets, put together.
pub(super) struct GatheredOutcomes<'l> {
    layout: &'l Layout,
    pub analysis: Analysis,
    /// References to what the catalogs of a locale share.
    pub references: References,
    /// The rules of the configuration that are about something.
    pub rules: BTreeSet<usize>,
    /// The fields of front matter.
    pub fields: BTreeSet<String>,
    /// The surveys of sets for a build, where one is made.
    pub surveys: Vec<SetSurvey>,
    /// The texts of all sets, each set's in a row.
    texts: Vec<TextOccurrence>,
    /// The number of each set in the layout, where it is one of them, and the end of its texts.
    ends: Vec<(Option<usize>, usize)>,
}

impl<'l> GatheredOutcomes<'l> {
    pub fn new(layout: &'l Layout) -> Self {
        Self {
            layout,
            analysis: begin(layout, Sources::new(layout.files.clone())),
            references: vec![HashSet::new(); layout.targets.len()],
            rules: BTreeSet::new(),
            fields: BTreeSet::new(),
            surveys: Vec::new(),
            texts: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Adds the outcome of a set.
    pub fn add(&mut self, mut outcome: Outcome) {
        for (locale, kind, id) in outcome.references.drain(..) {
            self.references[locale].insert((kind, id));
        }
        self.rules.extend(outcome.rules.drain(..));
        self.surveys.extend(outcome.survey.take());
        for field in outcome.fields.drain(..) {
            if !self.fields.contains(&field) {
                self.fields.insert(field);
            }
        }
        if !outcome.seen.is_empty() {
            if self.texts.is_empty() {
                // Where there is one set, it may have a million.
                self.texts = std::mem::take(&mut outcome.seen);
            } else {
                self.texts.extend_from_slice(&outcome.seen);
            }
            let set = self.layout.set_of_key(&outcome.key.key);
            self.ends.push((set, self.texts.len()));
        }
        self.analysis.take(outcome);
    }

    /// Returns the sets of the layout that have texts which the project words in several ways, by their numbers, with
    /// those texts; and forgets all texts.
    pub fn take_disputed(&mut self) -> Vec<(usize, Vec<TextOccurrence>)> {
        let texts = std::mem::take(&mut self.texts);
        let odd = Inconsistencies::new(texts.iter());
        let mut disputed = Vec::new();
        let mut start = 0;
        for (set, end) in std::mem::take(&mut self.ends) {
            let of_set = texts[start..end].iter().filter(|text| odd.has(text));
            let of_set: Vec<TextOccurrence> = of_set.copied().collect();
            disputed.extend(set.filter(|_| !of_set.is_empty()).map(|set| (set, of_set)));
            start = end;
        }
        disputed.sort_by_key(|(set, _)| *set);
        disputed
    }
}
