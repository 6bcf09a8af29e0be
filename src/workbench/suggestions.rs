//! Translations of like texts, what other languages say, and the terms of the glossary, beside one message.

use std::collections::HashMap;

use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::pipeline::set_texts::MessageTexts;
use crate::project::layout::Layout;
use crate::text::canonical::canonical;
use crate::workbench::groups::{anchor, term};
use crate::workbench::memory::origin;
use crate::workbench::overview_page::href;
use crate::workbench::proposed_page::proposed;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::{SuggestionView, SuggestionsView};

/// The keys that take one.
const MOST_NUMBERS: usize = 9;

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
    let keys = keys(workbench.layout(), target);
    for (at, view) in found.iter_mut().enumerate() {
        view.number = (at < MOST_NUMBERS).then_some(at + 1);
        let place = view.origin.split_once('#');
        let place = place.and_then(|(path, id)| Some((*keys.get(path)?, id)));
        view.href = place.map(|(key, id)| {
            let name = id.split('.').next().unwrap_or_default();
            format!("{}#{}", href(locale.as_str(), key), anchor(name))
        });
    }
    found.extend(message.others.iter().map(|it| in_language(it, message)));
    let view = SuggestionsView {
        page: workbench.page(asked.words, Some(target)),
        locale: locale.to_string(),
        key: key.to_owned(),
        message: name.to_owned(),
        suggestions: found,
        terms: message.terms.iter().map(term).collect(),
        has_machine: workbench.machine.is_some(),
    };
    let part = workbench
        .templates
        .render("suggestions.html", asked.words, &view)?;
    proposed(workbench, asked, (key, target), (message, part, 200)).map(Some)
}

/// Returns the keys of the sets by the catalogs of a language.
fn keys(layout: &Layout, target: usize) -> HashMap<&str, &str> {
    let sets = layout.sets.iter();
    let keys = sets.filter_map(|plan| {
        let path = layout.catalog_path(plan.targets.get(target)?)?;
        Some((path.as_str(), plan.key.as_str()))
    });
    keys.collect()
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
        href: None,
        lang: locale.to_string(),
        dir: locale.direction().as_str(),
    }
}
