//! Plain text for readers from the events of a document. Addresses of links and footnotes are notes at the end.

use std::collections::HashMap;
use std::mem;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::document::inline::TagSide;
use crate::document::inline_html;
use crate::document::placed_event::{HtmlLines, PlacedEvent};
use crate::document::references::{EditReference, ReferenceEdit, ReferenceUse};
use crate::document::render_html_blocks::html_block_events;
use crate::document::render_text_pages::TextPages;
use crate::document::render_text_table::PlainTable;
use crate::document::text_style::TextStyle;
use crate::text::slice::Slice;

/// A document as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainText {
    /// The title that the body begins with, where it is wanted apart.
    pub title: String,
    pub body: String,
    /// The addresses of its links, and its footnotes: `[1] https://example.org`.
    pub notes: String,
}

/// Writes the body of a document, of which the first `title` events are the title.
pub(super) fn write(
    (events, title): (&[PlacedEvent<'_>], usize),
    style: TextStyle,
    label: &dyn Fn(usize) -> Option<String>,
    refer: EditReference<'_>,
) -> PlainText {
    let mut writer = PlainWriter {
        pages: TextPages::new(style),
        style,
        text: String::new(),
        html: HtmlLines::default(),
        links: Vec::new(),
        lists: Vec::new(),
        table: None,
        outside: Vec::new(),
        notes: Notes::default(),
        raised: None,
        refer,
    };
    let mut title_text = String::new();
    for (number, placed) in events.iter().enumerate() {
        match &placed.event {
            Event::Html(html) => writer.html.push(html, &placed.place),
            Event::End(TagEnd::HtmlBlock) => {
                let html = mem::take(&mut writer.html);
                for placed in html_block_events(&html) {
                    writer.take_labelled(&placed, label);
                }
            }
            _ => writer.take_labelled(placed, label),
        }
        if number + 1 == title {
            writer.flush();
            title_text = mem::take(&mut writer.pages.out);
        }
    }
    writer.flush();
    PlainText {
        title: title_text,
        body: writer.pages.out,
        notes: writer.notes.texts.concat(),
    }
}

struct PlainWriter<'w> {
    pages: TextPages,
    style: TextStyle,
    /// The text of the block that is being read.
    text: String,
    /// The HTML block that is being read.
    html: HtmlLines,
    /// The links and images that are open.
    links: Vec<OpenLink>,
    /// The numbers of the open lists; bullets have none.
    lists: Vec<Option<u64>>,
    table: Option<PlainTable>,
    /// The pages around each open footnote, and its number.
    outside: Vec<(TextPages, usize)>,
    notes: Notes,
    /// The byte at which a raised or lowered text begins.
    raised: Option<usize>,
    /// Returns where links lead.
    refer: EditReference<'w>,
}

/// A link or an image whose end has not come yet.
struct OpenLink {
    /// The byte at which its text begins.
    start: usize,
    target: String,
    by: LinkSyntax,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LinkSyntax {
    Markdown,
    Html,
}

/// The meaning of a number in brackets.
#[derive(PartialEq, Eq, Hash)]
enum Note {
    Address(String),
    Footnote(String),
}

/// The notes, by number.
#[derive(Default)]
struct Notes {
    numbers: HashMap<Note, usize>,
    texts: Vec<String>,
}

impl Notes {
    /// Returns the number of a note, from 1; the same note has the same one.
    fn number(&mut self, note: Note) -> usize {
        let next = self.texts.len() + 1;
        let text = match &note {
            Note::Address(address) => format!("[{next}] {address}\n"),
            Note::Footnote(_) => String::new(),
        };
        let number = *self.numbers.entry(note).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        number
    }
}

impl PlainWriter<'_> {
    fn take_labelled(&mut self, placed: &PlacedEvent<'_>, label: &dyn Fn(usize) -> Option<String>) {
        if let Event::InlineHtml(_) = placed.event
            && let Some(label) = label(placed.place.start)
        {
            self.text.push_str(&format!("[{label}] "));
        }
        self.take(&placed.event);
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => self.text.push_str(text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text.push_str(text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::InlineHtml(html) => self.tag(html),
            Event::Html(html) => self.text.push_str(html),
            Event::FootnoteReference(label) => self.refer(Note::Footnote(label.to_string())),
            Event::TaskListMarker(done) => self.text.push_str(if *done { "[x] " } else { "[ ] " }),
            Event::Rule => {
                self.flush();
                self.pages.block("* * *");
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            // What is struck out does not hold.
            Tag::Strikethrough => return self.text.push_str("~~"),
            Tag::Emphasis | Tag::Strong => return,
            Tag::Superscript | Tag::Subscript => return,
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            } => return self.open_link(&format!("mailto:{dest_url}"), LinkSyntax::Markdown),
            Tag::Link { dest_url, .. } => return self.open_link(dest_url, LinkSyntax::Markdown),
            Tag::Image { .. } => return self.open_link("", LinkSyntax::Markdown),
            Tag::TableCell => return self.text.clear(),
            Tag::Paragraph => return self.flush_tight(),
            _ => self.flush_tight(),
        }
        match tag {
            Tag::BlockQuote(_) => self.pages.open_with("> ".to_owned(), "> ".to_owned()),
            Tag::CodeBlock(_) => self.pages.open("    ".to_owned()),
            Tag::DefinitionListDefinition => {
                self.pages.gap = false;
                self.pages.open("    ".to_owned());
            }
            Tag::List(first) => self.lists.push(*first),
            Tag::Item => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    Some(None) | None => "• ".to_owned(),
                };
                self.pages.open(mark);
            }
            Tag::Table(alignments) => {
                self.table = Some(PlainTable {
                    alignments: alignments.clone(),
                    heads: 0,
                    rows: Vec::new(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.heads += usize::from(*tag == Tag::TableHead);
                    table.rows.push(Vec::new());
                }
            }
            Tag::FootnoteDefinition(label) => {
                let number = self.notes.number(Note::Footnote(label.to_string()));
                let outside = mem::replace(&mut self.pages, TextPages::new(self.style));
                self.pages.open(format!("[{number}] "));
                self.outside.push((outside, number));
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Link => {
                while let Some(open) = self.links.pop() {
                    self.close_link(&open);
                    if open.by == LinkSyntax::Markdown {
                        break;
                    }
                }
            }
            TagEnd::Strikethrough => self.text.push_str("~~"),
            TagEnd::Image => {
                if let Some(open) = self.links.pop() {
                    self.bracket(open.start);
                }
            }
            TagEnd::Heading(level) => {
                let text = mem::take(&mut self.text);
                self.pages.heading(text.trim(), *level as u8);
            }
            TagEnd::Paragraph => self.flush(),
            TagEnd::TableCell => {
                let cell = mem::take(&mut self.text).replace('\n', " ");
                let row = self.table.as_mut().and_then(|table| table.rows.last_mut());
                if let Some(row) = row {
                    row.push(cell.trim().to_owned());
                }
            }
            TagEnd::Table => {
                let table = self.table.take();
                if let Some(table) = table.filter(|table| !table.rows.is_empty()) {
                    table.write(&mut self.pages);
                }
            }
            TagEnd::CodeBlock => {
                let text = mem::take(&mut self.text);
                self.pages.verbatim(text.trim_end_matches('\n'));
                self.pages.close();
            }
            TagEnd::BlockQuote(_) | TagEnd::DefinitionListDefinition => {
                self.flush();
                self.pages.close();
            }
            TagEnd::DefinitionListTitle => self.flush(),
            TagEnd::FootnoteDefinition => {
                self.flush();
                if let Some((outside, number)) = self.outside.pop() {
                    let note = mem::replace(&mut self.pages, outside);
                    self.notes.texts[number - 1] = note.out;
                }
            }
            TagEnd::Item => {
                self.flush_tight();
                self.pages.close();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.pages.gap = true;
            }
            _ => {}
        }
    }

    /// A tag within a text.
    fn tag(&mut self, html: &str) {
        for placed in inline_html::tags(html) {
            let tag = placed.tag;
            match (&*tag.name, tag.side) {
                ("br", _) => self.text.push('\n'),
                ("img", _) => {
                    let start = self.text.len();
                    self.text.push_str(tag.attribute("alt").unwrap_or_default());
                    self.bracket(start);
                }
                ("a", TagSide::Open) => {
                    self.open_link(tag.attribute("href").unwrap_or_default(), LinkSyntax::Html);
                }
                ("a", TagSide::Close) => {
                    if let Some(open) = self.links.pop_if(|open| open.by == LinkSyntax::Html) {
                        self.close_link(&open);
                    }
                }
                ("del" | "s" | "strike", _) => self.text.push_str("~~"),
                ("sup" | "sub", TagSide::Open) => self.raised = Some(self.text.len()),
                ("sup" | "sub", TagSide::Close) => {
                    if let Some(start) = self.raised.take().filter(|at| *at <= self.text.len()) {
                        let digits = raised(self.text.slice(start..), &tag.name);
                        self.text.truncate(start);
                        self.text.push_str(&digits);
                    }
                }
                _ => {}
            }
        }
    }

    fn open_link(&mut self, target: &str, by: LinkSyntax) {
        let target = match (self.refer)(ReferenceUse::Link, target) {
            ReferenceEdit::Keep => target.to_owned(),
            ReferenceEdit::To { address, .. } => address,
            ReferenceEdit::Unlink => String::new(),
        };
        self.links.push(OpenLink {
            start: self.text.len(),
            target,
            by,
        });
    }

    /// A link whose text is its address needs no note, and one within the document has no address.
    fn close_link(&mut self, open: &OpenLink) {
        let shown = self.text.slice(open.start.min(self.text.len())..);
        let target = &open.target;
        if !target.is_empty() && !target.starts_with('#') && bare(shown) != bare(target) {
            self.refer(Note::Address(target.clone()));
        }
    }

    fn refer(&mut self, note: Note) {
        let number = self.notes.number(note);
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
        self.text.push_str(&format!("[{number}]"));
    }

    fn bracket(&mut self, start: usize) {
        if start < self.text.len() {
            self.text.insert(start, '[');
            self.text.push(']');
        }
    }

    fn flush(&mut self) {
        let text = mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.pages.block(text.trim());
        }
    }

    /// Text without a paragraph around it: no blank line after it.
    fn flush_tight(&mut self) {
        if !self.text.trim().is_empty() {
            self.flush();
            self.pages.gap = false;
        }
    }
}

/// Returns a raised or lowered number in the digits that are so by themselves: `10⁶` is no `106`.
fn raised(text: &str, element: &str) -> String {
    const RAISED: [char; 12] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁺', '⁻'];
    const LOWERED: [char; 12] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉', '₊', '₋'];
    let signs = if element == "sup" { RAISED } else { LOWERED };
    let sign = |c: char| match c {
        '+' => Some(signs[10]),
        '-' | '−' => Some(signs[11]),
        c => Some(signs[c.to_digit(10)? as usize]),
    };
    let digits: Option<String> = text.chars().map(sign).collect();
    digits.unwrap_or_else(|| text.to_owned())
}

/// Returns an address as people write it.
fn bare(address: &str) -> &str {
    let schemes = ["https://", "http://", "mailto:"];
    let scheme = schemes.iter().find_map(|it| address.strip_prefix(it));
    let address = scheme.unwrap_or(address);
    address.strip_suffix('/').unwrap_or(address)
}
