//! Statements and editions as HTML and as plain text, whole; their front matter is left out.
//! A page around them, wrapping and styles are for others.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd, html};

use crate::document::model::{Document, Format};
use crate::document::{directive, markdown, nesting, render_blocks, render_text};

/// The document as HTML: what goes into the `<body>` of a page; of a document in HTML, itself.
pub fn to_html(document: &Document<'_>) -> String {
    let body = &document.source[document.body.range()];
    match document.format {
        Format::Markdown => markdown_to_html(body),
        Format::Html => body.to_owned(),
        Format::Plain => {
            let mut out = String::with_capacity(body.len() * 2);
            html::push_html(&mut out, render_blocks::events(document).into_iter());
            out
        }
    }
}

/// The document as plain text: headings underlined, items with bullets, links as `text <address>`.
pub fn to_plain(document: &Document<'_>) -> String {
    let body = &document.source[document.body.range()];
    match document.format {
        Format::Markdown if nesting::too_deep(body).is_some() => body.to_owned(),
        Format::Markdown => render_text::write(Parser::new_ext(body, markdown::dialect())),
        Format::Html => render_text::write(render_blocks::events(document).into_iter()),
        Format::Plain => body.to_owned(),
    }
}

fn markdown_to_html(body: &str) -> String {
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
    html::push_html(&mut out, events.filter(|event| !is_directive(event)));
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
