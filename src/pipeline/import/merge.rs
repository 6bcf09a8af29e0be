//! The merge of one catalog.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::exchange::units::{PatternPair, PatternUnits};
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern, display_name};
use crate::fluent::parse::parse;
use crate::fluent::written::written;
use crate::pipeline::export::texts::pair;
use crate::pipeline::import::comments::SentLines;
use crate::pipeline::import::edits::CatalogEdits;
use crate::pipeline::import::judgement::{is_confirmed, judged};
use crate::pipeline::import::model::{
    ByName, ImportOutcome, ImportPolicy, ImportRefusal, ImportRow, Imported, PlacedUnit,
};
use crate::pipeline::import::rows::{row, typed};
use crate::pipeline::import::sorting::{SortedUnits, sorted, value};
use crate::pipeline::import::sources::recorded_source;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::orphan_records::orphan_records;
use crate::pipeline::text_change::TextChange;
use crate::pipeline::workspace::Workspace;
use crate::project::set::{Present, Set, Side};
use crate::project::staleness::{Staleness, staleness};
use crate::project::state::{
    Confidence, Fingerprint, Record, State, has_conflict, key, path_beside,
};
use crate::text::decode::EncodingFault;

/// A target catalog and what came back for it.
pub(super) struct SetMerge<'m, 'p> {
    set: &'m Set<'p>,
    side: Side<'p>,
    policy: ImportPolicy,
    returned: &'m ByName<'m>,
}

/// A text that is to be written and recorded.
struct NewRecord<'p> {
    entry: &'p Entry<'p>,
    attribute: Option<&'p str>,
    name: String,
    /// The source that it was made from.
    source: String,
    confidence: Confidence,
}

impl<'m, 'p> SetMerge<'m, 'p> {
    pub fn new(
        set: &'m Set<'p>,
        side: Side<'p>,
        policy: ImportPolicy,
        returned: &'m ByName<'m>,
    ) -> Self {
        Self {
            set,
            side,
            policy,
            returned,
        }
    }

    /// Merges; `path` is that of the target catalog.
    pub fn run(&self, path: &Utf8Path, own: &[Loaded], workspace: &Workspace<'_>) -> Imported {
        let shared = workspace.shared_files();
        let mut imported = Imported::default();
        let Some(source) = self.set.source.read() else {
            return imported;
        };
        let existing = match self.existing() {
            Ok(existing) => existing,
            Err(reason) => {
                self.refuse_all(path, reason, &mut imported.rows);
                return imported;
            }
        };
        let mut edits = CatalogEdits::default();
        let mut records: Vec<NewRecord<'_>> = Vec::new();
        for entry in source
            .catalog
            .entries
            .iter()
            .filter(|entry| source.is_first(entry))
        {
            for (attribute, pattern) in entry.patterns() {
                let name = key(entry.kind, entry.id, attribute);
                let Some(returned) = self.returned.get(name.as_str()) else {
                    continue;
                };
                let text = (entry, attribute, pattern);
                let merged = self.text(text, returned, path, &mut edits);
                imported.rows.extend(merged.0);
                records.extend(merged.1);
            }
        }
        if records.is_empty() && edits.is_empty() {
            return imported;
        }
        let (after, state) = match self.finished((existing, source.catalog), edits, records) {
            Ok(finished) => finished,
            Err(reason) => {
                refuse_written(&mut imported.rows, reason);
                return imported;
            }
        };
        let state_path = path_beside(path);
        let all = own.iter().chain(shared);
        let state_before = match (self.side.catalog, self.side.state) {
            (Present::Absent(_), _) => orphan_records(workspace.files, path),
            (_, state) => {
                let loaded = state.and_then(|it| Loaded::find(all, it.file));
                loaded.map_or_else(String::new, |it| it.text.to_string())
            }
        };
        let changes = [
            (path.to_owned(), existing.to_owned(), after),
            (state_path, state_before, state.text()),
        ];
        let changes = changes
            .into_iter()
            .filter(|(_, before, after)| before != after);
        imported
            .changes
            .extend(changes.map(|(path, before, after)| (path, TextChange { before, after })));
        imported
    }

    /// Returns the text of the target catalog, empty where there is none.
    fn existing(&self) -> Result<&'p str, &'static str> {
        let faults = self.side.state.map_or(&[][..], |state| state.faults);
        if has_conflict(faults) {
            return Err("its state file has marks of a merge that nobody finished");
        }
        match self.side.catalog {
            Present::Read(file) => Ok(file.catalog.source),
            Present::Absent(_) => Ok(""),
            Present::Unreadable(_) => Err("the catalog cannot be read"),
            Present::Excluded => Err("the configuration leaves this catalog out"),
        }
    }

    /// Returns the target catalog with the edits, and its records then.
    fn finished(
        &self,
        (existing, source): (&str, &Catalog<'_>),
        edits: CatalogEdits,
        records: Vec<NewRecord<'_>>,
    ) -> Result<(String, State), &'static str> {
        if self.is_lossy() {
            return Err("the catalog is not in sound UTF-8");
        }
        const OTHERS: &str = "the catalog cannot be written without touching what else is there";
        let after = edits.text(existing, source).ok_or(OTHERS)?;
        let faults = self.side.read().map_or(0, |file| file.catalog.faults.len());
        let catalog = parse(&after);
        if catalog.faults.len() != faults {
            return Err(OTHERS);
        }
        let state = self.state(&catalog, records);
        Ok((after, state))
    }

    /// Returns whether what was read of the target catalog is not what is on the disk.
    fn is_lossy(&self) -> bool {
        let file = self.side.read();
        file.is_some_and(|file| file.encoding.iter().any(EncodingFault::is_lossy))
    }

    fn refuse_all(&self, path: &Utf8Path, reason: &'static str, rows: &mut Vec<ImportRow>) {
        for placed in self.returned.values().flatten() {
            let outcome = ImportOutcome::Refused(ImportRefusal::Unwritable(reason));
            let after = typed(&placed.unit.target);
            rows.push(row(placed, path, outcome, (String::new(), after)));
        }
    }

    fn text(
        &self,
        text: (&'p Entry<'p>, Option<&'p str>, &'p Pattern<'p>),
        returned: &[PlacedUnit<'m>],
        path: &Utf8Path,
        edits: &mut CatalogEdits,
    ) -> (Vec<ImportRow>, Option<NewRecord<'p>>) {
        let (entry, ..) = text;
        if self.side.is_broken(entry.kind, entry.id) {
            let refused = returned.iter().map(|placed| {
                let outcome = ImportOutcome::Refused(ImportRefusal::Broken);
                row(
                    placed,
                    path,
                    outcome,
                    (String::new(), typed(&placed.unit.target)),
                )
            });
            return (refused.collect(), None);
        }
        let Some((pair, units)) = self.units(text, returned) else {
            return (Vec::new(), None);
        };
        let told = self.told(&pair);
        let mut sorted = sorted(self.policy, &units, returned, path, told.as_ref());
        let record = if sorted.changed.is_empty() {
            self.confirmed(&pair, &units, &mut sorted, told.as_ref())
        } else {
            let ground = (told.as_ref(), path);
            self.merged((&pair, &units), returned, &mut sorted, ground, edits)
        };
        let rows = (&mut sorted.rows[..], edits);
        self.describe(&pair, &units, returned, rows, told.as_ref());
        (sorted.rows, record)
    }

    /// Writes a text that was worked at, and returns its record; refuses its rows where it would have no default.
    fn merged(
        &self,
        (pair, units): (&PatternPair<'p>, &PatternUnits),
        returned: &[PlacedUnit<'m>],
        sorted: &mut SortedUnits<'m>,
        ground: (Option<&Staleness>, &Utf8Path),
        edits: &mut CatalogEdits,
    ) -> Option<NewRecord<'p>> {
        let (entry, attribute) = (pair.entry, pair.attribute);
        let source = recorded_source(pair, units, returned);
        let confidence = judged(self.policy, units, sorted, source.is_some(), ground);
        let Some(value) = value(pair, units, &sorted.changed) else {
            for row in sorted.rows.iter_mut().rev().take(sorted.changed.len()) {
                row.outcome = ImportOutcome::Refused(ImportRefusal::NoDefault);
            }
            return None;
        };
        match pair.target {
            Some(target) => match target.pattern {
                Some(pattern) => edits.replace(target.catalog, (target.entry, pattern), &value),
                None => edits.extend(target.catalog, target.entry, attribute, &value),
            },
            None => edits.add(&display_name(entry.kind, entry.id), attribute, value),
        }
        Some(NewRecord {
            entry,
            attribute,
            name: units.name.clone(),
            source: source.unwrap_or_else(|| written(pair.pattern)),
            confidence,
        })
    }

    /// Gives the rows their source texts and the remarks of translators, which are written where that is asked for.
    fn describe(
        &self,
        pair: &PatternPair<'p>,
        units: &PatternUnits,
        returned: &[PlacedUnit<'m>],
        (rows, edits): (&mut [ImportRow], &mut CatalogEdits),
        told: Option<&Staleness>,
    ) {
        for row in rows.iter_mut() {
            let unit = units.units.iter().find(|unit| unit.id == row.id);
            row.source = unit.map_or_else(String::new, |unit| units.typed_source(unit));
        }
        if returned.iter().all(|placed| placed.unit.notes.is_empty()) {
            return;
        }
        let sent = SentLines::new(pair, units, told);
        for placed in returned {
            let notes = sent.others(placed);
            let keeps_notes = self.policy.keeps_notes
                && !notes.is_empty()
                && edits.comment(pair.target.as_ref(), &pair.entry.name(), &notes);
            let is_its = |row: &&mut ImportRow| {
                row.line == placed.unit.line && row.id == placed.unit.id && row.file == placed.file
            };
            for row in rows.iter_mut().filter(is_its) {
                row.notes.clone_from(&notes);
                row.keeps_notes = keeps_notes;
            }
        }
    }

    /// Returns the units of a text, in as many forms as came back.
    fn units(
        &self,
        text: (&'p Entry<'p>, Option<&'p str>, &'p Pattern<'p>),
        returned: &[PlacedUnit<'_>],
    ) -> Option<(PatternPair<'p>, PatternUnits)> {
        let plain = pair(self.set, self.side, text, false)?;
        let units = PatternUnits::new(&plain);
        let is_known =
            |placed: &PlacedUnit<'_>| units.units.iter().any(|it| it.id == placed.unit.id);
        if returned.iter().all(is_known) {
            return Some((plain, units));
        }
        let full = pair(self.set, self.side, text, true)?;
        let units = PatternUnits::new(&full);
        Some((full, units))
    }

    fn told(&self, pair: &PatternPair<'_>) -> Option<Staleness> {
        let translation = pair.target.and_then(|target| target.pattern)?;
        let records = self.side.state?.state;
        let record = records.get(pair.entry.kind, pair.entry.id, pair.attribute)?;
        Some(staleness(
            record,
            pair.pattern,
            translation,
            self.set.source.locale,
        ))
    }

    /// Returns the record of a text that came back whole and as it is, where that is to confirm it.
    fn confirmed(
        &self,
        pair: &PatternPair<'p>,
        units: &PatternUnits,
        sorted: &mut SortedUnits<'m>,
        told: Option<&Staleness>,
    ) -> Option<NewRecord<'p>> {
        is_confirmed(self.policy, sorted, told).then(|| NewRecord {
            entry: pair.entry,
            attribute: pair.attribute,
            name: units.name.clone(),
            source: written(pair.pattern),
            confidence: Confidence::Translated,
        })
    }

    /// Returns the records of the catalog as it will be.
    fn state(&self, catalog: &Catalog<'_>, records: Vec<NewRecord<'_>>) -> State {
        let known = self.side.state.map(|known| known.state.clone());
        let mut state = known.unwrap_or_default();
        let mut by_id: BTreeMap<(EntryKind, &str), &Entry<'_>> = BTreeMap::new();
        for entry in &catalog.entries {
            by_id.entry((entry.kind, entry.id)).or_insert(entry);
        }
        for new in records {
            let entry = by_id.get(&(new.entry.kind, new.entry.id));
            let Some(pattern) = entry.and_then(|entry| entry.pattern(new.attribute)) else {
                continue;
            };
            let record = Record {
                source: new.source,
                target: Fingerprint::of(pattern),
                state: new.confidence,
            };
            state.records.insert(new.name.into(), record);
        }
        state
    }
}

/// Refuses the texts that would have been written.
fn refuse_written(rows: &mut [ImportRow], reason: &'static str) {
    for row in rows {
        let is_as_it_was = matches!(
            row.outcome,
            ImportOutcome::Unchanged | ImportOutcome::StaleUnchanged
        );
        if !is_as_it_was {
            row.outcome = ImportOutcome::Refused(ImportRefusal::Unwritable(reason));
        }
    }
}
