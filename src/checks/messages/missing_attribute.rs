//! Attributes of the source that a translation lacks.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryPair};
use crate::checks::reporter::Reporter;

check! {
    /// # What it finds
    /// A translated message without an attribute that its source has. Attributes of terms are each locale's own.
    ///
    /// # Why it matters
    /// A button without its label, an image without its description. The message counts as incomplete and is
    /// published in the source language.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// photo = Photo
    ///     .alt = People crossing a river
    /// ```
    /// ```ftl locales/es/main.ftl
    /// photo = Foto
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:1: error[missing-attribute] `photo` lacks the attribute `.alt`
    /// ```
    ///
    /// # When to silence it
    /// Where the locale really has no need of it, write `.alt = { "" }`.
    pub MissingAttribute = "missing-attribute", Error, [Pair]
}

impl Check for MissingAttribute {
    fn pair(&self, pair: &EntryPair<'_>, reporter: &mut Reporter<'_>) {
        let Some((source, target)) = pair.messages() else {
            return;
        };
        let (span, name) = (
            target.file.catalog.id_span(target.entry),
            target.entry.name(),
        );
        for id in source.entry.attributes_beyond(target.entry) {
            reporter
                .report(span, format!("`{name}` lacks the attribute `.{id}`"))
                .attribute(id)
                .help(format!("add an indented line `.{id} = …` under it"));
        }
    }
}
