//! One id, several entries.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;
use crate::fluent::model::Entry;

check! {
    /// # What it finds
    /// An id that is defined twice, in one catalog or in two catalogs that meet in one bundle: the shared ones of a
    /// locale, or a statement's catalog and the shared ones. Two statements may use the same ids.
    ///
    /// # Why it matters
    /// The first definition counts, the others are never shown: a translator mends one and the reader sees the other.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = First
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead = Primero
    /// lead = Segundo
    /// ```
    /// ```report
    /// locales/es/main.ftl:2:1: error[duplicate-id] `lead` is defined a second time; the first definition counts
    /// ```
    ///
    /// # When to silence it
    /// Where catalogs are never loaded together, set `bundle = "catalog"` in `paridad.toml`.
    pub DuplicateId = "duplicate-id", Error, [Catalog]
}

impl Check for DuplicateId {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        let catalog = view.file.catalog;
        for entry in &catalog.entries {
            let span = || catalog.id_span(entry);
            if !view.file.is_first(entry) {
                let first = view
                    .file
                    .entry(entry.kind, entry.id)
                    .map_or(entry.span, |first| catalog.id_span(first));
                let name = entry.name();
                reporter
                    .report(
                        span(),
                        format!("`{name}` is defined a second time; the first definition counts"),
                    )
                    .id(name)
                    .label(Place::Span(view.file.file, first), "the first definition")
                    .help("keep one of the two, or give this one another id");
                continue;
            }
            let Some(shared) = view.side.scope.shared.find(entry.kind, entry.id) else {
                continue;
            };
            if shared.file == view.file.file || repeats_the_source(view, entry) {
                continue;
            }
            let name = entry.name();
            reporter.report(
                span(),
                format!("`{name}` is also defined in another catalog of the bundle; that definition counts"),
            )
            .id(name)
            .label(Place::Span(shared.file, shared.catalog.id_span(shared.entry)), "the definition that counts")
            .help("keep one of the two, or give this one another id; where the program loads each catalog by itself, set `bundle = \"catalog\"` in paridad.toml");
        }
    }
}

/// Returns whether the source catalogs define the id twice as well: one finding, in the source.
fn repeats_the_source(view: &CatalogView<'_>, entry: &Entry<'_>) -> bool {
    let Some(source) = view.source.read().filter(|_| !view.side.is_source) else {
        return false;
    };
    let shared = view.source.scope.shared.find(entry.kind, entry.id);
    shared.is_some_and(|shared| shared.file != source.file)
        && source.entry(entry.kind, entry.id).is_some()
}
