//! Document symbols: the messages and terms of a catalog, with their attributes; the blocks of a statement, each with
//! its message and the states of its translations.

use camino::Utf8Path;
use gen_lsp_types::{DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, SymbolKind};

use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::positions::Positions;
use crate::project::pairing::BlockMatch;
use crate::project::set::Set;
use crate::text::span::Span;

pub(super) fn document_symbols(
    project: &mut EditorProject<'_>,
    params: DocumentSymbolParams,
) -> anyhow::Result<Option<DocumentSymbolResponse>> {
    let Some(path) = project.path(&params.text_document) else {
        return Ok(None);
    };
    let symbols = project.text(&path).and_then(|text| {
        if path.extension() != Some("ftl") {
            return blocks(project, &path, text.positions());
        }
        let catalog = parse(&text.text);
        let entries = catalog.entries.iter();
        let symbols = entries.map(|entry| of_entry(text.positions(), &catalog, entry));
        Some(symbols.collect())
    });
    Ok(symbols.map(DocumentSymbolResponse::DocumentSymbolList))
}

/// Returns the blocks of a statement, each by its message, with the state of the translations.
fn blocks(
    project: &EditorProject<'_>,
    path: &Utf8Path,
    positions: Positions<'_>,
) -> Option<Vec<DocumentSymbol>> {
    let symbols = project.with_set(path, |_, set, _| {
        let statement = set.statement.as_ref()?;
        let blocks = statement.document.blocks.iter();
        let blocks = blocks.zip(&statement.pairing.blocks);
        let symbols = blocks.map(|(block, found)| {
            let entry = match found {
                BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) => Some(*entry),
                BlockMatch::Unregistered => None,
            };
            let entry = entry.and_then(|entry| set.source.entries().get(entry));
            let drift = matches!(found, BlockMatch::Drifted(_)).then_some("drifted".to_owned());
            let states = entry.into_iter().flat_map(|entry| states(set, entry));
            let states: Vec<String> = drift.into_iter().chain(states).collect();
            let name = entry.map_or_else(|| "no message yet".to_owned(), Entry::name);
            DocumentSymbol {
                detail: Some(states.join(" · ")),
                ..symbol(
                    positions,
                    name,
                    SymbolKind::String,
                    (block.span, block.span),
                )
            }
        });
        Some(symbols.collect())
    });
    symbols?
}

/// Returns the state of each translation of a message: `es translated`.
fn states(set: &Set<'_>, entry: &Entry<'_>) -> Vec<String> {
    let targets = set.targets.iter().filter_map(|target| {
        let state = target.translation(entry, set.source)?.state;
        Some(format!("{} {}", target.locale, state.as_str()))
    });
    targets.collect()
}

fn of_entry(positions: Positions<'_>, catalog: &Catalog<'_>, entry: &Entry<'_>) -> DocumentSymbol {
    let attributes = entry.attributes.iter().map(|attribute| {
        let id = catalog.span(attribute.id);
        let end = catalog.pattern_span(&attribute.value).end.max(id.end);
        let whole = Span {
            start: id.start,
            end,
        };
        symbol(
            positions,
            attribute.id.to_owned(),
            SymbolKind::Property,
            (whole, id),
        )
    });
    let kind = match entry.kind {
        EntryKind::Message => SymbolKind::String,
        EntryKind::Term => SymbolKind::Constant,
    };
    let spans = (entry.span, catalog.id_span(entry));
    DocumentSymbol {
        children: Some(attributes.collect()),
        ..symbol(positions, entry.name(), kind, spans)
    }
}

#[expect(
    deprecated,
    reason = "the protocol has the field still, and wants nothing in it"
)]
fn symbol(
    positions: Positions<'_>,
    name: String,
    kind: SymbolKind,
    (whole, id): (Span, Span),
) -> DocumentSymbol {
    DocumentSymbol {
        name,
        kind,
        range: positions.range(whole),
        selection_range: positions.range(id),
        detail: None,
        tags: None,
        deprecated: None,
        children: None,
    }
}
