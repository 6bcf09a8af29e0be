//! Parts of pages, for the script that puts them in their places.

use serde::Serialize;

use crate::workbench::view::{GroupView, WorkCounts, WorkbenchPage};
use crate::workbench::workbench::{Asked, Workbench};

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
    pub group: GroupView,
}

#[derive(Serialize)]
struct ProgressFragment {
    page: WorkbenchPage,
    counts: WorkCounts,
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
    let counts = workbench.progress().of(key, target);
    let view = ProgressFragment {
        page: workbench.page(asked.words, Some(target)),
        counts: counts.unwrap_or_default(),
    };
    workbench
        .templates
        .render("progress.html", asked.words, &view)
}
