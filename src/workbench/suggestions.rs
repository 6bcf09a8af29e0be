//! Translations of like texts, what other languages say, and the terms of the glossary, beside one message.

use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::pipeline::set_texts::MessageTexts;
use crate::text::canonical::canonical;
use crate::workbench::groups::term;
use crate::workbench::memory::origin;
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
        has_machine: workbench.machine.is_some(),
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
