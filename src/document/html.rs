//! HTML: the blocks of a page, cut from the source by the places that the tokenizer gives.
//! Follows the tags only as far as blocks need it; builds no tree.

use std::ops::Range;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::document::builder::Builder;
use crate::document::directive;
use crate::document::html_elements::{self as elements, Element, Part};
use crate::document::html_run::{Finished, Run};
use crate::document::html_tag::StartTag;
use crate::document::model::{BlockKind, Container, Document};
use crate::text::canonical::canonical;
use crate::text::span::Span;

/// Reads the body of a statement in HTML.
pub(super) fn parse(document: Document<'_>) -> Document<'_> {
    let base = document.body.start as usize;
    let source = document.source;
    let mut page = Page {
        source,
        builder: Builder::new(document),
        open: Vec::new(),
        counts: [0; elements::COUNT],
        tables: Vec::new(),
        run: Run::default(),
        opaque: None,
    };
    let mut tag = StartTag::default();
    let take = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<()> {
        let range = span.start + base..(span.end + base).min(source.len());
        match event {
            CallbackEvent::OpenStartTag { name } => tag.begin(name, range.start),
            CallbackEvent::AttributeName { name } => tag.attribute(name, range),
            CallbackEvent::AttributeValue { .. } => tag.value(range),
            CallbackEvent::CloseStartTag { self_closing } => {
                page.start_tag(&tag, range.end, self_closing);
            }
            CallbackEvent::EndTag { name } => page.end_tag(name, range),
            CallbackEvent::String { value } => page.text(range, value),
            CallbackEvent::Comment { .. } => page.comment(range),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(take);
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(&source[base..], emitter) {
        let Ok(()) = token;
    }
    page.finish_run();
    while !page.open.is_empty() {
        page.pop();
    }
    page.builder.document
}

/// A block element that is open.
struct Open<'s> {
    element: Element,
    /// A widget between blocks is a block; of an element within text there is no entry.
    part: Part,
    node: Option<usize>,
    /// The id that the author gave; its first block takes it.
    id: Option<&'s str>,
}

struct Table {
    node: usize,
    rows: u32,
    columns: u32,
    cells: u32,
    row_node: Option<usize>,
}

struct Page<'s> {
    source: &'s str,
    builder: Builder<'s>,
    open: Vec<Open<'s>>,
    /// How many of each element are open, so that a stray end tag is known at once.
    counts: [u32; elements::COUNT],
    tables: Vec<Table>,
    run: Run,
    /// An element whose content is passed over, and how many of that name are open.
    opaque: Option<(Vec<u8>, u32)>,
}

impl<'s> Page<'s> {
    fn text(&mut self, range: Range<usize>, value: &[u8]) {
        if self.opaque.is_none() {
            let raw = self.source.get(range.clone()).unwrap_or_default();
            self.run.text(raw, range.start, value);
        }
    }

    fn comment(&mut self, range: Range<usize>) {
        if self.opaque.is_some() {
            return;
        }
        let comments = self.source.get(range).and_then(directive::comments);
        let comments = comments.unwrap_or_default();
        for directive in comments.into_iter().filter_map(directive::read) {
            self.finish_run();
            self.builder.heed(directive);
        }
    }

    fn start_tag(&mut self, tag: &StartTag, end: usize, self_closing: bool) {
        if let Some((opaque, count)) = &mut self.opaque {
            *count += u32::from(opaque == &tag.name && !self_closing);
            return;
        }
        if elements::is_opaque(&tag.name) {
            // Only the elements of other vocabularies can close themselves.
            let foreign = matches!(&tag.name[..], b"svg" | b"math");
            if !(foreign && self_closing) {
                self.opaque = Some((tag.name.clone(), 1));
            }
            return;
        }
        match Element::of(&tag.name) {
            Some(element) if !self.is_inline(element) => self.open_block(element, tag, end),
            _ => self.open_inline(tag, end),
        }
    }

    /// A widget within text is part of the text.
    fn is_inline(&self, element: Element) -> bool {
        let parent = self.open.last().map_or(Part::Flow, |open| open.part);
        let is_option = matches!(element.name(), "option" | "optgroup");
        let among_blocks =
            matches!(parent, Part::Flow | Part::Widget) && (is_option || !self.run.has_text());
        element.part() == Part::Widget && !among_blocks
    }

    fn open_inline(&mut self, tag: &StartTag, end: usize) {
        let range = tag.start..end;
        let name = &tag.name[..];
        if name == b"meta" {
            if let Some((kind, span)) = tag.meta(self.source) {
                self.run.attribute(kind, span);
            }
            return;
        }
        let muted = self.run.is_muted();
        if elements::is_void(name) {
            let is_break = matches!(name, b"br" | b"wbr");
            self.run.void_tag(range, is_break);
        } else {
            let mutes = elements::is_code(name) || tag.is_not_translated(self.source);
            self.run.start_tag(range, name, mutes);
        }
        if !muted && !tag.is_not_translated(self.source) {
            for (kind, span) in tag.texts() {
                self.run.attribute(kind, span);
            }
        }
    }

    fn open_block(&mut self, element: Element, tag: &StartTag, end: usize) {
        self.finish_run();
        self.close_implied(element.part());
        let part = element.part();
        let range = tag.start..end;
        if element.name() == "html" && self.builder.document.page.is_none() {
            self.builder.document.page = Some(tag.page(self.source));
        }
        let node = self.node(element, tag, range);
        let skip = tag.is_not_translated(self.source);
        match part {
            Part::Rule => return,
            Part::Code => {
                self.opaque = Some((tag.name.clone(), 1));
                self.builder.pending.skip = false;
                return;
            }
            _ if node.is_none() => self.builder.open_wrapper(skip),
            _ => self.builder.open(skip),
        }
        self.counts[element.index()] += 1;
        self.open.push(Open {
            element,
            part,
            node,
            id: tag
                .id(self.source)
                .filter(|_| !matches!(element.name(), "html" | "head" | "body")),
        });
        // What the author may set on the page itself is the weaver's.
        if element.name() != "html" {
            for (kind, span) in tag.texts() {
                self.push_attribute(kind, span, node);
            }
        }
    }

    /// The node of an element in the outline, and the container that it is.
    fn node(&mut self, element: Element, tag: &StartTag, range: Range<usize>) -> Option<usize> {
        let builder = &mut self.builder;
        Some(match element.part() {
            Part::Flow | Part::Rows => return None,
            Part::Widget if matches!(element.name(), "select" | "optgroup") => return None,
            Part::Heading(level) => builder.node(format!("heading {level}"), range),
            Part::Paragraph => builder.node("paragraph", range),
            Part::Other | Part::Widget => builder.node(element.name(), range),
            Part::Code => builder.node("code", range),
            Part::Rule => builder.node("thematic break", range),
            Part::List { ordered } => {
                let first = ordered.then(|| tag.number(self.source));
                builder.open_list(first, range);
                return Some(builder.document.outline.len() - 1);
            }
            Part::Item => {
                builder.open_item(range);
                return Some(builder.document.outline.len() - 1);
            }
            Part::Quote => {
                builder.containers.push(Container::Quote);
                builder.node("quote", range)
            }
            Part::Table => {
                builder.containers.push(Container::Table);
                let node = builder.node("table", range);
                self.tables.push(Table {
                    node,
                    rows: 0,
                    columns: 0,
                    cells: 0,
                    row_node: None,
                });
                node
            }
            Part::Row => {
                let node = builder.node("row", range);
                if let Some(table) = self.tables.last_mut() {
                    table.cells = 0;
                    table.row_node = Some(node);
                }
                node
            }
            // The row stands for its cells.
            Part::Cell => self.tables.last().and_then(|table| table.row_node)?,
        })
    }

    /// Closes what HTML lets authors leave open: a paragraph before any block, an item before the next.
    fn close_implied(&mut self, part: Part) {
        let is_open = |open: &Open<'_>, part: Part| open.part == part;
        if let Some(last) = self.open.last()
            && (is_open(last, Part::Paragraph)
                || matches!((last.part, part), (Part::Heading(_), Part::Heading(_)))
                || (last.element.name() == "option" && part == Part::Widget))
        {
            self.pop();
        }
        let (closes, within): (&[Part], Part) = match part {
            Part::Item => (&[Part::Item], Part::List { ordered: false }),
            Part::Cell => (&[Part::Cell], Part::Row),
            Part::Row => (&[Part::Cell, Part::Row], Part::Table),
            Part::Rows => (&[Part::Cell, Part::Row, Part::Rows], Part::Table),
            Part::Other => (&[Part::Other], Part::Flow),
            _ => return,
        };
        let mut above = None;
        for (count, open) in self.open.iter().rev().take(16).enumerate() {
            let is_list = matches!(open.part, Part::List { .. });
            if closes.contains(&open.part) {
                above = Some(count + 1);
            } else if open.part == within || is_list || open.part == Part::Table {
                break;
            }
        }
        for _ in 0..above.unwrap_or(0) {
            self.pop();
        }
    }

    fn end_tag(&mut self, name: &[u8], range: Range<usize>) {
        if let Some((opaque, count)) = &mut self.opaque {
            *count -= u32::from(opaque == name);
            if *count == 0 {
                self.opaque = None;
            }
            return;
        }
        match Element::of(name) {
            Some(element) if self.counts[element.index()] > 0 => {
                self.finish_run();
                while let Some(last) = self.open.last() {
                    let found = last.element == element;
                    self.pop();
                    if found {
                        break;
                    }
                }
            }
            Some(element) if element.part() != Part::Widget => self.finish_run(),
            _ if elements::is_void(name) => {}
            _ => self.run.end_tag(range, name),
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.counts[open.element.index()] -= 1;
        match open.part {
            Part::Item | Part::Quote => {
                self.builder.containers.pop();
            }
            Part::List { .. } => self.builder.close_list(),
            Part::Cell => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells += 1;
                    table.columns = table.columns.max(table.cells);
                }
            }
            Part::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows += 1;
                    if let Some(node) = table.row_node.take() {
                        let kind = format!("row of {} cells", table.cells);
                        self.builder.document.outline[node].kind = kind.into();
                    }
                }
            }
            Part::Table => {
                self.builder.containers.pop();
                if let Some(table) = self.tables.pop() {
                    let kind = format!("table of {} columns", table.columns);
                    self.builder.document.outline[table.node].kind = kind.into();
                }
            }
            Part::Flow
            | Part::Rows
            | Part::Heading(_)
            | Part::Paragraph
            | Part::Other
            | Part::Widget
            | Part::Code
            | Part::Rule => {}
        }
        match open.node {
            None => self.builder.close_wrapper(),
            Some(_) => self.builder.close(),
        }
    }

    /// A block boundary: what has been read since the last one is a block, if it holds prose.
    fn finish_run(&mut self) {
        let Finished {
            content,
            prose,
            attributes,
        } = self.run.finish();
        let (mut node, kind) = self.kind();
        let implied = content.clone().filter(|_| self.is_implied());
        if let Some(range) = &implied {
            node = Some(self.builder.node("paragraph", range.clone()));
            self.builder.open(false);
        }
        let block = content.filter(|_| prose);
        let is_inside = |span: Span| {
            block
                .as_ref()
                .is_some_and(|block| block.contains(&(span.start as usize)))
        };
        let after = |span: Span| {
            block
                .as_ref()
                .is_some_and(|it| it.end <= span.start as usize)
        };
        for it in attributes
            .iter()
            .filter(|it| !is_inside(it.span) && !after(it.span))
        {
            self.push_attribute(it.kind, it.span, node);
        }
        if let Some(block) = &block {
            let written = &self.source[block.clone()];
            let span = Span::of(self.source, written);
            let id = self.open.last_mut().and_then(|open| open.id.take());
            self.builder.push(kind, span, canonical(written), id, node);
        }
        for it in attributes.iter().filter(|it| after(it.span)) {
            self.push_attribute(it.kind, it.span, node);
        }
        if implied.is_some() {
            self.builder.close();
        }
    }

    fn kind(&self) -> (Option<usize>, BlockKind) {
        let Some(open) = self.open.last() else {
            return (None, BlockKind::Paragraph);
        };
        let kind = match open.part {
            Part::Heading(level) => BlockKind::Heading(level),
            Part::Cell => match self.tables.last() {
                Some(table) => BlockKind::Cell {
                    row: table.rows,
                    column: table.cells,
                },
                None => BlockKind::Paragraph,
            },
            Part::Other | Part::Widget => BlockKind::Other(open.element.name()),
            Part::Flow
            | Part::Paragraph
            | Part::Quote
            | Part::List { .. }
            | Part::Item
            | Part::Table
            | Part::Rows
            | Part::Row
            | Part::Code
            | Part::Rule => BlockKind::Paragraph,
        };
        (open.node, kind)
    }

    /// Whether text directly inside the innermost element is a paragraph that has no tag.
    fn is_implied(&self) -> bool {
        self.open.last().is_none_or(|open| {
            matches!(
                open.part,
                Part::Flow
                    | Part::Quote
                    | Part::List { .. }
                    | Part::Item
                    | Part::Table
                    | Part::Rows
                    | Part::Row
            )
        })
    }

    fn push_attribute(&mut self, kind: &'static str, span: Span, node: Option<usize>) {
        let written = &self.source[span.range()];
        if !written.chars().any(char::is_alphabetic) {
            return;
        }
        let span = Span::of(self.source, written.trim());
        let id = self.builder.pending.id.take();
        let kind = BlockKind::Other(kind);
        self.builder
            .push(kind, span, canonical(written), None, node);
        self.builder.pending.id = id;
    }
}
