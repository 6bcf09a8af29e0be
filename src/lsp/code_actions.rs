//! Code actions: the fix of a finding, all fixes of a file at once, and those of `entry_actions`.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, CodeActionTriggerKind,
    TextEdit,
};

use crate::diagnostic::{Diagnostic, Edit};
use crate::lsp::diagnostics::{diagnostic, range};
use crate::lsp::editor_project::EditorProject;
use crate::lsp::edits::workspace_edit;
use crate::lsp::entry_actions::{INSERT, SYNC, confirm, insert_missing, silence, sync_source};
use crate::lsp::machine_actions::{TRANSLATE, translate};
use crate::pipeline::analysis::Analysis;
use crate::pipeline::fix::edits_together;
use crate::text::source::Sources;

/// The kind of the action that applies all fixes of a file, which an editor can do whenever it saves.
pub(super) const FIX_ALL: &str = "source.fixAll.paridad";

pub(super) fn code_actions(
    project: &mut EditorProject<'_>,
    params: CodeActionParams,
) -> anyhow::Result<Option<Vec<CodeActionResponse>>> {
    project.look();
    let Some(path) = project.path(&params.text_document) else {
        return Ok(None);
    };
    let mut actions = of_findings(project, &path, &params);
    let wanted = wants_translation(project, &path, &params);
    actions.extend(wanted.and_then(|place| translate(project, &path, place)));
    let actions = actions.into_iter().map(CodeActionResponse::CodeAction);
    Ok(Some(actions.collect()))
}

/// Returns the message that is missing in a range, and where the range begins, if a translation by a program is asked for.
fn wants_translation(
    project: &EditorProject<'_>,
    path: &Utf8Path,
    params: &CodeActionParams,
) -> Option<(Option<String>, u32)> {
    let is_asked = params.context.trigger_kind != Some(CodeActionTriggerKind::Automatic);
    if !is_asked || !wants(params.context.only.as_deref(), TRANSLATE) {
        return None;
    }
    let found = project.findings_in(path);
    let mut missing = found.findings.iter().filter(|finding| {
        let place = range(project, &found.sources, &finding.place);
        let is_in = place.start <= params.range.end && params.range.start <= place.end;
        is_in && finding.check == "missing-message"
    });
    let missing = missing
        .next()
        .and_then(|finding| finding.subject.id.as_deref());
    let offset = project.text(path)?.positions().offset(params.range.start);
    Some((missing.map(str::to_owned), offset))
}

/// Returns the actions that are about findings, or need no program.
fn of_findings(
    project: &EditorProject<'_>,
    path: &Utf8Path,
    params: &CodeActionParams,
) -> Vec<CodeAction> {
    let found = project.findings_in(path);
    let only = params.context.only.as_deref();
    let in_range = found.findings.iter().filter(|finding| {
        let place = range(project, &found.sources, &finding.place);
        place.start <= params.range.end && params.range.start <= place.end
    });
    let in_range: Vec<&Diagnostic> = in_range.collect();
    let mut actions = Vec::new();
    if wants(only, "quickfix") {
        let fixes = in_range.iter();
        actions.extend(fixes.filter_map(|finding| quick_fix(project, &found, finding)));
        let start = project.text(path);
        let start = start.map(|text| text.positions().offset(params.range.start));
        actions.extend(start.and_then(|start| confirm(project, path, start)));
        let silenced = in_range.iter();
        actions.extend(silenced.filter_map(|finding| silence(project, path, finding)));
    }
    if wants(only, FIX_ALL) {
        actions.extend(fix_all(project, &found));
    }
    // An editor asks by itself whenever the cursor moves: what takes longer is left out then, unless it is about a finding.
    let is_asked = params.context.trigger_kind != Some(CodeActionTriggerKind::Automatic);
    let is_found = |check: &str| in_range.iter().any(|finding| finding.check == check);
    let kind = |kind: &'static str, check: &str| match is_found(check) && wants(only, "quickfix") {
        true => Some(CodeActionKind::QuickFix),
        false => (is_asked && wants(only, kind)).then(|| CodeActionKind::Custom(kind.into())),
    };
    if let Some(kind) = kind(INSERT, "missing-message") {
        let action = insert_missing(project, path);
        actions.extend(action.map(|action| of_kind(action, kind)));
    }
    if let Some(kind) = kind(SYNC, "source-drift") {
        let action = sync_source(project, path);
        actions.extend(action.map(|action| of_kind(action, kind)));
    }
    actions
}

fn of_kind(action: CodeAction, kind: CodeActionKind) -> CodeAction {
    let kind = Some(kind);
    CodeAction { kind, ..action }
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

fn quick_fix(
    project: &EditorProject<'_>,
    analysis: &Analysis,
    finding: &Diagnostic,
) -> Option<CodeAction> {
    let fix = finding.fix.as_ref()?;
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

fn fix_all(project: &EditorProject<'_>, analysis: &Analysis) -> Option<CodeAction> {
    let sources = &analysis.sources;
    let findings = analysis.findings.iter();
    let findings: Vec<Diagnostic> = findings.filter(|it| it.fix.is_some()).cloned().collect();
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
