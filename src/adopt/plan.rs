//! Plans which passage of a document becomes the translation of which message.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use camino::Utf8PathBuf;

use crate::adopt::addition::Addition;
use crate::adopt::catalog;
use crate::adopt::in_format::{Fidelity, in_format, lines_in_format};
use crate::adopt::terms::TermWordings;
use crate::align::align;
use crate::align::bead::{Bead, Trust};
use crate::document::model::{Document, Format};
use crate::document::office::bilingual::BilingualRow;
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern};
use crate::fluent::parse::parse;
use crate::fluent::value::{AdoptedPiece, value};
use crate::project::adoption::{Adoption, AdoptionOutcome, Apart, Doubt, ExistingText, Row};
use crate::project::draft_note;
use crate::project::pairing::BlockMatch;
use crate::project::set::{CatalogFile, Side, Statement};
use crate::project::state::{Confidence, Record, State};
use crate::runtime::formatter::{Formatter, Shared};
use crate::text::canonical::canonical;

/// Below this a pair is listed and not written.
const LIKELY: f32 = 0.6;

/// Below this share of passages that surely have a counterpart, no pair counts as sure.
const FEW: f32 = 0.33;

/// A document and where it goes.
pub struct AdoptionRequest<'o> {
    pub document: &'o Document<'o>,
    /// Where the document names the message of each of its blocks: what it names, in order.
    pub named: Option<&'o [BilingualRow]>,
    pub statement: &'o Statement<'o>,
    pub source: CatalogFile<'o>,
    pub sides: Sides<'o>,
    pub paths: Paths,
}

/// The two locales.
#[derive(Clone, Copy)]
pub struct Sides<'o> {
    pub source: Side<'o>,
    pub target: Side<'o>,
    /// Entries that the target locale shares.
    pub shared: &'o Shared<'o>,
}

/// For people.
#[derive(Clone, Debug)]
pub struct Paths {
    pub document: Utf8PathBuf,
    pub statement: Utf8PathBuf,
    pub catalog: Utf8PathBuf,
}

/// Changes to one catalog and its records, and a report of them.
#[derive(Clone, Debug)]
pub struct Plan {
    pub adoption: Adoption,
    /// The catalog and its state file with what is new; `None` when nothing is.
    pub files: Option<AdoptedFiles>,
}

/// The texts of the two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptedFiles {
    pub catalog: String,
    pub state: String,
}

/// Decides what of a document goes into which message.
pub fn plan(order: &AdoptionRequest<'_>, existing: &str) -> Plan {
    let Sides { source, target, .. } = order.sides;
    let mut rows: Vec<(Row, Option<AdoptedText<'_>>)> = match order.named {
        Some(named) => {
            let named = named.iter();
            named.map(|named| order.named_row(named)).collect()
        }
        None => {
            let beads = align(
                order.statement.document,
                order.document,
                source.locale,
                target.locale,
            );
            let mut rows: Vec<_> = beads.iter().map(|bead| order.row(bead)).collect();
            if order.has_few_pairs(&beads) {
                let translated = rows.iter_mut().map(|(row, _)| &mut row.outcome);
                for outcome in translated.filter(|it| **it == AdoptionOutcome::Translated) {
                    *outcome = AdoptionOutcome::Draft(Doubt::FewPairs);
                }
            }
            rows
        }
    };
    let additions = order.additions(&mut rows);
    let catalog = if additions.is_empty() {
        None
    } else {
        catalog::with(existing, order.source.catalog, &additions)
    };
    if catalog.is_none() {
        for (row, _) in &mut rows {
            if let AdoptionOutcome::Translated | AdoptionOutcome::Draft(_) = row.outcome {
                row.outcome = AdoptionOutcome::Apart(Apart::Unwritable);
            }
        }
    }
    let files = catalog.map(|catalog| AdoptedFiles {
        state: order.records(&catalog, &rows).text(),
        catalog,
    });
    Plan {
        adoption: Adoption {
            locale: target.locale.clone(),
            document: order.paths.document.clone(),
            statement: order.paths.statement.clone(),
            catalog: order.paths.catalog.clone(),
            rows: rows.into_iter().map(|(row, _)| row).collect(),
        },
        files,
    }
}

/// A text that goes into a message.
pub(super) struct AdoptedText<'o> {
    entry: &'o Entry<'o>,
    text: String,
}

/// A passage of the document that is brought in.
pub(super) struct AdoptedPassage<'p> {
    /// With its line ends where those of the statement are meant.
    pub(super) text: Cow<'p, str>,
    pub(super) format: Format,
}

impl<'o> AdoptionRequest<'o> {
    /// Returns what becomes of a bead.
    fn row(&self, bead: &Bead) -> (Row, Option<AdoptedText<'o>>) {
        let statement = self.statement.document;
        let sources = statement.blocks[bead.source.clone()].iter();
        let meant: usize = sources
            .filter(|block| block.keeps_lines)
            .map(|block| block.lines(statement.source).len())
            .sum();
        let targets = self.document.blocks[bead.target.clone()].iter();
        let passages = targets.map(|block| {
            let lines = match block.format {
                Format::Plain if meant > 0 => block.lines(self.document.source),
                Format::Plain | Format::Markdown | Format::Html => Vec::new(),
            };
            let text = if meant > 0 && (lines.len() == meant || block.keeps_lines) {
                Cow::Owned(lines.join("\n"))
            } else {
                Cow::Borrowed(&*block.text)
            };
            AdoptedPassage {
                text,
                format: block.format,
            }
        });
        self.row_of(bead, &passages.collect::<Vec<_>>())
    }

    /// Returns what becomes of a bead whose passages of the document are these.
    pub(super) fn row_of(
        &self,
        bead: &Bead,
        targets: &[AdoptedPassage<'_>],
    ) -> (Row, Option<AdoptedText<'o>>) {
        let sources = self.statement.document.blocks[bead.source.clone()].iter();
        let entries = bead.source.clone().filter_map(|block| self.entry(block));
        let (outcome, text) = self.outcome(bead, targets);
        let row = Row {
            ids: entries.map(|(entry, _)| entry.id.into()).collect(),
            source: joined(sources.map(|block| &*block.text), "\n"),
            target: joined(targets.iter().map(|passage| &*passage.text), "\n"),
            confidence: bead.confidence,
            outcome,
        };
        (row, text)
    }

    /// Returns whether so few passages pair that the document may translate another statement.
    fn has_few_pairs(&self, beads: &[Bead]) -> bool {
        let is_pair = |bead: &&Bead| {
            let is_sure = bead.trust() == Trust::Sure;
            is_sure && !bead.source.is_empty() && !bead.target.is_empty()
        };
        let blocks = self.document.blocks.len();
        let all = blocks.min(self.statement.document.blocks.len());
        (beads.iter().filter(is_pair).count() as f32) < all as f32 * FEW
    }

    /// Returns the message that holds a block of the statement.
    pub(super) fn entry(&self, block: usize) -> Option<(&'o Entry<'o>, BlockMatch)> {
        let matched = *self.statement.pairing.blocks.get(block)?;
        match matched {
            BlockMatch::Exact(at) | BlockMatch::Drifted(at) => {
                Some((&self.source.catalog.entries[at], matched))
            }
            BlockMatch::Unregistered => None,
        }
    }

    fn outcome(
        &self,
        bead: &Bead,
        targets: &[AdoptedPassage<'_>],
    ) -> (AdoptionOutcome, Option<AdoptedText<'o>>) {
        let apart = |apart| (AdoptionOutcome::Apart(apart), None);
        let block = match bead.source {
            Range { start, end } if start == end => return apart(Apart::TargetOnly),
            Range { start, end } if start + 1 < end => return apart(Apart::Merged),
            Range { start, .. } => start,
        };
        if targets.is_empty() {
            return apart(Apart::SourceOnly);
        }
        if bead.confidence < LIKELY {
            return apart(Apart::Unlikely);
        }
        let Some((entry, matched)) = self.entry(block) else {
            return apart(Apart::Unregistered);
        };
        let text = joined(targets.iter().map(|passage| &*passage.text), " ");
        let source = &self.statement.document.blocks[block];
        let (text, fidelity) = if source.keeps_lines {
            lines_in_format(&text, targets[0].format, source.format)
        } else {
            in_format(&text, targets[0].format, source.format)
        };
        if let Some(kept) = self.kept(entry, &text) {
            return (AdoptionOutcome::Kept(kept), None);
        }
        let doubt = match (matched, fidelity, bead.trust()) {
            (BlockMatch::Drifted(_), ..) => Some(Doubt::SourceDrift),
            _ if targets.len() > 1 => Some(Doubt::Joined),
            (_, Fidelity::MarkupLost, _) => Some(Doubt::MarkupLost),
            (.., Trust::Doubtful) => Some(Doubt::Unsure),
            (BlockMatch::Exact(_) | BlockMatch::Unregistered, Fidelity::Whole, Trust::Sure) => None,
        };
        let outcome = doubt.map_or(AdoptionOutcome::Translated, AdoptionOutcome::Draft);
        (outcome, Some(AdoptedText { entry, text }))
    }

    /// Returns what the catalog has under the id; `None` when there is nothing, or an empty value.
    fn kept(&self, source: &Entry<'_>, text: &str) -> Option<ExistingText> {
        let target = self.sides.target;
        if target.is_broken(EntryKind::Message, source.id) {
            return Some(ExistingText::Broken);
        }
        let entry = target.entry(EntryKind::Message, source.id)?;
        if entry.value.is_none() {
            return Some(ExistingText::Other);
        }
        let formatted = target.formatter?.format(entry, None);
        match formatted {
            Ok(formatted) if formatted.trim().is_empty() => None,
            Ok(formatted) if canonical(&formatted) == canonical(text) => Some(ExistingText::Same),
            Ok(_) | Err(_) => Some(ExistingText::Other),
        }
    }

    /// Returns the messages to write, by id. What cannot be written becomes a row that is apart.
    fn additions<'r>(
        &self,
        rows: &'r mut [(Row, Option<AdoptedText<'o>>)],
    ) -> BTreeMap<&'r str, Addition>
    where
        'o: 'r,
    {
        let texts = rows.iter().filter_map(|(_, text)| text.as_ref());
        let sources: Vec<&Entry<'_>> = texts.map(|text| text.entry).collect();
        let Sides { target, shared, .. } = self.sides;
        let wordings = TermWordings::new(&sources, target, target.locale, shared);
        let with_terms = |text: &AdoptedText<'_>| value(&wordings.pieces(&text.text, text.entry));
        let plain = |text: &AdoptedText<'_>| value(&[AdoptedPiece::Text(&text.text)]);
        let best = self.values(rows, &with_terms);
        let fallback = self.values(rows, &plain);
        let mut additions = BTreeMap::new();
        for ((row, text), value) in rows.iter_mut().zip(best.into_iter().zip(fallback)) {
            let Some(text) = text else { continue };
            let Some(value) = value.0.or(value.1) else {
                row.outcome = AdoptionOutcome::Apart(Apart::Unwritable);
                continue;
            };
            let comment = match row.outcome {
                AdoptionOutcome::Draft(doubt) => {
                    Some(draft_note::unsure(percent(row.confidence), doubt))
                }
                AdoptionOutcome::Translated
                | AdoptionOutcome::Kept(_)
                | AdoptionOutcome::Apart(_) => None,
            };
            let attributes = Vec::new();
            let addition = Addition {
                value,
                attributes,
                comment,
            };
            additions.insert(text.entry.id, addition);
        }
        additions
    }

    /// Returns what is recorded of the catalog with what is new in it.
    fn records(&self, catalog: &str, rows: &[(Row, Option<AdoptedText<'_>>)]) -> State {
        let known = self.sides.target.state;
        let mut state = known.map_or_else(State::default, |known| known.state.clone());
        let catalog = parse(catalog);
        let messages = catalog.entries.iter().rev();
        let values: BTreeMap<&str, &Pattern<'_>> = messages
            .filter(|entry| entry.kind == EntryKind::Message)
            .filter_map(|entry| Some((entry.id, entry.value.as_ref()?)))
            .collect();
        for (row, text) in rows {
            let confidence = match row.outcome {
                AdoptionOutcome::Translated => Confidence::Translated,
                AdoptionOutcome::Draft(_) => Confidence::Draft,
                AdoptionOutcome::Kept(_) | AdoptionOutcome::Apart(_) => continue,
            };
            let Some(entry) = text.as_ref().map(|text| text.entry) else {
                continue;
            };
            if let (Some(source), Some(target)) = (&entry.value, values.get(entry.id)) {
                let record = Record::of(source, target, confidence);
                state.records.insert(entry.id.into(), record);
            }
        }
        state
    }

    /// Returns the values that format to the texts of the rows, to the byte.
    fn values(
        &self,
        rows: &[(Row, Option<AdoptedText<'o>>)],
        write: &dyn Fn(&AdoptedText<'_>) -> String,
    ) -> Vec<Option<String>> {
        let written: Vec<Option<String>> = rows
            .iter()
            .map(|(_, text)| text.as_ref().map(write))
            .collect();
        let lines = written.iter().enumerate();
        let probe: String = lines
            .filter_map(|(at, value)| Some(format!("adopted-{at} = {}\n", value.as_ref()?)))
            .collect();
        let probe = parse(&probe);
        let texts = self.formatted(&probe);
        let check = |(at, value): (usize, Option<String>)| {
            let (_, text) = &rows[at];
            let formatted = texts.get(&format!("adopted-{at}"))?;
            (*formatted == text.as_ref()?.text).then_some(value?)
        };
        written.into_iter().enumerate().map(check).collect()
    }

    fn formatted(&self, probe: &Catalog<'_>) -> BTreeMap<String, String> {
        let Sides { target, shared, .. } = self.sides;
        let own = target.read().map(|file| file.catalog);
        let catalogs = own.into_iter().chain([probe]).collect();
        let formatter = Formatter::new(target.locale, shared, catalogs);
        let entries = probe.entries.iter();
        entries
            .filter_map(|entry| {
                let text = formatter.format(entry, None).ok()?;
                Some((entry.id.to_owned(), text.into_owned()))
            })
            .collect()
    }
}

/// Whole percent, never more than the truth.
fn percent(confidence: f32) -> u32 {
    (confidence * 100.0).floor() as u32
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}
