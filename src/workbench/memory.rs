//! What the project says in one language, for the translations of like texts.

use std::collections::BTreeMap;

use crate::config::model::Config;
use crate::locale::tag::Locale;
use crate::memory::model::{Origin, Proposal, Unit};
use crate::memory::search::Memory;
use crate::pipeline::memory::recollect;
use crate::pipeline::set_texts::{MessageTexts, MessageUnit};
use crate::project::layout::Layout;
use crate::text::canonical::canonical;
use crate::text::file_source::FileSource;
use crate::workbench::view::SuggestionView;

/// Translations of like texts, for each field.
const MOST_PROPOSALS: usize = 5;
/// After so many saves the memory is made anew.
const MOST_RECENT: usize = 2000;

/// What the project says in one language, and what was saved since that was read.
pub(super) struct ProjectMemory {
    whole: Memory,
    recent: BTreeMap<Origin, Unit>,
}

impl ProjectMemory {
    /// Remembers the translations of a message; `false` where the memory should be made anew.
    pub fn add(&mut self, units: impl Iterator<Item = Unit>) -> bool {
        let units = units.map(|unit| (unit.origin.clone(), unit));
        self.recent.extend(units);
        self.recent.len() < MOST_RECENT
    }

    /// Returns the translations of the texts most like one, best first, but its own.
    pub fn search(
        &self,
        (text, own): (&str, &Origin),
        languages: (&Locale, &Locale),
    ) -> Vec<SuggestionView> {
        let recent = Memory::new(self.recent.values().cloned().collect());
        let mut found = recent.search(text, Some(own), languages, MOST_PROPOSALS);
        let mut older = self
            .whole
            .search(text, Some(own), languages, MOST_PROPOSALS);
        older.retain(|it| !self.recent.contains_key(&it.unit.origin));
        found.extend(older);
        found.sort_by_key(|it| std::cmp::Reverse(it.percent));
        let mut views: Vec<SuggestionView> = Vec::new();
        for proposal in found {
            if views.iter().all(|view| view.text != proposal.text) {
                views.push(view(&proposal, languages.1));
            }
        }
        views.truncate(MOST_PROPOSALS);
        views
    }
}

fn view(proposal: &Proposal<'_>, locale: &Locale) -> SuggestionView {
    let origin = &proposal.unit.origin;
    SuggestionView {
        number: None,
        kind: "memory",
        unit: String::new(),
        percent: Some(proposal.percent),
        source: proposal.unit.source.clone(),
        text: proposal.text.clone(),
        origin: format!("{}#{}", origin.catalog, origin.id),
        href: None,
        lang: locale.to_string(),
        dir: locale.direction().as_str(),
    }
}

/// Returns the translations of a message as the memory keeps them.
pub(super) fn remembered(catalog: &str, message: &MessageTexts) -> Vec<Unit> {
    let whole = message.units.iter().filter(|unit| unit.keys.is_empty());
    let done = whole.filter(|unit| !unit.unit.target_text.is_empty());
    let made = done.map(|unit| Unit {
        origin: origin(catalog, unit),
        source: canonical(&unit.unit.source_text).into_owned(),
        target: unit.unit.target_text.clone(),
    });
    made.filter(|_| !message.state.is_waiting()).collect()
}

/// Returns the place of a text.
pub(super) fn origin(catalog: &str, unit: &MessageUnit) -> Origin {
    Origin {
        catalog: catalog.into(),
        id: unit.name.clone(),
    }
}

/// Reads the memory of a language (`target`: its place in the layout).
pub(super) fn read_memory(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    target: usize,
) -> ProjectMemory {
    let found = recollect(layout, config, files, target, &|_| false);
    ProjectMemory {
        whole: Memory::new(found.units),
        recent: BTreeMap::new(),
    }
}
