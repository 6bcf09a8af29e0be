//! What this server offers, and what it asks of a client.

use gen_lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionOptions,
    DidChangeWatchedFilesNotification, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher,
    InitializeParams, Notification, Registration, RegistrationParams, RegistrationRequest,
    RenameOptions, Request as _, SaveOptions, SemanticTokensOptions, ServerCapabilities,
    TextDocumentSyncKind, TextDocumentSyncOptions,
};
use lsp_server::Request;

use crate::lsp::code_actions::FIX_ALL;
use crate::lsp::entry_actions::{INSERT, SYNC};
use crate::lsp::machine_actions::TRANSLATE;
use crate::lsp::positions::PositionEncoding;
use crate::lsp::semantic_tokens::legend;

/// The files of which a client is to tell: statements, catalogs, records and configurations.
const WATCHED: &str = "**/*.{ftl,md,markdown,mdx,html,htm,xhtml,txt,text,toml}";

/// Returns whether a client asked for the source text behind each translation: `{ "inlayHints": true }`.
pub(super) fn wants_hints(params: &InitializeParams) -> bool {
    let options = params.initialization_options.as_ref();
    let options = options.and_then(|options| serde_json::to_value(options).ok());
    options.is_some_and(|options| options["inlayHints"] == true)
}

pub(super) fn of_server(encoding: PositionEncoding, has_hints: bool) -> ServerCapabilities {
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
            CodeActionKind::Custom(INSERT.into()),
            CodeActionKind::Custom(SYNC.into()),
            CodeActionKind::Custom(TRANSLATE.into()),
        ]),
        resolve_provider: Some(true),
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
    let tokens = SemanticTokensOptions {
        legend: legend(),
        full: Some(true.into()),
        ..SemanticTokensOptions::default()
    };
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(sync.into()),
        code_action_provider: Some(actions.into()),
        code_lens_provider: Some(CodeLensOptions::default()),
        completion_provider: Some(completion),
        definition_provider: Some(true.into()),
        document_formatting_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        hover_provider: Some(true.into()),
        inlay_hint_provider: has_hints.then(|| true.into()),
        references_provider: Some(true.into()),
        rename_provider: Some(rename.into()),
        semantic_tokens_provider: Some(tokens.into()),
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

/// Returns whether a client asks for the edits of a code action when somebody chooses it.
pub(super) fn resolves_edits(client: &ClientCapabilities) -> bool {
    let document = client.text_document.as_ref();
    let actions = document.and_then(|it| it.code_action.as_ref());
    let resolved = actions.and_then(|it| it.resolve_support.as_ref());
    resolved.is_some_and(|it| it.properties.iter().any(|property| property == "edit"))
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
