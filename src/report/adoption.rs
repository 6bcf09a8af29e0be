//! Reports on adopted documents: a table for a terminal, an object, a page.

mod page;

use annotate_snippets::renderer::Style;
use serde::Serialize;

use crate::project::adoption::{Adoption, AdoptionOutcome, AdoptionTally, Row};
use crate::report::json::object::to_text;
use crate::report::model::{Detail, Look};
use crate::report::paint::{BOLD, DIM, FAIR, GOOD, POOR, paint};
use crate::report::wrap;
use crate::text::escape_control::{escape_name, on_one_line};

/// The formats in which `adopt` reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdoptionFormat {
    /// A table.
    Human,
    /// One object.
    Json,
}

/// Returns the report of `adopt`.
pub fn render(format: AdoptionFormat, adoptions: &[Adoption], look: &Look) -> String {
    match format {
        AdoptionFormat::Human => table(adoptions, look),
        AdoptionFormat::Json => json(adoptions),
    }
}

/// One page that needs nothing else: source and translation side by side.
pub fn page(adoptions: &[Adoption]) -> String {
    page::render(adoptions)
}

/// Returns how many of each, in words.
pub fn counts(tally: AdoptionTally) -> String {
    let AdoptionTally {
        translated,
        draft,
        kept,
        apart,
    } = tally;
    let mut parts = vec![format!("{translated} translated"), format!("{draft} draft")];
    parts.extend((kept > 0).then(|| format!("{kept} kept")));
    parts.push(format!("{apart} unpaired"));
    parts.join(", ")
}

/// Longer ids are cut.
const WIDEST_ID: usize = 28;

fn table(adoptions: &[Adoption], look: &Look) -> String {
    let mut out = String::new();
    for adoption in adoptions {
        let Adoption {
            document, catalog, ..
        } = adoption;
        let head = format!("{document} → {catalog}");
        let tally = counts(adoption.tally());
        out.push_str(&format!(
            "{}  {tally}\n",
            paint(look.color, BOLD, &escape_name(&head))
        ));
        let widths = adoption.rows.iter().map(|row| wrap::width(&id(row)));
        let id_width = widths.max().unwrap_or(0).min(WIDEST_ID);
        for row in &adoption.rows {
            let is_plain = row.outcome.reason().is_none();
            match look.detail {
                Detail::Quiet => {}
                // Of many documents, what needs no eye is left out.
                Detail::Normal if is_plain && adoptions.len() > 1 => {}
                Detail::Normal | Detail::Verbose => out.push_str(&lines(row, id_width, look)),
            }
        }
    }
    out
}

fn lines(row: &Row, id_width: usize, look: &Look) -> String {
    let name = wrap::padded(row.outcome.name(), 10);
    let percent = format!("{:>3} %", percent(row.confidence));
    let id = wrap::padded(&wrap::cut(&id(row), id_width), id_width);
    let room = look
        .width
        .saturating_sub(2 + 10 + 2 + 5 + 2 + id_width + 2)
        .max(20);
    let half = room.saturating_sub(3) / 2;
    let text = |text: &str| wrap::cut(&on_one_line(text), half);
    let source = wrap::padded(&text(&row.source), half);
    let target = text(&row.target);
    let line = format!(
        "  {}  {percent}  {id}  {source} | {target}",
        paint(look.color, style(row.outcome), &name),
    );
    let mut out = format!("{}\n", line.trim_end());
    if let Some(reason) = row.outcome.reason() {
        let reason = format!("{}{}", " ".repeat(14), escape_name(&reason));
        out.push_str(&format!("{}\n", paint(look.color, DIM, &reason)));
    }
    out
}

fn style(outcome: AdoptionOutcome) -> Style {
    match outcome {
        AdoptionOutcome::Translated => GOOD,
        AdoptionOutcome::Draft(_) => FAIR,
        AdoptionOutcome::Kept(_) => DIM,
        AdoptionOutcome::Apart(_) => POOR,
    }
}

fn id(row: &Row) -> String {
    if row.ids.is_empty() {
        "-".to_owned()
    } else {
        escape_name(&row.ids.join(", ")).into_owned()
    }
}

/// Whole percent, never more than the truth.
fn percent(confidence: f32) -> u32 {
    (confidence * 100.0).floor() as u32
}

#[derive(Serialize)]
struct Wire<'r> {
    version: u32,
    adoptions: Vec<WireAdoption<'r>>,
}

#[derive(Serialize)]
struct WireAdoption<'r> {
    locale: &'r str,
    document: &'r str,
    statement: &'r str,
    catalog: &'r str,
    translated: usize,
    draft: usize,
    kept: usize,
    unpaired: usize,
    rows: Vec<WireRow<'r>>,
}

#[derive(Serialize)]
struct WireRow<'r> {
    ids: &'r [Box<str>],
    outcome: &'static str,
    reason: Option<String>,
    /// Between 0 and 1, to three places.
    confidence: f64,
    source: &'r str,
    target: &'r str,
}

fn json(adoptions: &[Adoption]) -> String {
    to_text(&Wire {
        version: 1,
        adoptions: adoptions.iter().map(WireAdoption::new).collect(),
    })
}

impl<'r> WireAdoption<'r> {
    fn new(adoption: &'r Adoption) -> Self {
        let tally = adoption.tally();
        Self {
            locale: adoption.locale.as_str(),
            document: adoption.document.as_str(),
            statement: adoption.statement.as_str(),
            catalog: adoption.catalog.as_str(),
            translated: tally.translated,
            draft: tally.draft,
            kept: tally.kept,
            unpaired: tally.apart,
            rows: adoption.rows.iter().map(WireRow::new).collect(),
        }
    }
}

impl<'r> WireRow<'r> {
    fn new(row: &'r Row) -> Self {
        Self {
            ids: &row.ids,
            outcome: row.outcome.name(),
            reason: row.outcome.reason(),
            confidence: (f64::from(row.confidence) * 1000.0).floor() / 1000.0,
            source: &row.source,
            target: &row.target,
        }
    }
}
