//! The way back from a readable text to the bytes of the catalog that gave it.

use crate::fluent::escapes::{self, Piece};
use crate::fluent::extent;
use crate::text::span::Span;

/// The origins of the stretches of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Runs(Vec<OriginRun>);

/// From `start` to the next run, the text comes from `origin`.
#[derive(Debug)]
struct OriginRun {
    start: usize,
    origin: TextOrigin,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum TextOrigin {
    /// The same bytes, from this offset on.
    Verbatim(u32),
    /// An escape sequence: other bytes stand for the text.
    Escape(Span),
    /// A placeable, known by a leaf of it.
    Placeable(Span),
}

impl Runs {
    pub fn with_capacity(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    pub fn push(&mut self, start: usize, origin: TextOrigin) {
        self.0.push(OriginRun { start, origin });
    }

    /// Adds to `text` what a literal of `source` stands for.
    pub fn read_literal(&mut self, source: &str, literal: &str, text: &mut String) {
        for piece in escapes::pieces(literal) {
            let start = text.len();
            let origin = match piece {
                Piece::Verbatim(it) => {
                    text.push_str(it);
                    TextOrigin::Verbatim(Span::of(source, it).start)
                }
                Piece::Escape { written, value } => {
                    text.push(value);
                    TextOrigin::Escape(Span::of(source, written))
                }
            };
            self.push(start, origin);
        }
    }

    /// Returns where the run that holds the byte `at` comes from; `edge` counts if its bytes are the same.
    pub fn origin(&self, source: &str, at: usize, edge: usize) -> Span {
        let next = self.0.partition_point(|run| run.start <= at);
        let Some(run) = self.0[..next].last() else {
            return Span::new(0, 0);
        };
        match run.origin {
            TextOrigin::Verbatim(offset) => {
                let place = offset as usize + edge - run.start;
                Span::new(place, place)
            }
            TextOrigin::Escape(span) => span,
            TextOrigin::Placeable(leaf) => extent::placeable(source, leaf),
        }
    }
}
