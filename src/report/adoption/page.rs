//! Reports on adopted documents as a page, source and translation side by side.

use serde::Serialize;

use crate::project::adoption::{Adoption, AdoptionOutcome, Row};
use crate::report::adoption::{counts, percent};
use crate::report::page_template;
use crate::text::escape_control::{escape_control_chars, escape_name};

pub(super) fn render(adoptions: &[Adoption]) -> String {
    let documents = adoptions.iter().map(AdoptedDocument::new).collect();
    page_template::render(include_str!("page.html"), AdoptionView { documents })
}

#[derive(Serialize)]
struct AdoptionView {
    documents: Vec<AdoptedDocument>,
}

#[derive(Serialize)]
struct AdoptedDocument {
    locale: String,
    name: String,
    catalog: String,
    counts: String,
    rows: Vec<AdoptionCard>,
}

#[derive(Serialize)]
struct AdoptionCard {
    outcome: &'static str,
    /// By which the card is coloured.
    level: &'static str,
    reason: Option<String>,
    percent: u32,
    ids: Vec<String>,
    source: Vec<String>,
    target: Vec<String>,
}

impl AdoptedDocument {
    fn new(adoption: &Adoption) -> Self {
        Self {
            locale: adoption.locale.to_string(),
            name: escape_name(adoption.document.as_str()).into_owned(),
            catalog: escape_name(adoption.catalog.as_str()).into_owned(),
            counts: counts(adoption.tally()),
            rows: adoption.rows.iter().map(AdoptionCard::new).collect(),
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines();
    lines
        .map(|line| escape_control_chars(line).into_owned())
        .collect()
}

impl AdoptionCard {
    fn new(row: &Row) -> Self {
        Self {
            outcome: row.outcome.name(),
            level: match row.outcome {
                AdoptionOutcome::Translated | AdoptionOutcome::Kept(_) => "info",
                AdoptionOutcome::Draft(_) => "warning",
                AdoptionOutcome::Apart(_) => "error",
            },
            reason: row.outcome.reason(),
            percent: percent(row.confidence),
            ids: row.ids.iter().map(|id| id.to_string()).collect(),
            source: lines(&row.source),
            target: lines(&row.target),
        }
    }
}
