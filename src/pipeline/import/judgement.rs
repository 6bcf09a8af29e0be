//! What the texts that came back are recorded as.

use camino::Utf8Path;

use crate::exchange::atoms::shown;
use crate::exchange::units::PatternUnits;
use crate::pipeline::import::model::{DraftReason, ImportOutcome, ImportPolicy, ImportRow};
use crate::pipeline::import::rows::row;
use crate::pipeline::import::sorting::{SortedUnits, is_waiting};
use crate::project::staleness::Staleness;
use crate::project::state::Confidence;

/// Adds the rows of the units that were worked at, and returns what their text is recorded as. `has_source`: it is known
/// what they were made from.
pub(super) fn judged(
    policy: ImportPolicy,
    units: &PatternUnits,
    sorted: &mut SortedUnits<'_>,
    has_source: bool,
    (told, path): (Option<&Staleness>, &Utf8Path),
) -> Confidence {
    let mut confidence = Confidence::Translated;
    let is_draft = matches!(told, Some(Staleness::Draft | Staleness::Unconfirmed));
    let was_draft = is_draft && sorted.same > 0;
    for changed in &sorted.changed {
        let reason = if !changed.decoded.problems.is_empty() {
            Some(DraftReason::Codes(changed.decoded.problems.clone()))
        } else if changed.is_unfinished || changed.is_machine {
            Some(DraftReason::Unfinished)
        } else if !has_source {
            Some(DraftReason::UnknownSource)
        } else if was_draft && !policy.accepts_unchanged {
            Some(DraftReason::OtherForms)
        } else {
            None
        };
        let unit = &units.units[changed.at];
        let outcome = match reason {
            Some(reason) => {
                confidence = confidence.min(if changed.is_machine {
                    Confidence::Machine
                } else {
                    Confidence::Draft
                });
                ImportOutcome::Draft(reason)
            }
            None if unit.present.is_none() => ImportOutcome::New,
            None => ImportOutcome::Changed,
        };
        let texts = (
            unit.present.as_deref().map_or_else(String::new, shown),
            shown(&changed.decoded.atoms),
        );
        sorted.rows.push(row(&changed.placed, path, outcome, texts));
    }
    let is_reviewed = policy.takes_reviews && sorted.changed.iter().all(|it| it.is_reviewed);
    if confidence == Confidence::Translated && is_reviewed {
        confidence = Confidence::Reviewed;
    }
    confidence
}

/// Returns whether a text that came back whole and as it is is confirmed by that; its rows say so then.
pub(super) fn is_confirmed(
    policy: ImportPolicy,
    sorted: &mut SortedUnits<'_>,
    told: Option<&Staleness>,
) -> bool {
    let is_same = |row: &ImportRow| {
        matches!(
            row.outcome,
            ImportOutcome::Unchanged | ImportOutcome::StaleUnchanged
        ) && !row.after.is_empty()
    };
    let same = sorted.rows.iter().filter(|row| is_same(row)).count();
    let is_whole = same > 0 && sorted.confirmable == same;
    let has_open = sorted.rows.iter().any(ImportRow::is_open);
    if !policy.accepts_unchanged || !is_waiting(told) || !is_whole || has_open {
        return false;
    }
    for row in sorted.rows.iter_mut().filter(|row| is_same(row)) {
        row.outcome = ImportOutcome::Confirmed;
    }
    true
}
