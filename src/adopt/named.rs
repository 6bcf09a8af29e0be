//! Documents that name the message of each of their blocks: nothing is guessed.

use crate::adopt::plan::{AdoptedText, AdoptionRequest};
use crate::align::bead::Bead;
use crate::document::model::Format;
use crate::document::office::bilingual::BilingualRow;
use crate::document::plain_text::plain_text;
use crate::project::adoption::{AdoptionOutcome, Apart, Row};
use crate::text::canonical::canonical;

impl<'o> AdoptionRequest<'o> {
    /// Returns the row of a block of the document that names its message; refused where the source says something else now.
    pub(super) fn named_row(
        &self,
        named: &BilingualRow,
        at: usize,
    ) -> (Row, Option<AdoptedText<'o>>) {
        let blocks = &self.statement.document.blocks;
        let is_named = |block: &usize| self.entry(*block).is_some_and(|(it, _)| it.id == named.id);
        let source = (0..blocks.len()).find(is_named);
        let plain = |text: &str, format: Format| canonical(&plain_text(text, format)).into_owned();
        let apart = match source {
            None => Some(Apart::Unregistered),
            Some(block) => {
                let block = &blocks[block];
                let is_same =
                    plain(&block.text, block.format) == plain(&named.source, Format::Html);
                (!is_same).then_some(Apart::SourceChanged)
            }
        };
        match (source, apart) {
            (Some(block), None) => self.row(&Bead {
                source: block..block + 1,
                target: at..at + 1,
                confidence: 1.0,
            }),
            (_, apart) => {
                let row = Row {
                    ids: vec![named.id.as_str().into()],
                    source: plain(&named.source, Format::Html),
                    target: plain(&named.target, Format::Html),
                    confidence: 1.0,
                    outcome: AdoptionOutcome::Apart(apart.unwrap_or(Apart::Unregistered)),
                };
                (row, None)
            }
        }
    }
}
