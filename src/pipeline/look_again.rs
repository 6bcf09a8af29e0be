//! Looks at what changed in a project since the last look, and at nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::*;

use crate::pipeline::analysis::{Analysis, gather, keep, sort};
use crate::pipeline::inspection::Inspection;
use crate::pipeline::kept::KeptOutcomes;
use crate::pipeline::outcome::{Outcome, path_of};
use crate::pipeline::set_slots::PlannedSet;
use crate::pipeline::shared_catalogs::SharedCatalogs;
use crate::pipeline::terminology;
use crate::project::consistency::{ComparedText, ConsistencyIndex, TextOccurrence};
use crate::project::coverage::CatalogCoverage;
use crate::project::layout::{Layout, SetPlan};
use crate::project::wordings::{WordingDispute, WordingGroup, WordingSide, Wordings};
use crate::text::source::{FileId, Sources};

/// How groups are worded, as far as somebody asked.
type Disputes = HashMap<WordingGroup, Option<WordingDispute>>;

/// A text, by its set and its number there.
type TextPlace = (u32, u32);

impl KeptOutcomes {
    /// Looks at the sets that an edit since the last look can concern.
    pub fn look(&mut self, inspection: &Inspection<'_>, faults: terminology::Faults) {
        let layout = inspection.workspace().layout;
        self.drop_changed(layout, inspection.ground(), |set| inspection.key(set));
        self.fill(inspection, |set| matches!(set, PlannedSet::Own(_)));
        let otherwise = self.facts.references.take_changed();
        let shared = (0..self.slots.count())
            .filter(|slot| matches!(self.slots.planned(layout, *slot), PlannedSet::Shared(_)));
        let shared: Vec<usize> = shared.collect();
        self.drop_asking(&otherwise, shared.into_iter());
        self.fill(inspection, |set| matches!(set, PlannedSet::Shared(_)));
        self.fill(inspection, |set| matches!(set, PlannedSet::Document(_)));
        if inspection.compares() {
            self.compare(inspection);
        }
        self.look_at_project(inspection, faults);
    }

    /// Looks at the sets of a kind of which nothing is kept.
    fn fill(&mut self, inspection: &Inspection<'_>, is_it: impl Fn(PlannedSet<'_>) -> bool) {
        let layout = inspection.workspace().layout;
        let lacking = (0..self.slots.count())
            .filter(|slot| self.outcomes[*slot].is_none() && self.slots.is_wanted(*slot));
        let planned = lacking.map(|slot| (slot, self.slots.planned(layout, slot)));
        let planned: Vec<(usize, PlannedSet<'_>)> = planned.filter(|(_, it)| is_it(*it)).collect();
        // Only catalogs that are seen from elsewhere are told who refers to them.
        let nobody = vec![HashSet::new(); layout.targets.len()];
        let look = |(_, set): &(usize, PlannedSet<'_>)| match set {
            PlannedSet::Own(_) => inspection.look_at(*set, &nobody),
            _ => inspection.look_at(*set, self.facts.references.now()),
        };
        let mut outcomes: Vec<Outcome> = planned.par_iter().map(look).collect();
        inspection.apply_levels(outcomes.iter_mut().map(|it| &mut it.findings), &self.paths);
        for ((slot, _), outcome) in planned.into_iter().zip(outcomes) {
            self.put(slot, outcome);
        }
    }

    /// Looks again at the sets that word texts otherwise than the project does.
    fn compare(&mut self, inspection: &Inspection<'_>) {
        let looked_at = std::mem::take(&mut self.unworded);
        let seen = |slot: &usize| {
            let outcome = self.outcomes[*slot].as_ref();
            outcome.map_or(&[][..], |outcome| &outcome.seen)
        };
        let wordings = &mut self.facts.wordings;
        let is_first = looked_at.len() * 2 > self.outcomes.len();
        let mut changed: BTreeSet<WordingGroup>;
        if is_first {
            let all = (0..self.outcomes.len()).map(|slot| (slot as u32, seen(&slot)));
            *wordings = Wordings::begin(all);
            changed = wordings.disputed().collect();
        } else {
            for slot in &looked_at {
                wordings.put(*slot as u32, seen(slot));
            }
            changed = wordings.take_changed();
        }
        let wordings = &self.facts.wordings;
        let mut disputes = Disputes::new();
        for slot in looked_at.iter().filter(|_| !is_first) {
            for group in disputed(wordings, seen(slot)) {
                let dispute = known(&mut disputes, wordings, group);
                if dispute.is_some_and(|it| it.preferred.0 == *slot as u32) {
                    changed.insert(group);
                }
            }
        }
        let mut concerned = looked_at;
        if is_first {
            concerned.extend(self.second.keys());
        }
        for group in changed {
            let dispute = known(&mut disputes, wordings, group);
            let differing = dispute.into_iter().flat_map(|it| it.differing.iter());
            concerned.extend(differing.map(|slot| *slot as usize));
            let before = wordings.sets_in(group).map(|slot| slot as usize);
            concerned.extend(before.filter(|slot| self.second.contains_key(slot)));
        }
        let found = self.second_look(inspection, &concerned, disputes);
        for (slot, outcome) in found {
            self.put_second(slot, outcome);
        }
    }

    /// Returns what is found anew at sets, as the project words their texts now; `None`: nothing is worded otherwise.
    fn second_look(
        &self,
        inspection: &Inspection<'_>,
        slots: &BTreeSet<usize>,
        mut disputes: Disputes,
    ) -> Vec<(usize, Option<Outcome>)> {
        let wordings = &self.facts.wordings;
        let mut wanted: BTreeSet<TextPlace> = BTreeSet::new();
        let mut groups: BTreeMap<WordingGroup, (TextPlace, usize)> = BTreeMap::new();
        let mut differing: Vec<usize> = Vec::new();
        for slot in slots {
            let Some(outcome) = &self.outcomes[*slot] else {
                continue;
            };
            let mut differs = false;
            for text in &outcome.seen {
                for group in disputed(wordings, std::slice::from_ref(text)) {
                    let dispute = known(&mut disputes, wordings, group);
                    let Some(dispute) = dispute.filter(|it| it.differing.contains(&(*slot as u32)))
                    else {
                        continue;
                    };
                    differs = true;
                    wanted.insert((*slot as u32, text.at));
                    wanted.insert(dispute.preferred);
                    groups.insert(group, (dispute.preferred, dispute.count));
                }
            }
            differing.extend(differs.then_some(*slot));
        }
        let layout = inspection.workspace().layout;
        let index = self.consistency(inspection, &wanted, &groups);
        let plans: Vec<&SetPlan> = differing
            .iter()
            .filter_map(|slot| self.slots.set(layout, *slot))
            .collect();
        let mut outcomes = inspection.second_look(index, &plans);
        inspection.apply_levels(outcomes.iter_mut().map(|it| &mut it.findings), &self.paths);
        let mut found: BTreeMap<usize, Option<Outcome>> =
            slots.iter().map(|slot| (*slot, None)).collect();
        for (slot, outcome) in differing.into_iter().zip(outcomes) {
            found.insert(slot, Some(outcome).filter(|it| !it.findings.is_empty()));
        }
        found.into_iter().collect()
    }

    /// Reads texts again, and tells what speaks for each group.
    fn consistency(
        &self,
        inspection: &Inspection<'_>,
        wanted: &BTreeSet<TextPlace>,
        groups: &BTreeMap<WordingGroup, (TextPlace, usize)>,
    ) -> ConsistencyIndex {
        let layout = inspection.workspace().layout;
        let mut of_sets: BTreeMap<u32, Vec<TextOccurrence>> = BTreeMap::new();
        for (slot, at) in wanted {
            let seen = self.outcomes[*slot as usize].iter().flat_map(|it| &it.seen);
            let text = seen.into_iter().find(|text| text.at == *at);
            of_sets.entry(*slot).or_default().extend(text.copied());
        }
        let slots: Vec<u32> = of_sets.keys().copied().collect();
        let plans = of_sets
            .into_iter()
            .filter_map(|(slot, texts)| Some((self.slots.set(layout, slot as usize)?, texts)));
        let texts = inspection.texts(&plans.collect::<Vec<_>>());
        let texts = slots.into_iter().zip(texts).flat_map(|(slot, texts)| {
            let texts = texts.into_iter();
            texts.map(move |text| ((slot, text.at), text))
        });
        let texts: BTreeMap<TextPlace, ComparedText> = texts.collect();
        let preferred = |side: WordingSide| {
            let groups = groups.iter().filter(move |(group, _)| group.side == side);
            groups.filter_map(|(_, (place, count))| Some((texts.get(place)?, *count)))
        };
        ConsistencyIndex::of_groups(
            preferred(WordingSide::Source),
            preferred(WordingSide::Translation),
            texts.values(),
            |file| layout.path(file),
        )
    }

    fn look_at_project(&mut self, inspection: &Inspection<'_>, faults: terminology::Faults) {
        let before = std::mem::take(&mut self.of_project);
        let mut analysis = Analysis {
            sources: Sources::new(self.paths.clone()),
            ..Analysis::default()
        };
        let (mut rules, fields) = (self.facts.rules.all(), self.facts.fields.all());
        let of_others = self
            .rules_of_others
            .get_or_insert_with(|| inspection.rules_of_others());
        rules.extend(of_others.iter().copied());
        analysis.findings = inspection.of_project(&rules, &fields, faults, &mut analysis.sources);
        inspection.apply_levels_in(&mut analysis);
        for Analysis {
            findings, sources, ..
        } in [&before, &analysis]
        {
            for finding in findings {
                let path = path_of(&finding.place, |file| sources.path(file));
                self.facts.files.note(path);
            }
        }
        self.of_project = analysis;
    }

    /// Returns the findings in a file, with the texts that they quote.
    pub fn in_file(&self, path: &Utf8Path, shared: &SharedCatalogs) -> Analysis {
        let mut analysis = Analysis {
            sources: self.of_project.sources.clone(),
            ..Analysis::default()
        };
        let paths = &self.paths;
        for origin in self.facts.files.origins(path) {
            let outcome = if origin.is_second {
                self.second.get(&origin.slot)
            } else {
                self.outcomes[origin.slot].as_ref()
            };
            let Some(outcome) = outcome else { continue };
            let findings = outcome.findings.iter();
            let file = |file: FileId| paths.path(file);
            let findings = findings.filter(|it| path_of(&it.place, file) == path);
            analysis.findings.extend(findings.cloned());
            for (file, text) in &outcome.texts {
                analysis.sources.keep(*file, Arc::clone(text));
            }
        }
        let sources = &self.of_project.sources;
        let found = self.of_project.findings.iter();
        let found = found.filter(|it| path_of(&it.place, |file| sources.path(file)) == path);
        analysis.findings.extend(found.cloned());
        keep_quoted(&mut analysis, shared);
        sort(&mut analysis.findings, &analysis.sources);
        analysis
    }

    /// Returns the coverage of the set that a file belongs to, one for each target locale.
    pub fn coverage_of(&self, layout: &Layout, path: &Utf8Path) -> &[Option<CatalogCoverage>] {
        let slot = self.slots.of_path(layout, path);
        let outcome = slot.and_then(|slot| self.outcomes[slot].as_ref());
        outcome.map_or(&[], |outcome| &outcome.coverage)
    }

    /// Returns what is known of the whole project.
    pub fn analysis(&self, layout: &Layout, shared: &SharedCatalogs) -> Analysis {
        let outcomes = self.outcomes.iter().flatten().chain(self.second.values());
        let sources = self.of_project.sources.clone();
        let mut analysis = gather(layout, sources, outcomes.map(Outcome::told).collect());
        let found = self.of_project.findings.iter().cloned();
        analysis.findings.extend(found);
        keep_quoted(&mut analysis, shared);
        sort(&mut analysis.findings, &analysis.sources);
        analysis
    }
}

/// Keeps the texts of shared catalogs that findings quote.
fn keep_quoted(analysis: &mut Analysis, shared: &SharedCatalogs) {
    let quoted = analysis.findings.iter().flat_map(|finding| finding.files());
    let quoted: BTreeSet<FileId> = quoted.collect();
    for loaded in shared.files().iter().filter(|it| quoted.contains(&it.file)) {
        keep(&mut analysis.sources, loaded);
    }
}

/// Returns the groups of some texts that are worded in several ways.
fn disputed<'t>(
    wordings: &'t Wordings,
    texts: &'t [TextOccurrence],
) -> impl Iterator<Item = WordingGroup> + 't {
    let groups = texts.iter().flat_map(WordingGroup::of);
    groups.filter(|group| wordings.is_disputed(*group))
}

fn known<'d>(
    disputes: &'d mut Disputes,
    wordings: &Wordings,
    group: WordingGroup,
) -> Option<&'d WordingDispute> {
    let dispute = disputes.entry(group);
    dispute.or_insert_with(|| wordings.dispute(group)).as_ref()
}
