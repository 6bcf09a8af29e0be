//! Formatting: the form that `paridad fmt` writes. A catalog that is no Fluent gets no edits, as its findings say why.

use gen_lsp_types::{DocumentFormattingParams, TextEdit};

use crate::fluent::form::in_form;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::edits;

pub(super) fn formatting(
    project: &mut EditorProject<'_>,
    params: DocumentFormattingParams,
) -> anyhow::Result<Option<Vec<TextEdit>>> {
    let path = project.path(&params.text_document);
    let path = path.filter(|path| path.extension() == Some("ftl"));
    let Some(before) = path.and_then(|path| project.text(&path)) else {
        return Ok(None);
    };
    let after = in_form(&before.text, None).ok();
    Ok(after.map(|after| edits::between(&before.text, &after, project.encoding)))
}
