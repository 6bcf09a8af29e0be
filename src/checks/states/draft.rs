//! Translations that nobody stands for yet.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::project::staleness::Staleness;
use crate::project::state::Confidence;

check! {
    /// # What it finds
    /// A translation that a machine made, or that was imported or proposed and awaits confirmation.
    ///
    /// # Why it matters
    /// It does not count as translated, and is not published, until somebody has read it.
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
    /// target = "f2b0eb6a6dcda5b2"
    /// state = "draft"
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: warning[draft] this is a draft, and nobody has confirmed it
    /// ```
    ///
    /// # When to silence it
    /// `paridad accept` confirms what was read.
    pub DraftCheck = "draft", Warning, [Text]
}

impl Check for DraftCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let Some(record) = pair.record else {
            return;
        };
        if !record.state.is_draft() || pair.staleness != Some(&Staleness::Draft) {
            return;
        }
        let what = match record.state {
            Confidence::Machine => "this was translated by a machine, and nobody has confirmed it",
            Confidence::Draft
            | Confidence::Unconfirmed
            | Confidence::Translated
            | Confidence::Reviewed => "this is a draft, and nobody has confirmed it",
        };
        let confirm = pair.confirmation();
        let help = format!("read it, mend it, then {confirm}");
        reporter.report(pair.target.span(), what).help(help);
    }
}
