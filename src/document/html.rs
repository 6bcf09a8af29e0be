//! HTML: the blocks of a page, cut from the source by the places that the tokenizer gives.
//! Follows the tags only as far as blocks need it; builds no tree.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::document::builder::Builder;
use crate::document::directive;
use crate::document::html_elements::{self as elements, Element, Part};
use crate::document::html_run::{Finished, Run};
use crate::document::html_stack::Stack;
use crate::document::html_tag::StartTag;
use crate::document::html_tokens::tokens;
use crate::document::model::{BlockKind, Document};
use crate::document::outline_kind::OutlineKind;
use crate::text::canonical::canonical;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reads the body of a statement in HTML.
pub(super) fn parse(document: Document<'_>) -> Document<'_> {
    let base = document.body.start as usize;
    let source = document.source;
    let mut page = Page {
        source,
        builder: Builder::new(document),
        stack: Stack::new(),
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
    for () in tokens(source.slice(base..), emitter) {}
    page.finish_run();
    page.stack.close_all(&mut page.builder);
    page.builder.document
}

struct Page<'s> {
    source: &'s str,
    builder: Builder<'s>,
    stack: Stack<'s>,
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
        let parent = self.stack.part();
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
        self.stack.close_implied(&mut self.builder, element);
        let is_page = element.name() == "html";
        if is_page && self.builder.document.page.is_none() {
            self.builder.document.page = Some(tag.page(self.source));
        }
        let range = tag.start..end;
        let node = self.stack.push(&mut self.builder, element, tag, range);
        if element.part() == Part::Code {
            self.opaque = Some((tag.name.clone(), 1));
            self.builder.pending.skip = false;
            return;
        }
        // The attributes of the page itself are the weaver's.
        for (kind, span) in tag.texts().filter(|_| !is_page) {
            self.push_attribute(kind, span, node);
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
            Some(element) if self.stack.is_open(element) => {
                self.finish_run();
                self.stack.close(&mut self.builder, element);
            }
            Some(element) if element.part() != Part::Widget => self.finish_run(),
            _ if elements::is_void(name) => {}
            _ => self.run.end_tag(range, name),
        }
    }

    /// A block boundary: what has been read since the last one is a block, if it holds prose.
    fn finish_run(&mut self) {
        let Finished {
            content,
            prose,
            attributes,
        } = self.run.finish();
        let (mut node, kind) = (self.stack.node(), self.stack.kind());
        let implied = content
            .clone()
            .filter(|_| self.stack.part().holds_paragraphs());
        if let Some(range) = &implied {
            node = Some(self.builder.node(OutlineKind::Paragraph, range.clone()));
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
            let written = self.source.slice(block.clone());
            let span = Span::of(self.source, written);
            let id = self.stack.take_id();
            self.builder.push(kind, span, canonical(written), id, node);
        }
        for it in attributes.iter().filter(|it| after(it.span)) {
            self.push_attribute(it.kind, it.span, node);
        }
        if implied.is_some() {
            self.builder.close();
        }
    }

    fn push_attribute(&mut self, kind: &'static str, span: Span, node: Option<usize>) {
        let written = self.source.slice(span.range());
        if !written.chars().any(char::is_alphabetic) {
            return;
        }
        let span = Span::of(self.source, written.trim_ascii());
        let id = self.builder.pending.id.take();
        let kind = BlockKind::Other(kind);
        self.builder
            .push(kind, span, canonical(written), None, node);
        self.builder.pending.id = id;
    }
}
