//! Texts that grow beyond measure. They are counted in `project::expansion`.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::project::expansion::MOST;

check! {
    /// # What it finds
    /// A message, a term or an attribute that goes through more than 100 placeables once its references are followed.
    /// A catalog can be made to grow without end that way: ten terms, each of which names the one before ten times.
    ///
    /// # Why it matters
    /// Programs stop after 100 placeables, and the reader gets a piece of the text.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// -ha = ha
    /// -laugh = { -ha }{ -ha }{ -ha }{ -ha }{ -ha }{ -ha }{ -ha }{ -ha }{ -ha }{ -ha }
    /// lol = { -laugh }{ -laugh }{ -laugh }{ -laugh }{ -laugh }{ -laugh }{ -laugh }{ -laugh }{ -laugh }{ -laugh }
    /// ```
    /// ```report
    /// locales/en/main.ftl:3:1: error[expansion] `lol` goes through 110 placeables; programs stop after 100
    /// ```
    ///
    /// # When to silence it
    /// Never: write some of the references out.
    ///
    /// # Precision
    /// The limit is that of fluent-bundle and fluent.js; no finding in four bilingual corpora and two Mozilla sites.
    pub ExpansionCheck = "expansion", Error, [Catalog], safety
}

impl Check for ExpansionCheck {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        let index = view.side.scope.own.unwrap_or(view.side.scope.shared);
        for large in index.large() {
            let definition = large.link.definition;
            if definition.file != view.file.file {
                continue;
            }
            let name = large.link.name();
            let message = format!(
                "`{name}` goes through {} placeables; programs stop after {MOST}",
                large.placeables
            );
            reporter
                .report(definition.catalog.id_span(definition.entry), message)
                .id(definition.entry.name())
                .help("write some of the references out, or split the text")
                .attribute(large.link.attribute);
        }
    }
}
