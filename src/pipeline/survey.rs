//! The survey of all sets that a build needs before it can write the first file: entries, gaps, coverage.

use std::collections::{BTreeMap, BTreeSet};

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
use crate::project::layout::Layout;
use crate::project::pairing::Pairing;
use crate::project::standing::Standing;

/// The facts about a set that are needed again when it is written.
struct SurveyedSet {
    /// For each locale.
    messages: Box<[MessageCount]>,
    pairing: Pairing,
    seen: u64,
}

/// The sets of a project together.
pub(super) struct Survey {
    pub index: BuildIndex,
    /// By the key of the set.
    gaps: BTreeMap<String, Vec<Gap>>,
    /// By the key of the set.
    sets: BTreeMap<String, SurveyedSet>,
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
            .map(|(file, catalog)| SetIndex::common(catalog, layout.path(file), locales))
            .collect();
        let mut gaps = BTreeMap::new();
        let (mut surveyed, mut drafts) = (BTreeMap::new(), BTreeSet::new());
        for survey in surveys {
            let set = SurveyedSet {
                messages: survey.messages,
                pairing: survey.pairing,
                seen: survey.seen,
            };
            surveyed.insert(survey.index.key.clone(), set);
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
            index: BuildIndex::new(&layout.source, &layout.targets, sets),
            gaps,
            sets: surveyed,
            drafts,
        }
    }

    /// Returns which blocks of a set's statement hold which messages.
    pub fn pairing(&self, key: &str) -> &Pairing {
        &self.sets[key].pairing
    }

    /// Returns a hash of what is seen of a set elsewhere.
    pub fn seen(&self, key: &str) -> u64 {
        self.sets[key].seen
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
        let messages = self.sets.get(&set.key).map(|it| it.messages[locale]);
        let MessageCount { total, translated } = messages.unwrap_or_default();
        let tag = |locale: usize| self.index.locales[locale].to_string();
        let fallbacks = resolver.fallbacks(locale, number);
        let fallbacks = fallbacks.map(|(name, from)| (name, tag(from))).collect();
        let count = (translated as usize, total as usize);
        let entries = set.catalog(0).into_iter().flat_map(|catalog| {
            let entries = catalog.entries().iter().zip(0..);
            entries.map(move |(entry, at)| (display_name(entry.kind, catalog.id(entry)), at))
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
