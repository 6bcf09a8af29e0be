//! What a build must know of all sets before it can write the first file: their entries, their gaps, their coverage.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::policies::Policies;
use crate::emit::gate::{Evidence, Gap, Gate, Refusal, refusals};
use crate::emit::library::Library;
use crate::emit::manifest::DocumentRecord;
use crate::emit::stock::{Place, SetStock, Stock};
use crate::emit::weaving::gaps;
use crate::locale::tag::Locale;
use crate::pipeline::analyze::Analysis;
use crate::pipeline::world::World;
use crate::project::coverage::{Messages, Standing, standing, tally, words_of_each};
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::{Set, Side};

/// What is kept of a set when it was first looked at.
struct SetSurvey {
    stock: SetStock,
    gaps: Vec<Gap>,
    /// For each locale.
    messages: Vec<Messages>,
    states: Vec<States>,
}

/// Of one locale in one set, the translations that cannot be relied on, by id (a term with its `-`).
type States = BTreeMap<String, Standing>;

impl SetSurvey {
    fn new(layout: &Layout, plan: &SetPlan, set: &Set<'_>, policies: &Policies) -> Self {
        let statement = set.statement.as_ref();
        let sides = std::iter::once(&set.source).chain(&set.targets);
        let words = words_of_each(set.source);
        Self {
            stock: SetStock::new(set, plan.scope, &|file| layout.path(file), policies),
            gaps: statement.map_or_else(Vec::new, |statement| gaps(set, statement)),
            messages: sides
                .map(|side| tally(set.source, *side, &words).messages)
                .collect(),
            states: std::iter::once(States::new())
                .chain(set.targets.iter().map(|target| states(set.source, *target)))
                .collect(),
        }
    }
}

fn states(source: Side<'_>, target: Side<'_>) -> States {
    let entries = source.entries().iter();
    entries
        .filter_map(|entry| Some((entry.name(), standing(entry, source, target)?)))
        .collect()
}

/// The sets of a project together.
pub struct Survey {
    pub stock: Stock,
    gaps: Vec<Gap>,
    /// By the key of the set, for each locale.
    messages: BTreeMap<String, Vec<Messages>>,
    states: BTreeMap<String, Vec<States>>,
}

impl Survey {
    /// Looks at every set, in parallel.
    pub fn new(layout: &Layout, world: &World<'_>, policies: &Policies) -> Self {
        let look =
            |plan| world.with_set(plan, |set, _| SetSurvey::new(layout, plan, set, policies));
        let surveys: Vec<SetSurvey> = layout.sets.par_iter().map(look).collect();
        let locales = layout.targets.len() + 1;
        let common = world.common();
        let mut sets: Vec<SetStock> = common
            .map(|(file, catalog)| SetStock::common(catalog, layout.path(file), locales))
            .collect();
        let mut gaps = Vec::new();
        let mut messages = BTreeMap::new();
        let mut states = BTreeMap::new();
        for survey in surveys {
            messages.insert(survey.stock.key.clone(), survey.messages);
            states.insert(survey.stock.key.clone(), survey.states);
            gaps.extend(survey.gaps);
            sets.push(survey.stock);
        }
        Self {
            stock: Stock::new(&layout.source, &layout.targets, sets),
            gaps,
            messages,
            states,
        }
    }

    /// The locales that may not be published.
    pub fn refusals(
        &self,
        layout: &Layout,
        analysis: &Analysis,
        gate: &Gate,
        policies: &Policies,
        library: &Library<'_>,
    ) -> Vec<Refusal> {
        let by_key: BTreeMap<&str, usize> = self
            .stock
            .sets
            .iter()
            .enumerate()
            .filter(|(_, set)| set.place != Place::Common)
            .map(|(number, set)| (set.key.as_str(), number))
            .collect();
        let publishes = |locale: &Locale, key: &str, name: &str| {
            let locale = self.stock.locales.iter().position(|it| it == locale);
            let (Some(locale), Some(set)) = (locale, by_key.get(key)) else {
                return false;
            };
            library.publishes_own(locale, *set, name)
        };
        let standing = |locale: &Locale, key: &str, name: &str| {
            let at = self.stock.locales.iter().position(|it| it == locale)?;
            self.states.get(key)?[at].get(name).copied()
        };
        refusals(
            gate,
            &Evidence {
                layout,
                coverage: &analysis.coverage,
                findings: &analysis.findings,
                gaps: &self.gaps,
                publishes: &publishes,
                policies,
                standing: &standing,
            },
        )
    }

    /// What a locale publishes of each set.
    pub fn documents(&self, library: &Library<'_>, locale: usize) -> Vec<DocumentRecord> {
        let mut records = Vec::new();
        for (number, set) in self.stock.sets.iter().enumerate() {
            if set.place == Place::Common {
                continue;
            }
            let messages = self.messages.get(&set.key).map(|it| it[locale]);
            let Messages {
                total, translated, ..
            } = messages.unwrap_or_default();
            let tag = |locale: usize| self.stock.locales[locale].to_string();
            let fallbacks = library.fallbacks(locale, number);
            let fallbacks = fallbacks.map(|(name, from)| (name, tag(from))).collect();
            let count = (translated, total);
            let states = self.states.get(&set.key).map(|it| &it[locale]);
            let states = states.into_iter().flatten();
            let states = states.map(|(name, it)| (name.clone(), it.as_str().to_owned()));
            let states = states.collect();
            let locale = &self.stock.locales[locale];
            records.push(DocumentRecord::new(
                &set.key, locale, count, fallbacks, states,
            ));
        }
        records
    }
}
