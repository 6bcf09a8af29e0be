//! Entries of a translation that the source does not have.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryPair};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;
use crate::fluent::model::EntryKind;
use crate::project::set::Present;

check! {
    /// # What it finds
    /// A message or a term of the translation that the source catalog does not have. Terms and messages that the
    /// translation itself refers to are its own affair and are not reported; an unused term is an information.
    ///
    /// # Why it matters
    /// Nobody sees it. Often the id was renamed in the source, and the text belongs under the new name.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = Today the conference begins.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead = Hoy comienza la conferencia.
    /// lead-old = Ayer comenzó la conferencia.
    /// ```
    /// ```report
    /// locales/es/main.ftl:2:1: warning[obsolete-message] `lead-old` is not in the source
    /// ```
    ///
    /// # When to silence it
    /// Where a program asks for the id in this locale alone.
    pub ObsoleteMessage = "obsolete-message", Warning, [Pair], catalogs_only
}

impl Check for ObsoleteMessage {
    fn pair(&self, pair: &EntryPair<'_>, reporter: &mut Reporter<'_>) {
        let EntryPair::Orphan {
            source,
            target,
            referenced,
        } = pair
        else {
            return;
        };
        if *referenced {
            return;
        }
        let span = target.file.catalog.id_span(target.entry);
        let severity = match target.entry.kind {
            EntryKind::Message => Severity::Warning,
            EntryKind::Term => Severity::Info,
        };
        let help = match source.catalog {
            Present::Absent(_) => {
                "the source has no such catalog: remove it, or rename it as the source did"
            }
            Present::Read(_) | Present::Unreadable(_) | Present::Excluded => {
                "remove it, or rename it if the source renamed it"
            }
        };
        reporter
            .report(
                span,
                format!("`{}` is not in the source", target.entry.name()),
            )
            .severity(severity)
            .help(help);
    }
}
