//! Inlay hints: in a translation the source text after each text. A client that wants them says so when it starts.

use gen_lsp_types::{InlayHint, InlayHintParams, Label};

use crate::fluent::model::{Catalog, Entry, Pattern};
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::positions::Positions;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// More characters of a source text are not shown.
const LONGEST: usize = 60;

pub(super) fn inlay_hints(
    project: &mut EditorProject<'_>,
    params: InlayHintParams,
) -> anyhow::Result<Option<Vec<InlayHint>>> {
    Ok(hints(project, &params))
}

fn hints(project: &EditorProject<'_>, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let path = project.path(&params.text_document)?;
    if path.extension() != Some("ftl") {
        return None;
    }
    let text = project.text(&path)?;
    let positions = text.positions();
    let shown = positions.span(params.range);
    let catalog = parse(&text.text);
    project.with_set(&path, |_, set, at| {
        if at == 0 {
            return Vec::new();
        }
        let is_shown =
            |entry: &&Entry<'_>| entry.span.start <= shown.end && shown.start <= entry.span.end;
        let entries = catalog.entries.iter().filter(is_shown);
        let hints = entries.flat_map(|entry| {
            let source = set.source.entry(entry.kind, entry.id);
            let patterns = entry.patterns();
            patterns.filter_map(move |(attribute, pattern)| {
                let text = source?.pattern(attribute)?;
                let text = quoted(set.source.read()?.catalog, text);
                Some((pattern, text))
            })
        });
        let hints = hints.map(|(pattern, text)| hint(positions, &catalog, pattern, text));
        hints.collect()
    })
}

/// Returns a source text in a line of bounded length.
fn quoted(catalog: &Catalog<'_>, pattern: &Pattern<'_>) -> String {
    let text = catalog.source.slice(catalog.pattern_span(pattern).range());
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.slice(..end).trim_end()),
        None => text,
    }
}

/// Returns the hint at the end of the line in which a text begins.
fn hint(
    positions: Positions<'_>,
    catalog: &Catalog<'_>,
    pattern: &Pattern<'_>,
    text: String,
) -> InlayHint {
    let Span { start, .. } = catalog.pattern_span(pattern);
    let rest = catalog.source.slice(start as usize..);
    let line = rest.lines().next().unwrap_or_default();
    InlayHint {
        position: positions.position(start + line.len() as u32),
        label: Label::String(text),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
