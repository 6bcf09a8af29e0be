//! Units whose text is gone, as a file of their own: nothing that a translator wrote is lost.

use std::collections::HashSet;

use crate::exchange::model::{
    Base, CodeKind, Exchange, ExchangeFile, ExchangeUnit, InlineCode, ReturnedUnit, UnitEvidence,
    UnitPiece, UnitState,
};
use crate::locale::tag::Locale;
use crate::pipeline::import::model::{ImportOutcome, ImportRow, NamedReturn};

/// Returns the units that no text of the project takes, with what was written for them.
pub fn orphaned(
    (source, target): (&Locale, &Locale),
    returned: &[NamedReturn],
    rows: &[ImportRow],
) -> Exchange {
    let orphans = rows
        .iter()
        .filter(|row| row.outcome == ImportOutcome::Orphan);
    let names: HashSet<(&str, usize, &str)> = orphans
        .map(|row| (row.file.as_str(), row.line, row.id.as_str()))
        .collect();
    let mut files: Vec<ExchangeFile> = Vec::new();
    for NamedReturn { file, returned } in returned {
        let units = returned.units.iter().filter(|unit| {
            let name = (file.as_str(), unit.line, unit.id.as_str());
            !unit.target.is_empty() && names.contains(&name)
        });
        let units: Vec<ExchangeUnit> = units.map(unit).collect();
        if !units.is_empty() {
            files.push(ExchangeFile {
                original: returned.original.clone(),
                note: String::new(),
                units,
            });
        }
    }
    Exchange {
        source: source.clone(),
        target: target.clone(),
        files,
        glossary: Vec::new(),
        is_rich: false,
    }
}

fn unit(returned: &ReturnedUnit) -> ExchangeUnit {
    let message = returned.id.split([':', '.']).next().unwrap_or_default();
    ExchangeUnit {
        id: returned.id.clone(),
        name: returned.id.clone(),
        message: message.to_owned(),
        source: returned.source.clone(),
        codes: codes(returned),
        target: returned.target.clone(),
        source_text: typed(&returned.source, returned),
        target_text: typed(&returned.target, returned),
        // It was work that somebody had finished: a memory has nothing but that.
        state: UnitState::Translated,
        is_translatable: true,
        previous: None,
        note: returned.notes.join("\n"),
        base: Base::default(),
        evidence: UnitEvidence::default(),
    }
}

/// Returns the codes of a unit, each once, as the file itself has them.
fn codes(returned: &ReturnedUnit) -> Vec<InlineCode> {
    let mut codes: Vec<InlineCode> = Vec::new();
    for piece in returned.source.iter().chain(&returned.target) {
        let (id, kind) = match piece {
            UnitPiece::Text(_) | UnitPiece::Close(_) => continue,
            UnitPiece::Code(id) => (id, CodeKind::Placeable),
            UnitPiece::Open(id) => (id, CodeKind::Element),
        };
        if codes.iter().any(|code| code.id == *id) {
            continue;
        }
        codes.push(InlineCode {
            id: id.clone(),
            kind,
            shown: written(id, returned).to_owned(),
            closing: String::new(),
            own: None,
        });
    }
    codes
}

fn written<'r>(id: &str, returned: &'r ReturnedUnit) -> &'r str {
    let mut shown = returned.shown.iter();
    shown
        .find(|(known, _)| known == id)
        .map_or("", |(_, written)| written)
}

fn typed(pieces: &[UnitPiece], returned: &ReturnedUnit) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        UnitPiece::Text(text) => text.as_str(),
        UnitPiece::Code(id) => written(id, returned),
        UnitPiece::Open(_) | UnitPiece::Close(_) => "",
    });
    texts.collect()
}
