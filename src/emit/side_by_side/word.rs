//! The languages of a statement in the columns of a Word document, for those who translate or review in Word. Each row has
//! the id of its message, so that `adopt` brings it back.

use crate::document::office::bilingual::NUMBERS;
use crate::document::references::ReferenceEdit;
use crate::document::render_inline::{Addresses, inline_html};
use crate::document::rich::model::{
    CellAlign, InlineMark, LangDir, LineKind, RichBlock, RichCell, RichDocument, RichInline,
    RichLine, RichRow,
};
use crate::document::rich::read::read_labelled;
use crate::emit::side_by_side::column_language::ColumnLanguage;
use crate::emit::side_by_side::page::title;
use crate::emit::side_by_side::passage::{ColumnPassage, LISTED, column};
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::project::pairing::BlockMatch;
use crate::project::set::{Set, Statement};

/// Returns the title of the statement and its table.
pub fn table<'p>(
    set: &Set<'p>,
    statement: &'p Statement<'p>,
    languages: &[ColumnLanguage<'p>],
) -> (String, RichDocument) {
    let document = statement.document;
    let title = title(set, statement);
    let columns: Vec<Vec<ColumnPassage<'p>>> = languages
        .iter()
        .map(|it| column(set, statement, it.locale, it.stand_ins))
        .collect();
    let addresses = Addresses::of(document);
    let heads = languages.iter().map(|language| {
        let locale = language.strings.locale;
        let text = format!("{} ({locale})", native_name(locale));
        cell(vec![line(text, Some(locale), &[])], true)
    });
    let numbers = cell(vec![line(NUMBERS.to_owned(), None, &[])], true);
    let mut rows = vec![RichRow {
        head: true,
        cells: [numbers].into_iter().chain(heads).collect(),
    }];
    for block in 0..document.blocks.len() {
        let Some(id) = id(set, statement, block) else {
            continue;
        };
        let states = languages.iter().zip(&columns);
        let states = states.filter_map(|(language, column)| state(language, &column[block]));
        let number = line(format!("¶ {}", rows.len()), None, &[]);
        let id = line(id.to_owned(), None, &[InlineMark::Small]);
        let about = [number].into_iter().chain(states).chain([id]).collect();
        let texts = languages.iter().zip(&columns).map(|(language, column)| {
            let shown = &column[block];
            // The text of a stand-in is no translation into this language.
            let is_own = shown.locale == language.strings.locale;
            let text = shown.text.as_deref().filter(|_| is_own);
            let html = text.map(|text| inline_html(text, shown.format, &addresses));
            let rich = html.map(|html| {
                read_labelled(&html, language.source, None, &|_| None, &|_, _| {
                    ReferenceEdit::Keep
                })
            });
            let mut blocks = rich.map_or_else(Vec::new, |rich| rich.blocks);
            for block in &mut blocks {
                if let RichBlock::Line(line) = block {
                    line.lang_dir = LangDir::of(language.strings.locale.as_str());
                }
            }
            cell(blocks, false)
        });
        let texts: Vec<RichCell> = texts.collect();
        rows.push(RichRow {
            head: false,
            cells: [cell(about, false)].into_iter().chain(texts).collect(),
        });
    }
    let heading = RichBlock::Line(RichLine {
        kind: LineKind::Heading(1),
        ..RichLine::of(vec![RichInline::text(title.clone())])
    });
    let rich = RichDocument {
        blocks: vec![heading, RichBlock::Table(rows)],
        notes: Vec::new(),
    };
    (title, rich)
}

/// Returns what a reviewer has to look at in a text; what is missing is seen.
fn state(language: &ColumnLanguage<'_>, shown: &ColumnPassage<'_>) -> Option<RichBlock> {
    let (what, id) = LISTED[shown.state.listed()?];
    if what == "missing" {
        return None;
    }
    let words = language.strings.text(id, &[]);
    let words = words.unwrap_or_else(|| what.to_owned());
    let text = format!("{}: {words}", language.strings.locale);
    Some(line(text, None, &[InlineMark::Small]))
}

/// Returns the id of the message of a block.
fn id<'p>(set: &Set<'p>, statement: &Statement<'p>, block: usize) -> Option<&'p str> {
    let catalog = set.source.read()?.catalog;
    match statement.pairing.blocks.get(block)? {
        BlockMatch::Exact(at) | BlockMatch::Drifted(at) => Some(catalog.entries[*at].id),
        BlockMatch::Unregistered => None,
    }
}

fn cell(blocks: Vec<RichBlock>, head: bool) -> RichCell {
    RichCell {
        head,
        columns: 1,
        rows: 1,
        align: CellAlign::Start,
        blocks,
    }
}

fn line(text: String, locale: Option<&Locale>, marks: &[InlineMark]) -> RichBlock {
    let mut inline = RichInline::text(text);
    inline.marks.extend_from_slice(marks);
    RichBlock::Line(RichLine {
        lang_dir: locale.and_then(|locale| LangDir::of(locale.as_str())),
        ..RichLine::of(vec![inline])
    })
}
