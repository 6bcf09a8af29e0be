//! Translations of like texts, what other languages say, and the terms of the glossary, beside one message.

use std::collections::BTreeMap;

use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::memory::model::{Origin, Proposal, Unit};
use crate::memory::search::Memory;
use crate::pipeline::memory::recollect;
use crate::pipeline::set_texts::{MessageTexts, MessageUnit, PlannedTexts};
use crate::text::canonical::canonical;
use crate::workbench::groups::term;
use crate::workbench::response::Response;
use crate::workbench::view::{SuggestionView, SuggestionsView};
use crate::workbench::workbench::{Asked, Workbench};

/// Translations of like texts, for each field.
const MOST_PROPOSALS: usize = 5;
/// The keys that take one.
const MOST_NUMBERS: usize = 9;
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

    fn search(
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

fn origin(catalog: &str, unit: &MessageUnit) -> Origin {
    Origin {
        catalog: catalog.into(),
        id: unit.name.clone(),
    }
}

/// Reads the memory of a language, which is kept from then on.
pub(super) fn read_memory(workbench: &Workbench, target: usize) -> ProjectMemory {
    let planning = &workbench.planning;
    let (layout, config) = (&planning.layout, &planning.config);
    let found = recollect(layout, config, workbench.files(), target, &|_| false);
    ProjectMemory {
        whole: Memory::new(found.units),
        recent: BTreeMap::new(),
    }
}

/// Returns what is known beside a message; `None` where there is no such message.
pub(super) fn suggestions(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    target: usize,
) -> anyhow::Result<Option<Response>> {
    let query = asked.request.query();
    let (key, name) = (query.get("key"), query.get("message"));
    let Some(texts) = workbench.texts(key, target) else {
        return Ok(None);
    };
    let mut messages = texts.messages.iter();
    let Some(message) = messages.find(|message| message.name == name) else {
        return Ok(None);
    };
    let catalog = workbench.catalog(key, target).unwrap_or_default();
    let source = workbench.layout().source.clone();
    let locale = workbench.layout().targets[target].clone();
    let memory = workbench.memory(target);
    let mut found = Vec::new();
    for unit in &message.units {
        if !unit.keys.is_empty() || !unit.unit.is_translatable {
            continue;
        }
        let own = origin(&catalog, unit);
        let text = canonical(&unit.unit.source_text);
        let proposals = memory.search((&text, &own), (&source, &locale));
        found.extend(proposals.into_iter().map(|proposal| SuggestionView {
            unit: unit.unit.id.clone(),
            ..proposal
        }));
    }
    for (at, view) in found.iter_mut().take(MOST_NUMBERS).enumerate() {
        view.number = Some(at + 1);
    }
    found.extend(message.others.iter().map(|it| in_language(it, message)));
    let view = SuggestionsView {
        page: workbench.page(asked.words, Some(target)),
        locale: locale.to_string(),
        key: key.to_owned(),
        message: name.to_owned(),
        suggestions: found,
        terms: message.terms.iter().map(term).collect(),
    };
    let text = workbench
        .templates
        .render("suggestions.html", asked.words, &view)?;
    Ok(Some(Response::html(200, text)))
}

/// Returns what another language says, to be read.
fn in_language((locale, text): &(Locale, String), message: &MessageTexts) -> SuggestionView {
    let source = message.units.first().map(|unit| &unit.unit.source_text);
    SuggestionView {
        number: None,
        kind: "language",
        unit: String::new(),
        percent: None,
        source: source.cloned().unwrap_or_default(),
        text: text.clone(),
        origin: native_name(locale).to_owned(),
        lang: locale.to_string(),
        dir: locale.direction().as_str(),
    }
}

/// Returns the path of the translation of a set or document.
pub(super) fn catalog_of(workbench: &Workbench, key: &str, target: usize) -> Option<String> {
    let layout = workbench.layout();
    let targets = match PlannedTexts::find(layout, key)? {
        PlannedTexts::Catalogs(plan) => &plan.targets,
        PlannedTexts::Document(plan) => &plan.targets,
    };
    Some(layout.catalog_path(targets.get(target)?)?.to_string())
}
