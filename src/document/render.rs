//! Statements and editions as HTML and as plain text, whole; their front matter is left out.
//! A page around them and styles are for others.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};

use crate::document::model::{Document, Format};
use crate::document::render_text::PlainText;
use crate::document::render_text_pages::Pages;
use crate::document::text_style::TextStyle;
use crate::document::{directive, markdown, nesting, render_blocks, render_text};
use crate::text::slice::Slice;

/// How the headings of a document are fitted into a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fitting<'f> {
    /// The id of each heading, in order, where it has none of its own.
    pub anchors: &'f [&'f str],
    /// By how many levels headings go down, below those of the page.
    pub deeper: u8,
}

/// The document as HTML: what goes into the `<body>` of a page; of a document in HTML, itself.
pub fn to_html(document: &Document<'_>) -> String {
    render(document, None)
}

/// As [`to_html`], fitted into a page: headings go where they belong and have ids, wide tables scroll by themselves, and
/// no element has a style of its own. A document in HTML is left as it is.
pub fn to_fitted_html(document: &Document<'_>, fitting: Fitting<'_>) -> String {
    let mut html = render(document, Some(fitting));
    if document.format != Format::Html {
        // Translations run in either direction.
        for (side, class) in [("left", "start"), ("center", "center"), ("right", "end")] {
            for cell in ["td", "th"] {
                let styled = format!("<{cell} style=\"text-align: {side}\">");
                if html.contains(&styled) {
                    html = html.replace(&styled, &format!("<{cell} class=\"{class}\">"));
                }
            }
        }
    }
    html
}

fn render(document: &Document<'_>, fitting: Option<Fitting<'_>>) -> String {
    let body = document.source.slice(document.body.range());
    match document.format {
        Format::Markdown => markdown_to_html(body, fitting),
        Format::Html => body.to_owned(),
        Format::Plain => {
            let mut out = String::with_capacity(body.len() * 2);
            push(
                render_blocks::events(document).into_iter(),
                fitting,
                &mut out,
            );
            out
        }
    }
}

fn push<'e>(
    events: impl Iterator<Item = Event<'e>>,
    fitting: Option<Fitting<'e>>,
    out: &mut String,
) {
    match fitting {
        None => html::push_html(out, events),
        Some(fitting) => html::push_html(out, fitted(events, fitting)),
    }
}

fn fitted<'e>(
    events: impl Iterator<Item = Event<'e>>,
    fitting: Fitting<'e>,
) -> impl Iterator<Item = Event<'e>> {
    let mut anchors = fitting.anchors.iter();
    let lowered = move |level: HeadingLevel| {
        let level = level as usize + usize::from(fitting.deeper);
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    };
    let html = |text: &'static str| Some(Event::Html(CowStr::Borrowed(text)));
    events.flat_map(move |event| {
        let fitted = match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                let anchor = anchors.next().map(|it| CowStr::Borrowed(it));
                let heading = Tag::Heading {
                    level: lowered(level),
                    id: id.or(anchor),
                    classes,
                    attrs,
                };
                [None, Some(Event::Start(heading)), None]
            }
            Event::End(TagEnd::Heading(level)) => [
                None,
                Some(Event::End(TagEnd::Heading(lowered(level)))),
                None,
            ],
            Event::Start(Tag::Table(_)) => [
                html("<div class=\"table\" tabindex=\"0\">"),
                Some(event),
                None,
            ],
            Event::End(TagEnd::Table) => [None, Some(event), html("</div>\n")],
            event => [None, Some(event), None],
        };
        fitted.into_iter().flatten()
    })
}

/// The document as plain text: headings underlined, items with bullets, quotes with `>`, links as `text [1]`; `label`
/// says what stands before the passage that a tag opens. A document in plain text is itself.
pub fn to_plain(
    document: &Document<'_>,
    style: TextStyle,
    label: &dyn Fn(&str) -> Option<String>,
) -> PlainText {
    let body = document.source.slice(document.body.range());
    let as_it_is = || PlainText {
        body: body.to_owned(),
        notes: String::new(),
    };
    match document.format {
        Format::Markdown if nesting::too_deep(body).is_some() => as_it_is(),
        Format::Markdown => {
            render_text::write(Parser::new_ext(body, markdown::dialect()), style, label)
        }
        Format::Html => {
            render_text::write(render_blocks::events(document).into_iter(), style, label)
        }
        Format::Plain => as_it_is(),
    }
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
    let mut pages = Pages::new(style);
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

fn markdown_to_html(body: &str, fitting: Option<Fitting<'_>>) -> String {
    let mut out = String::with_capacity(body.len() + body.len() / 4);
    if nesting::too_deep(body).is_some() {
        let pre = [
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
            Event::Text(CowStr::Borrowed(body)),
            Event::End(TagEnd::CodeBlock),
        ];
        html::push_html(&mut out, pre.into_iter());
        return out;
    }
    let events = Parser::new_ext(body, markdown::dialect());
    let events = events.filter(|event| !is_directive(event));
    push(events, fitting, &mut out);
    out
}

/// What the author told the tools is not for readers.
fn is_directive(event: &Event<'_>) -> bool {
    let Event::Html(html) = event else {
        return false;
    };
    directive::comments(html).is_some_and(|comments| {
        !comments.is_empty() && comments.into_iter().all(|it| directive::read(it).is_some())
    })
}
