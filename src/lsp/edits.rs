//! Changes of texts as edits of the protocol.

use camino::Utf8PathBuf;
use gen_lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use similar::{ChangeTag, TextDiff};

use crate::lsp::editor_project::EditorProject;
use crate::lsp::positions::{IndexedText, PositionEncoding};
use crate::text::span::Span;

/// Returns edits of files as one act; those of open files are about the text that was seen.
pub(super) fn workspace_edit(
    project: &EditorProject<'_>,
    edits: impl Iterator<Item = (Utf8PathBuf, Vec<TextEdit>)>,
) -> WorkspaceEdit {
    let edits = edits.filter_map(|(path, edits)| Some((project.uri(&path)?, path, edits)));
    if !project.versions_edits {
        return WorkspaceEdit {
            changes: Some(edits.map(|(uri, _, edits)| (uri, edits)).collect()),
            ..WorkspaceEdit::default()
        };
    }
    let changes = edits.map(|(uri, path, edits)| {
        let document = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version: project.document(&path).map(|document| document.version),
                text_document_identifier: TextDocumentIdentifier { uri },
            },
            edits: edits.into_iter().map(Edit::TextEdit).collect(),
        };
        DocumentChange::TextDocumentEdit(document)
    });
    WorkspaceEdit {
        document_changes: Some(changes.collect()),
        ..WorkspaceEdit::default()
    }
}

/// Returns the edits that make one text another, line by line.
pub(super) fn between(before: &str, after: &str, encoding: PositionEncoding) -> Vec<TextEdit> {
    let text = IndexedText::new(before.to_owned(), encoding);
    let diff = TextDiff::from_lines(before, after);
    let mut edits = Vec::new();
    let mut at = 0;
    let mut open: Option<(Span, String)> = None;
    for change in diff.iter_all_changes() {
        let value = change.value();
        if change.tag() == ChangeTag::Equal {
            edits.extend(open.take());
            at += value.len();
            continue;
        }
        let (span, new) = open.get_or_insert((Span::new(at, at), String::new()));
        if change.tag() == ChangeTag::Delete {
            at += value.len();
            *span = Span::new(span.start as usize, at);
        } else {
            new.push_str(value);
        }
    }
    let edits = edits.into_iter().chain(open);
    let edits = edits.map(|(span, new_text)| TextEdit {
        range: text.positions().range(span),
        new_text,
    });
    edits.collect()
}
