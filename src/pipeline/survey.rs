//! The survey of all sets that a build needs before it can write the first file: entries, gaps, coverage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::policies::Policies;
use crate::emit::build_index::{BuildIndex, EntryVisibility, SetIndex};
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::gate::{Gap, GateInput, GateRefusal, refusals};
use crate::emit::manifest::document::DocumentRecord;
use crate::fluent::model::{display_name, kind_and_id};
use crate::locale::tag::Locale;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::order::BuildRequest;
use crate::pipeline::records::Omitted;
use crate::pipeline::set_survey::{MessageCount, SetSurvey};
use crate::pipeline::workspace::Workspace;
use crate::project::coverage::Coverage;
use crate::project::layout::{Layout, SetPlan};
use crate::project::packed_pairing::PackedPairing;
use crate::project::pairing::Pairing;
use crate::project::standing::Standing;

/// The facts about a set that are needed again when it is written.
#[derive(Default)]
struct SurveyedSet {
    pairing: PackedPairing,
    seen: u64,
}

/// The sets of a project together.
pub(super) struct Survey {
    pub index: BuildIndex,
    /// By the key of the set.
    gaps: BTreeMap<String, Vec<Gap>>,
    /// The sets of the layout.
    plans: Arc<[SetPlan]>,
    /// One for each of them, by its number.
    sets: Box<[SurveyedSet]>,
    /// For each locale, one set after the other.
    messages: Box<[MessageCount]>,
    /// The keys of the statements that their authors do not publish yet: no bundle and no edition has them.
    pub drafts: BTreeSet<String>,
}

impl Survey {
    /// Puts together what is kept of the sets, which are sorted by key.
    pub fn new(workspace: &Workspace<'_>, surveys: Vec<SetSurvey>) -> Self {
        let layout = workspace.layout;
        let locales = layout.targets.len() + 1;
        let common = workspace.common();
        let mut sets: Vec<SetIndex> = common
            .map(|(file, catalog)| SetIndex::common((file, catalog), layout.path(file), locales))
            .collect();
        sets.reserve_exact(surveys.len());
        let (mut gaps, mut drafts) = (BTreeMap::new(), BTreeSet::new());
        let mut surveyed: Vec<SurveyedSet> = Vec::new();
        surveyed.resize_with(layout.sets.len(), SurveyedSet::default);
        let mut messages = vec![MessageCount::default(); layout.sets.len() * locales];
        for survey in surveys {
            if let Some(number) = layout.set_of_key(&survey.index.key) {
                surveyed[number] = SurveyedSet {
                    pairing: survey.pairing,
                    seen: survey.seen,
                };
                let of_set = messages.iter_mut().skip(number * locales);
                let counts = of_set.zip(survey.messages);
                counts.for_each(|(of_set, count)| *of_set = count);
            }
            if survey.is_draft {
                drafts.insert(survey.index.key);
                continue;
            }
            if !survey.gaps.is_empty() {
                gaps.insert(survey.index.key.clone(), survey.gaps);
            }
            sets.push(survey.index);
        }
        Self {
            index: BuildIndex::new(
                (&layout.source, &layout.targets),
                layout.files.clone(),
                sets,
            ),
            gaps,
            plans: Arc::clone(&layout.sets),
            sets: surveyed.into(),
            messages: messages.into(),
            drafts,
        }
    }

    /// Returns which blocks of a set's statement hold which messages.
    pub fn pairing(&self, key: &str) -> Pairing {
        let set = self.set(key).map(|number| &self.sets[number]);
        set.map_or_else(Pairing::default, |set| set.pairing.unpacked())
    }

    /// Returns a hash of what is seen of a set elsewhere.
    pub fn seen(&self, key: &str) -> u64 {
        self.set(key).map_or(0, |number| self.sets[number].seen)
    }

    /// Returns the number of a set in the layout.
    fn set(&self, key: &str) -> Option<usize> {
        let found = self.plans.binary_search_by(|plan| (*plan.key).cmp(key));
        found.ok()
    }

    /// Returns the locales that may not be published.
    pub fn refusals(
        &self,
        layout: &Layout,
        analysis: &Analysis,
        order: &BuildRequest,
        policies: &Policies,
        resolver: &FallbackResolver<'_>,
    ) -> Vec<GateRefusal> {
        let by_key: BTreeMap<&str, usize> = self
            .index
            .sets
            .iter()
            .enumerate()
            .filter(|(_, set)| set.place != EntryVisibility::Common)
            .map(|(number, set)| (set.key.as_str(), number))
            .collect();
        let publishes = |locale: &Locale, key: &str, name: &str| {
            let locale = self.index.locales.iter().position(|it| it == locale);
            let (Some(locale), Some(set)) = (locale, by_key.get(key)) else {
                return false;
            };
            resolver.publishes_own(locale, *set, name)
        };
        let state = |locale: &Locale, key: &str, name: &str| {
            let at = self.index.locales.iter().position(|it| it == locale)?;
            let set = &self.index.sets[*by_key.get(key)?];
            let (kind, id) = kind_and_id(name);
            Some(set.state(at, set.catalog(0)?.find(kind, id)?))
        };
        let is_wanted = |key: &str| {
            let set = by_key.get(key).map(|number| &self.index.sets[*number]);
            let is_own = set.is_some_and(|set| set.place == EntryVisibility::Own);
            !self.drafts.contains(key) && (!is_own || order.wants_document(key))
        };
        let coverage = analysis.coverage.iter().map(|it| it.of_sets(&is_wanted));
        let coverage: Vec<Coverage> = coverage.collect();
        let gaps = self.gaps.iter().filter(|(key, _)| is_wanted(key));
        let gaps: Vec<&Gap> = gaps.flat_map(|(_, gaps)| gaps).collect();
        refusals(
            &order.gate,
            &GateInput {
                layout,
                coverage: &coverage,
                findings: &analysis.findings,
                is_wanted: &is_wanted,
                gaps: &gaps,
                publishes: &publishes,
                policies,
                state: &state,
            },
        )
    }

    /// Returns what locales publish of each set that is wanted, by set and locale; `omitted`: the messages that editions
    /// leave out.
    pub fn documents<'s>(
        &'s self,
        resolver: &'s FallbackResolver<'_>,
        locales: &[usize],
        is_wanted: &'s dyn Fn(&str) -> bool,
        mut omitted: Omitted,
    ) -> impl Iterator<Item = DocumentRecord> + 's {
        let mut locales = locales.to_vec();
        locales.sort_by_key(|at| self.index.locales[*at].as_str());
        let sets = self.index.sets.iter().enumerate();
        let wanted =
            sets.filter(|(_, set)| set.place != EntryVisibility::Common && is_wanted(&set.key));
        let mut wanted: Vec<usize> = wanted.map(|(number, _)| number).collect();
        // Among the sets of the index, those that are shared come first.
        wanted.sort_by_key(|number| self.index.sets[*number].key.as_str());
        let each = wanted.into_iter().flat_map(move |number| {
            let locales = locales.clone().into_iter();
            locales.map(move |locale| (number, locale))
        });
        each.map(move |(number, locale)| {
            let record = self.document(resolver, number, locale);
            if omitted.is_empty() {
                return record;
            }
            let set = &self.index.sets[number];
            let key = (self.index.locales[locale].clone(), set.key.clone());
            record.omitting(omitted.remove(&key).unwrap_or_default())
        })
    }

    fn document(
        &self,
        resolver: &FallbackResolver<'_>,
        number: usize,
        locale: usize,
    ) -> DocumentRecord {
        let set = &self.index.sets[number];
        let locales = self.index.locales.len();
        let messages = self.set(&set.key);
        let messages = messages.map(|set| self.messages[set * locales + locale]);
        let MessageCount { total, translated } = messages.unwrap_or_default();
        let tag = |locale: usize| self.index.locales[locale].to_string();
        let fallbacks = resolver.fallbacks(locale, number);
        let fallbacks = fallbacks.map(|(name, from)| (name, tag(from))).collect();
        let count = (translated as usize, total as usize);
        let entries = set.catalog(0).into_iter().flat_map(|catalog| {
            let entries = catalog.entries().zip(0..);
            entries.map(|(entry, at)| (display_name(entry.kind, entry.id), at))
        });
        let states = entries.filter_map(|(name, at)| {
            let standing = Standing::of(set.state(locale, at))?;
            Some((name, standing.as_str().to_owned()))
        });
        let states = states.collect();
        let locale = &self.index.locales[locale];
        DocumentRecord::new(&set.key, locale, count, fallbacks, states)
    }
}
