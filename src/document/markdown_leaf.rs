//! The block of Markdown whose words are being read: from its first piece of inline content to its last.

use std::ops::Range;

use crate::document::markdown::{MarkdownLeaf, MarkdownWalk};
use crate::document::markdown_text::{self, BlockContainers};
use crate::document::model::BlockKind;
use crate::document::outline_kind::OutlineKind;
use crate::text::slice::Slice;
use crate::text::span::Span;

impl<'s> MarkdownWalk<'s> {
    pub(super) fn inline(&mut self, range: Range<usize>) {
        if self.raw.is_some() || range.is_empty() {
            return;
        }
        if self.leaf.is_none() {
            let node = self.builder.node(OutlineKind::Paragraph, range.clone());
            self.builder.open(false);
            self.begin(BlockKind::Paragraph, Some(node), None, true);
        }
        let Some(leaf) = &mut self.leaf else { return };
        match &mut leaf.content {
            Some(content) => content.end = content.end.max(range.end),
            None => {
                // The parser leaves the backslash of an escape out of the text that follows it.
                let escaped = self
                    .builder
                    .document
                    .source
                    .slice(..range.start)
                    .ends_with('\\');
                leaf.content = Some(range.start - usize::from(escaped)..range.end);
            }
        }
    }

    pub(super) fn begin(
        &mut self,
        kind: BlockKind,
        node: Option<usize>,
        id: Option<&'s str>,
        implied: bool,
    ) {
        self.leaf = Some(MarkdownLeaf {
            kind,
            id,
            node,
            content: None,
            breaks: Vec::new(),
            implied,
        });
    }

    pub(super) fn finish_implied(&mut self) {
        if self.leaf.as_ref().is_some_and(|leaf| leaf.implied) {
            self.finish_leaf();
            self.builder.close();
        }
    }

    pub(super) fn finish_leaf(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        let Some(content) = leaf.content else { return };
        let source = self.builder.document.source;
        // The parser counts the brackets of a collapsed reference, `[label][]`, as part of nothing.
        let collapsed = source.slice(content.end..).starts_with("[]");
        let content = content.start..content.end + if collapsed { 2 } else { 0 };
        let written = source.slice(content).trim();
        if written.is_empty() {
            return;
        }
        let span = Span::of(source, written);
        self.push_titles(span.range().start);
        let around = BlockContainers {
            quotes: self.quotes,
            indented: self.builder.containers.len() > self.quotes,
        };
        let text = markdown_text::text(source, span.range(), &leaf.breaks, around);
        self.builder.push(leaf.kind, span, text, leaf.id, leaf.node);
    }
}
