//! The last build, as one of few sets goes on from it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::emit::build_index::EntryVisibility;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::model::ArtifactSink;
use crate::emit::names::BundleNames;
use crate::pipeline::build_record::BuildRecord;
use crate::pipeline::bundles::{Bundles, Items};
use crate::pipeline::freshness::own_sets;
use crate::pipeline::made_sets::PathPatterns;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::set_facts::{PackedFacts, SetFacts};
use crate::pipeline::splice::{BundlePiece, SplicedBundle, splice};
use crate::project::coverage::{CatalogCoverage, Coverage, Tally};
use crate::project::layout::{CatalogScope, Layout};
use crate::text::file_source::FileSource;

/// The last build, and the sets that changed since.
pub struct LastBuild<'b> {
    layout: &'b Layout,
    record: &'b BuildRecord,
    /// The place of each changed set among those that share nothing, by its key.
    changed: BTreeMap<&'b str, usize>,
    /// What stands in the output folder.
    output: &'b dyn FileSource,
}

impl<'b> LastBuild<'b> {
    /// `changed`: numbers of sets in the layout.
    pub fn new(
        layout: &'b Layout,
        (record, changed): (&'b BuildRecord, &[usize]),
        output: &'b dyn FileSource,
    ) -> Self {
        let changed: BTreeSet<usize> = changed.iter().copied().collect();
        let places = own_sets(layout).enumerate();
        let changed = places.filter(|(_, (number, _))| changed.contains(number));
        Self {
            layout,
            record,
            changed: changed
                .map(|(place, (_, plan))| (&*plan.key, place))
                .collect(),
            output,
        }
    }

    /// Returns the facts about a changed set.
    pub(super) fn facts(&self, key: &str) -> SetFacts {
        let facts = self.record.facts.get(self.changed[key]);
        facts.unwrap_or_default()
    }

    /// Returns a hash of the places of a set, by its number in the layout, where links of others led to them.
    pub(super) fn places(&self, number: usize) -> Option<u64> {
        self.record.places.get(&number).copied()
    }

    /// Returns the keys of all statements that are not published yet.
    pub(super) fn drafts(&self) -> impl Iterator<Item = String> {
        let sets = own_sets(self.layout).zip(self.record.facts.iter());
        let drafts = sets.filter(|(_, facts)| facts.is_draft);
        drafts.map(|((_, plan), _)| plan.key.clone())
    }

    /// Returns the coverage of all sets; `outcomes`: of the changed ones.
    pub(super) fn coverage(&self, outcomes: &[Outcome]) -> Vec<Coverage> {
        let now: HashMap<&str, &Outcome> = outcomes
            .iter()
            .map(|outcome| (outcome.key.key.as_str(), outcome))
            .collect();
        let locales = self.layout.targets.iter().enumerate();
        let locales = locales.map(|(at, locale)| {
            let mut all = Coverage {
                locale: locale.clone(),
                total: Tally::default(),
                catalogs: Vec::new(),
            };
            let mut own = self.record.facts.iter();
            let mut shared = self.record.ground.coverage.iter();
            for plan in self.layout.sets.iter() {
                let recorded = match plan.scope {
                    CatalogScope::Own => own.next().map(|facts| facts.coverage),
                    CatalogScope::Shared => shared.next().cloned(),
                };
                let catalog = match now.get(plan.key.as_str()) {
                    Some(outcome) => outcome.coverage[at].clone(),
                    None => {
                        let recorded = recorded.and_then(|recorded| *recorded.get(at)?);
                        recorded.map(|(messages, words)| CatalogCoverage {
                            key: plan.key.as_str().into(),
                            file: plan.targets[at].file(),
                            tally: Tally { messages, words },
                        })
                    }
                };
                if let Some(catalog) = catalog {
                    all.total += catalog.tally;
                    all.catalogs.push(catalog);
                }
            }
            all
        });
        locales.collect()
    }

    /// Returns the names that the entries of the changed sets, and of those that share theirs, have.
    pub(super) fn names<'s>(&self, resolver: &FallbackResolver<'s>) -> BundleNames<'s> {
        let mut shared = self.record.ground.names.iter();
        let names = resolver.index.sets.iter().map(|set| match set.place {
            EntryVisibility::Own => self.facts(&set.key).names,
            EntryVisibility::Common | EntryVisibility::Shared => {
                shared.next().cloned().unwrap_or_default()
            }
        });
        BundleNames::known(resolver, names)
    }

    /// Returns the patterns of paths, to go on from.
    pub(super) fn patterns(&self) -> PathPatterns {
        PathPatterns::from(self.record.patterns.clone())
    }

    /// Returns whether the changed sets need the same files beside them as before.
    pub(super) fn has_needs<'f>(&self, now: impl Iterator<Item = &'f SetFacts>) -> bool {
        let places = self.changed.values();
        let before = places.map(|place| Some(self.record.facts.get(*place)?.needs));
        before.eq(now.map(|facts| Some(facts.needs)))
    }

    /// Writes the bundles that have another text of a changed set; `spliced`: what these add to each, and the
    /// facts about them, which are `noted`.
    ///
    /// # Errors
    /// Those of `output`, and a bundle that is not what the record says.
    pub(super) fn splice<O: ArtifactSink>(
        &self,
        bundles: &Bundles<'_>,
        spliced: Vec<(Vec<Items>, SetFacts)>,
        noted: &mut PackedFacts,
        output: &O,
    ) -> anyhow::Result<Vec<SplicedBundle<O::Written>>> {
        let forms = bundles.forms().unwrap_or_default();
        let mut texts: Vec<BTreeMap<usize, String>> = vec![BTreeMap::new(); forms.len()];
        for (place, (items, mut facts)) in self.changed.values().zip(spliced) {
            for (at, form) in forms.iter().enumerate() {
                let items = items.get(at).and_then(|items| items.first());
                let text = items.map(|items| items.join(form.section.between));
                let text = text.unwrap_or_default();
                facts
                    .pieces
                    .push(BundlePiece::of(std::slice::from_ref(&text), ""));
                texts[at].insert(*place, text);
            }
            noted.push(&facts);
        }
        let sets = self.record.facts.count();
        let mut pieces: Vec<Vec<BundlePiece>> = vec![Vec::with_capacity(sets); forms.len()];
        for facts in self.record.facts.iter() {
            for (at, pieces) in pieces.iter_mut().enumerate() {
                pieces.push(facts.pieces.get(at).copied().unwrap_or_default());
            }
        }
        let written = forms.par_iter().enumerate().map(|(at, form)| {
            let opening = self.record.ground.openings[at];
            let pieces = (opening, &pieces[at][..]);
            splice(form, pieces, &texts[at], (self.output, output))
        });
        let written = written.collect::<anyhow::Result<Vec<_>>>()?;
        Ok(written.into_iter().flatten().collect())
    }
}
