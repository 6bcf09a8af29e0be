//! Programs in a statement itself.

use crate::checks::declare::check;
use crate::checks::model::{Check, StatementView};
use crate::checks::reporter::Reporter;
use crate::document::active_content::first_program;

check! {
    /// # What it finds
    /// A script, an event handler (`onclick`) or an address that is a program (`javascript:`) in a statement.
    ///
    /// # Why it matters
    /// Each edition has it as it stands, in all languages: no translation can change it or add to it. Told once for each
    /// statement, so that somebody knows that it is there.
    ///
    /// # Example
    /// ```md content/call.md
    /// Sign now.
    ///
    /// <script src="/count.js"></script>
    /// ```
    /// ```ftl locales/en/call.ftl
    /// sign = Sign now.
    /// ```
    /// ```report
    /// content/call.md:3:1: info[active-content] the statement has a program: `<script>`
    /// ```
    ///
    /// # When to silence it
    /// Where pages are meant to have programs: `active-content = "off"` under `[checks]`.
    pub ActiveContent = "active-content", Info, [Statement]
}

impl Check for ActiveContent {
    fn statement(&self, view: &StatementView<'_, '_>, reporter: &mut Reporter<'_>) {
        if let Some((what, span)) = first_program(view.statement.document) {
            reporter
                .report(span, format!("the statement has a program: `{what}`"))
                .help("every edition has it as it stands: be sure that it belongs there");
        }
    }
}
