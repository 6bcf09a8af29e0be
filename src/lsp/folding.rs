//! Folding: entries of several lines, and the groups under `##` comments.

use gen_lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::text::span::Span;

/// The number of `#` of the comment that begins a group.
const GROUP: u8 = 2;

pub(super) fn folding(
    project: &mut EditorProject<'_>,
    params: FoldingRangeParams,
) -> anyhow::Result<Option<Vec<FoldingRange>>> {
    let path = project.path(&params.text_document);
    let path = path.filter(|path| path.extension() == Some("ftl"));
    let text = path.and_then(|path| project.text(&path));
    Ok(text.map(|text| {
        let positions = text.positions();
        let folds = folds(&text.text).into_iter();
        let folds = folds.map(|(span, kind)| {
            let range = positions.range(span);
            FoldingRange {
                start_line: range.start.line,
                end_line: range.end.line,
                kind,
                ..FoldingRange::default()
            }
        });
        folds
            .filter(|fold| fold.start_line < fold.end_line)
            .collect()
    }))
}

/// Returns what can be folded, in the order of the entries and then of the groups.
fn folds(text: &str) -> Vec<(Span, Option<FoldingRangeKind>)> {
    let catalog = parse(text);
    let entries = catalog.entries.iter().map(|entry| (entry.span, None));
    let mut folds: Vec<_> = entries.collect();
    let groups = catalog.comments.iter().filter(|it| it.level == GROUP);
    let starts = groups.map(|comment| catalog.comment_span(comment).start);
    let starts: Vec<u32> = starts.collect();
    for (at, start) in starts.iter().enumerate() {
        let next = starts.get(at + 1).copied().unwrap_or(text.len() as u32);
        let last = catalog
            .entries
            .partition_point(|entry| entry.span.end <= next);
        if let Some(last) = last.checked_sub(1).map(|last| catalog.entries[last].span) {
            let end = last.end.max(*start);
            let span = Span { start: *start, end };
            folds.push((span, Some(FoldingRangeKind::Region)));
        }
    }
    folds
}
