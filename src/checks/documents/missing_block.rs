//! Blocks of a document that its translation lacks.

use crate::align::bead::Trust;
use crate::checks::declare::check;
use crate::checks::document_view::{DocumentView, ParallelDocuments};
use crate::checks::documents::gap::{BlockGap, UnmatchedBlocks};
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;
use crate::document::model::{Block, BlockKind};

check! {
    /// # What it finds
    /// A paragraph, a heading, an item, a cell of a document that its translation as a whole file does not have. The
    /// blocks of the two files are laid side by side by their order, their kinds, their lengths, and by what a translation
    /// keeps: numbers, names, addresses, words of one root.
    ///
    /// # Why it matters
    /// The reader of the translation does not know that there is more. Most often the source grew and the translation
    /// did not.
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
    /// We call on the 12 governments to guarantee the right to asylum.
    ///
    /// Contact: press@example.org
    /// ```
    /// ```md docs/es/call.md
    /// # Llamamiento a los 12 gobiernos
    ///
    /// La conferencia de Panamá comienza el 5 de mayo.
    ///
    /// Contacto: press@example.org
    /// ```
    /// ```report
    /// docs/es/call.md:3:48: error[missing-block] the paragraph that begins `We call on the 12 governments …` is not translated
    /// ```
    ///
    /// Neighbouring blocks are one finding. Where it is not sure which blocks belong together it is a warning.
    ///
    /// # When to silence it
    /// While translations are under way, set a gate instead: `--min-coverage es=80`. A locale with a gate of its own gets
    /// this as a warning.
    pub MissingBlock = "missing-block", Error, [Document]
}

impl Check for MissingBlock {
    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let Some(both) = view.both() else { return };
        for blocks in UnmatchedBlocks::of_source(both) {
            let (place, words) = blocks.opening();
            let gap = &blocks.gap;
            let severity = match gap.trust {
                _ if is_of_the_format(both, gap) => Severity::Info,
                Trust::Sure => Severity::Error,
                Trust::Doubtful => Severity::Warning,
            };
            let message = format!("{} not translated", blocks.subject());
            let finding = both
                .report((gap.bead, blocks.span()), place, message, reporter)
                .severity(severity)
                .help(format!("add {} {words}", gap.pronoun()));
            blocks.weaken(finding);
        }
    }
}

/// Returns whether a gap is what only documents of the source's format have beside their text, such as the `<title>` of
/// a page.
fn is_of_the_format(both: ParallelDocuments<'_>, gap: &BlockGap) -> bool {
    let mut blocks = both.source.blocks[gap.blocks.clone()].iter();
    let is_beside = |block: &Block<'_>| {
        matches!(
            block.kind,
            BlockKind::Field { .. } | BlockKind::Other("title")
        )
    };
    both.source.format != both.target.format && blocks.all(is_beside)
}
