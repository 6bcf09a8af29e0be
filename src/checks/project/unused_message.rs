//! Messages that no code asks for.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::fluent::model::EntryKind;

check! {
    /// # What it finds
    /// A message of the source locale whose id stands in quotes in none of the files that `[code]` names, and that no
    /// message refers to. The messages of a statement are used by the statement. `runtime-ids` names those that a program
    /// puts together as it runs: `runtime-ids = ["error-*"]`.
    ///
    /// # Why it matters
    /// Each locale is asked to translate what nobody will read.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// [code]
    /// files = ["src/**/*.rs"]
    /// ```
    /// ```ftl locales/en/main.ftl
    /// sign-petition = Sign the petition
    /// old-petition = The petition is closed
    /// ```
    /// ```ftl locales/es/main.ftl
    /// sign-petition = Firme la petición
    /// old-petition = La petición está cerrada
    /// ```
    /// ```rs src/page.rs
    /// button(fl!("sign-petition"))
    /// ```
    /// ```report
    /// locales/en/main.ftl:2:1: warning[unused-message] no code asks for `old-petition`
    /// ```
    ///
    /// # When to silence it
    /// Where the id is put together as the program runs, or another program asks for the message:
    /// `# paridad: allow(unused-message) shown by the mobile app`.
    ///
    /// # Precision
    /// See `tests/precision.md`: public programs that use Fluent.
    pub UnusedMessage = "unused-message", Warning, [Entry], catalogs_only
}

impl Check for UnusedMessage {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let (catalog, entry) = (view.view, view.entry);
        let Some(used) = &catalog.settings.code_ids else {
            return;
        };
        if !catalog.side.is_source
            || catalog.side.is_of_statement()
            || entry.kind != EntryKind::Message
            || used.has(entry.id)
        {
            return;
        }
        let span = catalog.file.catalog.id_span(entry);
        reporter
            .report(span, format!("no code asks for `{}`", entry.id))
            .help("remove it in all locales, or name it under `runtime-ids` in `[code]`");
    }
}
