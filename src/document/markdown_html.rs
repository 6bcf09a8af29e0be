//! HTML within Markdown: its blocks are read as a statement in HTML is, and Markdown goes on within what they leave open.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use crate::document::directive;
use crate::document::html::{self, HtmlText};
use crate::document::html_stack::Stack;
use crate::document::link_titles::LinkTitle;
use crate::document::markdown::MarkdownWalk;
use crate::document::model::{BlockKind, Format};
use crate::document::outline_kind::OutlineKind;
use crate::text::slice::Slice;
use crate::text::span::Span;

impl<'s> MarkdownWalk<'s> {
    /// Closes what HTML left open in the container that ends.
    pub(super) fn close_html_elements(&mut self) {
        self.html.close_all(&mut self.builder);
        self.html = self.outer_html.pop().unwrap_or_else(Stack::new);
    }

    pub(super) fn close_html(&mut self) {
        let Some(range) = self.raw.take() else { return };
        let lines = mem::take(&mut self.html_lines);
        let source = self.builder.document.source;
        match directive::comments(source.slice(range.clone())) {
            None => {
                self.read_html(range, &lines);
                self.builder.pending.id = None;
                self.builder.pending.notes.clear();
                self.builder.pending.skip = false;
            }
            Some(comments) => {
                for directive in comments.into_iter().filter_map(directive::read) {
                    self.builder.heed(directive);
                }
            }
        }
    }

    /// Reads an HTML block as a statement in HTML is read. One without any block element is a node of its own.
    fn read_html(&mut self, range: Range<usize>, lines: &[Range<usize>]) {
        self.push_titles(range.start);
        let builder = &mut self.builder;
        let source = builder.document.source;
        let (nodes, blocks) = (
            builder.document.outline.len(),
            builder.document.blocks.len(),
        );
        builder.format = Format::Html;
        let text = HtmlText::of_lines(source, range.clone(), lines);
        html::read(builder, &mut self.html, text);
        builder.format = Format::Markdown;
        if builder.document.outline.len() == nodes {
            let node = builder.node(OutlineKind::Html, range);
            let has_blocks = builder.document.blocks.len() > blocks;
            builder.document.outline[node].block = has_blocks.then_some(blocks as u32);
        }
    }

    /// Adds the titles of the definitions before a place. They stand in nothing, and no comment is meant for them.
    pub(super) fn push_titles(&mut self, before: usize) {
        let is_before = |title: &LinkTitle<'_>| (title.span.start as usize) < before;
        while let Some(title) = self.titles.next_if(is_before) {
            self.push_beside(BlockKind::Other("title attribute"), title.span, title.text);
        }
    }

    /// Adds a text that stands in nothing, and that no comment is meant for.
    pub(super) fn push_beside(&mut self, kind: BlockKind, span: Span, text: Cow<'s, str>) {
        let pending = self.builder.pending.set_aside();
        let containers = mem::take(&mut self.builder.containers);
        self.builder.push(kind, span, text, None, None);
        self.builder.containers = containers;
        self.builder.pending = pending;
    }
}
