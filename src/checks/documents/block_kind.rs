//! Blocks of a translated document that are something else than in the source.

use crate::align::bead::{Bead, Trust};
use crate::checks::declare::check;
use crate::checks::document_view::{DocumentView, PairedBlocks};
use crate::checks::documents::gap::name;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;
use crate::project::shape::Shape;

check! {
    /// # What it finds
    /// A block of a translated document that is something else than in its source: a paragraph in place of an item, a
    /// heading of another level, a cell of another column. And blocks that were made one, or several.
    ///
    /// # Why it matters
    /// The two documents no longer lie side by side: a reader who cites the third principle cites another one. A heading of
    /// another level moves all that follows to another chapter.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// content = "docs/{locale}/**/*.md"
    /// ```
    /// ```md docs/en/call.md
    /// ## The 3 principles of Panama
    ///
    /// - Guarantee the right to asylum in all 12 states;
    /// - Create regional initiatives by 2025.
    /// ```
    /// ```md docs/es/call.md
    /// ### Los 3 principios de Panamá
    ///
    /// - Garantizar el derecho de asilo en los 12 estados;
    ///
    /// Crear iniciativas regionales antes de 2025.
    /// ```
    /// ```report
    /// docs/es/call.md:1:5: warning[block-kind] this is a heading of level 3, and a heading of level 2 in the source
    /// docs/es/call.md:5:1: warning[block-kind] this is a paragraph, and an item of a list in the source
    /// ```
    ///
    /// Neighbours with the same difference are one finding. Blocks that were joined or split are an information.
    ///
    /// # When to silence it
    /// Where the language wants it so: `<!-- paridad: allow(block-kind) reason -->` above the block.
    pub KindOfBlock = "block-kind", Warning, [Document]
}

impl Check for KindOfBlock {
    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let Some(both) = view.both() else { return };
        let mut last: Option<(usize, Shape<'_>, Shape<'_>)> = None;
        for PairedBlocks {
            bead,
            at,
            first: [source, target],
            ..
        } in both.paired()
        {
            // That columns moved is told once for the table.
            if bead.trust() == Trust::Doubtful || both.parallel.is_reordered(bead) {
                continue;
            }
            let place = (at, source.span);
            if let Some(message) = regrouped(bead) {
                both.report(place, target.span, message, reporter)
                    .severity(Severity::Info)
                    .help("keep to the blocks of the source, so that both can be cited alike")
                    .note(format!("in the source: {}", name(source)));
                continue;
            }
            let (was, is) = (Shape::of(source), Shape::of(target));
            if was == is {
                continue;
            }
            let run = Some((at.wrapping_sub(1), was, is));
            let is_more_of_it = last.replace((at, was, is)) == run;
            if is_more_of_it {
                continue;
            }
            let (is, was) = (is.words(was), was.words(is));
            let message = format!("this is {is}, and {was} in the source");
            both.report(place, target.span, message, reporter)
                .help("make it what it is in the source");
        }
    }
}

/// Words what became of blocks that are not one for one.
fn regrouped(bead: &Bead) -> Option<String> {
    match (bead.source.len(), bead.target.len()) {
        (one, other) if one == other => None,
        (1, parts) => Some(format!("one block of the source is {parts} here")),
        (parts, 1) => Some(format!("{parts} blocks of the source are one here")),
        (parts, others) => Some(format!("{parts} blocks of the source are {others} here")),
    }
}
