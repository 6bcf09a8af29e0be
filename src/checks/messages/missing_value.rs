//! Messages whose translation has attributes but no value.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryPair};
use crate::checks::reporter::Reporter;

check! {
    /// # What it finds
    /// A translated message that has attributes only, where its source has a text as well.
    ///
    /// # Why it matters
    /// The reader sees the text in the source language, or the bare id.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// send = Send
    ///     .title = Send the form
    /// ```
    /// ```ftl locales/es/main.ftl
    /// send =
    ///     .title = Enviar el formulario
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:1: error[missing-value] `send` has no text of its own, only attributes
    /// ```
    ///
    /// # When to silence it
    /// Never: write the text after the `=`.
    pub MissingValue = "missing-value", Error, [Pair]
}

impl Check for MissingValue {
    fn pair(&self, pair: &EntryPair<'_>, reporter: &mut Reporter<'_>) {
        let EntryPair::Both { source, target } = pair else {
            return;
        };
        if source.entry.value.is_some() && target.entry.value.is_none() {
            let span = target.file.catalog.id_span(target.entry);
            reporter
                .report(
                    span,
                    format!(
                        "`{}` has no text of its own, only attributes",
                        target.entry.name()
                    ),
                )
                .help("write the text after the `=`");
        }
    }
}
