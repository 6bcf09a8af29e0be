//! Syntax of site generators within Markdown: its lines are nodes of the outline, its titles and parameters are blocks.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter};

use crate::document::generator_events::{MaskedBody, MaskedItem, MaskedReader};
use crate::document::generator_texts::PARAMETER;
use crate::document::html_stack::Stack;
use crate::document::markdown::MarkdownWalk;
use crate::document::model::BlockKind;
use crate::document::outline_kind::OutlineKind;
use crate::document::syntax_line::{SyntaxLine, SyntaxRole};
use crate::text::canonical::canonical;
use crate::text::slice::Slice;
use crate::text::span::Span;

impl<'s> MarkdownWalk<'s> {
    /// Reads the events of a masked body, and hands over those that readers see something of.
    pub(super) fn read_masked<'m>(
        &mut self,
        masked: &'m MaskedBody,
        events: OffsetIter<'m>,
        take: &mut impl FnMut(&Event<'s>, Range<usize>),
    ) {
        let source = self.builder.document.source;
        let base = self.builder.document.body.start as usize;
        let mut reader = MaskedReader::new(masked, source.slice(base..));
        let mut give = |item: MaskedItem<'m, 's>, range: Range<usize>| {
            let range = range.start + base..range.end + base;
            match item {
                MaskedItem::Event(event) => {
                    take(&event, range.clone());
                    self.take(event, range);
                }
                MaskedItem::Shown(event) => take(&event, range),
                MaskedItem::Opens(line) => self.open_syntax(line, base),
                MaskedItem::Closes => self.close_syntax(),
                MaskedItem::Title => self.begin_title(),
                MaskedItem::TitleEnd => self.finish_leaf(),
            }
        };
        for (event, range) in events {
            reader.take(event, range, &mut give);
        }
        reader.finish(&mut give);
    }

    fn open_syntax(&mut self, line: &SyntaxLine, base: usize) {
        self.finish_implied();
        let range = line.range.start + base..line.range.end + base;
        let kind = match line.role {
            SyntaxRole::Opens(kind) | SyntaxRole::Indents(kind) => kind,
            SyntaxRole::Closes | SyntaxRole::Alone | SyntaxRole::Continues | SyntaxRole::Code => {
                None
            }
        };
        self.builder.pending.id = None;
        self.builder.pending.notes.clear();
        self.builder
            .node(OutlineKind::Syntax(line.name.clone(), kind), range.clone());
        self.builder.open(false);
        self.push_titles(range.start);
        for text in &line.texts {
            let span = Span::new(text.start + base, text.end + base);
            let text = canonical(self.builder.document.source.slice(span.range()));
            self.push_beside(BlockKind::Other(PARAMETER), span, text);
        }
        let outer = mem::replace(&mut self.html, Stack::new());
        self.outer_html.push(outer);
    }

    /// Begins the title of the line of syntax that was opened last.
    fn begin_title(&mut self) {
        let node = self.builder.document.outline.len().checked_sub(1);
        self.begin(BlockKind::Paragraph, node, None, false);
    }

    fn close_syntax(&mut self) {
        self.finish_implied();
        self.finish_leaf();
        self.close_html_elements();
        self.builder.close();
    }
}
