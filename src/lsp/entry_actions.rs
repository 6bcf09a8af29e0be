//! Code actions that no finding has a fix for: a translation is confirmed, missing messages are inserted, a finding is
//! silenced, and a source catalog is brought in line with its statement.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use gen_lsp_types::{CodeAction, CodeActionKind, TextEdit};

use crate::adopt::catalog::with_comments;
use crate::checks;
use crate::diagnostic::{Diagnostic, Place};
use crate::fluent::comment_entries::commented;
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::edits::{between, workspace_edit};
use crate::lsp::mention::entry_at;
use crate::pipeline::accept::{AcceptRequest, AcceptSelection, accept};
use crate::pipeline::sync::request::SyncRequest;
use crate::pipeline::sync::sync;
use crate::project::pairing::BlockMatch;
use crate::project::state::Confidence;
use crate::project::translation_state::TranslationState;
use crate::sync::scaffold::as_comment;
use crate::text::counted::counted;
use crate::text::decode::decode;

/// The kind of the action that inserts what a translation lacks.
pub(super) const INSERT: &str = "source.insertMissing.paridad";

/// The kind of the action that brings a source catalog in line with its statement.
pub(super) const SYNC: &str = "source.sync.paridad";

/// The checks that no directive can be about: what they find is in no message, or is a directive.
const UNSILENCED: [&str; 2] = ["syntax", "suppression"];

/// Confirms the translation at a place, where its source was changed since or nobody stands for it yet.
pub(super) fn confirm(
    project: &EditorProject<'_>,
    path: &Utf8Path,
    offset: u32,
) -> Option<CodeAction> {
    let text = project.text(path)?;
    let catalog = parse(&text.text);
    let entry = entry_at(&catalog, offset)?;
    let locale = project.with_set(path, |_, set, at| {
        let target = set.targets.get(at.checked_sub(1)?)?;
        let source = set.source.entry(entry.kind, entry.id)?;
        let waits = matches!(
            target.translation(source, set.source)?.recorded,
            TranslationState::Stale(_) | TranslationState::Unconfirmed | TranslationState::Draft
        );
        waits.then(|| target.locale.clone())
    })??;
    let name = entry.name();
    let request = AcceptRequest {
        selection: AcceptSelection::Named([name.clone()].into()),
        locales: Some(vec![locale]),
        paths: vec![path.to_owned()],
        confidence: Confidence::Translated,
    };
    let session = project.session();
    let layout = project.layout_of_set(path)?;
    let accepted = accept(&layout, session.config(), session.files(), &request);
    let changes = accepted.changes.into_iter().chain(accepted.catalogs);
    let texts = changes.map(|(path, change)| (path, change.after));
    Some(CodeAction {
        title: format!("confirm `{name}` against the present source"),
        kind: Some(CodeActionKind::QuickFix),
        ..of_texts(project, texts)?
    })
}

/// Inserts the messages that a translation lacks, each where the source has it, as comments to fill in.
pub(super) fn insert_missing(project: &EditorProject<'_>, path: &Utf8Path) -> Option<CodeAction> {
    let before = project.text(path)?.text;
    let there = commented(&before);
    let (count, after) = project.with_set(path, |_, set, at| {
        let target = set.targets.get(at.checked_sub(1)?)?;
        let source = set.source.read()?;
        let mut comments = BTreeMap::new();
        for (place, entry) in source.catalog.entries.iter().enumerate() {
            let status = target.translation(entry, set.source)?;
            let mut there = there.iter();
            let is_there = there.any(|it| it.kind == entry.kind && it.id == entry.id);
            let is_missing = status.state == TranslationState::Missing && !is_there;
            if is_missing && source.is_first(entry) {
                comments.insert(place, as_comment(source.catalog, entry));
            }
        }
        let after = with_comments(&before, source.catalog, &comments)?;
        Some((comments.len(), after))
    })??;
    if count == 0 {
        return None;
    }
    let texts = std::iter::once((path.to_owned(), after));
    Some(CodeAction {
        title: format!("insert {}, to fill in", counted(count, "missing message")),
        ..of_texts(project, texts)?
    })
}

/// Writes the directive that silences a finding; the reason is for a person to write.
pub(super) fn silence(
    project: &EditorProject<'_>,
    path: &Utf8Path,
    finding: &Diagnostic,
) -> Option<CodeAction> {
    let check = checks::find(finding.check)?.info();
    let Place::Span(_, span) = finding.place else {
        return None;
    };
    if check.is_safety || UNSILENCED.contains(&check.id) || path.extension() != Some("ftl") {
        return None;
    }
    let text = project.text(path)?;
    let catalog = parse(&text.text);
    let entry = entry_at(&catalog, span.start)?;
    let directive = format!("allow({})", check.id);
    let mut lines = entry.comment.iter().flat_map(|comment| &comment.lines);
    let is_named = finding.subject.id.as_deref() == Some(entry.name().as_str());
    if !is_named || lines.any(|line| line.contains(&directive)) {
        return None;
    }
    let position = text.positions().position(entry.span.start);
    let edit = TextEdit {
        range: gen_lsp_types::Range {
            start: position,
            end: position,
        },
        new_text: format!("# paridad: {directive} \n"),
    };
    let edits = std::iter::once((path.to_owned(), vec![edit]));
    Some(CodeAction {
        title: format!("silence `{}` here: write why after the bracket", check.id),
        kind: Some(CodeActionKind::QuickFix),
        edit: Some(workspace_edit(project, edits)),
        ..CodeAction::default()
    })
}

/// Brings the source catalog of a statement in line with it, as `paridad sync` does, where nothing has to be asked.
pub(super) fn sync_source(project: &EditorProject<'_>, path: &Utf8Path) -> Option<CodeAction> {
    let statement = project.with_set(path, |workspace, set, at| {
        let statement = set.statement.as_ref().filter(|_| at == 0)?;
        let blocks = &statement.pairing.blocks;
        let drifts = blocks.iter().any(|it| !matches!(it, BlockMatch::Exact(_)));
        drifts.then(|| workspace.layout.path(statement.file).to_owned())
    })??;
    let session = project.session();
    let layout = project.layout_of_set(path)?;
    let request = SyncRequest {
        paths: vec![statement],
        ..SyncRequest::default()
    };
    let synced = sync(&layout, session.config(), session.files(), &request);
    if synced.has_obstacles() || !synced.removed().is_empty() {
        return None;
    }
    let texts = synced.texts().into_iter();
    let texts = texts.map(|(path, text)| (path, text.to_owned()));
    Some(CodeAction {
        title: "bring the source catalog in line with the statement".to_owned(),
        ..of_texts(project, texts)?
    })
}

/// Returns an action that makes files read otherwise; `None` where one of them is not there yet.
fn of_texts(
    project: &EditorProject<'_>,
    texts: impl Iterator<Item = (Utf8PathBuf, String)>,
) -> Option<CodeAction> {
    let mut edits = Vec::new();
    for (path, after) in texts {
        let before = decode(project.session().files().read(&path).ok()?).into_text();
        let of_file = between(&before, &after, project.encoding);
        if !of_file.is_empty() {
            edits.push((path, of_file));
        }
    }
    (!edits.is_empty()).then(|| CodeAction {
        edit: Some(workspace_edit(project, edits.into_iter())),
        ..CodeAction::default()
    })
}
