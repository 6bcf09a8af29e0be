//! A cell: a passage in one language, with what is to be said of it.

use quick_xml::escape::escape;
use similar::ChangeTag;

use crate::document::plain_text::plain_text;
use crate::document::render_inline::{Addresses, inline_html};
use crate::emit::side_by_side::passage::{LISTED, Shown, State};
use crate::emit::side_by_side::rows::{PassageRow, Shape};
use crate::emit::side_by_side::tongue::Tongue;
use crate::emit::words::Words;
use crate::locale::name::native_name;
use crate::text::slice::Slice;
use crate::text::words::changes;

/// As HTML.
pub(super) fn body(
    row: &PassageRow,
    shown: &[Shown<'_>],
    addresses: &Addresses<'_>,
    tongue: &Tongue<'_>,
) -> String {
    let mut out = String::new();
    for around in &row.around {
        out.push_str(&around.open());
    }
    let words = |shown: &Shown<'_>| {
        let text = shown.text.as_deref();
        text.map(|text| inline_html(text, tongue.format, addresses))
    };
    match &row.shape {
        Shape::Cells { head } => {
            let element = if *head { "th scope=\"col\"" } else { "td" };
            const MANY: usize = 5;
            let many = if shown.len() < MANY { "" } else { " many" };
            out.push_str(&format!("<table class=\"cells{many}\"><tr>"));
            for shown in shown {
                out.push_str(&format!("<{element}>"));
                put_state(shown, tongue, &mut out);
                put_words("div", "", shown, words(shown), tongue, &mut out);
                out.push_str(&format!("</{}>", element.slice(..2)));
            }
            out.push_str("</tr></table>");
        }
        shape => {
            for shown in shown {
                put_label(shape, tongue, &mut out);
                put_state(shown, tongue, &mut out);
                let words = match shape {
                    // Fields have no markup.
                    Shape::Field(_) => shown.text.as_deref().map(|it| escape(it).into_owned()),
                    Shape::Heading(_)
                    | Shape::Paragraph
                    | Shape::Cells { .. }
                    | Shape::Other(_) => words(shown),
                };
                let rank;
                let (element, class) = match shape {
                    Shape::Heading(level) => {
                        rank = format!("h{}", (level + 1).min(6));
                        (rank.as_str(), "")
                    }
                    Shape::Field(key) if key == "title" => ("p", " class=\"title\""),
                    Shape::Field(_) | Shape::Paragraph | Shape::Cells { .. } | Shape::Other(_) => {
                        ("p", "")
                    }
                };
                put_words(element, class, shown, words, tongue, &mut out);
            }
        }
    }
    for around in row.around.iter().rev() {
        out.push_str(around.close());
    }
    out
}

/// What a text is for that stands outside of the running text.
fn put_label(shape: &Shape, tongue: &Tongue<'_>, out: &mut String) {
    let (key, words) = match shape {
        Shape::Field(key) => (
            key.as_str(),
            tongue.chrome.text(&format!("field-{key}"), &[]),
        ),
        Shape::Other(kind) => (*kind, None),
        Shape::Heading(_) | Shape::Paragraph | Shape::Cells { .. } => return,
    };
    out.push_str("<p class=\"label\">");
    match words {
        Some(words) => out.push_str(&escape(&words)),
        None => out.push_str(&format!("<code>{}</code>", escape(key))),
    }
    out.push_str("</p>");
}

fn put_state(shown: &Shown<'_>, tongue: &Tongue<'_>, out: &mut String) {
    let text = shown.text.as_deref().unwrap_or_default();
    if shown.locale != tongue.chrome.locale && text.contains(char::is_alphabetic) {
        let (tag, name) = (shown.locale.as_str(), native_name(shown.locale));
        let name = escape(name);
        out.push_str(&format!(
            "<p class=\"state other\" lang=\"{tag}\">{name}</p>"
        ));
    }
    let Some((what, id)) = shown.state.listed().map(|at| LISTED[at]) else {
        return;
    };
    let Some(words) = tongue.chrome.text_anyhow(id, &[]) else {
        return;
    };
    out.push_str(&format!("<p class=\"state {what}\"{}>", lang(&words)));
    out.push_str(&format!("{}</p>", escape(&*words.text)));
}

fn put_words(
    element: &str,
    class: &str,
    shown: &Shown<'_>,
    words: Option<String>,
    tongue: &Tongue<'_>,
    out: &mut String,
) {
    let Some(words) = words else { return };
    let locale = shown.locale;
    let own = tongue.chrome.locale;
    let language = match (locale == own, locale.direction() == own.direction()) {
        (true, _) => String::new(),
        (false, true) => format!(" lang=\"{locale}\""),
        (false, false) => format!(" lang=\"{locale}\" dir=\"{}\"", locale.direction().as_str()),
    };
    out.push_str(&format!("<{element}{class}{language}>{words}</{element}>"));
    if let State::Stale(Some((was, now))) = &shown.state {
        put_change(was, now, tongue, out);
    }
}

/// What was changed in the source since the translation was made.
fn put_change(was: &str, now: &str, tongue: &Tongue<'_>, out: &mut String) {
    let Some(words) = tongue.chrome.text_anyhow("original-changed", &[]) else {
        return;
    };
    let label = escape(&*words.text);
    out.push_str(&format!("<p class=\"label\"{}>{label}</p>", lang(&words)));
    // Readers see marks in neither text, unless it is the marks that were changed.
    let (plain_was, plain_now) = (
        plain_text(was, tongue.format),
        plain_text(now, tongue.format),
    );
    let (was, now) = match plain_was == plain_now {
        true => (was, now),
        false => (&*plain_was, &*plain_now),
    };
    let source = tongue.source;
    let direction = source.direction().as_str();
    out.push_str(&format!(
        "<p class=\"change\" lang=\"{source}\" dir=\"{direction}\">"
    ));
    let mut open = "";
    for (tag, text) in changes(was, now) {
        let element = match tag {
            ChangeTag::Equal => "",
            ChangeTag::Delete => "del",
            ChangeTag::Insert => "ins",
        };
        if element != open {
            out.push_str(&closing(open));
            if !element.is_empty() {
                out.push_str(&format!("<{element}>"));
            }
            open = element;
        }
        out.push_str(&escape(text));
    }
    out.push_str(&closing(open));
    out.push_str("</p>");
}

fn closing(element: &str) -> String {
    match element {
        "" => String::new(),
        element => format!("</{element}>"),
    }
}

fn lang(words: &Words<'_>) -> String {
    match words.language {
        Some(language) => format!(" lang=\"{language}\""),
        None => String::new(),
    }
}
