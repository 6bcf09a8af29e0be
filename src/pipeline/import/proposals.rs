//! Finds where texts belong whose message is gone: in another one that says the same and has no translation yet.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::config::model::Config;
use crate::exchange::model::{
    Base, Exchange, InlineCode, ReturnedFile, ReturnedState, ReturnedUnit, UnitPiece,
};
use crate::pipeline::export::export;
use crate::pipeline::export::request::{ExportRequest, WaitingState};
use crate::pipeline::import::model::{
    DraftReason, ImportOutcome, ImportRow, Imported, NamedReturn,
};
use crate::project::layout::Layout;
use crate::text::canonical::canonical;
use crate::text::file_source::FileSource;

/// A place in a file that came back: its number among them, and the number of the unit in it.
type UnitPlace = (usize, usize);

/// What came back, with other names for the units that were moved.
pub(super) struct Proposals {
    pub files: Vec<NamedReturn>,
    /// The old name of each unit that has another one, by its line and its new name.
    moved: HashMap<(usize, String), String>,
}

impl Proposals {
    /// Returns what came back with the orphans at the places that have their source text; `None` where no orphan has one.
    pub fn new(
        layout: &Layout,
        config: &Config,
        files: &dyn FileSource,
        (target, returned): (usize, &[NamedReturn]),
        orphans: &[ImportRow],
    ) -> Option<Self> {
        let found = unknown(returned, orphans);
        if found.is_empty() {
            return None;
        }
        let request = ExportRequest {
            target,
            documents: Vec::new(),
            only: Some([WaitingState::Missing].into()),
            all_plurals: false,
            empties_stale: false,
        };
        let missing = export(layout, config, files, &request);
        let places = places(&missing, returned);
        let mut taken = HashSet::new();
        let mut moves: BTreeMap<UnitPlace, (String, String)> = BTreeMap::new();
        for (file, at) in found {
            let unit = &returned[file].returned.units[at];
            let place = places
                .get(&flat(&unit.source, &unit.shown))
                .copied()
                .flatten();
            if let Some((original, id)) = place.filter(|place| taken.insert(*place)) {
                moves.insert((file, at), (original.to_owned(), id.to_owned()));
            }
        }
        (!moves.is_empty()).then(|| Self::moved(returned, &moves))
    }

    fn moved(returned: &[NamedReturn], moves: &BTreeMap<UnitPlace, (String, String)>) -> Self {
        let mut files = Vec::new();
        let mut moved = HashMap::new();
        for (number, NamedReturn { file, returned }) in returned.iter().enumerate() {
            let mut kept = returned.clone();
            kept.units.clear();
            let head = kept.clone();
            let mut apart = Vec::new();
            for (at, unit) in returned.units.iter().enumerate() {
                let Some((original, id)) = moves.get(&(number, at)) else {
                    kept.units.push(unit.clone());
                    continue;
                };
                moved.insert((unit.line, id.clone()), unit.id.clone());
                apart.push(ReturnedFile {
                    original: original.clone(),
                    units: vec![ReturnedUnit {
                        id: id.clone(),
                        state: ReturnedState::Unfinished,
                        base: Base::default(),
                        ..unit.clone()
                    }],
                    ..head.clone()
                });
            }
            for returned in std::iter::once(kept).chain(apart) {
                let file = file.clone();
                files.push(NamedReturn { file, returned });
            }
        }
        Self { files, moved }
    }

    /// Says of the drafts that were made so where they come from.
    pub fn explain(&self, imported: &mut Imported) {
        for row in &mut imported.rows {
            let was = self.moved.get(&(row.line, row.id.clone()));
            if let (Some(was), ImportOutcome::Draft(DraftReason::Unfinished)) = (was, &row.outcome)
            {
                row.outcome = ImportOutcome::Draft(DraftReason::Moved(was.clone()));
            }
        }
    }
}

/// Returns the missing texts that nobody sent a translation of, by their sources; `None` where several say the same.
fn places<'e>(
    missing: &'e Exchange,
    returned: &[NamedReturn],
) -> HashMap<String, Option<(&'e str, &'e str)>> {
    let mut known: HashSet<(&str, &str)> = HashSet::new();
    for NamedReturn { returned, .. } in returned {
        let units = returned.units.iter().filter(|unit| !unit.target.is_empty());
        known.extend(units.map(|unit| (returned.original.as_str(), unit.id.as_str())));
    }
    let mut places: HashMap<String, Option<(&str, &str)>> = HashMap::new();
    for file in &missing.files {
        for unit in &file.units {
            let place = (file.original.as_str(), unit.id.as_str());
            if known.contains(&place) {
                continue;
            }
            let coded = flat(&unit.source, &shown(&unit.codes));
            for text in HashSet::from([coded, plain(&unit.source_text)]) {
                let found = places.entry(text);
                found.and_modify(|it| *it = None).or_insert(Some(place));
            }
        }
    }
    places
}

/// Returns the units that are orphans and have a translation.
fn unknown(returned: &[NamedReturn], orphans: &[ImportRow]) -> Vec<UnitPlace> {
    let orphans = orphans
        .iter()
        .filter(|row| row.outcome == ImportOutcome::Orphan);
    let names: HashSet<(&str, usize, &str)> = orphans
        .map(|row| (row.file.as_str(), row.line, row.id.as_str()))
        .collect();
    let mut found = Vec::new();
    for (number, file) in returned.iter().enumerate() {
        for (at, unit) in file.returned.units.iter().enumerate() {
            let name = (file.file.as_str(), unit.line, unit.id.as_str());
            if !unit.target.is_empty() && names.contains(&name) {
                found.push((number, at));
            }
        }
    }
    found
}

fn shown(codes: &[InlineCode]) -> Vec<(String, String)> {
    let codes = codes.iter();
    codes
        .map(|code| (code.id.clone(), code.shown.clone()))
        .collect()
}

fn plain(text: &str) -> String {
    canonical(text).into_owned()
}

/// Returns a text with its placeables as they are written, and marks for its other codes.
fn flat(pieces: &[UnitPiece], shown: &[(String, String)]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            UnitPiece::Text(text) => out.push_str(text),
            UnitPiece::Code(id) => match shown.iter().find(|(known, _)| known == id) {
                Some((_, written)) => out.push_str(written),
                None => out.extend(["\u{1}", id]),
            },
            UnitPiece::Open(id) => out.extend(["\u{2}", id]),
            UnitPiece::Close(id) => out.extend(["\u{3}", id]),
        }
    }
    plain(&out)
}
