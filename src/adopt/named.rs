//! Documents that name the message of each of their blocks: nothing is guessed.

use std::collections::BTreeSet;

use crate::adopt::in_format::in_format;
use crate::adopt::plan::{AdoptedPassage, AdoptedText, AdoptionRequest};
use crate::align::bead::Bead;
use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::{Block, Format};
use crate::document::office::bilingual::BilingualRow;
use crate::document::plain_text::plain_text;
use crate::project::adoption::{AdoptionOutcome, Apart, Doubt, Row};
use crate::text::canonical::canonical;
use crate::text::escape_markup::escape_markup;

impl<'o> AdoptionRequest<'o> {
    /// Returns the row of a block of the document that names its message; refused where the source says something else now.
    pub(super) fn named_row(&self, named: &BilingualRow) -> (Row, Option<AdoptedText<'o>>) {
        let blocks = &self.statement.document.blocks;
        let is_named = |block: &usize| self.entry(*block).is_some_and(|(it, _)| it.id == named.id);
        let source = (0..blocks.len()).find(is_named);
        let plain = |text: &str, format: Format| canonical(&plain_text(text, format)).into_owned();
        let apart = match source {
            None => Some(Apart::Unregistered),
            Some(block) => {
                let block = &blocks[block];
                let shown = with_notes(block, &named.source, &named.source);
                let is_same = plain(&block.text, block.format) == plain(&shown, Format::Html);
                (!is_same).then_some(Apart::SourceChanged)
            }
        };
        match (source, apart) {
            (Some(block), None) => {
                let bead = Bead {
                    source: block..block + 1,
                    target: 0..1,
                    confidence: 1.0,
                };
                let block = &blocks[block];
                let text = with_notes(block, &named.target, &named.source);
                let passage = AdoptedPassage {
                    text: canonical(&text),
                    format: Format::Html,
                };
                let (mut row, text) = self.row_of(&bead, &[passage]);
                // What the table could not show of the source it shows of no translation.
                if row.outcome == AdoptionOutcome::Translated && loses_marks(block, &named.source) {
                    row.outcome = AdoptionOutcome::Draft(Doubt::MarkupLost);
                }
                (row, text)
            }
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

/// Returns a text of the table, as HTML, with the references to footnotes of the source: the table shows `[^law]` as
/// `[law]`. Where the source has such brackets of its own, they stay.
fn with_notes(block: &Block<'_>, html: &str, source: &str) -> String {
    let mut html = html.to_owned();
    let references = inlines(&block.text, block.format);
    let labels: Vec<&str> = references
        .iter()
        .filter_map(|inline| match &inline.kind {
            InlineKind::Footnote { label } => Some(label.as_str()),
            _ => None,
        })
        .collect();
    let distinct: BTreeSet<&str> = labels.iter().copied().collect();
    for label in distinct {
        let label_in_html = escape_markup(label);
        let shown = format!("[{label_in_html}]");
        let referred = labels.iter().filter(|it| **it == label).count();
        let is_theirs = source.matches(&shown).count() == referred;
        if is_theirs && html.matches(&shown).count() <= referred {
            let reference = format!("<sup data-footnote=\"{label_in_html}\"></sup>");
            html = html.replace(&shown, &reference);
        }
    }
    html
}

/// Returns whether a block has markup that its row in the table has not.
fn loses_marks(block: &Block<'_>, shown: &str) -> bool {
    let shown = with_notes(block, shown, shown);
    let (shown, _) = in_format(&shown, Format::Html, block.format);
    let (own, shown) = (
        marks(&block.text, block.format),
        marks(&shown, block.format),
    );
    own.iter().zip(shown).any(|(own, shown)| *own > shown)
}

/// Counts the marks of a text: links of all kinds, pictures, code, tags, footnotes, emphasis of each kind.
fn marks(text: &str, format: Format) -> [usize; 8] {
    let mut counts = [0; 8];
    for inline in inlines(text, format) {
        let at = match inline.kind {
            // What may be no more than a text in brackets.
            InlineKind::Reference { shortcut: true, .. } => continue,
            InlineKind::Link { .. }
            | InlineKind::Reference { .. }
            | InlineKind::Autolink { .. }
            | InlineKind::Address { .. } => 0,
            InlineKind::Image { .. } | InlineKind::ImageReference { .. } => 1,
            InlineKind::Code { .. } => 2,
            InlineKind::Tag(_) => 3,
            InlineKind::Footnote { .. } => 4,
            InlineKind::Emphasis => 5,
            InlineKind::Strong => 6,
            InlineKind::Strikethrough => 7,
        };
        counts[at] += 1;
    }
    counts
}
