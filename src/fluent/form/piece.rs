//! A catalog cut into what moves as one.

use crate::fluent::model::{Catalog, Comment, Entry};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// An entry with its comment, or a comment that belongs to none.
#[derive(Clone, Copy, Debug)]
pub(super) struct CatalogPiece<'c> {
    pub span: Span,
    pub content: PieceContent<'c>,
    /// Tells if an empty line stands between it and the entry before it.
    pub is_apart: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum PieceContent<'c> {
    Entry(&'c Entry<'c>),
    Comment(&'c Comment<'c>),
}

impl CatalogPiece<'_> {
    pub fn is_comment(&self) -> bool {
        matches!(self.content, PieceContent::Comment(_))
    }
}

/// Returns the pieces of a catalog in the order of the file.
pub(super) fn pieces<'c>(catalog: &'c Catalog<'c>) -> Vec<CatalogPiece<'c>> {
    let comments = catalog.comments.iter();
    let comments = comments.map(|it| (catalog.comment_span(it), PieceContent::Comment(it)));
    let entries = catalog.entries.iter().map(|entry| {
        let comment = entry.comment.as_ref();
        let start = comment
            .map_or(entry.span, |it| catalog.comment_span(it))
            .start;
        let end = entry.span.end;
        (Span { start, end }, PieceContent::Entry(entry))
    });
    let mut found: Vec<(Span, PieceContent<'c>)> = comments.chain(entries).collect();
    found.sort_by_key(|(span, _)| span.start);
    let mut end = 0;
    let mut is_below_comment = false;
    let pieces = found.into_iter().map(|(span, content)| {
        let between = catalog.source.slice(end..span.start as usize);
        end = span.end as usize;
        let piece = CatalogPiece {
            span,
            content,
            is_apart: !is_below_comment && between.matches('\n').count() > 1,
        };
        is_below_comment = piece.is_comment();
        piece
    });
    pieces.collect()
}
