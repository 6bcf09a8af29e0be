//! One attribute, written twice.

use std::collections::HashMap;

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;

check! {
    /// # What it finds
    /// An attribute that a message or a term has twice.
    ///
    /// # Why it matters
    /// Only one of them is shown, and programs differ in which.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// send = Send
    ///     .title = Send the form
    /// ```
    /// ```ftl locales/es/main.ftl
    /// send = Enviar
    ///     .title = Enviar el formulario
    ///     .title = Mandar el formulario
    /// ```
    /// ```report
    /// locales/es/main.ftl:3:6: warning[duplicate-attribute] `send` has the attribute `.title` twice
    /// ```
    ///
    /// # When to silence it
    /// Never: remove one of them.
    pub DuplicateAttribute = "duplicate-attribute", Warning, [Entry]
}

impl Check for DuplicateAttribute {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let mut firsts: HashMap<&str, &str> = HashMap::new();
        for attribute in &view.entry.attributes {
            let first = *firsts.entry(attribute.id).or_insert(attribute.id);
            if std::ptr::eq(first, attribute.id) {
                continue;
            }
            let catalog = view.view.file.catalog;
            let first = Place::Span(view.view.file.file, catalog.span(first));
            reporter
                .report(
                    catalog.span(attribute.id),
                    format!(
                        "`{}` has the attribute `.{}` twice",
                        view.entry.name(),
                        attribute.id
                    ),
                )
                .label(first, "the first one")
                .help("remove one of them");
        }
    }
}
