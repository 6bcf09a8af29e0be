//! Rename: another id for a message or a term in all locales, their records and the statement, as `paridad rename` does.

use anyhow::bail;
use gen_lsp_types::{PrepareRenameParams, PrepareRenameResult, RenameParams, WorkspaceEdit};

use crate::fluent::model::EntryKind;
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::edits::{between, workspace_edit};
use crate::lsp::mention::mention_at;
use crate::pipeline::rename::{self, Name, RenameRefusal};

/// Returns where the id stands that would be another.
pub(super) fn prepare(
    project: &mut EditorProject<'_>,
    params: PrepareRenameParams,
) -> anyhow::Result<Option<PrepareRenameResult>> {
    let place = project.catalog_place(&params.text_document_position_params);
    let found = place.and_then(|(_, text, offset)| {
        let mention = mention_at(&parse(&text.text), offset)?;
        let range = text.positions().range(mention.span);
        Some(PrepareRenameResult::Range(range))
    });
    Ok(found)
}

pub(super) fn rename(
    project: &mut EditorProject<'_>,
    params: RenameParams,
) -> anyhow::Result<Option<WorkspaceEdit>> {
    let place = project.catalog_place(&params.text_document_position_params);
    let Some((path, text, offset)) = place else {
        return Ok(None);
    };
    let Some(mention) = mention_at(&parse(&text.text), offset) else {
        bail!("there is no id here");
    };
    let typed = params.new_name.as_str();
    let new = match mention.kind {
        // The `-` of a term is not part of what is renamed; who types it means the same.
        EntryKind::Term => format!("-{}", typed.strip_prefix('-').unwrap_or(typed)),
        EntryKind::Message => typed.to_owned(),
    };
    let session = project.session();
    let (layout, config, files) = (session.layout(), session.config(), session.files());
    let renamed = Name::parse(&new)
        .and_then(|new| rename::rename(layout, config, files, (&mention.name(), &new), &[path]));
    let renamed = renamed.map_err(|refusal| anyhow::anyhow!(words(refusal)))?;
    let changes = renamed.changes.into_iter();
    let edits = changes.map(|(path, change)| {
        let edits = between(&change.before, &change.after, project.encoding);
        (path, edits)
    });
    Ok(Some(workspace_edit(project, edits)))
}

fn words(refusal: RenameRefusal) -> String {
    match refusal {
        RenameRefusal::NoId(typed) => format!(
            "`{typed}` is no id: it takes a letter, then letters, digits, `-` and `_`, none with a mark"
        ),
        RenameRefusal::OtherKind => "a message does not become a term, nor a term a message".into(),
        RenameRefusal::Unknown => "no catalog of the project has this id".into(),
        RenameRefusal::Taken(path) => format!("the new id stands in `{path}` already"),
        RenameRefusal::Several(paths) => {
            let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
            format!(
                "several catalogs have this id of their own: {}",
                paths.join(", ")
            )
        }
        RenameRefusal::Unwritable(path, why) => format!("`{path}` cannot be changed: {why}"),
    }
}
