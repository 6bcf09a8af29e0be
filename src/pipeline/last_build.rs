//! The last build, as one of few sets goes on from it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::emit::build_index::EntryVisibility;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::model::ArtifactSink;
use crate::emit::names::{BundleNames, SetNames};
use crate::pipeline::build_record::BuildRecord;
use crate::pipeline::bundles::{Bundles, Items};
use crate::pipeline::freshness::own_sets;
use crate::pipeline::made_sets::{MadeFiles, PathPatterns, SetFacts};
use crate::pipeline::outcome::Outcome;
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

    pub(super) fn facts(&self, key: &str) -> &'b SetFacts {
        &self.record.sets[self.changed[key]].facts
    }

    /// Returns the keys of all statements that are not published yet.
    pub(super) fn drafts(&self) -> impl Iterator<Item = String> {
        let sets = own_sets(self.layout).zip(&self.record.sets);
        let drafts = sets.filter(|(_, set)| set.facts.is_draft);
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
            let mut own = self.record.sets.iter();
            let mut shared = self.record.ground.coverage.iter();
            for plan in self.layout.sets.iter() {
                let recorded = match plan.scope {
                    CatalogScope::Own => own.next().map(|set| &set.facts.coverage),
                    CatalogScope::Shared => shared.next(),
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
        let none = SetNames::default();
        let mut shared = self.record.ground.names.iter();
        let names = resolver.index.sets.iter().map(|set| match set.place {
            EntryVisibility::Own => &self.facts(&set.key).names,
            EntryVisibility::Common | EntryVisibility::Shared => shared.next().unwrap_or(&none),
        });
        let names: Vec<&SetNames> = names.collect();
        BundleNames::known(resolver, names.into_iter())
    }

    /// Returns the patterns of paths, to go on from.
    pub(super) fn patterns(&self) -> PathPatterns {
        PathPatterns::from(self.record.patterns.clone())
    }

    /// Returns whether the changed sets need the same files beside them as before.
    pub(super) fn has_needs(&self, made: &MadeFiles) -> bool {
        let before = self
            .changed
            .values()
            .map(|place| &self.record.sets[*place].facts);
        let now = made.sets.iter().map(|(_, facts)| facts.needs);
        before.map(|facts| facts.needs).eq(now)
    }

    /// Writes the bundles that have another text of a changed set; `items`: what these add to each.
    ///
    /// # Errors
    /// Those of `output`, and a bundle that is not what the record says.
    pub(super) fn splice<O: ArtifactSink>(
        &self,
        bundles: &Bundles<'_>,
        items: Vec<Vec<Items>>,
        made: &mut MadeFiles,
        output: &O,
    ) -> anyhow::Result<Vec<SplicedBundle<O::Written>>> {
        let forms = bundles.forms().unwrap_or_default();
        let mut texts: Vec<BTreeMap<usize, String>> = vec![BTreeMap::new(); forms.len()];
        let sets = self.changed.values().zip(items).zip(&mut made.sets);
        for ((place, items), (_, facts)) in sets {
            for (at, form) in forms.iter().enumerate() {
                let items = items.get(at).and_then(|items| items.first());
                let text = items.map(|items| items.join(form.section.between));
                let text = text.unwrap_or_default();
                facts
                    .pieces
                    .push(BundlePiece::of(std::slice::from_ref(&text), ""));
                texts[at].insert(*place, text);
            }
        }
        let written = forms.par_iter().enumerate().map(|(at, form)| {
            let sets = self.record.sets.iter();
            let pieces = sets.map(|set| set.facts.pieces.get(at).copied().unwrap_or_default());
            let pieces: Vec<BundlePiece> = pieces.collect();
            let opening = self.record.ground.openings[at];
            splice(form, (opening, &pieces), &texts[at], (self.output, output))
        });
        let written = written.collect::<anyhow::Result<Vec<_>>>()?;
        Ok(written.into_iter().flatten().collect())
    }
}
