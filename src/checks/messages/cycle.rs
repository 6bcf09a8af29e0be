//! Entries that refer to themselves. The cycles are found in `project::cycles`.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;
use crate::project::definition::Link;

check! {
    /// # What it finds
    /// A message or a term that refers to itself, directly or through others.
    ///
    /// # Why it matters
    /// It has no text: programs give up and show the raw reference.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// -summit = the Summit
    /// -meeting = the meeting
    /// ```
    /// ```ftl locales/es/main.ftl
    /// -summit = la { -meeting }
    /// -meeting = la { -summit }
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:1: error[cycle] `-summit` refers to itself: `-summit` → `-meeting` → `-summit`
    /// ```
    ///
    /// # When to silence it
    /// Never: one of the references has to go.
    pub Cycle = "cycle", Error, [Catalog]
}

impl Check for Cycle {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        let index = view.side.scope.own.unwrap_or(view.side.scope.shared);
        for cycle in index.cycles() {
            let Some(first) = cycle
                .first()
                .filter(|link| link.definition.file == view.file.file)
            else {
                continue;
            };
            let names: Vec<String> = cycle
                .iter()
                .chain([first])
                .map(|link| format!("`{}`", link.name()))
                .collect();
            let message = format!("{} refers to itself: {}", names[0], names.join(" → "));
            let mut finding = reporter
                .report(id_span(first), message)
                .id(first.definition.entry.name());
            for link in &cycle[1..] {
                let place = Place::Span(link.definition.file, id_span(link));
                finding = finding.label(place, "on the way");
            }
            finding.help("write out one of the references");
        }
    }
}

fn id_span(link: &Link<'_>) -> crate::text::span::Span {
    link.definition.catalog.id_span(link.definition.entry)
}
