//! Blocks of a translated document that stand in another order than in the source.

use crate::align::bead::{Bead, Trust};
use crate::align::columns::ReorderedTable;
use crate::checks::declare::check;
use crate::checks::document_view::{DocumentView, ParallelDocuments};
use crate::checks::documents::gap::{BlockGap, opening, span, subject};
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::project::parallel::Parallel;

check! {
    /// # What it finds
    /// A paragraph, a heading, an item, a cell that stands elsewhere in the translation than in the source.
    ///
    /// # Why it matters
    /// A statement is quoted by its paragraphs, and readers of two languages follow it side by side.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// content = "docs/{locale}/**/*.md"
    /// ```
    /// ```md docs/en/call.md
    /// # Call to the governments
    ///
    /// The conference in Panama begins on 5 May 2022.
    ///
    /// We call on the 12 governments to guarantee the right to asylum.
    ///
    /// More than 80 organisations have signed: see https://example.org/sign
    /// ```
    /// ```md docs/es/call.md
    /// # Llamamiento a los gobiernos
    ///
    /// Más de 80 organizaciones lo han firmado: véase https://example.org/sign
    ///
    /// La conferencia de Panamá comienza el 5 de mayo de 2022.
    ///
    /// Pedimos a los 12 gobiernos que garanticen el derecho de asilo.
    /// ```
    /// ```report
    /// docs/es/call.md:3:1: warning[moved-block] the paragraph that begins `Más de 80 organizaciones lo han …` is elsewhere in the source
    /// ```
    ///
    /// Of two blocks that changed places, one is named; of a table whose columns stand in another order, the table. Their
    /// texts are compared all the same, each cell with the one that has its figures.
    ///
    /// # When to silence it
    /// Where the order of this language is another on purpose, as in a list that is sorted by letters.
    pub MovedBlock = "moved-block", Warning, [Document]
}

impl Check for MovedBlock {
    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let Some(both) = view.both() else { return };
        both.parallel
            .reordered
            .iter()
            .for_each(|table| report_columns(both, table, reporter));
        for gap in runs(both.parallel) {
            let (_, there) = opening(both.source, &gap);
            let first = both.parallel.beads[gap.bead].source.start;
            let place = (gap.bead, both.source.blocks[first].span);
            let message = format!("{} elsewhere in the source", subject(both.target, &gap));
            let pronoun = gap.pronoun();
            both.report(place, span(both.target, &gap), message, reporter)
                .help(format!(
                    "move {pronoun}: in the source the place is {there}"
                ));
        }
    }
}

fn report_columns(
    both: ParallelDocuments<'_>,
    table: &ReorderedTable,
    reporter: &mut Reporter<'_>,
) {
    let beads = &both.parallel.beads;
    let Some(at) = beads
        .iter()
        .position(|bead| bead.source.start == table.source.start)
    else {
        return;
    };
    let place = (at, both.source.blocks[table.source.start].span);
    let here = both.target.blocks[table.target.start].span;
    let message = "the columns of this table stand in another order than in the source";
    both.report(place, here, message.to_owned(), reporter)
        .help("see that each heading stands above its own figures");
}

/// Returns the blocks that are out of order, neighbours together.
fn runs(parallel: &Parallel) -> Vec<BlockGap> {
    let beads = &parallel.beads;
    let mut runs: Vec<BlockGap> = Vec::new();
    let mut source_end = 0;
    for at in moved(parallel) {
        let Bead { source, target, .. } = &beads[at];
        match runs.last_mut() {
            Some(run) if run.blocks.end == target.start && source_end == source.start => {
                run.blocks.end = target.end;
            }
            _ => runs.push(BlockGap {
                blocks: target.clone(),
                bead: at,
                before: source.start,
                trust: Trust::Sure,
            }),
        }
        source_end = source.end;
    }
    runs
}

/// Returns the beads that are out of order: as few as can be, so that all others go from top to bottom.
fn moved(parallel: &Parallel) -> Vec<usize> {
    let whole = |(_, bead): &(usize, &Bead)| {
        !bead.source.is_empty() && !bead.target.is_empty() && !parallel.is_reordered(bead)
    };
    let whole: Vec<(usize, usize)> = parallel
        .beads
        .iter()
        .enumerate()
        .filter(whole)
        .map(|(at, bead)| (at, bead.target.start))
        .collect();
    // The longest row that goes upwards: of each length the row with the lowest end, and for each its last but one.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(whole.len());
    for (index, (_, target)) in whole.iter().enumerate() {
        let length = ends.partition_point(|end| whole[*end].1 < *target);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut is_moved = vec![true; whole.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        is_moved[index] = false;
        at = before[index];
    }
    let pairs = whole.iter().zip(is_moved);
    pairs
        .filter(|(_, is_moved)| *is_moved)
        .map(|((at, _), _)| *at)
        .collect()
}
