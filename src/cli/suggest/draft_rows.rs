//! Drafts as rows of a report.

use crate::diagnostic::Severity;
use crate::locale::tag::Locale;
use crate::pipeline::machine::drafts::HeldTranslation;
use crate::pipeline::prefill::Prefilled;
use crate::report::suggestion::{MachineFinding, MachineProposed, Proposed, SuggestionReport};

/// Returns the drafts of a catalog, one by one.
pub(super) fn filled_in(filled: &Prefilled, locale: &Locale) -> Vec<SuggestionReport> {
    let report = |id: &str, source: &str| SuggestionReport {
        version: 1,
        locale: locale.to_string(),
        id: id.to_owned(),
        catalog: filled.catalog.to_string(),
        source: source.to_owned(),
        proposals: Vec::new(),
        machine: Vec::new(),
    };
    let drafts = filled.drafts.iter().map(|draft| SuggestionReport {
        proposals: vec![Proposed {
            percent: draft.percent,
            catalog: draft.origin.catalog.to_string(),
            id: draft.origin.id.clone(),
            source: draft.made_from.clone(),
            text: draft.text.clone(),
            adapted: draft.adapted.clone(),
            left: Vec::new(),
        }],
        ..report(&draft.name, &draft.source)
    });
    let by_machine = filled.by_machine.iter().map(|draft| SuggestionReport {
        machine: vec![MachineProposed {
            id: draft.name.clone(),
            text: Some(draft.text.clone()),
            findings: Vec::new(),
        }],
        ..report(&draft.name, &draft.source)
    });
    drafts.chain(by_machine).collect()
}

/// Returns a translation that is shown and not written.
pub(super) fn held_back(held: &HeldTranslation, locale: &Locale) -> SuggestionReport {
    SuggestionReport {
        version: 1,
        locale: locale.to_string(),
        id: held.name.clone(),
        catalog: held.catalog.to_string(),
        source: held.source.clone(),
        proposals: Vec::new(),
        machine: vec![MachineProposed {
            id: held.name.clone(),
            text: (!held.text.is_empty()).then(|| held.text.clone()),
            findings: vec![MachineFinding {
                check: held.check,
                severity: Severity::Error.as_str(),
                message: held.reason.clone(),
            }],
        }],
    }
}
