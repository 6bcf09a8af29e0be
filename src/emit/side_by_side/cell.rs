//! A cell: a passage in one language, with what is to be said of it.

use std::borrow::Cow;

use quick_xml::escape::escape;
use similar::ChangeTag;

use crate::document::model::Format;
use crate::document::plain_text::plain_text;
use crate::document::render_inline::{Addresses, inline_html};
use crate::emit::localized_text::LocalizedText;
use crate::emit::side_by_side::column_language::ColumnLanguage;
use crate::emit::side_by_side::passage::{ColumnPassage, LISTED, PassageState};
use crate::emit::side_by_side::rows::{PassageRow, RowShape};
use crate::locale::name::native_name;
use crate::text::slice::Slice;
use crate::text::words::changes;

/// As HTML.
pub(super) fn body(
    row: &PassageRow,
    shown: &[ColumnPassage<'_>],
    addresses: &Addresses<'_>,
    language: &ColumnLanguage<'_>,
) -> String {
    let mut out = String::new();
    for around in &row.around {
        out.push_str(&around.open());
    }
    if let Some(alert) = row.alert
        && let Some(words) = language.strings.text_or_fallback(alert.label_id(), &[])
    {
        let label = escape(&*words.text);
        out.push_str(&format!(
            "<p class=\"alert\"{}><strong>{label}</strong></p>",
            lang(&words)
        ));
    }
    match &row.shape {
        RowShape::Cells { head } => {
            let element = if *head { "th scope=\"col\"" } else { "td" };
            const MANY: usize = 5;
            let many = if shown.len() < MANY { "" } else { " many" };
            out.push_str(&format!("<table class=\"cells{many}\"><tr>"));
            for shown in shown {
                out.push_str(&format!("<{element}>"));
                put_state(shown, language, &mut out);
                let words = words(row, shown, addresses);
                put_words("div", "", shown, words, language, &mut out);
                out.push_str(&format!("</{}>", element.slice(..2)));
            }
            out.push_str("</tr></table>");
        }
        shape => {
            for shown in shown {
                put_label(shape, language, &mut out);
                put_state(shown, language, &mut out);
                let words = match shape {
                    // Fields have no markup.
                    RowShape::Field(_) => shown.text.as_deref().map(|it| escape(it).into_owned()),
                    RowShape::Heading(_)
                    | RowShape::Paragraph
                    | RowShape::Cells { .. }
                    | RowShape::Other(_) => words(row, shown, addresses),
                };
                let rank;
                let (element, class) = match shape {
                    RowShape::Heading(level) => {
                        rank = format!("h{}", (level + 1).min(6));
                        (rank.as_str(), "")
                    }
                    RowShape::Field(key) if key == "title" => ("p", " class=\"title\""),
                    RowShape::Field(_)
                    | RowShape::Paragraph
                    | RowShape::Cells { .. }
                    | RowShape::Other(_) => ("p", ""),
                };
                put_words(element, class, shown, words, language, &mut out);
            }
        }
    }
    for around in row.around.iter().rev() {
        out.push_str(around.close());
    }
    out
}

/// Returns a text as HTML; `None` where there is nothing to show.
fn words(row: &PassageRow, shown: &ColumnPassage<'_>, addresses: &Addresses<'_>) -> Option<String> {
    let text = shown.text.as_deref()?;
    // In a table of Markdown a bar is escaped whatever it stands in.
    let is_cell = matches!(row.shape, RowShape::Cells { .. }) && shown.format == Format::Markdown;
    let text = if is_cell && text.contains("\\|") {
        Cow::Owned(text.replace("\\|", "|"))
    } else {
        Cow::Borrowed(text)
    };
    Some(inline_html(&text, shown.format, addresses))
}

/// Writes the purpose of a text that stands outside of the running text.
fn put_label(shape: &RowShape, language: &ColumnLanguage<'_>, out: &mut String) {
    let (key, words) = match shape {
        RowShape::Field(key) => (
            key.as_str(),
            language.strings.text(&format!("field-{key}"), &[]),
        ),
        RowShape::Other(kind) => (*kind, None),
        RowShape::Heading(_) | RowShape::Paragraph | RowShape::Cells { .. } => return,
    };
    out.push_str("<p class=\"label\">");
    match words {
        Some(words) => out.push_str(&escape(&words)),
        None => out.push_str(&format!("<code>{}</code>", escape(key))),
    }
    out.push_str("</p>");
}

fn put_state(shown: &ColumnPassage<'_>, language: &ColumnLanguage<'_>, out: &mut String) {
    let text = shown.text.as_deref().unwrap_or_default();
    if shown.locale != language.strings.locale && text.contains(char::is_alphabetic) {
        let (tag, name) = (shown.locale.as_str(), native_name(shown.locale));
        let name = escape(name);
        out.push_str(&format!(
            "<p class=\"state other\" lang=\"{tag}\">{name}</p>"
        ));
    }
    let Some((what, id)) = shown.state.listed().map(|at| LISTED[at]) else {
        return;
    };
    let Some(words) = language.strings.text_or_fallback(id, &[]) else {
        return;
    };
    out.push_str(&format!("<p class=\"state {what}\"{}>", lang(&words)));
    out.push_str(&format!("{}</p>", escape(&*words.text)));
}

fn put_words(
    element: &str,
    class: &str,
    shown: &ColumnPassage<'_>,
    words: Option<String>,
    language: &ColumnLanguage<'_>,
    out: &mut String,
) {
    let Some(words) = words else { return };
    let locale = shown.locale;
    let own = language.strings.locale;
    let attributes = match (locale == own, locale.direction() == own.direction()) {
        (true, _) => String::new(),
        (false, true) => format!(" lang=\"{locale}\""),
        (false, false) => format!(" lang=\"{locale}\" dir=\"{}\"", locale.direction().as_str()),
    };
    out.push_str(&format!(
        "<{element}{class}{attributes}>{words}</{element}>"
    ));
    if let PassageState::Stale(Some((was, now))) = &shown.state {
        put_change(was, now, shown.format, language, out);
    }
}

/// Writes what was changed in the source since the translation was made.
fn put_change(
    was: &str,
    now: &str,
    format: Format,
    language: &ColumnLanguage<'_>,
    out: &mut String,
) {
    let Some(words) = language.strings.text_or_fallback("original-changed", &[]) else {
        return;
    };
    let label = escape(&*words.text);
    out.push_str(&format!("<p class=\"label\"{}>{label}</p>", lang(&words)));
    // Readers see marks in neither text, unless it is the marks that were changed.
    let (plain_was, plain_now) = (plain_text(was, format), plain_text(now, format));
    let (was, now) = if plain_was == plain_now {
        (was, now)
    } else {
        (&*plain_was, &*plain_now)
    };
    let source = language.source;
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

fn lang(words: &LocalizedText<'_>) -> String {
    match words.language {
        Some(language) => format!(" lang=\"{language}\""),
        None => String::new(),
    }
}
