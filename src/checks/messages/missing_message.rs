//! Entries of the source that a translation lacks.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryPair};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;
use crate::fluent::model::Entry;
use crate::project::set::{Present, Side};

check! {
    /// # What it finds
    /// A message or a term of the source catalog that the translation does not have.
    ///
    /// # Why it matters
    /// The reader gets the source language in the middle of the page, and `build` refuses the edition.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = Today the conference begins.
    /// call = We call on the governments.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead = Hoy comienza la conferencia.
    /// ```
    /// ```report
    /// locales/es/main.ftl: error[missing-message] `call` is not translated
    /// ```
    ///
    /// # When to silence it
    /// While a translation is under way, set a gate instead: `--min-coverage es=80`. A locale with a gate of its own
    /// gets this as a warning.
    pub MissingMessage = "missing-message", Error, [Pair], catalogs_only
}

impl Check for MissingMessage {
    fn pair(&self, pair: &EntryPair<'_>, reporter: &mut Reporter<'_>) {
        let EntryPair::Missing { source, target } = pair else {
            return;
        };
        if target.is_left_out(source.entry) {
            return;
        }
        let name = source.entry.name();
        let message = format!("`{name}` is not translated");
        let finding = match target.catalog {
            Present::Read(file) => reporter.report_place(Place::File(file.file), message),
            Present::Absent(path) => reporter.report_absent(path, message),
            Present::Unreadable(_) | Present::Excluded => return,
        };
        if let Some(elsewhere) = target.scope.shared.find(source.entry.kind, source.entry.id) {
            let place = Place::Span(elsewhere.file, elsewhere.catalog.id_span(elsewhere.entry));
            finding
                .label(place, "another catalog has it")
                .help(format!("move `{name}` here"));
        } else {
            let entries = source.file.catalog.entries.as_slice();
            finding.help(where_to(source.entry, &name, entries, target));
        }
    }
}

/// Returns the nearest entry above that the translation has too.
fn where_to(missing: &Entry<'_>, name: &str, source: &[Entry<'_>], target: &Side<'_>) -> String {
    let Some(file) = target.read() else {
        return format!("write the catalog, with `{name} = …`");
    };
    let at = source.partition_point(|entry| entry.span < missing.span);
    let near = source[at.saturating_sub(NEAR)..at].iter().rev();
    let mut before = near.filter(|entry| file.entry(entry.kind, entry.id).is_some());
    match before.next() {
        Some(entry) => format!("add `{name} = …` after `{}`", entry.name()),
        None => format!("add `{name} = …`"),
    }
}

/// The distance within which a neighbour is looked for.
const NEAR: usize = 8;
