//! The rows of the report of an import.

use camino::Utf8Path;

use crate::exchange::model::UnitPiece;
use crate::pipeline::import::model::{ImportOutcome, ImportRow, PlacedUnit};
use crate::text::slice::Slice;

/// Returns the text of pieces, without codes.
pub(super) fn typed(pieces: &[UnitPiece]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        UnitPiece::Text(text) => text.as_str(),
        UnitPiece::Code(_) | UnitPiece::Open(_) | UnitPiece::Close(_) => "",
    });
    texts.collect::<String>().trim().to_owned()
}

pub(super) fn row(
    placed: &PlacedUnit<'_>,
    catalog: &Utf8Path,
    outcome: ImportOutcome,
    (before, after): (String, String),
) -> ImportRow {
    ImportRow {
        file: placed.file.to_owned(),
        line: placed.unit.line,
        catalog: catalog.to_owned(),
        id: placed.unit.id.clone(),
        name: placed
            .unit
            .id
            .slice(..placed.unit.id.find(':').unwrap_or(placed.unit.id.len()))
            .to_owned(),
        outcome,
        source: typed(&placed.unit.source),
        before,
        after,
        notes: placed.unit.notes.clone(),
        keeps_notes: false,
    }
}
