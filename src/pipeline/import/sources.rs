//! The source that a translation was made from, and its codes, by what the file says of them.

use crate::exchange::atoms::comparable;
use crate::exchange::compose::compose;
use crate::exchange::model::{UnitPiece, checksum};
use crate::exchange::shape::Case;
use crate::exchange::units::{PatternPair, PatternUnits, UnitText};
use crate::fluent::parse::parse;
use crate::fluent::typed::References;
use crate::fluent::written::written;
use crate::pipeline::import::model::PlacedUnit;

/// Returns the source that a translation was made from: the present one, or the one that was sent, where it can be made
/// again from the file and has the checksum that was sent with it.
pub(super) fn recorded_source(
    pair: &PatternPair<'_>,
    units: &PatternUnits,
    returned: &[PlacedUnit<'_>],
) -> Option<String> {
    if returned.iter().any(|placed| placed.unit.previous.is_some()) {
        return made_source(units, returned, &References::any());
    }
    let sent = returned.iter().find_map(|placed| placed.unit.base.source);
    let is_present = match sent {
        Some(sent) => sent == checksum(&units.source),
        None => has_present_sources(units, returned),
    };
    if is_present {
        return Some(written(pair.pattern));
    }
    // What it referred to then may be nothing that the message refers to now.
    for known in [&units.known, &References::any()] {
        let Some(made) = made_source(units, returned, known) else {
            continue;
        };
        if sent.is_none_or(|sent| sent == checksum(&made)) {
            return Some(made);
        }
    }
    None
}

/// Returns whether the sources that came back are those of today; a file need not have any.
fn has_present_sources(units: &PatternUnits, returned: &[PlacedUnit<'_>]) -> bool {
    returned.iter().all(|placed| {
        let unit = units.units.iter().find(|it| it.id == placed.unit.id);
        unit.is_none_or(|unit| {
            let back = units.decode(unit, &placed.unit.source).atoms;
            back.is_empty() || comparable(&back) == comparable(&unit.source_atoms)
        })
    })
}

/// Returns the source that was sent, made again from its units.
fn made_source(
    units: &PatternUnits,
    returned: &[PlacedUnit<'_>],
    known: &References,
) -> Option<String> {
    let mut texts: Vec<(Case, String)> = Vec::new();
    for placed in returned {
        let unit = units.units.iter().find(|it| it.id == placed.unit.id)?;
        if unit.marker.is_some() {
            continue;
        }
        let source = placed.unit.previous.as_ref().unwrap_or(&placed.unit.source);
        let pieces = remapped(source, &placed.unit.shown, unit);
        let decoded = units.decode_by(unit, &pieces, known);
        texts.push((unit.case.clone(), units.fluent(&decoded.atoms)));
    }
    let value = match &units.shape {
        Some(shape) if !shape.selectors.is_empty() => compose(shape, &texts, 4)?,
        Some(_) | None => texts.into_iter().next()?.1,
    };
    let text = format!("x = {value}\n");
    let catalog = parse(&text);
    Some(written(catalog.entries.first()?.value.as_ref()?))
}

/// Returns the pieces by the ids of today: the file's own words for its codes count.
pub(super) fn remapped(
    pieces: &[UnitPiece],
    shown: &[(String, String)],
    unit: &UnitText,
) -> Vec<UnitPiece> {
    let codes = unit.inline_codes();
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let UnitPiece::Code(id) = piece else {
            out.push(piece.clone());
            continue;
        };
        let Some((_, written)) = shown.iter().find(|(known, _)| known == id) else {
            out.push(piece.clone());
            continue;
        };
        let is_same = codes
            .iter()
            .any(|code| code.id == *id && code.shown == *written);
        let other = codes.iter().find(|code| code.shown == *written);
        out.push(match other {
            _ if is_same => piece.clone(),
            Some(code) => UnitPiece::Code(code.id.clone()),
            None if written.starts_with('{') => UnitPiece::Text(written.clone()),
            None => piece.clone(),
        });
    }
    out
}
