//! Translations that were changed after their source was: the work was done, and nobody has said so.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::states::stale::{found, report};
use crate::checks::text_pair::TextPair;
use crate::project::staleness::{Staleness, Translation};

check! {
    /// # What it finds
    /// A translation that was changed after its source was changed, when nobody has confirmed that the one follows the
    /// other.
    ///
    /// # Why it matters
    /// Somebody did the work, or mended something else in the same text and overlooked the change. Only a person can tell
    /// the one from the other. It counts as translated, and is published.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = More than 25 states signed the declaration.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead = Más de 25 Estados firmaron la declaración.
    /// ```
    /// ```toml locales/es/main.state.toml
    /// [lead]
    /// source = "More than 20 states signed the declaration."
    /// target = "a22996a85cc3eaf2"
    /// state = "translated"
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: warning[unconfirmed] the source was changed in a number since, and this was changed as well
    /// ```
    ///
    /// # When to silence it
    /// Never: read both, and confirm with `paridad accept`.
    pub UnconfirmedCheck = "unconfirmed", Warning, [Text]
}

impl Check for UnconfirmedCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if let Some(stale) = found(pair).filter(|it| it.translation == Translation::Changed) {
            report(pair, stale, reporter);
        } else if pair.staleness == Some(&Staleness::Unconfirmed) {
            let message = "this was changed after its source was, and nobody has confirmed it";
            reporter.report(pair.target.span(), message).help(format!(
                "if it says what the source says now: {}",
                pair.confirmation()
            ));
        }
    }
}
