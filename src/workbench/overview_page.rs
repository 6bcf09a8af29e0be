//! The table of documents and languages, and the documents of one language.

use std::ops::Range;

use crate::project::layout::PlannedCatalog;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::{
    DocumentRow, DocumentsView, ListPart, OverviewCell, OverviewRow, OverviewView, WorkCounts,
};

/// The documents that one page lists.
const MOST_ROWS: usize = 250;

/// Returns the table of the whole project; where there is one language alone, its documents.
pub(super) fn overview(workbench: &mut Workbench, asked: Asked<'_>) -> anyhow::Result<Response> {
    if let [only] = &workbench.layout().targets[..] {
        return Ok(Response::see_other(&format!("/{only}/")));
    }
    let tags: Vec<String> = workbench
        .layout()
        .targets
        .iter()
        .map(ToString::to_string)
        .collect();
    let keys: Vec<String> = keys(workbench);
    let progress = workbench.progress();
    let part = ListPart::asked(asked, "/", keys.len());
    let rows = keys[part.places()].iter().map(|key| {
        let cells = tags.iter().enumerate().map(|(target, tag)| {
            let counts = progress.of(key, target);
            OverviewCell {
                locale: tag.clone(),
                is_excluded: counts.is_none(),
                href: href(tag, key),
                counts: counts.unwrap_or_default(),
            }
        });
        OverviewRow {
            key: key.clone(),
            title: key.clone(),
            cells: cells.collect(),
        }
    });
    let documents = rows.collect();
    let view = OverviewView {
        page: workbench.page(asked.words, None),
        part,
        documents,
    };
    let text = workbench
        .templates
        .render("overview.html", asked.words, &view)?;
    Ok(Response::html(200, text))
}

/// Returns the documents of a language.
pub(super) fn documents(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    target: usize,
) -> anyhow::Result<Response> {
    let locale = workbench.layout().targets[target].to_string();
    let keys = keys(workbench);
    let progress = workbench.progress();
    let counted = keys.into_iter().filter_map(|key| {
        let counts = progress.of(&key, target)?;
        Some((key, counts))
    });
    let counted: Vec<(String, WorkCounts)> = counted.collect();
    let part = ListPart::asked(asked, &format!("/{locale}/"), counted.len());
    let rows = counted[part.places()]
        .iter()
        .map(|(key, counts)| DocumentRow {
            key: key.clone(),
            title: key.clone(),
            href: href(&locale, key),
            counts: *counts,
        });
    let documents = rows.collect();
    let view = DocumentsView {
        page: workbench.page(asked.words, Some(target)),
        totals: workbench.totals(target),
        part,
        locale,
        documents,
    };
    let text = workbench
        .templates
        .render("documents.html", asked.words, &view)?;
    Ok(Response::html(200, text))
}

impl ListPart {
    /// Returns the part of a list that a request asks for; `address`: of the list, `total`: its rows.
    fn asked(asked: Asked<'_>, address: &str, total: usize) -> Self {
        let from: usize = asked
            .request
            .query()
            .get("from")
            .parse()
            .unwrap_or_default();
        let from = from.min(total.saturating_sub(1)) / MOST_ROWS * MOST_ROWS;
        let to = total.min(from + MOST_ROWS);
        let href = |from: usize| format!("{address}?from={from}");
        Self {
            first: from + 1,
            last: to,
            total,
            previous_href: from.checked_sub(MOST_ROWS).map(href),
            next_href: (to < total).then(|| href(to)),
        }
    }

    /// Returns the places of its rows in the list.
    fn places(&self) -> Range<usize> {
        self.first - 1..self.last
    }
}

/// Returns the address of a document.
pub(super) fn href(locale: &str, key: &str) -> String {
    let query: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("key", key)
        .finish();
    format!("/{locale}/document?{query}")
}

/// Returns the keys of what has a source that can be translated.
fn keys(workbench: &Workbench) -> Vec<String> {
    let layout = workbench.layout();
    let sets = layout.sets.iter();
    let sets = sets.filter(|plan| matches!(plan.source, PlannedCatalog::File(_)));
    let sets = sets.map(|plan| plan.key.clone());
    let documents = layout.documents.iter().map(|plan| plan.key.clone());
    sets.chain(documents).collect()
}
