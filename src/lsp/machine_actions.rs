//! The code action by which a program of the user translates a message: a draft, that the editor writes. Where the editor
//! can ask for its edits later, the program is asked when somebody chooses it.

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};
use gen_lsp_types::{CodeAction, CodeActionKind, WorkspaceEdit};
use serde::{Deserialize, Serialize};

use crate::exchange::machine::MachineRequest;
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::edits::{between, workspace_edit};
use crate::lsp::mention::entry_at;
use crate::pipeline::machine::asked::AskedText;
use crate::pipeline::machine::judged::judge;
use crate::pipeline::machine::proposals::asked_in;
use crate::text::decode::decode;
use crate::text::escape_control::escape_name;

/// The kind of the action.
pub(super) const TRANSLATE: &str = "source.translate.paridad";

/// The message that an action is about.
#[derive(Deserialize, Serialize)]
struct TranslatedMessage {
    /// The catalog of the translation.
    path: Utf8PathBuf,
    message: String,
}

/// Returns the action for a message that a catalog lacks, or else for the one at a place; none where no program may run.
pub(super) fn translate(
    project: &mut EditorProject<'_>,
    path: &Utf8Path,
    (missing, offset): (Option<String>, u32),
) -> Option<CodeAction> {
    let command = project.session().config().suggest.command.first()?;
    let program = escape_name(command).into_owned();
    project.machine.as_ref()?;
    // The source is nobody's translation.
    project.locale_of(path)?.checked_sub(1)?;
    let message = missing.or_else(|| {
        let text = project.text(path)?.text;
        let catalog = parse(&text);
        Some(entry_at(&catalog, offset)?.name())
    })?;
    let title = format!("translate `{message}` with `{program}`, as a draft");
    let about = TranslatedMessage {
        path: path.to_owned(),
        message,
    };
    let action = CodeAction {
        title,
        kind: Some(CodeActionKind::Custom(TRANSLATE.into())),
        ..CodeAction::default()
    };
    if project.resolves_edits {
        let data = serde_json::to_value(about).ok();
        return Some(CodeAction { data, ..action });
    }
    let edit = Some(edits(project, &about).ok()?);
    Some(CodeAction { edit, ..action })
}

/// Adds the edits to an action that somebody has chosen.
pub(super) fn resolve(
    project: &mut EditorProject<'_>,
    action: CodeAction,
) -> anyhow::Result<CodeAction> {
    let data = action.data.clone().context("this action has its edits")?;
    let about: TranslatedMessage = serde_json::from_value(data)?;
    let edit = Some(edits(project, &about)?);
    Ok(CodeAction { edit, ..action })
}

/// Asks the program for a message, and returns the edits that write what it answers with the record that it is a draft.
///
/// # Errors
/// A program that does not answer, and a translation that cannot be written.
fn edits(
    project: &mut EditorProject<'_>,
    about: &TranslatedMessage,
) -> anyhow::Result<WorkspaceEdit> {
    let path = &about.path;
    let layout = project.layout_of_set(path).context("the catalog is gone")?;
    let target = project.locale_of(path).and_then(|at| at.checked_sub(1));
    let target = target.context("this is no translation")?;
    let key = project.key_of(path).unwrap_or_default().to_owned();
    let config = project.session().config().clone();
    let parts = (&layout, &config);
    let is_it = |name: &str| name == about.message;
    let files = project.session().files();
    let asked = asked_in(parts, files, (&key, target), &|it| is_it(&it.name));
    let requests = asked.iter().map(|text| text.request.clone());
    let requests: Vec<MachineRequest> = requests.collect();
    let desk = project.machine.as_mut().context("no program may be run")?;
    let answers = desk.ask_and_wait(&requests)?;
    let mut translations: Vec<(&AskedText, &str)> = Vec::new();
    for text in &asked {
        match answers.get(&text.request.id) {
            Some(Ok(translation)) => translations.push((text, translation)),
            Some(Err(reason)) => bail!("`{}`: {reason}", text.unit),
            None => bail!("`{}` was not translated", text.unit),
        }
    }
    let files = project.session().files();
    let judged = judge(parts, files, target, &translations);
    let mut edits = Vec::new();
    for (path, change) in judged.changes {
        let before = files.read(&path);
        let before = before.with_context(|| {
            format!("`{path}` is not there yet: `paridad sync` writes the records")
        })?;
        let of_file = between(&decode(before).into_text(), &change.after, project.encoding);
        edits.push((path, of_file));
    }
    Ok(workspace_edit(project, edits.into_iter()))
}
