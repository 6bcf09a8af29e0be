//! The page of a statement in several languages, as its template wants it.

use serde::Serialize;

use crate::document::plain_text::plain_text;
use crate::document::render_inline::Addresses;
use crate::emit::editions::front::naming_block;
use crate::emit::localized_text::LocalizedText;
use crate::emit::side_by_side::cell::body;
use crate::emit::side_by_side::column_language::ColumnLanguage;
use crate::emit::side_by_side::headings::Headings;
use crate::emit::side_by_side::passage::{ColumnPassage, LISTED, column};
use crate::emit::side_by_side::rows::{ComparisonRow, rows};
use crate::emit::side_by_side::ways::ColumnWays;
use crate::locale::name::native_name;
use crate::project::set::{Set, Statement};

/// A page.
#[derive(Serialize)]
pub struct SideBySide<'p> {
    lang: &'p str,
    dir: &'static str,
    /// Of the statement, in the source language.
    title: String,
    /// The words for this kind of page.
    what: Option<LocalizedText<'p>>,
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
    /// The passages that a reviewer has to look at, by state.
    pending: Vec<PendingPassages<'p>>,
    /// Said when there is nothing.
    nothing_pending: Option<LocalizedText<'p>>,
    /// The lines that whoever signs this language off fills in.
    sign_off: Vec<LocalizedText<'p>>,
}

#[derive(Serialize)]
struct PendingPassages<'p> {
    what: &'static str,
    words: Option<LocalizedText<'p>>,
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

impl<'p> SideBySide<'p> {
    /// Keeps what the page is made of. `languages`: the source first; `ways`: those to other statements and files, one
    /// for each language.
    pub fn new(
        set: &Set<'p>,
        statement: &'p Statement<'p>,
        languages: &[ColumnLanguage<'p>],
        ways: &[ColumnWays<'_>],
    ) -> Self {
        let document = statement.document;
        let columns: Vec<Vec<ColumnPassage<'p>>> = languages
            .iter()
            .map(|it| column(set, statement, it.locale, it.stand_ins))
            .collect();
        let rows = rows(document);
        let headings = Headings::new(set, statement, &rows);
        let links = columns.iter().map(|it| headings.links(it));
        let links: Vec<_> = links
            .zip(ways)
            .map(|(within, ways)| move |address: &str| ways.follow(address, &within))
            .collect();
        let addresses: Vec<Addresses<'_>> = links
            .iter()
            .map(|follow| Addresses::of(document).with_ways(follow))
            .collect();
        let mut numbers: Vec<[Vec<usize>; 3]> = vec![Default::default(); languages.len()];
        let mut number = 0;
        let mut views = Vec::new();
        for row in rows {
            let row = match row {
                ComparisonRow::Code(code) => RowView::Code(code),
                ComparisonRow::Raw(raw) => RowView::Raw(raw),
                ComparisonRow::Break => RowView::Break,
                ComparisonRow::Passage(row) => {
                    number += 1;
                    let cells = languages.iter().zip(&columns).zip(&addresses);
                    let cells = cells.zip(&mut numbers);
                    let cells = cells.map(|(((language, column), addresses), numbers)| {
                        let shown = &column[row.blocks.clone()];
                        for kind in shown.iter().filter_map(|shown| shown.state.listed()) {
                            if numbers[kind].last() != Some(&number) {
                                numbers[kind].push(number);
                            }
                        }
                        let locale = language.strings.locale;
                        Cell {
                            lang: locale.as_str(),
                            dir: locale.direction().as_str(),
                            name: native_name(locale),
                            body: body(&row, shown, addresses, language),
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
        let heads = languages.iter().zip(numbers);
        Self {
            lang: source.as_str(),
            dir: source.direction().as_str(),
            title,
            what: languages[0].strings.text_or_fallback("side-by-side", &[]),
            columns: heads.map(|(language, it)| head(language, it)).collect(),
            rows: views,
            style: include_str!("page.css").trim_ascii_end(),
        }
    }
}

fn head<'p>(language: &ColumnLanguage<'p>, numbers: [Vec<usize>; 3]) -> Column<'p> {
    let strings = language.strings;
    let is_source = language.locale == 0;
    let listed = LISTED.iter().zip(numbers);
    let pending: Vec<PendingPassages<'p>> = listed
        .filter(|(_, passages)| !passages.is_empty())
        .map(|((what, id), passages)| PendingPassages {
            what,
            words: strings.text_or_fallback(id, &[]),
            passages,
        })
        .collect();
    let is_clear = !is_source && pending.is_empty();
    let sign_off = if is_source {
        &[][..]
    } else {
        &["reviewed-by", "review-date", "signature"]
    };
    let words = |id: &&str| strings.text_or_fallback(id, &[]);
    Column {
        lang: strings.locale.as_str(),
        dir: strings.locale.direction().as_str(),
        name: native_name(strings.locale),
        is_source,
        nothing_pending: is_clear.then(|| words(&"nothing-pending")).flatten(),
        pending,
        sign_off: sign_off.iter().filter_map(words).collect(),
    }
}

/// Returns the name of the statement in the source language, by the rule of the editions.
pub(super) fn title(set: &Set<'_>, statement: &Statement<'_>) -> String {
    let document = statement.document;
    let fields = document.fields.iter();
    let mut titles = fields.filter(|it| it.key == "title" && !it.value.trim().is_empty());
    if let Some(field) = titles.next() {
        return field.value.trim().to_owned();
    }
    match naming_block(document) {
        Some(block) => {
            let block = &document.blocks[block];
            plain_text(&block.text, block.format).into_owned()
        }
        None => set.key.rsplit('/').next().unwrap_or(set.key).to_owned(),
    }
}
