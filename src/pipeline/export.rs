//! Gathers the texts of a locale for a translator. Nothing is written here.

pub mod evidence;

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::config::model::Config;
use crate::exchange::atoms::shown;
use crate::exchange::glossary::{GlossaryEntry, entries};
use crate::exchange::model::{
    Base, Exchange, ExchangeFile, ExchangeUnit, UnitEvidence, UnitState, checksum,
};
use crate::exchange::notes::{NoteParts, file_note, note};
use crate::exchange::shape::FormRequest;
use crate::exchange::units::{PatternPair, PatternUnits, TargetPattern, is_grammar};
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern};
use crate::locale::tag::Locale;
use crate::pipeline::terminology;
use crate::pipeline::workspace::Workspace;
use crate::project::change::Change;
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::{Set, Side};
use crate::project::staleness::{Staleness, Translation, staleness};
use crate::project::state::Confidence;
use crate::text::file_source::FileSource;

/// A request for the texts of a locale.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The place of the locale in the layout.
    pub target: usize,
    /// Statements, catalogs or folders, relative to the project; empty: all.
    pub documents: Vec<Utf8PathBuf>,
    /// The states of the texts that go out; `None`: all, those that are done as context.
    pub only: Option<BTreeSet<WaitingState>>,
    /// Forms too that only fractions and exact millions take.
    pub all_plurals: bool,
    /// Leaves stale translations out of the target and quotes them in the note: for tools that take any target as done.
    pub empties_stale: bool,
}

/// Why a text waits for a translator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaitingState {
    Missing,
    Stale,
    Draft,
}

/// Returns the texts of one locale, catalog by catalog in the order of their paths.
pub fn export(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    request: &ExportRequest,
) -> Exchange {
    let look = |workspace: &Workspace<'_>, plan: &SetPlan| {
        let original = layout.catalog_path(&plan.source)?;
        let target = layout.catalog_path(&plan.targets[request.target])?;
        let statement = plan.statement.map(|file| layout.path(file));
        let paths = [Some(original), Some(target), statement];
        let is_named = paths.into_iter().flatten().any(|path| request.names(path));
        if !is_named && !request.documents.iter().any(|it| *it == plan.key) {
            return None;
        }
        workspace.with_parsed_set(plan, |set, _| {
            let units = of_set(set, request)?;
            (!units.1.is_empty()).then(|| ExchangeFile {
                original: original.as_str().to_owned(),
                note: units.0,
                units: units.1,
            })
        })
    };
    let found: Vec<Option<ExchangeFile>> = Workspace::open(layout, config, files, |workspace| {
        let sets = layout.sets.par_iter();
        sets.map(|plan| look(workspace, plan)).collect()
    });
    Exchange {
        source: layout.source.clone(),
        target: layout.targets[request.target].clone(),
        files: found.into_iter().flatten().collect(),
        glossary: Vec::new(),
        is_rich: false,
    }
}

/// Returns the terms of one locale; none where the project has no glossary.
///
/// # Errors
/// Why the glossary cannot be read.
pub fn exported_terms(
    layout: &Layout,
    files: &dyn FileSource,
    target: usize,
) -> Result<Vec<GlossaryEntry>, String> {
    match terminology::text(files) {
        Some(text) => entries(&text?, &layout.source, &layout.targets[target]),
        None => Ok(Vec::new()),
    }
}

impl ExportRequest {
    fn names(&self, path: &Utf8Path) -> bool {
        self.documents.is_empty() || self.documents.iter().any(|named| path.starts_with(named))
    }

    fn wants(&self, state: UnitState) -> bool {
        let waiting = match state {
            UnitState::Missing => WaitingState::Missing,
            UnitState::Machine | UnitState::Draft => WaitingState::Draft,
            UnitState::Stale => WaitingState::Stale,
            UnitState::Translated | UnitState::Reviewed => return self.only.is_none(),
        };
        self.only
            .as_ref()
            .is_none_or(|only| only.contains(&waiting))
    }
}

fn of_set(set: &Set<'_>, request: &ExportRequest) -> Option<(String, Vec<ExchangeUnit>)> {
    let source = set.source.read()?;
    let side = set.targets[request.target];
    let sections = Sections::new(source.catalog);
    let mut units = Vec::new();
    for entry in &source.catalog.entries {
        // One that does not parse would be there twice when it comes back.
        if !source.is_first(entry) || side.is_broken(entry.kind, entry.id) {
            continue;
        }
        for (attribute, pattern) in entry.patterns() {
            let pair = pair(set, side, (entry, attribute, pattern), request.all_plurals)?;
            let text = ExportedText {
                pair: &pair,
                request,
                told: told(&pair, side, set.source.locale),
                section: sections.of(entry),
            };
            units.extend(text.units());
        }
    }
    Some((file_note(source.catalog), units))
}

/// Returns a text of the source beside its translation; `None` where the source catalog could not be read.
pub(super) fn pair<'p>(
    set: &Set<'p>,
    side: Side<'p>,
    (entry, attribute, pattern): (&'p Entry<'p>, Option<&'p str>, &'p Pattern<'p>),
    all_plurals: bool,
) -> Option<PatternPair<'p>> {
    let target = side.read().and_then(|file| {
        let translation = file.entry(entry.kind, entry.id)?;
        Some(TargetPattern {
            catalog: file.catalog,
            entry: translation,
            pattern: translation.pattern(attribute),
        })
    });
    Some(PatternPair {
        catalog: set.source.read()?.catalog,
        entry,
        attribute,
        pattern,
        target,
        forms: FormRequest {
            target: side.locale,
            all_plurals,
        },
        is_soft: set.statement.is_some(),
    })
}

/// Returns what the records say of a text; `None` where they say nothing, or there is no translation.
fn told(pair: &PatternPair<'_>, side: Side<'_>, source: &Locale) -> Option<RecordedText> {
    let translation = pair.target.and_then(|target| target.pattern)?;
    let state = side.state?;
    let record = state
        .state
        .get(pair.entry.kind, pair.entry.id, pair.attribute)?;
    Some(RecordedText {
        staleness: staleness(record, pair.pattern, translation, source),
        confidence: record.state,
    })
}

struct RecordedText {
    staleness: Staleness,
    confidence: Confidence,
}

struct ExportedText<'e> {
    pair: &'e PatternPair<'e>,
    request: &'e ExportRequest,
    told: Option<RecordedText>,
    section: Option<&'e str>,
}

impl ExportedText<'_> {
    fn units(&self) -> Vec<ExchangeUnit> {
        let pair = self.pair;
        let texts = PatternUnits::new(pair);
        let codes_of = |at: usize| texts.units[at].inline_codes();
        let source = checksum(&texts.source);
        let mut units = Vec::with_capacity(texts.units.len());
        for (at, text) in texts.units.iter().enumerate() {
            let state = if text.target.is_empty() {
                UnitState::Missing
            } else {
                self.state()
            };
            if !self.request.wants(state) {
                continue;
            }
            let codes = codes_of(at);
            let mut remarks = self.remarks(state);
            let is_emptied = state == UnitState::Stale && self.request.empties_stale;
            if is_emptied && let Some(present) = &text.present {
                let shown = shown(present);
                remarks.push(format!("The translation of the old text: {shown}"));
            }
            let note = note(&NoteParts {
                comment: pair.entry.comment.as_ref(),
                shape: texts.shape.as_ref(),
                case: &text.case,
                codes: &codes,
                target: pair.forms.target,
                remarks,
                is_term: pair.entry.kind == EntryKind::Term,
                id: &texts.name,
                section: self.section,
            });
            units.push(ExchangeUnit {
                id: text.id.clone(),
                name: text.name.clone(),
                message: pair.entry.name(),
                source: text.source.clone(),
                codes,
                source_text: texts.typed_source(text),
                target_text: match &text.present {
                    Some(present) if !is_emptied => texts.typed(present),
                    Some(_) | None => String::new(),
                },
                target: if is_emptied {
                    Vec::new()
                } else {
                    text.target.clone()
                },
                state: if is_emptied {
                    UnitState::Missing
                } else {
                    state
                },
                is_translatable: !is_grammar(pair.entry.kind, pair.attribute),
                previous: self.previous(state),
                note,
                base: Base {
                    source: Some(source),
                    target: Some(text.present_sum()),
                },
                evidence: UnitEvidence::default(),
            });
        }
        units
    }

    fn state(&self) -> UnitState {
        let Some(told) = &self.told else {
            return UnitState::Translated;
        };
        match (&told.staleness, told.confidence) {
            (Staleness::Draft, Confidence::Machine) => UnitState::Machine,
            (Staleness::Draft | Staleness::Unconfirmed, _) => UnitState::Draft,
            (Staleness::Stale(_), _) => UnitState::Stale,
            (Staleness::Current, Confidence::Reviewed) => UnitState::Reviewed,
            (Staleness::Current, _) => UnitState::Translated,
        }
    }

    fn previous(&self, state: UnitState) -> Option<String> {
        match &self.told.as_ref()?.staleness {
            Staleness::Stale(stale) if state == UnitState::Stale => Some(stale.was.clone()),
            Staleness::Stale(_)
            | Staleness::Current
            | Staleness::Draft
            | Staleness::Unconfirmed => None,
        }
    }

    fn remarks(&self, state: UnitState) -> Vec<String> {
        let Some(RecordedText {
            staleness: Staleness::Stale(stale),
            ..
        }) = self.told.as_ref().filter(|_| state == UnitState::Stale)
        else {
            return Vec::new();
        };
        let change = match stale.change {
            Change::Minor => " in little things".to_owned(),
            Change::Major(None) => String::new(),
            Change::Major(Some(fact)) => format!(" in a {}", fact.as_str()),
        };
        let changed = format!("the source was changed{change} since this was translated");
        let mut remarks = vec![format!("Out of date: {changed}. It was: {}", stale.was)];
        if stale.translation == Translation::Changed {
            remarks
                .push("The translation was changed as well; nobody has confirmed it.".to_owned());
        }
        remarks
    }
}

/// The group comments of a catalog: the sections that messages stand in.
struct Sections<'c> {
    starts: Vec<(u32, &'c str)>,
}

impl<'c> Sections<'c> {
    fn new(catalog: &Catalog<'c>) -> Self {
        let groups = catalog.comments.iter().filter(|comment| comment.level == 2);
        let starts = groups.map(|comment| {
            let start = catalog.comment_span(comment).start;
            (
                start,
                comment.lines.first().copied().unwrap_or_default().trim(),
            )
        });
        Self {
            starts: starts.collect(),
        }
    }

    fn of(&self, entry: &Entry<'_>) -> Option<&'c str> {
        let before = self
            .starts
            .partition_point(|(start, _)| *start < entry.span.start);
        let (_, section) = self.starts.get(before.checked_sub(1)?)?;
        (!section.is_empty()).then_some(*section)
    }
}
