//! The table of documents and languages, and the documents of one language.

use crate::project::layout::PlannedCatalog;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::{
    DocumentRow, DocumentsView, OverviewCell, OverviewRow, OverviewView, WorkCounts,
};

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
    let rows = keys.iter().map(|key| {
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
    let rows = keys.into_iter().filter_map(|key| {
        let counts: WorkCounts = progress.of(&key, target)?;
        Some(DocumentRow {
            href: href(&locale, &key),
            title: key.clone(),
            key,
            counts,
        })
    });
    let documents = rows.collect();
    let view = DocumentsView {
        page: workbench.page(asked.words, Some(target)),
        totals: workbench.totals(target),
        locale,
        documents,
    };
    let text = workbench
        .templates
        .render("documents.html", asked.words, &view)?;
    Ok(Response::html(200, text))
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
