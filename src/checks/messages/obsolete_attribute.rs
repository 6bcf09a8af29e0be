//! Attributes and values of a translation that the source does not have.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryPair};
use crate::checks::reporter::Reporter;

check! {
    /// # What it finds
    /// An attribute, or a text, that a translated message has and its source has not. Attributes of terms are each
    /// locale's own.
    ///
    /// # Why it matters
    /// No program asks for it: either the source dropped it, or its name is misspelt and the right one is missing.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// photo = Photo
    ///     .alt = People crossing a river
    /// ```
    /// ```ftl locales/es/main.ftl
    /// photo = Foto
    ///     .alt = Personas que cruzan un río
    ///     .titulo = El río
    /// ```
    /// ```report
    /// locales/es/main.ftl:3:6: warning[obsolete-attribute] the source of `photo` has no attribute `.titulo`
    /// ```
    ///
    /// # When to silence it
    /// Where a program asks for the attribute in this locale alone.
    pub ObsoleteAttribute = "obsolete-attribute", Warning, [Pair]
}

impl Check for ObsoleteAttribute {
    fn pair(&self, pair: &EntryPair<'_>, reporter: &mut Reporter<'_>) {
        let Some((source, target)) = pair.messages() else {
            return;
        };
        let (catalog, name) = (target.file.catalog, target.entry.name());
        if source.entry.value.is_none() && target.entry.value.is_some() {
            let message = format!("the source of `{name}` has no text, only attributes");
            reporter
                .report(catalog.id_span(target.entry), message)
                .help("remove the text after the `=`");
        }
        for id in target.entry.attributes_beyond(source.entry) {
            let message = format!("the source of `{name}` has no attribute `.{id}`");
            reporter
                .report(catalog.span(id), message)
                .attribute(id)
                .help("remove it, or write its name as in the source");
        }
    }
}
