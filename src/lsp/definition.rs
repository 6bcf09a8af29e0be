//! Definition: from a translation to its source, from there to the block of the statement, or to the translations; from
//! a reference to its entry, and from a block of a statement to its message.

use gen_lsp_types::{Definition, DefinitionParams, DefinitionResponse, Location};

use crate::fluent::model::{Entry, EntryKind};
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::mention::{mention_at, side};
use crate::pipeline::workspace::Workspace;
use crate::project::pairing::BlockMatch;
use crate::project::set::{Set, Side};
use crate::text::source::FileId;
use crate::text::span::Span;

pub(super) fn definition(
    project: &mut EditorProject<'_>,
    params: DefinitionParams,
) -> anyhow::Result<Option<DefinitionResponse>> {
    let locations = locations(project, &params).unwrap_or_default();
    let found = Definition::LocationList(locations);
    Ok(Some(DefinitionResponse::Definition(found)))
}

fn locations(project: &EditorProject<'_>, params: &DefinitionParams) -> Option<Vec<Location>> {
    let (path, text, offset) = project.place(&params.text_document_position_params)?;
    let catalog = parse(&text.text);
    let is_catalog = path.extension() == Some("ftl");
    let mention = is_catalog.then(|| mention_at(&catalog, offset)).flatten();
    project.with_set(&path, |workspace, set, at| {
        let places = match &mention {
            None if is_catalog => Vec::new(),
            None => {
                let message = message_at(set, offset).zip(set.source.read());
                let place = message.map(|(it, file)| (file.file, file.catalog.id_span(it)));
                place.into_iter().collect()
            }
            Some(mention) if !mention.is_definition => {
                let found = side(set, at).and_then(|it| it.scope.find(mention.kind, mention.id));
                let found = found.map(|it| (it.file, it.catalog.id_span(it.entry)));
                found.into_iter().collect()
            }
            Some(mention) => counterparts(set, at, (mention.kind, mention.id)),
        };
        located(project, workspace, places)
    })
}

fn located(
    project: &EditorProject<'_>,
    workspace: &Workspace<'_>,
    places: Vec<(FileId, Span)>,
) -> Vec<Location> {
    let places = places.into_iter();
    let locations = places.map(|(file, span)| project.location(workspace.layout.path(file), span));
    locations.flatten().collect()
}

/// Returns the other side of an entry: its source, or of a source the block that it holds, or its translations.
fn counterparts(set: &Set<'_>, at: usize, (kind, id): (EntryKind, &str)) -> Vec<(FileId, Span)> {
    let of_side = |side: &Side<'_>| {
        let file = side.read()?;
        let entry = file.entry(kind, id)?;
        Some((file.file, file.catalog.id_span(entry)))
    };
    if at > 0 {
        return of_side(&set.source).into_iter().collect();
    }
    let block = block_of(set, kind, id);
    if block.is_some() {
        return block.into_iter().collect();
    }
    set.targets.iter().filter_map(of_side).collect()
}

/// Returns the block of the statement that a message holds.
fn block_of(set: &Set<'_>, kind: EntryKind, id: &str) -> Option<(FileId, Span)> {
    let statement = set.statement.as_ref()?;
    let mut entries = set.source.entries().iter();
    let place = entries.position(|entry| entry.kind == kind && entry.id == id)?;
    let mut blocks = statement.pairing.blocks.iter();
    let block = blocks.position(|block| entry_of(*block) == Some(place))?;
    Some((statement.file, statement.document.blocks[block].span))
}

/// Returns the message that holds the block of a statement at a place.
fn message_at<'s>(set: &Set<'s>, offset: u32) -> Option<&'s Entry<'s>> {
    block_at(set, offset)?.1
}

/// Returns the block of a statement at a place, and the message that holds it.
pub(super) fn block_at<'s>(
    set: &Set<'s>,
    offset: u32,
) -> Option<(BlockMatch, Option<&'s Entry<'s>>)> {
    let statement = set.statement.as_ref()?;
    let mut blocks = statement.document.blocks.iter();
    let block = blocks.position(|block| (block.span.start..=block.span.end).contains(&offset))?;
    let found = statement.pairing.blocks[block];
    let entry = entry_of(found).and_then(|entry| set.source.entries().get(entry));
    Some((found, entry))
}

fn entry_of(block: BlockMatch) -> Option<usize> {
    match block {
        BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) => Some(entry),
        BlockMatch::Unregistered => None,
    }
}
