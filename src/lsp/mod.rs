//! The language server: one session of a project, and a client that edits its files. One file a request.
//!
//! Notifications and requests are answered in the order in which they come. Findings are looked for when the client
//! pauses, and those of changed files alone are sent. The types of the protocol stay in this room.

mod capabilities;
mod code_actions;
mod code_lens;
mod completion;
mod definition;
mod diagnostics;
mod document_symbols;
mod editor_project;
mod edits;
mod entry_actions;
mod folding;
mod formatting;
mod hover;
mod inbox;
mod inlay_hints;
mod machine_actions;
mod mention;
mod notifications;
mod positions;
mod project_planning;
mod references;
mod rename;
mod semantic_tokens;
mod uris;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use anyhow::Context;
use camino::Utf8PathBuf;
use gen_lsp_types::{
    CodeActionRequest, CodeActionResolveRequest, CodeLensRequest, CompletionRequest,
    DefinitionRequest, DocumentFormattingRequest, DocumentSymbolRequest, FoldingRangeRequest,
    HoverRequest, InitializeParams, InitializeResult, InlayHintRequest, LspRequestMethod,
    MessageType, PrepareRenameRequest, PublishDiagnosticsNotification, ReferencesRequest,
    RenameRequest, Request, SemanticTokensRequest, ServerInfo, ShowMessageNotification,
    ShowMessageParams, WorkspaceFolders,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Response};

use crate::disk::ProjectRoot;
use crate::disk::line_program::LineProgram;
use crate::exchange::machine::MachineDesk;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::inbox::{Heard, Inbox};
use crate::lsp::positions::PositionEncoding;
use crate::lsp::project_planning::ProjectPlanning;
use crate::lsp::uris::path_of;

/// Findings are looked for when nothing was heard for so long.
const PAUSE: Duration = Duration::from_millis(50);

/// Finds a project from the folder that the client has opened, if it names one.
pub type FindProject<'f> = &'f dyn Fn(Option<Utf8PathBuf>) -> anyhow::Result<ProjectRoot>;

/// Serves a client on the standard input and output until it says that it is done; `allows_command`: the program that a
/// configuration names may be run.
///
/// # Errors
/// A client that breaks the protocol, and a folder that cannot be read.
pub fn serve(find_project: FindProject<'_>, allows_command: bool) -> anyhow::Result<()> {
    let (connection, threads) = Connection::stdio();
    converse(&connection, find_project, allows_command)?;
    // The thread that writes ends when nobody can send any more.
    drop(connection);
    threads.join().context("talking to the editor")
}

fn converse(
    connection: &Connection,
    find_project: FindProject<'_>,
    allows_command: bool,
) -> anyhow::Result<()> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params)?;
    let client = &params.capabilities;
    let encoding = PositionEncoding::negotiate(client);
    let result = InitializeResult {
        capabilities: capabilities::of_server(encoding, capabilities::wants_hints(&params)),
        server_info: Some(ServerInfo {
            name: "paridad".into(),
            version: Some(env!("CARGO_PKG_VERSION").into()),
        }),
    };
    connection.initialize_finish(id, serde_json::to_value(result)?)?;
    let watches = capabilities::watches(client);
    if watches {
        let request = capabilities::watch_request()?;
        connection.sender.send(Message::Request(request))?;
    }
    let root = find_project(folder(&params))?;
    let planning = ProjectPlanning::read(&root, &root.folder)?;
    let mut project = EditorProject::new(&root, &planning, encoding);
    project.watches = watches;
    project.versions_edits = capabilities::versions_edits(client);
    project.resolves_edits = capabilities::resolves_edits(client);
    let service = &planning.config.suggest;
    if allows_command && !service.command.is_empty() {
        let program = LineProgram::for_server(service, &root.folder);
        project.machine = Some(MachineDesk::new(Box::new(program)));
    } else if let Some(text) = service.forbidden() {
        let kind = MessageType::Info;
        let message = format!("paridad: {text}");
        notify::<ShowMessageNotification>(connection, ShowMessageParams { kind, message })?;
    }
    if let Some(message) = project.lacks() {
        let kind = MessageType::Warning;
        let params = ShowMessageParams { kind, message };
        notify::<ShowMessageNotification>(connection, params)?;
    }
    listen(connection, &mut project)
}

fn notify<N: gen_lsp_types::Notification>(
    connection: &Connection,
    params: N::Params,
) -> anyhow::Result<()> {
    let notification = Notification::new(N::METHOD.to_string(), params);
    let message = Message::Notification(notification);
    Ok(connection.sender.send(message)?)
}

/// Returns the folder that the client has opened, the first one if there are several.
fn folder(params: &InitializeParams) -> Option<Utf8PathBuf> {
    let folders = &params.workspace_folders_initialize_params;
    if let Some(WorkspaceFolders::WorkspaceFolderList(folders)) = &folders.workspace_folders {
        return path_of(&folders.first()?.uri);
    }
    #[expect(deprecated, reason = "older clients name nothing else")]
    path_of(params.root_uri.as_ref()?)
}

fn listen(connection: &Connection, project: &mut EditorProject<'_>) -> anyhow::Result<()> {
    let mut inbox = Inbox::new(connection);
    loop {
        let pause = project.is_untold().then_some(PAUSE);
        match inbox.next(pause)? {
            Heard::Pause => publish(connection, project)?,
            Heard::End => return Ok(()),
            Heard::Message(Message::Request(request)) if request.method == "shutdown" => {
                let response = Response::new_ok(request.id, ());
                connection.sender.send(Message::Response(response))?;
                return inbox.wait_for_exit();
            }
            Heard::Message(Message::Request(request)) => {
                let response = answer(project, request);
                connection.sender.send(Message::Response(response))?;
            }
            Heard::Message(Message::Notification(notification)) => {
                notifications::take(project, notification);
            }
            Heard::Message(Message::Response(_)) => {}
        }
    }
}

/// Sends the findings of the files in which they changed.
fn publish(connection: &Connection, project: &mut EditorProject<'_>) -> anyhow::Result<()> {
    for params in diagnostics::changed(project) {
        notify::<PublishDiagnosticsNotification>(connection, params)?;
    }
    Ok(())
}

fn answer(project: &mut EditorProject<'_>, request: lsp_server::Request) -> Response {
    let method = request.method.clone();
    match LspRequestMethod::from(method.as_str()) {
        CodeActionRequest::METHOD => {
            call::<CodeActionRequest>(project, request, code_actions::code_actions)
        }
        CodeActionResolveRequest::METHOD => {
            call::<CodeActionResolveRequest>(project, request, machine_actions::resolve)
        }
        CodeLensRequest::METHOD => call::<CodeLensRequest>(project, request, code_lens::code_lens),
        CompletionRequest::METHOD => {
            call::<CompletionRequest>(project, request, completion::completion)
        }
        DefinitionRequest::METHOD => {
            call::<DefinitionRequest>(project, request, definition::definition)
        }
        DocumentFormattingRequest::METHOD => {
            call::<DocumentFormattingRequest>(project, request, formatting::formatting)
        }
        DocumentSymbolRequest::METHOD => {
            call::<DocumentSymbolRequest>(project, request, document_symbols::document_symbols)
        }
        FoldingRangeRequest::METHOD => {
            call::<FoldingRangeRequest>(project, request, folding::folding)
        }
        HoverRequest::METHOD => call::<HoverRequest>(project, request, hover::hover),
        InlayHintRequest::METHOD => {
            call::<InlayHintRequest>(project, request, inlay_hints::inlay_hints)
        }
        PrepareRenameRequest::METHOD => {
            call::<PrepareRenameRequest>(project, request, rename::prepare)
        }
        ReferencesRequest::METHOD => {
            call::<ReferencesRequest>(project, request, references::references)
        }
        RenameRequest::METHOD => call::<RenameRequest>(project, request, rename::rename),
        SemanticTokensRequest::METHOD => {
            call::<SemanticTokensRequest>(project, request, semantic_tokens::semantic_tokens)
        }
        _ => {
            let message = format!("`{method}` is not offered");
            Response::new_err(request.id, ErrorCode::MethodNotFound as i32, message)
        }
    }
}

/// Answers a request. One that fails, or panics, costs its answer and nothing else.
fn call<R: Request>(
    project: &mut EditorProject<'_>,
    request: lsp_server::Request,
    handler: fn(&mut EditorProject<'_>, R::Params) -> anyhow::Result<R::Result>,
) -> Response {
    let id = request.id;
    let params = match serde_json::from_value(request.params) {
        Ok(params) => params,
        Err(error) => {
            return Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string());
        }
    };
    match catch_unwind(AssertUnwindSafe(|| handler(project, params))) {
        Ok(Ok(result)) => Response::new_ok(id, result),
        Ok(Err(error)) => {
            Response::new_err(id, ErrorCode::RequestFailed as i32, format!("{error:#}"))
        }
        Err(_) => {
            let message = "this request failed by a fault of paridad".to_owned();
            Response::new_err(id, ErrorCode::InternalError as i32, message)
        }
    }
}

#[cfg(test)]
mod tests {
    use camino::Utf8PathBuf;
    use gen_lsp_types::{FoldingRangeParams, FoldingRangeRequest, Request as _};
    use serde_json::json;

    use crate::disk::project_at;
    use crate::lsp::editor_project::EditorProject;
    use crate::lsp::positions::PositionEncoding;
    use crate::lsp::project_planning::ProjectPlanning;
    use crate::lsp::{answer, call};

    fn fail(
        _: &mut EditorProject<'_>,
        _: FoldingRangeParams,
    ) -> anyhow::Result<<FoldingRangeRequest as gen_lsp_types::Request>::Result> {
        panic!("a fault")
    }

    #[test]
    fn a_panic_costs_one_answer() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
        let root = project_at(root);
        let planning = ProjectPlanning::read(&root, &root.folder).unwrap();
        let mut project = EditorProject::new(&root, &planning, PositionEncoding::Utf8);
        let request = |id: i32| {
            let uri = project_uri(&root.folder);
            let params = json!({ "textDocument": { "uri": uri } });
            lsp_server::Request::new(id.into(), FoldingRangeRequest::METHOD.to_string(), params)
        };
        let failed = call::<FoldingRangeRequest>(&mut project, request(1), fail);
        assert!(failed.response_result.is_err());
        let answered = answer(&mut project, request(2));
        assert!(answered.response_result.is_ok());
    }

    fn project_uri(folder: &camino::Utf8Path) -> String {
        format!("file://{}", folder.join("locales/es/a.ftl"))
    }
}
