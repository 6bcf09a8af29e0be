//! Writes documents as HTML and as plain text, whole; their front matter is left out.
//! A page around them and styles are for others.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd, html};

use crate::document::heading_ids::footnote_ids;
use crate::document::model::{Document, Format};
use crate::document::nesting;
use crate::document::placed_event::PlacedEvent;
use crate::document::references::{EditReference, ReferenceEdit, edit_references};
use crate::document::render_links::LinkWriter;
use crate::document::render_text::{self, PlainText};
use crate::document::render_text_pages::TextPages;
use crate::document::text_style::TextStyle;
use crate::text::slice::Slice;

/// The style of a body in HTML.
pub struct HtmlStyle<'f> {
    /// The id of each heading in order, where it has none of its own; `None` leaves it without.
    pub ids: &'f [Option<&'f str>],
    /// The number of levels by which headings go down, below those of the page.
    pub deeper: u8,
    /// Wide tables scroll by themselves, and no element has a style of its own.
    pub is_page: bool,
    /// Returns what stands before the passage that begins at a byte of the source.
    pub label: &'f dyn Fn(usize) -> Option<String>,
    /// Returns where the addresses of links and pictures lead from here.
    pub refer: EditReference<'f>,
    /// The number of events after which [`DIVISION`] stands in the text, for a caller that puts something there.
    pub divided_after: Option<usize>,
}

/// A sign that stands in no text that is worth dividing.
pub const DIVISION: char = '\0';

impl Default for HtmlStyle<'_> {
    fn default() -> Self {
        Self {
            ids: &[],
            deeper: 0,
            is_page: false,
            label: &|_| None,
            refer: &|_, _| ReferenceEdit::Keep,
            divided_after: None,
        }
    }
}

/// Writes the events of a body as HTML.
pub fn write_html(events: &[PlacedEvent<'_>], style: &HtmlStyle<'_>) -> String {
    let labels = events.iter().filter_map(|placed| match &placed.event {
        Event::Start(Tag::FootnoteDefinition(label)) => Some(&**label),
        _ => None,
    });
    let mut fitting = Fitting {
        style,
        ids: style.ids.iter(),
        alignments: &[],
        column: 0,
        is_head: false,
        footnotes: footnote_ids(labels),
        links: LinkWriter::new(style.refer),
        out: Vec::with_capacity(events.len()),
    };
    for (number, placed) in events.iter().enumerate() {
        fitting.take(placed);
        if style.divided_after == Some(number + 1) {
            let division = Event::Html(DIVISION.to_string().into());
            fitting.out.push(division);
        }
    }
    let mut out = String::new();
    html::push_html(&mut out, fitting.out.into_iter());
    out
}

/// The events of a body, fitted into what is around them.
struct Fitting<'f, 'e> {
    style: &'f HtmlStyle<'f>,
    ids: std::slice::Iter<'f, Option<&'f str>>,
    /// Of the table that is open.
    alignments: &'e [Alignment],
    column: usize,
    is_head: bool,
    /// The ids of footnotes by their labels.
    footnotes: BTreeMap<&'e str, String>,
    links: LinkWriter<'f>,
    out: Vec<Event<'e>>,
}

impl<'f: 'e, 'e> Fitting<'f, 'e> {
    fn take(&mut self, placed: &'e PlacedEvent<'e>) {
        if let Some(event) = self.links.take(&placed.event) {
            self.out.extend(event);
            return;
        }
        match &placed.event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                let given = self.ids.next().copied().flatten().map(CowStr::Borrowed);
                self.out.push(Event::Start(Tag::Heading {
                    level: self.lowered(*level),
                    id: given.or_else(|| id.clone()),
                    classes: classes.clone(),
                    attrs: whole_attributes(attrs),
                }));
            }
            Event::End(TagEnd::Heading(level)) => {
                let level = self.lowered(*level);
                self.out.push(Event::End(TagEnd::Heading(level)));
            }
            Event::InlineHtml(html) => {
                let label = (self.style.label)(placed.place.start);
                self.out
                    .extend(label.map(|label| Event::InlineHtml(label.into())));
                self.out.push(Event::InlineHtml(self.linked(html)));
            }
            Event::Html(html) => {
                let html = self.labelled(html, placed.place.start);
                self.out.push(Event::Html(self.linked(&html)));
            }
            Event::FootnoteReference(label) => {
                let id = self.footnote(label);
                self.out.push(Event::FootnoteReference(id));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let id = self.footnote(label);
                self.out.push(Event::Start(Tag::FootnoteDefinition(id)));
            }
            event if self.style.is_page => self.take_on_page(event),
            event => self.out.push(event.clone()),
        }
    }

    /// Puts a table into an element that scrolls, and classes in place of styles: translations run in either direction.
    fn take_on_page(&mut self, event: &'e Event<'e>) {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                self.alignments = alignments;
                self.out
                    .push(Event::Html("<div class=\"table\" tabindex=\"0\">".into()));
                self.out.push(Event::Start(Tag::Table(Vec::new())));
            }
            Event::End(TagEnd::Table) => {
                self.out.push(event.clone());
                self.out.push(Event::Html("</div>\n".into()));
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.column = 0;
                self.is_head = matches!(event, Event::Start(Tag::TableHead));
                self.out.push(event.clone());
            }
            Event::Start(Tag::TableCell) => {
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Left) => Some("start"),
                    Some(Alignment::Center) => Some("center"),
                    Some(Alignment::Right) => Some("end"),
                    Some(Alignment::None) | None => None,
                };
                let cell = if self.is_head { "th" } else { "td" };
                self.column += 1;
                self.out.push(match class {
                    Some(class) => Event::Html(format!("<{cell} class=\"{class}\">").into()),
                    None => event.clone(),
                });
            }
            event => self.out.push(event.clone()),
        }
    }

    fn footnote(&self, label: &CowStr<'e>) -> CowStr<'e> {
        match self.footnotes.get(&**label) {
            Some(id) => id.clone().into(),
            None => label.clone(),
        }
    }

    fn lowered(&self, level: HeadingLevel) -> HeadingLevel {
        let level = level as usize + usize::from(self.style.deeper);
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }

    /// Puts the label of each passage of an HTML block before it.
    fn labelled(&self, html: &CowStr<'e>, start: usize) -> CowStr<'e> {
        let passages = html.match_indices("<span");
        let labels =
            passages.filter_map(|(at, _)| Some((at, (self.style.label)(start.checked_add(at)?)?)));
        let mut out = String::new();
        let mut copied = 0;
        for (at, label) in labels {
            out.push_str(html.slice(copied..at));
            out.push_str(&label);
            copied = at;
        }
        if copied == 0 && out.is_empty() {
            return html.clone();
        }
        out.push_str(html.slice(copied..));
        out.into()
    }

    fn linked(&self, html: &CowStr<'e>) -> CowStr<'e> {
        let linked = edit_references(html, self.style.refer);
        linked.map_or_else(|| html.clone(), CowStr::from)
    }
}

/// An attribute of a heading, with its value.
type HeadingAttribute<'e> = (CowStr<'e>, Option<CowStr<'e>>);

/// Returns the attributes of a heading. The parser parts them at blanks: those of a value in quotation marks are joined.
fn whole_attributes<'e>(parts: &[HeadingAttribute<'e>]) -> Vec<HeadingAttribute<'e>> {
    let mut whole: Vec<HeadingAttribute<'e>> = Vec::with_capacity(parts.len());
    let mut open: Option<(CowStr<'e>, String, char)> = None;
    for (name, value) in parts {
        let part = match value {
            Some(value) => format!("{name}={value}"),
            None => name.to_string(),
        };
        let quote = value.as_ref().and_then(|value| value.chars().next());
        let (name, text, quote) = match (open.take(), quote) {
            (Some((name, text, quote)), _) => (name, format!("{text} {part}"), quote),
            (None, Some(quote @ ('"' | '\''))) => {
                let text = value.as_deref().unwrap_or_default().replacen(quote, "", 1);
                (name.clone(), text, quote)
            }
            (None, _) => {
                whole.push((name.clone(), value.clone()));
                continue;
            }
        };
        match text.strip_suffix(quote) {
            Some(text) => whole.push((name, Some(CowStr::from(text.to_owned())))),
            None => open = Some((name, text, quote)),
        }
    }
    whole
}

/// Writes the events of a document as plain text: headings underlined, items with bullets, quotes with `>`, links as
/// `text [1]`; a document in plain text is itself. `label` returns what stands before the passage that begins at a byte of
/// its source, `refer` where its links lead.
///
/// The first `title` events are the title of the body.
pub fn write_plain(
    document: &Document<'_>,
    (events, title): (&[PlacedEvent<'_>], usize),
    style: TextStyle,
    label: &dyn Fn(usize) -> Option<String>,
    refer: EditReference<'_>,
) -> PlainText {
    as_it_is(document).unwrap_or_else(|| render_text::write((events, title), style, label, refer))
}

/// Returns the body of a document in plain text, or of one that is nested too deep for any parser.
fn as_it_is(document: &Document<'_>) -> Option<PlainText> {
    let body = document.source.slice(document.body.range());
    let is_plain = match document.format {
        Format::Plain => true,
        Format::Markdown => nesting::too_deep(body).is_some(),
        Format::Html => false,
    };
    is_plain.then(|| PlainText {
        body: body.to_owned(),
        ..PlainText::default()
    })
}

/// A block of plain text around a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainBlock {
    /// With its level.
    Heading(String, u8),
    Paragraph(String),
    /// Of a list.
    Item(String),
}

/// Blocks as the plain text of a document has them.
pub fn plain_blocks(blocks: &[PlainBlock], style: TextStyle) -> String {
    let mut pages = TextPages::new(style);
    for (number, block) in blocks.iter().enumerate() {
        match block {
            PlainBlock::Heading(text, level) => pages.heading(text, *level),
            PlainBlock::Paragraph(text) => pages.block(text),
            PlainBlock::Item(text) => {
                let next = blocks.get(number + 1);
                pages.open("• ".to_owned());
                pages.block(text);
                pages.close();
                pages.gap = !matches!(next, Some(PlainBlock::Item(_)));
            }
        }
    }
    pages.out
}
