//! Parts of pages, for the script that puts them in their places.

use serde::Serialize;

use crate::workbench::document_page::{
    OpenSet, filter_views, groups, has_statement, open_saved, tallies, title,
};
use crate::workbench::findings::FoundInSet;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::{FilterView, GroupView, WorkCounts, WorkbenchPage};

/// One message, with what its form needs.
#[derive(Serialize)]
pub(super) struct GroupFragment<'f> {
    pub page: WorkbenchPage,
    pub locale: &'f str,
    pub key: &'f str,
    pub show: &'f str,
    pub target_lang: &'f str,
    pub target_dir: &'static str,
    pub source_lang: String,
    pub source_dir: &'static str,
    pub has_preview: bool,
    pub group: GroupView,
}

/// How far a document is, and what waits in it.
#[derive(Serialize)]
struct ProgressFragment {
    page: WorkbenchPage,
    title: String,
    counts: WorkCounts,
    filters: Vec<FilterView>,
}

/// Fills in the template of a part for one message.
pub(super) fn fragment(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    name: &str,
    (key, target, group): (&str, usize, GroupView),
) -> anyhow::Result<String> {
    let locale = workbench.layout().targets[target].clone();
    let source = workbench.layout().source.clone();
    let form = asked.request.form();
    let view = GroupFragment {
        page: workbench.page(asked.words, Some(target)),
        locale: locale.as_str(),
        key,
        show: form.get("next"),
        target_lang: locale.as_str(),
        target_dir: locale.direction().as_str(),
        source_lang: source.to_string(),
        source_dir: source.direction().as_str(),
        has_preview: has_statement(workbench, key),
        group,
    };
    workbench.templates.render(name, asked.words, &view)
}

/// Fills in the template of the progress of a document.
pub(super) fn progress_fragment(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (key, target): (&str, usize),
) -> anyhow::Result<String> {
    let Some(open) = open_saved(workbench, (key, target)) else {
        return Ok(String::new());
    };
    let found = FoundInSet::on_disk(workbench, (key, target), &open.look);
    let groups = groups(&found, &open.texts, asked);
    progress_of(workbench, asked, (key, target), (&open, &groups))
}

/// Fills in the template of the progress of a document that was read a moment ago.
pub(super) fn progress_of(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    (key, target): (&str, usize),
    (open, groups): (&OpenSet, &[GroupView]),
) -> anyhow::Result<String> {
    let locale = workbench.layout().targets[target].to_string();
    let form = asked.request.form();
    let filters = filter_views(asked, (&locale, key), &tallies(groups), form.get("next"));
    let view = ProgressFragment {
        page: workbench.page(asked.words, Some(target)),
        title: title(open, key),
        counts: open.counts,
        filters,
    };
    workbench
        .templates
        .render("progress.html", asked.words, &view)
}
