//! Which units of a text were worked at, and its value with them.

use camino::Utf8Path;

use crate::exchange::atoms::{comparable, comparable_with_blanks, shown};
use crate::exchange::compose::{compose, spliced};
use crate::exchange::model::{ReturnedState, checksum};
use crate::exchange::shape::Case;
use crate::exchange::units::{DecodedText, PatternPair, PatternUnits};
use crate::pipeline::import::model::{
    ImportOutcome, ImportPolicy, ImportRefusal, ImportRow, PlacedUnit, PreferredSide,
};
use crate::pipeline::import::rows::row;
use crate::pipeline::import::sources::remapped;
use crate::project::staleness::Staleness;

/// A unit whose text came back changed.
pub(super) struct ChangedUnit<'m> {
    pub placed: PlacedUnit<'m>,
    pub at: usize,
    pub decoded: DecodedText,
    pub is_unfinished: bool,
    pub is_machine: bool,
    pub is_reviewed: bool,
}

/// The units of one text, sorted out.
#[derive(Default)]
pub(super) struct SortedUnits<'m> {
    pub changed: Vec<ChangedUnit<'m>>,
    pub rows: Vec<ImportRow>,
    /// Units that came back as they are.
    pub same: usize,
    /// Those of them that stand in the catalog as they came back, with all their codes.
    pub confirmable: usize,
}

/// Finds out which units were worked at.
pub(super) fn sorted<'m>(
    policy: ImportPolicy,
    units: &PatternUnits,
    returned: &[PlacedUnit<'m>],
    path: &Utf8Path,
    told: Option<&Staleness>,
) -> SortedUnits<'m> {
    let mut sorted = SortedUnits::default();
    let mut decoded: Vec<(PlacedUnit<'m>, usize, DecodedText)> = Vec::new();
    for placed in returned {
        let Some(at) = units.units.iter().position(|it| it.id == placed.unit.id) else {
            // Told as an orphan.
            continue;
        };
        let pieces = remapped(&placed.unit.target, &placed.unit.shown, &units.units[at]);
        decoded.push((*placed, at, units.decode(&units.units[at], &pieces)));
    }
    let default = default_text(units, &decoded);
    for (placed, at, text) in decoded {
        let unit = &units.units[at];
        let present = unit.present.as_ref().map(|atoms| comparable(atoms));
        let back = comparable(&text.atoms);
        let texts = (
            unit.present.as_deref().map_or_else(String::new, shown),
            shown(&text.atoms),
        );
        // A form that says what the form for all numbers says adds nothing.
        let adds_nothing =
            unit.marker.is_some() && present.is_none() && default.as_ref() == Some(&back);
        let sum = placed.unit.base.target;
        let is_as_sent = sum == Some(checksum(&back));
        let is_same = present.as_ref() == Some(&back);
        let is_respaced = policy.heeds_blanks && is_same && {
            let present = unit.present.as_deref().map(comparable_with_blanks);
            present != Some(comparable_with_blanks(&text.atoms))
        };
        let is_untouched = (is_same || is_as_sent) && !is_respaced;
        if back.is_empty() || adds_nothing || is_untouched {
            let is_stale = matches!(told, Some(Staleness::Stale(_))) && present.is_some();
            sorted.same += usize::from(present.is_some());
            let is_sound = is_same && text.problems.is_empty();
            sorted.confirmable += usize::from(is_sound && !back.is_empty());
            let outcome = if is_stale {
                ImportOutcome::StaleUnchanged
            } else {
                ImportOutcome::Unchanged
            };
            sorted.rows.push(row(&placed, path, outcome, texts));
            continue;
        }
        // Without a word on what was sent, a translation that somebody stands for is not written over.
        let is_confirmed = present.is_some() && !is_waiting(told);
        let is_changed_here = sum.map_or(is_confirmed, |sum| sum != unit.present_sum());
        if is_changed_here && policy.prefer != Some(PreferredSide::File) {
            let outcome = match policy.prefer {
                None => ImportOutcome::Conflict,
                Some(_) => ImportOutcome::Unchanged,
            };
            sorted.rows.push(row(&placed, path, outcome, texts));
            continue;
        }
        if policy.is_strict && !text.problems.is_empty() {
            let outcome = ImportOutcome::Refused(ImportRefusal::Codes(text.problems));
            sorted.rows.push(row(&placed, path, outcome, texts));
            continue;
        }
        sorted.changed.push(ChangedUnit {
            placed,
            at,
            decoded: text,
            is_unfinished: placed.unit.state == ReturnedState::Unfinished,
            is_machine: placed.unit.state == ReturnedState::Machine,
            is_reviewed: placed.unit.state == ReturnedState::Reviewed,
        });
    }
    sorted
}

/// Returns whether the records say that a translation waits for somebody.
pub(super) fn is_waiting(told: Option<&Staleness>) -> bool {
    matches!(
        told,
        Some(Staleness::Stale(_) | Staleness::Draft | Staleness::Unconfirmed)
    )
}

/// Returns the text of the form that stands for all others, as it will be.
fn default_text(
    units: &PatternUnits,
    decoded: &[(PlacedUnit<'_>, usize, DecodedText)],
) -> Option<String> {
    let shape = units.shape.as_ref()?;
    let at = units
        .units
        .iter()
        .position(|unit| shape.is_default(&unit.case))?;
    let back = decoded
        .iter()
        .find(|(_, unit, text)| *unit == at && !text.atoms.is_empty());
    match back {
        Some((_, _, text)) => Some(comparable(&text.atoms)),
        None => units.units[at]
            .present
            .as_ref()
            .map(|atoms| comparable(atoms)),
    }
}

/// Returns the value of a text with what came back; `None` where the form for all others is missing.
pub(super) fn value(
    pair: &PatternPair<'_>,
    units: &PatternUnits,
    changed: &[ChangedUnit<'_>],
) -> Option<String> {
    let shape = units
        .shape
        .as_ref()
        .filter(|shape| !shape.selectors.is_empty());
    let Some(shape) = shape else {
        let changed = changed.last()?;
        return Some(units.fluent(&changed.decoded.atoms));
    };
    let changes: Vec<(Case, String)> = changed
        .iter()
        .map(|it| {
            (
                units.units[it.at].case.clone(),
                units.fluent(&it.decoded.atoms),
            )
        })
        .collect();
    if let Some(target) = pair.target
        && let Some(pattern) = target.pattern
        && let Some(value) = spliced(target.catalog, pattern, shape, &changes)
    {
        return Some(value);
    }
    let mut texts = changes;
    for unit in &units.units {
        let is_new = texts.iter().any(|(case, _)| *case == unit.case);
        if let (false, Some(present)) = (is_new, &unit.present) {
            texts.push((unit.case.clone(), units.fluent(present)));
        }
    }
    let value = compose(shape, &texts, 4)?;
    let is_selector = value.starts_with('{') && value.contains("->\n");
    Some(if is_selector {
        format!("\n    {value}")
    } else {
        value
    })
}
