//! Rich text from the events of a Markdown parser: each does what the element of HTML does that stands for it, without a
//! text of HTML in between.

use pulldown_cmark::{Alignment, Event, LinkType, Tag as MarkdownTag, TagEnd};

use crate::document::placed_event::{HtmlLines, PlacedEvent};
use crate::document::rich::model::RichImage;
use crate::document::rich::passages::{BodyPassages, PassageLabel};
use crate::document::rich::read::RichReader;
use crate::document::rich::tag::HtmlTag;
use crate::document::rich::target::encode;

/// The way through the events of a body.
struct EventWalk<'w, 'p> {
    passages: &'w BodyPassages<'p>,
    ids: std::slice::Iter<'w, &'w str>,
    /// Of the block of HTML that is open: its tags go over lines.
    html: HtmlLines,
    alignments: &'w [Alignment],
    column: usize,
    is_head: bool,
    image: Option<OpenImage>,
}

/// An image whose text is being read.
struct OpenImage {
    source: String,
    text: String,
    depth: usize,
}

impl RichReader<'_> {
    pub(super) fn events(&mut self, events: &[PlacedEvent<'_>], passages: &BodyPassages<'_>) {
        let mut walk = EventWalk {
            passages,
            ids: passages.ids.iter(),
            html: HtmlLines::default(),
            alignments: &[],
            column: 0,
            is_head: false,
            image: None,
        };
        for placed in events {
            if walk.image.is_some() {
                walk.take_in_image(self, &placed.event);
            } else {
                walk.take(self, placed);
            }
        }
    }

    /// Writes what is to be said of the passage that begins here.
    pub(super) fn label(&mut self, label: &PassageLabel) {
        if self.opaque.is_some() {
            return;
        }
        let language = label.language.as_deref().map(|tag| ("lang", tag));
        self.start(&HtmlTag::of("small", language.as_slice()));
        self.push_text("[");
        self.text(&label.text);
        self.push_text("]");
        self.end("small");
        self.text(" ");
    }
}

impl<'w> EventWalk<'w, '_> {
    fn take(&mut self, reader: &mut RichReader<'_>, placed: &'w PlacedEvent<'_>) {
        match &placed.event {
            Event::Start(tag) => self.open(reader, tag),
            Event::End(tag) => self.close(reader, *tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                reader.text(text);
            }
            Event::Code(code) => {
                reader.start(&HtmlTag::bare("code"));
                reader.text(code);
                reader.end("code");
            }
            Event::Html(html) => self.html.push(html, &placed.place),
            Event::InlineHtml(html) => {
                if let Some(label) = (self.passages.label)(placed.place.start) {
                    reader.label(&label);
                }
                reader.html(html, &|_| None);
            }
            Event::FootnoteReference(label) => reader.refer(label),
            Event::SoftBreak => reader.text("\n"),
            Event::HardBreak => {
                reader.start(&HtmlTag::bare("br"));
                reader.text("\n");
            }
            Event::Rule => reader.start(&HtmlTag::bare("hr")),
            Event::TaskListMarker(done) => reader.text(if *done { "☑ " } else { "☐ " }),
        }
    }

    fn open(&mut self, reader: &mut RichReader<'_>, tag: &'w MarkdownTag<'_>) {
        match tag {
            MarkdownTag::Heading { level, id, .. } => {
                let given = self.ids.next().copied();
                let id = id.as_deref().or(given).map(|id| ("id", id));
                let name = heading(self.lowered(*level as u8));
                reader.start(&HtmlTag::of(name, id.as_slice()));
            }
            MarkdownTag::CodeBlock(_) => {
                reader.start(&HtmlTag::bare("pre"));
                reader.start(&HtmlTag::bare("code"));
            }
            MarkdownTag::List(Some(first)) => {
                let first = first.to_string();
                reader.start(&HtmlTag::of("ol", &[("start", &first)]));
            }
            MarkdownTag::FootnoteDefinition(label) => {
                let attributes = [("class", "footnote-definition"), ("id", &**label)];
                reader.start(&HtmlTag::of("div", &attributes));
            }
            MarkdownTag::Table(alignments) => {
                self.alignments = alignments;
                reader.start(&HtmlTag::bare("table"));
            }
            MarkdownTag::TableHead => {
                (self.column, self.is_head) = (0, true);
                reader.start(&HtmlTag::bare("thead"));
                reader.start(&HtmlTag::bare("tr"));
            }
            MarkdownTag::TableRow => {
                (self.column, self.is_head) = (0, false);
                reader.start(&HtmlTag::bare("tr"));
            }
            MarkdownTag::TableCell => {
                let class = self.next_class();
                let name = if self.is_head { "th" } else { "td" };
                reader.start(&HtmlTag::of(name, class.as_slice()));
            }
            MarkdownTag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let scheme = if *link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                let href = format!("{scheme}{dest_url}");
                reader.start(&HtmlTag::of("a", &[("href", &href)]));
            }
            MarkdownTag::Image { dest_url, .. } => {
                self.image = Some(OpenImage {
                    source: encode(dest_url),
                    text: String::new(),
                    depth: 0,
                });
            }
            other => {
                if let Some(name) = element(other.to_end()) {
                    reader.start(&HtmlTag::bare(name));
                }
            }
        }
    }

    fn close(&mut self, reader: &mut RichReader<'_>, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => reader.end(heading(self.lowered(level as u8))),
            TagEnd::CodeBlock => {
                reader.end("code");
                reader.end("pre");
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                let label = |at| (self.passages.label)(html.place(at));
                reader.html(html.text(), &label);
            }
            TagEnd::FootnoteDefinition => reader.end("div"),
            TagEnd::TableHead => {
                reader.end("tr");
                reader.end("thead");
            }
            TagEnd::TableCell => reader.end(if self.is_head { "th" } else { "td" }),
            other => {
                if let Some(name) = element(other) {
                    reader.end(name);
                }
            }
        }
    }

    /// Takes the words of the text of an image; its end puts the image there.
    fn take_in_image(&mut self, reader: &mut RichReader<'_>, event: &Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth > 0 => image.depth -= 1,
            Event::End(_) => {
                if let Some(image) = self.image.take() {
                    reader.image(RichImage {
                        source: image.source,
                        text: image.text.trim().to_owned(),
                    });
                }
            }
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => image.text.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::Rule => image.text.push(' '),
            Event::FootnoteReference(label) => {
                let number = reader.number(label);
                image.text.push_str(&format!("[{number}]"));
            }
            Event::TaskListMarker(done) => image.text.push_str(if *done { "[x]" } else { "[ ]" }),
            Event::Html(_) => {}
        }
    }

    /// Returns the class of the next cell of the row, by which it is aligned.
    fn next_class(&mut self) -> Option<(&'static str, &'static str)> {
        let alignment = self.alignments.get(self.column);
        self.column += 1;
        match alignment {
            Some(Alignment::Center) => Some(("class", "center")),
            Some(Alignment::Right) => Some(("class", "end")),
            Some(Alignment::Left | Alignment::None) | None => None,
        }
    }

    fn lowered(&self, level: u8) -> u8 {
        (level + self.passages.deeper).min(6)
    }
}

fn heading(level: u8) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6)) - 1]
}

/// Returns the element that stands for a mark of Markdown, where it is one alone.
fn element(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableRow => "tr",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        TagEnd::Superscript => "sup",
        TagEnd::Subscript => "sub",
        TagEnd::Link => "a",
        TagEnd::DefinitionList => "dl",
        TagEnd::DefinitionListTitle => "dt",
        TagEnd::DefinitionListDefinition => "dd",
        TagEnd::Heading(_)
        | TagEnd::CodeBlock
        | TagEnd::HtmlBlock
        | TagEnd::FootnoteDefinition
        | TagEnd::TableHead
        | TagEnd::TableCell
        | TagEnd::Image
        | TagEnd::MetadataBlock(_) => return None,
    })
}
