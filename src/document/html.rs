//! HTML: the blocks of a page, cut from the source by the places that the tokenizer gives.
//! Follows the tags only as far as blocks need it; builds no tree.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::document::builder::Builder;
use crate::document::directive;
use crate::document::html_elements::{self as elements, BlockElement, ElementPart};
use crate::document::html_run::{Finished, InlineRun};
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
    let body = document.body.range();
    let source = document.source;
    let mut builder = Builder::new(document);
    let mut stack = Stack::new();
    read(&mut builder, &mut stack, HtmlText::of(source, body));
    stack.close_all(&mut builder);
    builder.document
}

/// A text of HTML within a document.
pub(super) struct HtmlText<'t> {
    /// Its bytes, each as far from the start as in the document.
    text: Cow<'t, str>,
    start: usize,
}

impl<'t> HtmlText<'t> {
    fn of(source: &'t str, range: Range<usize>) -> Self {
        Self {
            text: Cow::Borrowed(source.slice(range.clone())),
            start: range.start,
        }
    }

    /// Returns the lines of an HTML block of Markdown: the marks of quotes and items before them are blanks.
    pub(super) fn of_lines(source: &'t str, range: Range<usize>, lines: &[Range<usize>]) -> Self {
        let mut marked = range.start;
        let is_alone = |line: &Range<usize>| {
            let before = source.slice(marked.min(line.start)..line.start);
            marked = line.end;
            before.trim_ascii().is_empty()
        };
        if lines.iter().all(is_alone) {
            return Self::of(source, range);
        }
        let mut text = String::with_capacity(range.len());
        for line in lines {
            for c in source.slice(range.start + text.len()..line.start).chars() {
                match c {
                    '\n' | '\r' => text.push(c),
                    _ => text.extend(std::iter::repeat_n(' ', c.len_utf8())),
                }
            }
            text.push_str(source.slice(line.clone()));
        }
        Self {
            text: Cow::Owned(text),
            start: range.start,
        }
    }

    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    fn slice(&self, range: Range<usize>) -> &str {
        let within = range.start - self.start..range.end - self.start;
        self.text.get(within).unwrap_or_default()
    }

    /// Returns the part of a range without the blanks around it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let written = self.slice(range.clone());
        let start = range.start + written.len() - written.trim_ascii_start().len();
        start..start + written.trim_ascii().len()
    }
}

/// Reads a text of HTML into the blocks of a document. What it leaves open stays on the stack.
pub(super) fn read<'s>(builder: &mut Builder<'s>, stack: &mut Stack<'s>, text: HtmlText<'_>) {
    let source = builder.document.source;
    let within = text.range();
    let mut page = PageReader {
        source,
        text: &text,
        builder,
        stack,
        run: InlineRun::default(),
        opaque: None,
        is_drawing: false,
        drawn: None,
    };
    let mut tag = StartTag::default();
    let take = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<()> {
        let range = span.start + within.start..(span.end + within.start).min(within.end);
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
    for () in tokens(&text.text, emitter) {}
    page.finish_run();
}

struct PageReader<'r, 's> {
    source: &'s str,
    text: &'r HtmlText<'r>,
    builder: &'r mut Builder<'s>,
    stack: &'r mut Stack<'s>,
    run: InlineRun,
    /// An element whose content is passed over, and how many of that name are open.
    opaque: Option<(Vec<u8>, u32)>,
    /// The words of the drawing that is passed over are read.
    is_drawing: bool,
    /// An element of a drawing that holds words, by the name of its block, and where they begin.
    drawn: Option<(&'static str, usize)>,
}

impl<'s> PageReader<'_, 's> {
    fn text(&mut self, range: Range<usize>, value: &[u8]) {
        if self.opaque.is_none() {
            let raw = self.text.slice(range.clone());
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
            if self.is_drawing {
                self.enter_drawn(tag, end);
            }
            return;
        }
        if elements::is_opaque(&tag.name) {
            if !tag.is_not_translated(self.source) && !self.run.is_muted() {
                for (kind, span) in tag.texts(self.source) {
                    self.run.attribute(kind, span);
                }
            }
            // Only the elements of other vocabularies can close themselves.
            let foreign = matches!(&tag.name[..], b"svg" | b"math");
            if !(foreign && self_closing) {
                self.opaque = Some((tag.name.clone(), 1));
                self.drawn = None;
                self.is_drawing = tag.name == b"svg"
                    && !self.run.is_muted()
                    && !tag.is_not_translated(self.source);
            }
            return;
        }
        match BlockElement::of(&tag.name) {
            Some(element) if !self.is_inline(element) => self.open_block(element, tag, end),
            _ => self.open_inline(tag, end),
        }
    }

    /// Reads on in an element of a drawing: each piece of words between its tags is a text.
    fn enter_drawn(&mut self, tag: &StartTag, end: usize) {
        self.end_drawn_words(tag.start);
        let around = self.drawn.map(|(kind, _)| kind);
        let kind = elements::drawing_kind(&tag.name).or(around);
        let kind = kind.filter(|_| !tag.is_not_translated(self.source));
        self.drawn = kind.map(|kind| (kind, end));
    }

    fn leave_drawn(&mut self, name: &[u8], range: Range<usize>) {
        self.end_drawn_words(range.start);
        let around = self
            .drawn
            .filter(|_| elements::drawing_kind(name).is_none());
        self.drawn = around.map(|(kind, _)| (kind, range.end));
    }

    fn end_drawn_words(&mut self, end: usize) {
        if let Some((kind, start)) = self.drawn {
            self.run.attribute(kind, Span::new(start, end));
        }
    }

    /// A widget within text is part of the text.
    fn is_inline(&self, element: BlockElement) -> bool {
        let parent = self.stack.part();
        let is_option = matches!(element.name(), "option" | "optgroup");
        let among_blocks = matches!(parent, ElementPart::Flow | ElementPart::Widget)
            && (is_option || !self.run.has_text());
        element.part() == ElementPart::Widget && !among_blocks
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
            // A picture before or after loose words of a `<div>` is beside them.
            let is_beside = name == b"img"
                && self.builder.is_embedded()
                && self.stack.part().holds_paragraphs();
            let is_break = matches!(name, b"br" | b"wbr");
            self.run.void_tag(range, is_break || is_beside);
        } else {
            let mutes = elements::is_code(name) || tag.is_not_translated(self.source);
            self.run.start_tag(range, name, mutes);
        }
        if !muted && !tag.is_not_translated(self.source) {
            for (kind, span) in tag.texts(self.source) {
                self.run.attribute(kind, span);
            }
        }
    }

    fn open_block(&mut self, element: BlockElement, tag: &StartTag, end: usize) {
        self.finish_run();
        self.stack.close_implied(self.builder, element);
        let is_page = element.name() == "html";
        if is_page && self.builder.document.page.is_none() {
            self.builder.document.page = Some(tag.page(self.source));
        }
        let range = tag.start..end;
        let node = self.stack.push(self.builder, element, tag, range);
        if element.part() == ElementPart::Code {
            self.opaque = Some((tag.name.clone(), 1));
            self.builder.pending.skip = false;
            return;
        }
        // The attributes of the page itself are the weaver's.
        for (kind, span) in tag.texts(self.source).filter(|_| !is_page) {
            self.push_attribute(kind, span, node);
        }
    }

    fn end_tag(&mut self, name: &[u8], range: Range<usize>) {
        if let Some((opaque, count)) = &mut self.opaque {
            *count -= u32::from(opaque == name);
            if *count == 0 {
                self.opaque = None;
            }
            if self.is_drawing {
                self.leave_drawn(name, range);
            }
            return;
        }
        match BlockElement::of(name) {
            Some(element) if self.stack.is_open(element) => {
                self.finish_run();
                self.stack.close(self.builder, element);
            }
            Some(element) if element.part() != ElementPart::Widget => self.finish_run(),
            _ if elements::is_void(name) => {}
            _ => self.run.end_tag(range, name),
        }
    }

    /// A block boundary: what has been read since the last one is a block, if it holds prose, or is
    /// a cell, a paragraph or a heading of marks, as in Markdown.
    fn finish_run(&mut self) {
        let Finished {
            content,
            prose,
            marks,
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
        let is_block = prose || marks && self.stack.part().holds_marks();
        let block = content.filter(|_| is_block);
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
            let id = self.stack.take_id();
            self.push(kind, block.clone(), id, node);
        }
        for it in attributes.iter().filter(|it| after(it.span)) {
            self.push_attribute(it.kind, it.span, node);
        }
        if implied.is_some() {
            self.builder.close();
        }
    }

    fn push_attribute(&mut self, kind: &'static str, span: Span, node: Option<usize>) {
        let written = self.text.slice(span.range());
        if !written.chars().any(char::is_alphabetic) {
            return;
        }
        let range = self.text.trimmed(span.range());
        let id = self.builder.pending.id.take();
        self.push(BlockKind::Other(kind), range, None, node);
        self.builder.pending.id = id;
    }

    fn push(
        &mut self,
        kind: BlockKind,
        range: Range<usize>,
        id: Option<&'s str>,
        node: Option<usize>,
    ) {
        let text = match self.text.text {
            Cow::Borrowed(_) => canonical(self.source.slice(range.clone())),
            Cow::Owned(_) => Cow::Owned(canonical(self.text.slice(range.clone())).into_owned()),
        };
        let span = Span::new(range.start, range.end);
        self.builder.push(kind, span, text, id, node);
    }
}
