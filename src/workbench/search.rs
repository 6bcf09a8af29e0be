//! A search for words in the sources and translations of all documents.

use crate::pipeline::set_texts::SetTexts;
use crate::text::slice::Slice;
use crate::workbench::groups::anchor;
use crate::workbench::overview_page::href;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench, all_keys};
use crate::workbench::view::{SearchHit, SearchView};

/// So many messages are shown.
const MOST_HITS: usize = 200;
/// A text is shown so far.
const MOST_BYTES: usize = 240;

/// Returns the page of what was found.
pub(super) fn search(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    target: usize,
) -> anyhow::Result<Response> {
    let query = asked.request.query().get("q").trim().to_owned();
    let locale = workbench.layout().targets[target].to_string();
    let keys: Vec<String> = all_keys(workbench.layout()).map(str::to_owned).collect();
    let mut hits = Vec::new();
    for key in keys.iter().filter(|_| !query.is_empty()) {
        if hits.len() >= MOST_HITS {
            break;
        }
        if let Some(texts) = workbench.texts(key, target) {
            add_hits(&texts, (&locale, key), &query, &mut hits);
        }
    }
    let is_cut = hits.len() >= MOST_HITS;
    hits.truncate(MOST_HITS);
    let view = SearchView {
        page: workbench.page(asked.words, Some(target)),
        locale,
        query,
        hits,
        is_cut,
    };
    let text = workbench
        .templates
        .render("search.html", asked.words, &view)?;
    Ok(Response::html(200, text))
}

fn add_hits(texts: &SetTexts, (locale, key): (&str, &str), query: &str, hits: &mut Vec<SearchHit>) {
    let small = query.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&small);
    for message in &texts.messages {
        let mut units = message.units.iter();
        let unit = units.find(|unit| has(&unit.unit.source_text) || has(&unit.unit.target_text));
        let Some(unit) = unit.or(message.units.first().filter(|_| has(&message.name))) else {
            continue;
        };
        let first = message.units.first().map(|unit| unit.unit.id.as_str());
        hits.push(SearchHit {
            key: key.to_owned(),
            message: message.name.clone(),
            source: beginning(&unit.unit.source_text),
            text: beginning(&unit.unit.target_text),
            href: format!(
                "{}#{}",
                href(locale, key),
                anchor(first.unwrap_or(&message.name))
            ),
        });
    }
}

fn beginning(text: &str) -> String {
    if text.len() <= MOST_BYTES {
        return text.to_owned();
    }
    let mut end = MOST_BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", text.slice(..end))
}
