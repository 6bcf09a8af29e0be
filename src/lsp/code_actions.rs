//! Code actions: the fix of a finding, and all fixes of a file at once.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, TextEdit};

use crate::diagnostic::{Diagnostic, Edit};
use crate::lsp::diagnostics::{diagnostic, range};
use crate::lsp::editor_project::EditorProject;
use crate::lsp::edits::workspace_edit;
use crate::pipeline::fix::edits_together;
use crate::text::source::Sources;

/// The kind of the action that applies all fixes of a file, which an editor can do whenever it saves.
pub(super) const FIX_ALL: &str = "source.fixAll.paridad";

pub(super) fn code_actions(
    project: &mut EditorProject<'_>,
    params: CodeActionParams,
) -> anyhow::Result<Option<Vec<CodeActionResponse>>> {
    project.look();
    let project = &*project;
    let Some(path) = project.path(&params.text_document) else {
        return Ok(None);
    };
    let only = params.context.only.as_deref();
    let mut actions = Vec::new();
    if wants(only, "quickfix") {
        let findings = fixable(project, &path);
        let findings = findings.filter(|finding| {
            let place = range(project, &project.known().sources, &finding.place);
            place.start <= params.range.end && params.range.start <= place.end
        });
        actions.extend(findings.filter_map(|finding| quick_fix(project, finding)));
    }
    if wants(only, FIX_ALL) {
        actions.extend(fix_all(project, &path));
    }
    let actions = actions.into_iter().map(CodeActionResponse::CodeAction);
    Ok(Some(actions.collect()))
}

/// Returns whether a client wants actions of a kind: a kind that it names stands for all that begin with it.
fn wants(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    only.is_none_or(|only| {
        only.iter().any(|named| {
            let named = String::from(named.clone());
            let rest = kind.strip_prefix(&named);
            rest.is_some_and(|rest| named.is_empty() || rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// Returns the findings in a file that have a fix.
fn fixable<'p>(
    project: &'p EditorProject<'_>,
    path: &'p Utf8Path,
) -> impl Iterator<Item = &'p Diagnostic> {
    let analysis = project.known();
    let findings = analysis.findings.iter();
    findings.filter(move |it| it.fix.is_some() && it.place.path(&analysis.sources) == path)
}

fn quick_fix(project: &EditorProject<'_>, finding: &Diagnostic) -> Option<CodeAction> {
    let fix = finding.fix.as_ref()?;
    let analysis = project.known();
    let mut edits: BTreeMap<Utf8PathBuf, Vec<TextEdit>> = BTreeMap::new();
    for edit in &fix.edits {
        let path = analysis.sources.path(edit.file).to_owned();
        let edit = text_edit(project, &analysis.sources, edit);
        edits.entry(path).or_default().push(edit);
    }
    Some(CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(project, analysis, finding)]),
        is_preferred: Some(true),
        edit: Some(workspace_edit(project, edits.into_iter())),
        ..CodeAction::default()
    })
}

fn fix_all(project: &EditorProject<'_>, path: &Utf8Path) -> Option<CodeAction> {
    let sources = &project.known().sources;
    let findings: Vec<Diagnostic> = fixable(project, path).cloned().collect();
    let edits = edits_together(project.session().files(), &findings, sources);
    let edits = edits.into_iter().map(|(file, edits)| {
        let edits = edits.iter().map(|edit| text_edit(project, sources, edit));
        (sources.path(file).to_owned(), edits.collect())
    });
    let edits: Vec<(Utf8PathBuf, Vec<TextEdit>)> = edits.collect();
    (!edits.is_empty()).then(|| CodeAction {
        title: "paridad: apply all fixes of this file".to_owned(),
        kind: Some(CodeActionKind::Custom(FIX_ALL.into())),
        edit: Some(workspace_edit(project, edits.into_iter())),
        ..CodeAction::default()
    })
}

fn text_edit(project: &EditorProject<'_>, sources: &Sources, edit: &Edit) -> TextEdit {
    TextEdit {
        range: range(project, sources, &edit.place()),
        new_text: edit.text.clone(),
    }
}
