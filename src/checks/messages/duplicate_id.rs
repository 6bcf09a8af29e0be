//! One id, several entries.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check, Say};
use crate::diagnostic::Place;
use crate::project::definition::ById;

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
    pub DuplicateId = "duplicate-id", Error
}

impl Check for DuplicateId {
    fn catalog(&self, view: &CatalogView<'_>, say: &mut Say<'_>) {
        let catalog = view.file.catalog;
        let mut seen = ById::default();
        for entry in &catalog.entries {
            let name = entry.name();
            let span = catalog.id_span(entry);
            if let Some(first) = seen.get(entry.kind, entry.id) {
                say.at(
                    span,
                    format!("`{name}` is defined a second time; the first definition counts"),
                )
                .id(name)
                .label(Place::Span(view.file.file, *first), "the first definition")
                .help("keep one of the two, or give this one another id");
                continue;
            }
            seen.insert_first(entry.kind, entry.id, span);
            let Some(shared) = view.side.scope.shared.find(entry.kind, entry.id) else {
                continue;
            };
            // The translation repeats what the source catalogs do: one finding, in the source.
            let source = view.source.scope.shared.find(entry.kind, entry.id);
            let inherited = !view.side.is_source
                && source.is_some()
                && view.source.read().is_some_and(|file| {
                    source.is_some_and(|it| it.file != file.file)
                        && file.catalog.entries.iter().any(|it| it.id == entry.id)
                });
            if shared.file == view.file.file || inherited {
                continue;
            }
            say.at(span, format!("`{name}` is also defined in another catalog of the bundle; that definition counts"))
                .id(name)
                .label(Place::Span(shared.file, shared.catalog.id_span(shared.entry)), "the definition that counts")
                .help("keep one of the two, or give this one another id");
        }
    }
}
