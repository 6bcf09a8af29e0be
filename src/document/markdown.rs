//! Markdown: CommonMark with tables, footnotes, task lists, strikethrough, alerts and heading attributes.
//! Walks the parser's events once; the places are the parser's, the text is cut from the source.

use std::borrow::Cow;
use std::iter::Peekable;
use std::mem;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, OffsetIter, Parser, Tag, TagEnd};

use crate::document::alert_kind::AlertKind;
use crate::document::builder::Builder;
use crate::document::generator_events::MaskedBody;
use crate::document::html_elements::BlockElement;
use crate::document::html_stack::Stack;
use crate::document::link_titles::{LinkTitle, link_titles};
use crate::document::markdown_table::MarkdownTable;
use crate::document::model::{BlockKind, Container, Document, DocumentFault, LinkDefinition};
use crate::document::nesting;
use crate::document::outline_kind::OutlineKind;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Returns the dialect: what the parser, the renderer and the reader of inline markup agree on.
pub(super) fn dialect() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// Reads the body of a statement in Markdown.
pub(super) fn parse(document: Document<'_>) -> Document<'_> {
    parse_with(document, &mut |_, _| {})
}

/// Reads the body of a statement in Markdown, and hands over each event with its place in the source before it is read.
pub(super) fn parse_with<'s>(
    mut document: Document<'s>,
    take: &mut impl FnMut(&Event<'s>, Range<usize>),
) -> Document<'s> {
    let source = document.source;
    let base = document.body.start as usize;
    if let Some(line) = nesting::too_deep(source.slice(base..)) {
        document.faults.push(DocumentFault {
            span: Span::of(source, line),
            message: format!(
                "quotes and lists are nested over {} deep",
                nesting::MAX_MARKS
            ),
            help: Some("nothing of this document is translated: take the marks out".to_owned()),
        });
        return document;
    }
    let body = source.slice(base..);
    let mut walk = match MaskedBody::of(body) {
        Some(masked) => {
            let events = Parser::new_ext(&masked.text, dialect()).into_offset_iter();
            document.definitions = definitions(&events, base);
            let mut walk = MarkdownWalk::new(document);
            walk.read_masked(&masked, events, take);
            walk
        }
        None => {
            let events = Parser::new_ext(body, dialect()).into_offset_iter();
            document.definitions = definitions(&events, base);
            let mut walk = MarkdownWalk::new(document);
            for (event, range) in events {
                let range = range.start + base..range.end + base;
                take(&event, range.clone());
                walk.take(event, range);
            }
            walk
        }
    };
    walk.finish_leaf();
    walk.push_titles(source.len());
    walk.html.close_all(&mut walk.builder);
    walk.builder.document
}

/// Returns the link reference definitions that a parser found, by place.
fn definitions<'s>(events: &OffsetIter<'_>, base: usize) -> Vec<LinkDefinition<'s>> {
    let mut definitions: Vec<LinkDefinition<'s>> = Vec::new();
    for (label, definition) in events.reference_definitions().iter() {
        definitions.push(LinkDefinition {
            label: Cow::Owned(label.to_owned()),
            target: Cow::Owned(definition.dest.to_string()),
            title: definition
                .title
                .as_ref()
                .map(|title| Cow::Owned(title.to_string())),
            span: Span::new(definition.span.start + base, definition.span.end + base),
        });
    }
    definitions.sort_by_key(|it| it.span);
    definitions
}

/// A block whose inline content is being read.
pub(super) struct MarkdownLeaf<'s> {
    pub(super) kind: BlockKind,
    pub(super) id: Option<&'s str>,
    /// In the outline; of a cell, the row.
    pub(super) node: Option<usize>,
    /// From the first to the last byte of the inline content seen so far.
    pub(super) content: Option<Range<usize>>,
    pub(super) breaks: Vec<Range<usize>>,
    /// The text of a tight item, for which the parser announces no paragraph.
    pub(super) implied: bool,
}

pub(super) struct MarkdownWalk<'s> {
    pub(super) builder: Builder<'s>,
    pub(super) quotes: usize,
    table: Option<MarkdownTable>,
    pub(super) leaf: Option<MarkdownLeaf<'s>>,
    /// The code or HTML block that is open, whose content is no text of Markdown.
    pub(super) raw: Option<Range<usize>>,
    /// The lines of the HTML block that is open, without the marks of quotes and items.
    pub(super) html_lines: Vec<Range<usize>>,
    /// The elements that HTML blocks left open: a blank line ends the block, and Markdown goes on within them.
    pub(super) html: Stack<'s>,
    /// The same around each open container of Markdown, which no element outlives.
    pub(super) outer_html: Vec<Stack<'s>>,
    /// The titles of the definitions that are still to come.
    pub(super) titles: Peekable<IntoIter<LinkTitle<'s>>>,
}

impl<'s> MarkdownWalk<'s> {
    fn new(document: Document<'s>) -> Self {
        Self {
            titles: link_titles(&document).into_iter().peekable(),
            builder: Builder::new(document),
            quotes: 0,
            table: None,
            leaf: None,
            raw: None,
            html_lines: Vec::new(),
            html: Stack::new(),
            outer_html: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, event: Event<'s>, range: Range<usize>) {
        match event {
            Event::Start(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image,
            )
            | Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_) => self.inline(range),
            Event::HardBreak => {
                if self
                    .builder
                    .document
                    .source
                    .slice(range.clone())
                    .starts_with('\\')
                {
                    self.inline(range.start..range.start + 1);
                }
                if let Some(leaf) = &mut self.leaf {
                    leaf.breaks.push(range);
                }
            }
            Event::Html(_) => self.html_lines.push(range),
            Event::SoftBreak => {}
            Event::TaskListMarker(done) => self.mark_task(done),
            Event::Rule => {
                self.finish_implied();
                self.builder.node(OutlineKind::ThematicBreak, range);
                self.builder.pending.id = None;
                self.builder.pending.notes.clear();
            }
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(tag, range),
        }
    }

    fn open(&mut self, tag: Tag<'s>, range: Range<usize>) {
        self.finish_implied();
        let is_container = matches!(
            tag,
            Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_)
        );
        if let Some(element) = element(&tag) {
            self.html.close_implied(&mut self.builder, element);
        }
        match tag {
            Tag::Paragraph => {
                let node = self.builder.node(OutlineKind::Paragraph, range);
                self.begin(BlockKind::Paragraph, Some(node), None, false);
            }
            Tag::Heading { level, id, .. } => {
                let node = self.builder.node(OutlineKind::Heading(level as u8), range);
                let id = match id {
                    Some(CowStr::Borrowed(id)) => Some(id),
                    _ => None,
                };
                self.begin(BlockKind::Heading(level as u8), Some(node), id, false);
            }
            Tag::BlockQuote(kind) => {
                let kind = match kind {
                    Some(kind) => OutlineKind::Alert(AlertKind::of_quote(kind)),
                    None => OutlineKind::Quote,
                };
                self.builder.node(kind, range);
                self.builder.containers.push(Container::Quote);
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.builder.node(code_kind(&kind), range.clone());
                self.builder.pending.id = None;
                self.builder.pending.notes.clear();
                self.raw = Some(range);
            }
            Tag::HtmlBlock => {
                self.raw = Some(range);
                return;
            }
            Tag::MetadataBlock(_) => self.raw = Some(range),
            Tag::List(first) => {
                self.builder.open_list(first, range);
            }
            Tag::Item => {
                self.builder.open_item(range);
            }
            Tag::FootnoteDefinition(label) => {
                self.builder
                    .node(OutlineKind::Footnote((&*label).into()), range);
                self.builder.containers.push(Container::Footnote);
            }
            Tag::Table(columns) => {
                self.builder
                    .node(OutlineKind::Table(Some(columns.len() as u32)), range);
                self.builder.containers.push(Container::Table);
                self.table = Some(MarkdownTable::new());
            }
            Tag::TableHead | Tag::TableRow => {
                let node = self.builder.node(OutlineKind::Row(None), range.clone());
                if let Some(table) = &mut self.table {
                    table.begin_row(node, &range);
                }
            }
            Tag::DefinitionListTitle => {
                let node = self.builder.node(OutlineKind::Other("dt"), range);
                self.begin(BlockKind::Paragraph, Some(node), None, false);
            }
            Tag::DefinitionListDefinition => {
                self.builder.node(OutlineKind::Other("dd"), range);
            }
            Tag::TableCell => {
                let cell = self.table.as_ref().map(MarkdownTable::cell);
                let (kind, node) = cell.unwrap_or((BlockKind::Paragraph, None));
                self.begin(kind, node, None, false);
            }
            // Not part of the dialect, or inline: see `take`.
            _ => {}
        }
        self.builder.open(false);
        if is_container {
            let outer = mem::replace(&mut self.html, Stack::new());
            self.outer_html.push(outer);
        }
    }

    fn close(&mut self, tag: TagEnd, range: Range<usize>) {
        self.finish_implied();
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::DefinitionListTitle => {
                self.finish_leaf()
            }
            TagEnd::TableCell => {
                self.finish_leaf();
                if let Some(table) = &mut self.table {
                    table.end_cell(&range);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    let (node, cells) = table.end_row(self.builder.document.source);
                    self.builder.rename(node, OutlineKind::Row(Some(cells)));
                }
            }
            TagEnd::BlockQuote(_) => {
                self.close_html_elements();
                self.builder.containers.pop();
                self.quotes -= 1;
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close_html_elements();
                self.builder.containers.pop();
            }
            TagEnd::Table => {
                self.builder.containers.pop();
                self.table = None;
            }
            TagEnd::List(_) => {
                self.builder.close_list();
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.raw = None,
            TagEnd::HtmlBlock => return self.close_html(),
            _ => {}
        }
        self.builder.close();
    }

    fn mark_task(&mut self, done: bool) {
        let mut nodes = self.builder.document.outline.iter_mut().rev();
        if let Some(item) = nodes.find(|node| node.kind == OutlineKind::Item(None)) {
            item.kind = OutlineKind::Item(Some(done));
        }
    }
}

/// Returns the element of HTML that a block of Markdown is.
fn element(tag: &Tag<'_>) -> Option<BlockElement> {
    BlockElement::of(match tag {
        Tag::Paragraph => b"p",
        Tag::Heading { .. } => b"h1",
        Tag::BlockQuote(_) => b"blockquote",
        Tag::CodeBlock(_) => b"pre",
        Tag::List(_) => b"ul",
        Tag::Table(_) => b"table",
        _ => return None,
    })
}

fn code_kind(kind: &CodeBlockKind<'_>) -> OutlineKind {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split_ascii_whitespace().next(),
        CodeBlockKind::Indented => None,
    };
    OutlineKind::Code(language.map(Into::into))
}
