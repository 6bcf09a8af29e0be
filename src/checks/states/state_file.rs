//! State files that cannot be understood, or not as a whole.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::diagnostic::{Place, Severity};
use crate::project::state::FaultKind;

check! {
    /// # What it finds
    /// A record in a state file that no command writes: marks of a merge that nobody finished, a record twice, a field that
    /// is missing.
    ///
    /// # Why it matters
    /// A translation without a record is never told to be stale.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = The committee agreed.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead = El comité estuvo de acuerdo.
    /// ```
    /// ```toml locales/es/main.state.toml
    /// [lead]
    /// source = "The committee agreed."
    /// ```
    /// ```report
    /// locales/es/main.state.toml:1:1: warning[state-file] the record of `lead` has no `state`
    /// ```
    ///
    /// # When to silence it
    /// Never: `paridad accept` writes the record anew.
    pub StateFileCheck = "state-file", Warning, [Catalog]
}

impl Check for StateFileCheck {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        let Some(state) = view.side.state else {
            return;
        };
        for fault in state.faults {
            let place = Place::Span(state.file, fault.span);
            let finding = reporter
                .report_place(place, fault.message.clone())
                .help(fault.help);
            if fault.kind == FaultKind::Conflict {
                finding.severity(Severity::Error);
            }
        }
    }
}
