//! Brings a catalog of gettext that knows paragraphs by their text into a project that knows them by name. Nothing is
//! written here.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::document::model::Format;
use crate::document::plain_text::plain_text;
use crate::exchange::model::{
    Exchange, ExchangeUnit, ReturnedFile, ReturnedState, ReturnedUnit, UnitPiece,
};
use crate::exchange::po::read::PoEntry;
use crate::pipeline::export::export;
use crate::pipeline::export::request::ExportRequest;
use crate::pipeline::import::import;
use crate::pipeline::import::model::{
    ImportOutcome, ImportPolicy, ImportRequest, ImportRow, Imported, NamedReturn, UnplacedReason,
};
use crate::project::layout::Layout;
use crate::text::canonical::canonical;
use crate::text::file_source::FileSource;

/// A catalog of gettext to bring in.
pub struct PoAdoption<'r> {
    /// The place of the locale in the layout.
    pub target: usize,
    /// Statements that it is for, relative to the project; empty: all.
    pub documents: Vec<Utf8PathBuf>,
    /// The file, as it was named.
    pub file: &'r Utf8Path,
    pub entries: &'r [PoEntry],
}

/// Returns what becomes of the entries that are translated, in their order. A translation that is there already stays.
pub fn adopt_po(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    adoption: &PoAdoption<'_>,
) -> Imported {
    let request = ExportRequest {
        target: adoption.target,
        documents: adoption.documents.clone(),
        only: None,
        all_plurals: false,
        empties_stale: false,
    };
    let texts = export(layout, config, files, &request);
    let places = PlacesByText::new(&texts);
    let mut placed = PlacedEntries::default();
    let translated = adoption.entries.iter().filter(|it| !it.target.is_empty());
    for entry in translated {
        placed.place(entry, &places, adoption.file);
    }
    let returned: Vec<NamedReturn> = placed
        .returned
        .into_iter()
        .map(|(original, units)| NamedReturn {
            file: adoption.file.to_owned(),
            returned: ReturnedFile {
                original: original.to_owned(),
                units,
                ..ReturnedFile::default()
            },
        })
        .collect();
    let request = ImportRequest {
        target: adoption.target,
        files: &returned,
        policy: ImportPolicy::default(),
    };
    let mut imported = import(layout, config, files, &request);
    imported.rows.extend(placed.rows);
    imported.rows.sort_by_key(|row| row.line);
    imported
}

/// A text of the project: the catalog or document that it is in, and the text.
type Place<'e> = (&'e str, &'e ExchangeUnit);

/// The texts of a project by what their sources say.
struct PlacesByText<'e> {
    as_written: HashMap<String, Vec<Place<'e>>>,
    /// As readers see them: programs write emphasis in ways of their own.
    as_read: HashMap<String, Vec<Place<'e>>>,
}

impl<'e> PlacesByText<'e> {
    fn new(texts: &'e Exchange) -> Self {
        let mut places = Self {
            as_written: HashMap::new(),
            as_read: HashMap::new(),
        };
        for file in &texts.files {
            for unit in file.units.iter().filter(|unit| unit.is_translatable) {
                let place = (file.original.as_str(), unit);
                let text = &unit.source_text;
                let written = places.as_written.entry(written(text));
                written.or_default().push(place);
                places.as_read.entry(read(text)).or_default().push(place);
            }
        }
        places
    }

    /// Returns the texts that an entry translates: all that say the same, but where its context names one of them.
    fn of(&self, entry: &PoEntry) -> Vec<Place<'e>> {
        let exact = self.as_written.get(&written(&entry.source));
        let found = exact.or_else(|| self.as_read.get(&read(&entry.source)));
        let found = found.map_or(&[][..], Vec::as_slice);
        let is_named = |(original, unit): &Place<'e>| {
            let context = entry.context.as_deref().unwrap_or_default();
            let id = context.strip_prefix(original).unwrap_or(context);
            id.trim_start_matches('#') == unit.id
        };
        match found.iter().find(|place| is_named(place)) {
            Some(one) => vec![*one],
            None => found.to_vec(),
        }
    }
}

fn written(text: &str) -> String {
    canonical(text).into_owned()
}

fn read(text: &str) -> String {
    canonical(&plain_text(text, Format::Markdown)).into_owned()
}

/// Entries at the places that they translate, and what is to be said of the others.
#[derive(Default)]
struct PlacedEntries<'e> {
    returned: BTreeMap<&'e str, Vec<ReturnedUnit>>,
    rows: Vec<ImportRow>,
    taken: HashSet<(&'e str, &'e str)>,
}

impl<'e> PlacedEntries<'e> {
    fn place(&mut self, entry: &PoEntry, places: &PlacesByText<'e>, file: &Utf8Path) {
        let unplaced = |reason| row(entry, file, ImportOutcome::Unplaced(reason));
        if entry.is_obsolete {
            self.rows.push(unplaced(UnplacedReason::Obsolete));
            return;
        }
        if entry.has_plural {
            self.rows.push(unplaced(UnplacedReason::PluralForms));
            return;
        }
        let found = places.of(entry);
        if found.is_empty() {
            self.rows.push(unplaced(UnplacedReason::NoSuchText));
            return;
        }
        let mut is_used = false;
        for (original, unit) in found {
            if !self.taken.insert((original, &unit.id)) {
                continue;
            }
            is_used = true;
            if unit.target.is_empty() {
                let units = self.returned.entry(original).or_default();
                units.push(returned(entry, unit));
                continue;
            }
            let outcome = if written(&unit.target_text) == written(&entry.target) {
                ImportOutcome::Unchanged
            } else {
                ImportOutcome::Kept
            };
            self.rows.push(ImportRow {
                catalog: original.into(),
                id: unit.id.clone(),
                name: unit.id.clone(),
                before: unit.target_text.clone(),
                ..row(entry, file, outcome)
            });
        }
        if !is_used {
            self.rows.push(unplaced(UnplacedReason::Doubled));
        }
    }
}

fn row(entry: &PoEntry, file: &Utf8Path, outcome: ImportOutcome) -> ImportRow {
    ImportRow {
        file: file.to_owned(),
        line: entry.line,
        catalog: Utf8PathBuf::new(),
        id: String::new(),
        name: String::new(),
        outcome,
        source: entry.source.clone(),
        before: String::new(),
        after: entry.target.clone(),
        notes: entry.notes.clone(),
        keeps_notes: false,
    }
}

/// Returns an entry as a unit that came back.
fn returned(entry: &PoEntry, unit: &ExchangeUnit) -> ReturnedUnit {
    let has_lines = unit.source_text.contains('\n');
    let target = if has_lines {
        entry.target.clone()
    } else {
        // The lines of a paragraph are those of a program that wraps.
        written(&entry.target)
    };
    let previous = entry.previous.as_ref().filter(|_| entry.is_fuzzy);
    ReturnedUnit {
        id: unit.id.clone(),
        line: entry.line,
        source: unit.source.clone(),
        previous: previous.map(|text| vec![UnitPiece::Text(text.clone())]),
        target: vec![UnitPiece::Text(target)],
        state: if entry.is_fuzzy {
            ReturnedState::Unfinished
        } else {
            ReturnedState::Translated
        },
        notes: entry.notes.clone(),
        ..ReturnedUnit::default()
    }
}
