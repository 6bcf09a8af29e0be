//! Translations whose source was changed since in its capitals, marks, addresses or spelling alone.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::states::stale::{found, report};
use crate::checks::text_pair::TextPair;
use crate::project::change::Change;
use crate::project::staleness::Translation;

check! {
    /// # What it finds
    /// A translation whose source was changed since in capitals, marks, addresses, or the spelling of one word.
    ///
    /// # Why it matters
    /// Most such changes concern the source language alone; a link that leads elsewhere does not.
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
    /// source = "The comittee agreed"
    /// target = "f2b0eb6a6dcda5b2"
    /// state = "translated"
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: warning[stale-minor] the source was slightly changed since this was translated
    /// ```
    ///
    /// # When to silence it
    /// `paridad accept --minor` confirms all of them at once.
    pub StaleMinor = "stale-minor", Warning, [Text]
}

impl Check for StaleMinor {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let Some(stale) = found(pair) else {
            return;
        };
        if stale.change == Change::Minor && stale.translation == Translation::AsItWas {
            report(pair, stale, reporter);
        }
    }
}
