//! The page of a statement in several languages, as its template wants it.

use quick_xml::escape::escape;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use crate::document::model::Format;
use crate::document::plain_text::plain_text;
use crate::document::render_inline::{Addresses, inline_html};
use crate::emit::chrome::Chrome;
use crate::emit::side_by_side::passage::{Shown, State, column};
use crate::emit::side_by_side::rows::{PassageRow, Row, Shape, rows};
use crate::emit::words::Words;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::project::set::{Set, Statement};

/// A page.
#[derive(Serialize)]
pub struct SideBySide<'p> {
    lang: &'p str,
    dir: &'static str,
    /// Of the statement, in the source language.
    title: String,
    /// What the page is.
    what: Option<Words<'p>>,
    /// The source first.
    columns: Vec<Column<'p>>,
    rows: Vec<RowView<'p>>,
    style: &'static str,
}

/// A language.
#[derive(Serialize)]
struct Column<'p> {
    lang: &'p str,
    dir: &'static str,
    name: &'p str,
    is_source: bool,
    /// What is to be looked at, by what it is.
    pending: Vec<Pending<'p>>,
    /// Said when there is nothing.
    nothing_pending: Option<Words<'p>>,
    /// What whoever signs this language off fills in.
    sign_off: Vec<Words<'p>>,
}

#[derive(Serialize)]
struct Pending<'p> {
    what: &'static str,
    words: Option<Words<'p>>,
    /// The numbers of the passages.
    passages: Vec<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum RowView<'p> {
    Passage { number: usize, cells: Vec<Cell<'p>> },
    Code(String),
    Raw(&'p str),
    Break,
}

#[derive(Serialize)]
struct Cell<'p> {
    lang: &'p str,
    dir: &'static str,
    name: &'p str,
    /// HTML.
    body: String,
}

/// The language of a column, as it is wanted.
pub struct Tongue<'p> {
    pub chrome: &'p Chrome<'p>,
    /// The source locale.
    pub source: &'p Locale,
    /// Of the statement.
    pub format: Format,
    /// By number; 0 is the source locale.
    pub locale: usize,
    /// The locales to take a passage from that this one lacks, nearest first.
    pub stand_ins: &'p [usize],
}

impl<'p> SideBySide<'p> {
    /// `tongues`: the source first.
    pub fn new(set: &Set<'p>, statement: &'p Statement<'p>, tongues: &[Tongue<'p>]) -> Self {
        let document = statement.document;
        let addresses = Addresses::of(document);
        let columns: Vec<Vec<Shown<'p>>> = tongues
            .iter()
            .map(|it| column(set, statement, it.locale, it.stand_ins))
            .collect();
        let mut numbers: Vec<[Vec<usize>; 3]> = vec![Default::default(); tongues.len()];
        let mut number = 0;
        let mut views = Vec::new();
        for row in rows(document) {
            let row = match row {
                Row::Code(code) => RowView::Code(code),
                Row::Raw(raw) => RowView::Raw(raw),
                Row::Break => RowView::Break,
                Row::Passage(row) => {
                    number += 1;
                    let cells = tongues.iter().zip(&columns).zip(&mut numbers);
                    let cells = cells.map(|((tongue, column), numbers)| {
                        let shown = &column[row.blocks.clone()];
                        for kind in shown.iter().filter_map(|shown| kind(&shown.state)) {
                            if numbers[kind].last() != Some(&number) {
                                numbers[kind].push(number);
                            }
                        }
                        let locale = tongue.chrome.locale;
                        Cell {
                            lang: locale.as_str(),
                            dir: locale.direction().as_str(),
                            name: native_name(locale),
                            body: body(&row, shown, &addresses, tongue),
                        }
                    });
                    RowView::Passage {
                        number,
                        cells: cells.collect(),
                    }
                }
            };
            views.push(row);
        }
        let source = set.source.locale;
        let title = title(set, statement);
        let heads = tongues.iter().zip(numbers);
        Self {
            lang: source.as_str(),
            dir: source.direction().as_str(),
            title,
            what: tongues[0].chrome.text_anyhow("side-by-side", &[]),
            columns: heads.map(|(tongue, it)| head(tongue, it)).collect(),
            rows: views,
            style: include_str!("page.css").trim_ascii_end(),
        }
    }
}

/// The states that are listed: what they are called in the page, and the words for them.
const LISTED: [(&str, &str); 3] = [
    ("missing", "untranslated-passage"),
    ("stale", "stale-passage"),
    ("draft", "draft-passage"),
];

/// The place of a state among those that are listed.
fn kind(state: &State) -> Option<usize> {
    match state {
        State::Sound => None,
        State::Missing => Some(0),
        State::Stale(_) => Some(1),
        State::Draft => Some(2),
    }
}

fn head<'p>(tongue: &Tongue<'p>, numbers: [Vec<usize>; 3]) -> Column<'p> {
    let chrome = tongue.chrome;
    let is_source = tongue.locale == 0;
    let listed = LISTED.iter().zip(numbers);
    let pending: Vec<Pending<'p>> = listed
        .filter(|(_, passages)| !passages.is_empty())
        .map(|((what, id), passages)| Pending {
            what,
            words: chrome.text_anyhow(id, &[]),
            passages,
        })
        .collect();
    let is_clear = !is_source && pending.is_empty();
    let sign_off = match is_source {
        true => &[][..],
        false => &["reviewed-by", "review-date", "signature"],
    };
    let words = |id: &&str| chrome.text_anyhow(id, &[]);
    Column {
        lang: chrome.locale.as_str(),
        dir: chrome.locale.direction().as_str(),
        name: native_name(chrome.locale),
        is_source,
        nothing_pending: is_clear.then(|| words(&"nothing-pending")).flatten(),
        pending,
        sign_off: sign_off.iter().filter_map(words).collect(),
    }
}

/// The title of the front matter, the first heading, or the last part of the key.
fn title(set: &Set<'_>, statement: &Statement<'_>) -> String {
    let document = statement.document;
    let fields = document.fields.iter();
    let mut titles = fields.filter(|it| it.key == "title" && !it.value.trim().is_empty());
    if let Some(field) = titles.next() {
        return field.value.trim().to_owned();
    }
    let is_heading = |shape: &Shape| matches!(shape, Shape::Heading(_) | Shape::Other("title"));
    let mut rows = rows(document).into_iter();
    let heading = rows.find_map(|row| match row {
        Row::Passage(row) if is_heading(&row.shape) => Some(row.blocks.start),
        Row::Passage(_) | Row::Code(_) | Row::Raw(_) | Row::Break => None,
    });
    match heading {
        Some(block) => plain_text(&document.blocks[block].text, document.format).into_owned(),
        None => set.key.rsplit('/').next().unwrap_or(set.key).to_owned(),
    }
}

fn body(
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
                out.push_str(&format!("</{}>", &element[..2]));
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
    let Some((what, id)) = kind(&shown.state).map(|at| LISTED[at]) else {
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
    let diff = TextDiff::from_unicode_words(was, now);
    let mut open = "";
    for change in diff.iter_all_changes() {
        let element = match change.tag() {
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
        out.push_str(&escape(change.value()));
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
