//! What a client tells of its texts and of the files around them.

use gen_lsp_types::{
    DidChangeTextDocumentNotification, DidChangeTextDocumentParams,
    DidChangeWatchedFilesNotification, DidChangeWatchedFilesParams,
    DidCloseTextDocumentNotification, DidCloseTextDocumentParams, DidOpenTextDocumentNotification,
    DidOpenTextDocumentParams, DidSaveTextDocumentNotification, DidSaveTextDocumentParams,
    FileChangeType, LspNotificationMethod, Notification as _, Range,
    TextDocumentContentChangeEvent, TextDocumentIdentifier,
};
use lsp_server::Notification;
use serde::de::DeserializeOwned;

use crate::lsp::editor_project::EditorProject;

/// Takes a notification; one that cannot be understood, or that is not about this project, changes nothing.
pub(super) fn take(project: &mut EditorProject<'_>, notification: Notification) {
    let method = notification.method.clone();
    let _ = match LspNotificationMethod::from(method.as_str()) {
        DidOpenTextDocumentNotification::METHOD => read(notification, |it| open(project, it)),
        DidChangeTextDocumentNotification::METHOD => read(notification, |it| change(project, it)),
        DidCloseTextDocumentNotification::METHOD => read(notification, |it| close(project, it)),
        DidSaveTextDocumentNotification::METHOD => read(notification, |it| save(project, it)),
        DidChangeWatchedFilesNotification::METHOD => read(notification, |it| watch(project, it)),
        _ => None,
    };
}

fn read<P: DeserializeOwned>(
    notification: Notification,
    take: impl FnOnce(P) -> Option<()>,
) -> Option<()> {
    take(serde_json::from_value(notification.params).ok()?)
}

fn open(project: &mut EditorProject<'_>, params: DidOpenTextDocumentParams) -> Option<()> {
    let document = params.text_document;
    let path = project.path(&TextDocumentIdentifier { uri: document.uri })?;
    project.open(path, document.version, document.text);
    Some(())
}

fn change(project: &mut EditorProject<'_>, params: DidChangeTextDocumentParams) -> Option<()> {
    let document = params.text_document;
    let path = project.path(&document.text_document_identifier)?;
    let changes = params.content_changes.into_iter().map(range_and_text);
    project.change(path, document.version, changes);
    Some(())
}

fn range_and_text(change: TextDocumentContentChangeEvent) -> (Option<Range>, String) {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            (Some(part.range), part.text)
        }
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
            (None, whole.text)
        }
    }
}

fn close(project: &mut EditorProject<'_>, params: DidCloseTextDocumentParams) -> Option<()> {
    let path = project.path(&params.text_document)?;
    project.close(path);
    Some(())
}

/// Takes in that a file was saved: a client that does not watch files tells of those alone that it saves.
fn save(project: &mut EditorProject<'_>, params: DidSaveTextDocumentParams) -> Option<()> {
    let path = project.path(&params.text_document)?;
    project.forget();
    if !project.watches {
        project.put(path);
        project.plan_again().ok()?;
    }
    Some(())
}

fn watch(project: &mut EditorProject<'_>, params: DidChangeWatchedFilesParams) -> Option<()> {
    let mut has_others = false;
    project.forget();
    for event in params.changes {
        let Some(path) = project.path(&TextDocumentIdentifier { uri: event.uri }) else {
            continue;
        };
        has_others |= event.kind != FileChangeType::Changed;
        project.put(path);
    }
    if has_others {
        project.plan_again().ok()?;
    }
    Some(())
}
