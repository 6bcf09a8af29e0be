//! Blocks of a translated document that its source lacks.

use crate::align::bead::Trust;
use crate::checks::declare::check;
use crate::checks::document_view::DocumentView;
use crate::checks::documents::gap::UnmatchedBlocks;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;

check! {
    /// # What it finds
    /// A paragraph, a heading, an item, a cell of a translated document that its source does not have.
    ///
    /// # Why it matters
    /// Either the source dropped it and the translation still says it, or the translation says more than its author
    /// did.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// content = "docs/{locale}/**/*.md"
    /// ```
    /// ```md docs/en/call.md
    /// # Call to the 12 governments
    ///
    /// The conference in Panama begins on 5 May.
    ///
    /// Contact: press@example.org
    /// ```
    /// ```md docs/es/call.md
    /// # Llamamiento a los 12 gobiernos
    ///
    /// La conferencia de Panamá comienza el 5 de mayo.
    ///
    /// Contacto: press@example.org
    ///
    /// Traducción de cortesía hecha por voluntarias; en caso de duda vale el texto inglés.
    /// ```
    /// ```report
    /// docs/es/call.md:7:1: warning[extra-block] the paragraph that begins `Traducción de cortesía hecha por voluntarias; …` is not in the source
    /// ```
    ///
    /// Neighbouring blocks are one finding. Where it is not sure which blocks belong together it is an information.
    ///
    /// # When to silence it
    /// A note of the translator: `<!-- paridad: allow(extra-block) note of the translator -->` above it.
    pub ExtraBlock = "extra-block", Warning, [Document]
}

impl Check for ExtraBlock {
    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let Some(both) = view.both() else { return };
        for blocks in UnmatchedBlocks::of_target(both) {
            // Empty in the source, such as the `alt` of an ornament, it is no block there.
            if blocks.are_attributes() {
                continue;
            }
            let (place, words) = blocks.opening();
            let severity = match blocks.gap.trust {
                Trust::Sure => Severity::Warning,
                Trust::Doubtful => Severity::Info,
            };
            let message = format!("{} not in the source", blocks.subject());
            let finding = both
                .report((blocks.gap.bead, place), blocks.span(), message, reporter)
                .severity(severity)
                .help(format!(
                    "remove it if the source dropped it; in the source it would stand {words}"
                ));
            blocks.weaken(finding);
        }
    }
}
