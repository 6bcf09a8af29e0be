//! What this server offers, and what it asks of a client.

use gen_lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CompletionOptions,
    DidChangeWatchedFilesNotification, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher,
    Notification, Registration, RegistrationParams, RegistrationRequest, RenameOptions,
    Request as _, SaveOptions, ServerCapabilities, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use lsp_server::Request;

use crate::lsp::code_actions::FIX_ALL;
use crate::lsp::positions::PositionEncoding;

/// The files of which a client is to tell: statements, catalogs, records and configurations.
const WATCHED: &str = "**/*.{ftl,md,markdown,mdx,html,htm,xhtml,txt,text,toml}";

pub(super) fn of_server(encoding: PositionEncoding) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(SaveOptions::default().into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![
            CodeActionKind::QuickFix,
            CodeActionKind::Custom(FIX_ALL.into()),
        ]),
        ..CodeActionOptions::default()
    };
    let completion = CompletionOptions {
        trigger_characters: Some(["{", "$", "-", "["].map(String::from).to_vec()),
        ..CompletionOptions::default()
    };
    let rename = RenameOptions {
        prepare_provider: Some(true),
        ..RenameOptions::default()
    };
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(sync.into()),
        code_action_provider: Some(actions.into()),
        completion_provider: Some(completion),
        definition_provider: Some(true.into()),
        document_formatting_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        hover_provider: Some(true.into()),
        references_provider: Some(true.into()),
        rename_provider: Some(rename.into()),
        ..ServerCapabilities::default()
    }
}

/// Returns whether a client can be asked to watch files.
pub(super) fn watches(client: &ClientCapabilities) -> bool {
    let workspace = client.workspace.as_ref();
    let watching = workspace.and_then(|it| it.did_change_watched_files.as_ref());
    watching.and_then(|it| it.dynamic_registration) == Some(true)
}

/// Returns whether the edits that a client takes can be about a version of a file.
pub(super) fn versions_edits(client: &ClientCapabilities) -> bool {
    let workspace = client.workspace.as_ref();
    let edits = workspace.and_then(|it| it.workspace_edit.as_ref());
    edits.and_then(|it| it.document_changes) == Some(true)
}

/// Asks a client to watch the files of the project.
pub(super) fn watch_request() -> anyhow::Result<Request> {
    let method = DidChangeWatchedFilesNotification::METHOD.to_string();
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![FileSystemWatcher {
            glob_pattern: WATCHED.to_owned().into(),
            kind: None,
        }],
    };
    let registration = Registration {
        id: "paridad".to_owned(),
        method,
        register_options: Some(serde_json::to_value(options)?),
    };
    let params = RegistrationParams {
        registrations: vec![registration],
    };
    let method = RegistrationRequest::METHOD.to_string();
    Ok(Request::new("watch".to_owned().into(), method, params))
}
