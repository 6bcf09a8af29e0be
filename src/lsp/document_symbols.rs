//! Document symbols: the messages and terms of a catalog, with their attributes.

use gen_lsp_types::{DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, SymbolKind};

use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::positions::Positions;
use crate::text::span::Span;

pub(super) fn document_symbols(
    project: &mut EditorProject<'_>,
    params: DocumentSymbolParams,
) -> anyhow::Result<Option<DocumentSymbolResponse>> {
    let path = project.path(&params.text_document);
    let path = path.filter(|path| path.extension() == Some("ftl"));
    let text = path.and_then(|path| project.text(&path));
    let symbols = text.map(|text| {
        let catalog = parse(&text.text);
        let entries = catalog.entries.iter();
        let symbols = entries.map(|entry| of_entry(text.positions(), &catalog, entry));
        DocumentSymbolResponse::DocumentSymbolList(symbols.collect())
    });
    Ok(symbols)
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
