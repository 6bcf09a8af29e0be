//! The merge of one document that is translated as a whole file.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use camino::Utf8PathBuf;

use crate::document::weave::PageLanguage;
use crate::exchange::atoms::shown;
use crate::exchange::model::{ReturnedUnit, checksum};
use crate::exchange::units::{PatternPair, PatternUnits};
use crate::fluent::model::{Catalog, EntryKind};
use crate::fluent::written::written;
use crate::pipeline::documents::sides::DocumentSides;
use crate::pipeline::export::documents::{Passage, passage_pair, passages};
use crate::pipeline::import::comments::SentLines;
use crate::pipeline::import::judgement::{is_confirmed, judged};
use crate::pipeline::import::model::{
    ImportOutcome, ImportPolicy, ImportRefusal, ImportRow, Imported, PlacedUnit,
};
use crate::pipeline::import::rows::{row, typed};
use crate::pipeline::import::sorting::{SortedUnits, sorted};
use crate::pipeline::import::sources::recorded_source;
use crate::pipeline::import::weaving::{NewPassage, WovenTranslation, begun, woven};
use crate::pipeline::text_change::TextChange;
use crate::pipeline::workspace::Workspace;
use crate::project::document_records::{pairs, records_now};
use crate::project::parallel::Parallel;
use crate::project::set::Present;
use crate::project::staleness::{Staleness, staleness};
use crate::project::state::{Confidence, Fingerprint, Record, State, has_conflict};
use crate::text::decode::EncodingFault;
use crate::text::words::similarity;

/// Two texts that have at least this much in common are one text, before and after an edit.
const ALIKE: f32 = 0.5;

/// A document and what came back for it.
pub(super) struct DocumentMerge<'m, 'p> {
    pub sides: &'m DocumentSides<'p>,
    pub policy: ImportPolicy,
    pub workspace: &'m Workspace<'p>,
}

/// A passage that gets a text, or is confirmed, and what is recorded of it.
struct NewBlock {
    label: String,
    source: String,
    confidence: Confidence,
    /// `None` where the text stays.
    passage: Option<NewPassage>,
}

impl DocumentMerge<'_, '_> {
    pub fn run(&self, returned: &[PlacedUnit<'_>]) -> Imported {
        let mut imported = Imported::default();
        if let Some(reason) = self.refusal() {
            for placed in returned {
                let outcome = ImportOutcome::Refused(ImportRefusal::Unwritable(reason));
                let texts = (String::new(), typed(&placed.unit.target));
                imported
                    .rows
                    .push(row(placed, self.sides.path, outcome, texts));
            }
            return imported;
        }
        let Some(source) = self.sides.set.source.read() else {
            return imported;
        };
        let passages = passages(self.sides);
        let assigned = assigned(source.catalog, &passages, returned);
        let mut blocks = Vec::new();
        for passage in &passages {
            let Some(units) = assigned.get(&passage.at) else {
                continue;
            };
            let (rows, block) = self.passage(passage, units);
            imported.rows.extend(rows);
            blocks.extend(block);
        }
        if blocks.is_empty() {
            return imported;
        }
        if self.is_lossy() {
            let reason = "the document is not in sound UTF-8";
            for row in imported.rows.iter_mut().filter(|row| row.is_written()) {
                row.outcome = ImportOutcome::Refused(ImportRefusal::Unwritable(reason));
            }
            return imported;
        }
        let before = self.sides.target.map_or("", |it| it.source).to_owned();
        let (text, refused) = self.text(&mut blocks, &passages, &before);
        for row in &mut imported.rows {
            if refused.contains(&row.name) && row.is_written() {
                let reason = "there is no place for it: write it into the document";
                row.outcome = ImportOutcome::Refused(ImportRefusal::Unwritable(reason));
            }
        }
        blocks.retain(|it| !refused.contains(&it.label));
        if blocks.is_empty() {
            return imported;
        }
        let state = self.records(&text, &blocks);
        let changes: [(Utf8PathBuf, String, String); 2] = [
            (self.sides.path.to_owned(), before, text),
            (
                self.sides.state_path.clone(),
                self.sides.state_text.clone(),
                state,
            ),
        ];
        for (path, before, after) in changes {
            if before != after {
                imported.changes.insert(path, TextChange { before, after });
            }
        }
        imported
    }

    /// Returns the translation with the new texts, and the labels of those that have no place in it.
    fn text(
        &self,
        blocks: &mut [NewBlock],
        passages: &[Passage],
        before: &str,
    ) -> (String, BTreeSet<String>) {
        let new = blocks.iter_mut().filter_map(|it| it.passage.take());
        let new: Vec<NewPassage> = new.collect();
        if new.is_empty() {
            return (before.to_owned(), BTreeSet::new());
        }
        let WovenTranslation { text, refused } = self.woven(&new);
        let refused = refused.iter().map(|at| new[*at].source).collect();
        (text, self.refused_labels(passages, &refused))
    }

    /// Returns why nothing of the translation may be written.
    fn refusal(&self) -> Option<&'static str> {
        let side = self.sides.set.targets[0];
        let faults = side.state.map_or(&[][..], |state| state.faults);
        if has_conflict(faults) {
            return Some("its state file has marks of a merge that nobody finished");
        }
        match side.catalog {
            Present::Read(_) | Present::Absent(_) => None,
            Present::Unreadable(_) => Some("the document cannot be read"),
            Present::Excluded => Some("the configuration leaves this document out"),
        }
    }

    /// Returns whether what was read of the translation is not what is on the disk.
    fn is_lossy(&self) -> bool {
        let file = self.sides.set.targets[0].read();
        file.is_some_and(|file| file.encoding.iter().any(EncodingFault::is_lossy))
    }

    fn passage(
        &self,
        passage: &Passage,
        returned: &[(PlacedUnit<'_>, ReturnedUnit)],
    ) -> (Vec<ImportRow>, Option<NewBlock>) {
        let Some(source) = self.sides.set.source.read() else {
            return (Vec::new(), None);
        };
        let entry = &source.catalog.entries[passage.at];
        let Some(pair) = passage_pair(self.sides, passage, entry) else {
            return (Vec::new(), None);
        };
        let units = PatternUnits::new(&pair);
        let told = self.told(&pair);
        let placed: Vec<PlacedUnit<'_>> = returned
            .iter()
            .map(|(placed, unit)| PlacedUnit { unit, ..*placed })
            .collect();
        let path = self.sides.path;
        let mut sorted = sorted(self.policy, &units, &placed, path, told.as_ref());
        let block = self.new_block(
            passage,
            (&pair, &units),
            (&placed, &mut sorted),
            told.as_ref(),
        );
        let is_refused = block.is_none() && !sorted.changed.is_empty();
        let sent = SentLines::new(&pair, &units, told.as_ref());
        for row in &mut sorted.rows {
            if is_refused && row.is_written() {
                let reason = "its translation is in several paragraphs: change it in the document";
                row.outcome = ImportOutcome::Refused(ImportRefusal::Unwritable(reason));
            }
            let is_its =
                |placed: &PlacedUnit<'_>| placed.file == row.file && placed.unit.line == row.line;
            if let Some((placed, _)) = returned.iter().find(|(placed, _)| is_its(placed)) {
                row.notes = sent.others(placed);
                row.id.clone_from(&placed.unit.id);
            }
            row.source = units
                .units
                .first()
                .map_or_else(String::new, |it| units.typed_source(it));
            row.name.clone_from(&units.name);
        }
        (sorted.rows, block)
    }

    /// Returns what is written and recorded of a passage that was worked at, or is confirmed.
    fn new_block(
        &self,
        passage: &Passage,
        (pair, units): (&PatternPair<'_>, &PatternUnits),
        (placed, sorted): (&[PlacedUnit<'_>], &mut SortedUnits<'_>),
        told: Option<&Staleness>,
    ) -> Option<NewBlock> {
        let label = units.name.clone();
        if sorted.changed.is_empty() {
            return is_confirmed(self.policy, sorted, told).then(|| NewBlock {
                label,
                source: written(pair.pattern),
                confidence: Confidence::Translated,
                passage: None,
            });
        }
        let made_from = recorded_source(pair, units, placed);
        let ground = (told, self.sides.path);
        let confidence = judged(self.policy, units, sorted, made_from.is_some(), ground);
        let text = sorted.changed.last().map(|it| shown(&it.decoded.atoms));
        Some(NewBlock {
            label,
            source: made_from.unwrap_or_else(|| written(pair.pattern)),
            confidence,
            passage: Some(self.new_passage(passage, text?)?),
        })
    }

    fn told(&self, pair: &PatternPair<'_>) -> Option<Staleness> {
        let side = self.sides.set.targets[0];
        let translation = pair.target.and_then(|target| target.pattern)?;
        let record = side
            .state?
            .state
            .get(EntryKind::Message, pair.entry.id, None)?;
        let locale = self.sides.set.source.locale;
        Some(staleness(record, pair.pattern, translation, locale))
    }

    fn new_passage(&self, passage: &Passage, text: String) -> Option<NewPassage> {
        let Some((parallel, bead)) = self.sides.parallel.zip(passage.bead) else {
            let source = passage.at;
            return Some(NewPassage {
                source,
                target: None,
                text,
            });
        };
        let bead = &parallel.beads[bead];
        (bead.target.len() < 2).then(|| NewPassage {
            source: bead.source.start,
            target: (!bead.target.is_empty()).then_some(bead.target.start),
            text,
        })
    }

    fn woven(&self, new: &[NewPassage]) -> WovenTranslation {
        let options = &self.workspace.settings().document;
        let (source, locale) = (self.sides.source, self.sides.set.targets[0].locale);
        let Some((target, parallel)) = self.sides.target.zip(self.sides.parallel) else {
            let page = PageLanguage {
                lang: locale.as_str(),
                dir: Some(locale.direction().as_str()),
            };
            return begun(source, new, page);
        };
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        let mut last = None;
        for bead in &parallel.beads {
            before.extend(bead.source.clone().map(|block| (block, last)));
            if !bead.target.is_empty() && !bead.source.is_empty() {
                last = Some(bead.target.end - 1);
            }
        }
        let mut next = None;
        for bead in parallel.beads.iter().rev() {
            after.extend(bead.source.clone().map(|block| (block, next)));
            if !bead.target.is_empty() && !bead.source.is_empty() {
                next = Some(bead.target.start);
            }
        }
        let of =
            |map: &BTreeMap<usize, Option<usize>>, block: usize| map.get(&block).copied().flatten();
        woven(
            (source, target),
            new,
            &|block| [of(&before, block), of(&after, block)],
            options,
        )
    }

    fn refused_labels(&self, passages: &[Passage], blocks: &BTreeSet<usize>) -> BTreeSet<String> {
        let Some((parallel, source)) = self.sides.parallel.zip(self.sides.set.source.read()) else {
            return BTreeSet::new();
        };
        let refused = passages.iter().filter(|passage| {
            let bead = passage.bead.map(|bead| &parallel.beads[bead]);
            bead.is_some_and(|bead| blocks.contains(&bead.source.start))
        });
        refused
            .map(|passage| source.catalog.entries[passage.at].id.to_owned())
            .collect()
    }

    /// Returns the text of the records with the translation as it will be.
    fn records(&self, text: &str, blocks: &[NewBlock]) -> String {
        let sides = self.sides;
        let options = &self.workspace.settings().document;
        let (recorded, _) = State::read(&sides.state_text);
        let format = sides.target.map_or(sides.source.format, |it| it.format);
        let translation = crate::document::parse(format, text, options);
        let locales = (sides.set.source.locale, sides.set.targets[0].locale);
        let parallel = Parallel::new(
            (sides.source, locales.0),
            (&translation, locales.1),
            sides.labels,
        );
        let (source, target) = (parallel.source(sides.source), parallel.target(&translation));
        let pairs = pairs(&source, &target);
        let mut state = records_now(&recorded, &pairs);
        let by_label: HashMap<&str, &NewBlock> =
            blocks.iter().map(|it| (it.label.as_str(), it)).collect();
        for pair in &pairs {
            if let Some(new) = by_label.get(pair.label) {
                let record = Record {
                    source: new.source.clone(),
                    target: Fingerprint::of(pair.target),
                    state: new.confidence,
                };
                state.records.insert(pair.label.into(), record);
            }
        }
        state.text()
    }
}

/// Returns the units of each passage, by its place, with the label of the passage as their id. Blocks have no names that
/// last: a unit belongs to the passage that says what its source said, else to the one of its name that is much like it.
fn assigned<'r>(
    catalog: &Catalog<'_>,
    passages: &[Passage],
    returned: &[PlacedUnit<'r>],
) -> BTreeMap<usize, Vec<(PlacedUnit<'r>, ReturnedUnit)>> {
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_sum: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut texts: HashMap<usize, (u64, String)> = HashMap::new();
    for passage in passages {
        let Some(pattern) = &catalog.entries[passage.at].value else {
            continue;
        };
        let text = written(pattern);
        let sum = checksum(&text);
        by_id.insert(passage.id.as_str(), passage.at);
        by_sum.entry(sum).or_default().push(passage.at);
        texts.insert(passage.at, (sum, text));
    }
    let mut found: BTreeMap<usize, Vec<(PlacedUnit<'r>, ReturnedUnit)>> = BTreeMap::new();
    let mut claimed = BTreeSet::new();
    let mut left = Vec::new();
    let mut give = |at: usize, placed: &PlacedUnit<'r>| {
        let id = catalog.entries[at].id.to_owned();
        let unit = ReturnedUnit {
            id,
            ..placed.unit.clone()
        };
        found.entry(at).or_default().push((*placed, unit));
    };
    for placed in returned {
        let named = by_id.get(placed.unit.id.as_str()).copied();
        let has_sum = |at: &usize| placed.unit.base.source == Some(texts[at].0);
        match named.filter(has_sum) {
            Some(at) => {
                claimed.insert(at);
                give(at, placed);
            }
            None => left.push((placed, named)),
        }
    }
    for (placed, named) in left {
        let sum = placed.unit.base.source;
        let same = sum.and_then(|sum| by_sum.get(&sum));
        let mut same = same.into_iter().flatten().copied();
        let same = same.find(|at| !claimed.contains(at));
        let is_like = |at: &usize| similarity(&typed(&placed.unit.source), &texts[at].1) >= ALIKE;
        let is_free = |at: &usize| !claimed.contains(at);
        if let Some(at) = same.or(named.filter(is_free).filter(is_like)) {
            claimed.insert(at);
            give(at, placed);
        }
    }
    found
}
