//! Confirms translations against the present source: makes the records of state files anew, in memory.

pub mod history;
pub mod waiting;

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::config::model::Config;
use crate::fluent::model::Entry;
use crate::locale::tag::Locale;
use crate::pipeline::documents::translations::each_translation;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::text_change::TextChange;
use crate::pipeline::workspace::Workspace;
use crate::project::change::Change;
use crate::project::completeness::is_blank;
use crate::project::draft_note;
use crate::project::layout::{DocumentPlan, Layout, SetPlan};
use crate::project::set::{CatalogFile, Set, Side};
use crate::project::staleness::{Stale, Staleness, staleness};
use crate::project::state::{self, Confidence, Record, State, has_conflict};
use crate::text::file_source::FileSource;

/// A request to confirm translations: which ones, and as what.
#[derive(Clone, Debug)]
pub struct AcceptRequest {
    pub selection: AcceptSelection,
    /// Target locales; `None`: all.
    pub locales: Option<Vec<Locale>>,
    /// Catalogs or folders, relative to the project; empty: all.
    pub paths: Vec<Utf8PathBuf>,
    pub confidence: Confidence,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptSelection {
    All,
    /// Those alone whose source changed in little things.
    Minor,
    /// Messages, terms (`-term`) or single attributes (`message.attribute`).
    Named(BTreeSet<String>),
}

/// The entries that were confirmed, and those that were not.
#[derive(Debug, Default)]
pub struct Accepted {
    /// The state files that change, by path; `before` is empty for a new one.
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    /// The catalogs from which notes on drafts go that are none any more.
    pub catalogs: BTreeMap<Utf8PathBuf, TextChange>,
    pub confirmed: Vec<Confirmed>,
    pub refused: Vec<RefusedEntry>,
    /// Names that no translation has.
    pub unknown: BTreeSet<String>,
}

/// A translation that is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confirmed {
    pub catalog: Utf8PathBuf,
    pub name: String,
    pub was: Was,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Was {
    /// Nothing was recorded of it.
    Unrecorded,
    Stale,
    /// A draft, or made by a machine; or confirmed with another word.
    Recorded,
}

/// A translation, or a file, that cannot be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RefusedEntry {
    pub path: Utf8PathBuf,
    pub name: Option<String>,
    pub reason: &'static str,
}

/// Makes the records that an order asks for. Nothing is written.
pub fn accept(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    order: &AcceptRequest,
) -> Accepted {
    let mut accepted = Accepted::default();
    let mut known = BTreeSet::new();
    let parts = Workspace::open(layout, config, files, |workspace| {
        each_target(workspace, order, |target, before, set| {
            confirm(order, target, before, set)
        })
    });
    for part in parts {
        known.extend(part.known);
        accepted.confirmed.extend(part.confirmed);
        accepted.refused.extend(part.refused);
        accepted.changes.extend(part.change);
        accepted.catalogs.extend(part.catalog);
    }
    if let AcceptSelection::Named(names) = &order.selection {
        accepted.unknown = names.difference(&known).cloned().collect();
    }
    accepted.confirmed.sort();
    accepted.refused.sort();
    accepted
}

/// A target catalog with its path and the text of its state file.
struct AcceptTarget<'t> {
    side: Side<'t>,
    path: &'t Utf8Path,
    state_path: Utf8PathBuf,
}

/// Looks at every target catalog that an order is about.
fn each_target<T: Send>(
    workspace: &Workspace<'_>,
    order: &AcceptRequest,
    each: impl Fn(&AcceptTarget<'_>, &str, &Set<'_>) -> T + Sync,
) -> Vec<T> {
    let layout = workspace.layout;
    let wants = |path: &Utf8Path| {
        order.paths.is_empty() || order.paths.iter().any(|it| path.starts_with(it))
    };
    let in_set = |plan: &SetPlan| {
        workspace.with_parsed_set(plan, |set, own| {
            let mut found = Vec::new();
            for side in &set.targets {
                let (Some(read), true) = (side.read(), order.wants_locale(side.locale)) else {
                    continue;
                };
                let path = layout.path(read.file);
                let statement = set.statement.as_ref().map(|it| layout.path(it.file));
                if !wants(path) && !statement.is_some_and(wants) {
                    continue;
                }
                let state_path = state::path_beside(path);
                let target = AcceptTarget {
                    side: *side,
                    path,
                    state_path,
                };
                let loaded = own.iter().chain(workspace.shared_files());
                let before = side
                    .state
                    .and_then(|state| Loaded::find(loaded, state.file));
                let before = before.map_or("", |it| &it.text);
                found.push(each(&target, before, set));
            }
            found
        })
    };
    let in_document = |plan: &DocumentPlan| {
        let source = layout.catalog_path(&plan.source);
        let found = each_translation(workspace, plan, |translation| {
            let (set, side) = (translation.set, translation.set.targets[0]);
            let path = set.document.filter(|_| order.wants_locale(side.locale))?;
            if !wants(path) && !source.is_some_and(wants) {
                return None;
            }
            let state_path = translation.state_path.clone();
            let target = AcceptTarget {
                side,
                path,
                state_path,
            };
            Some(each(&target, translation.before, set))
        });
        found.into_iter().flatten().collect()
    };
    let mut parts: Vec<Vec<T>> = layout.sets.par_iter().map(in_set).collect();
    parts.par_extend(layout.documents.par_iter().map(in_document));
    parts.into_iter().flatten().collect()
}

impl AcceptRequest {
    fn wants_locale(&self, locale: &Locale) -> bool {
        self.locales
            .as_ref()
            .is_none_or(|locales| locales.contains(locale))
    }

    fn names(&self, entry: &Entry<'_>, name: &str) -> bool {
        match &self.selection {
            AcceptSelection::All | AcceptSelection::Minor => true,
            AcceptSelection::Named(names) => names.contains(name) || names.contains(&entry.name()),
        }
    }
}

#[derive(Default)]
struct AcceptedPart {
    known: BTreeSet<String>,
    confirmed: Vec<Confirmed>,
    refused: Vec<RefusedEntry>,
    change: Option<(Utf8PathBuf, TextChange)>,
    catalog: Option<(Utf8PathBuf, TextChange)>,
}

fn confirm(
    order: &AcceptRequest,
    target: &AcceptTarget<'_>,
    before: &str,
    set: &Set<'_>,
) -> AcceptedPart {
    let mut part = AcceptedPart::default();
    let side = target.side;
    let refuse = |name: Option<String>, reason: &'static str| RefusedEntry {
        path: match name {
            Some(_) => target.path.to_owned(),
            None => target.state_path.clone(),
        },
        name,
        reason,
    };
    let mut state = side
        .state
        .map_or_else(State::default, |it| it.state.clone());
    let faults = side.state.map_or(&[][..], |it| it.faults);
    if has_conflict(faults) {
        part.refused
            .push(refuse(None, "it has marks of a merge that nobody finished"));
        return part;
    }
    let is_named = matches!(order.selection, AcceptSelection::Named(_));
    let (source, read) = (set.source.read(), side.read());
    let sources = source.iter().flat_map(|file| &file.catalog.entries);
    for entry in sources.filter(|entry| source.is_some_and(|file| file.is_first(entry))) {
        let translation = side.entry(entry.kind, entry.id);
        for (attribute, pattern) in entry.patterns() {
            let name = state::key(entry.kind, entry.id, attribute);
            if !order.names(entry, &name) {
                continue;
            }
            part.known.extend([name.clone(), entry.name()]);
            let translated = translation.and_then(|it| it.pattern(attribute));
            let Some(translated) = translated.filter(|it| !is_blank(it) || is_blank(pattern))
            else {
                if is_named {
                    let reason = if side.is_broken(entry.kind, entry.id) {
                        "its translation does not parse"
                    } else {
                        "there is no translation of it"
                    };
                    part.refused.push(refuse(Some(name), reason));
                }
                continue;
            };
            let old = state.records.get(name.as_str());
            let told = old.map(|record| staleness(record, pattern, translated, set.source.locale));
            if order.selection == AcceptSelection::Minor && !is_minor(told.as_ref()) {
                continue;
            }
            let mut record = Record::of(pattern, translated, order.confidence);
            // What was reviewed stays so while nothing changes.
            if let (Some(old), Some(Staleness::Current)) = (old, &told) {
                record.state = record.state.max(old.state);
            }
            if old == Some(&record) {
                continue;
            }
            let was = match told {
                None => Was::Unrecorded,
                Some(Staleness::Stale(_)) => Was::Stale,
                Some(Staleness::Current | Staleness::Draft | Staleness::Unconfirmed) => {
                    Was::Recorded
                }
            };
            part.confirmed.push(Confirmed {
                catalog: target.path.to_owned(),
                name: name.clone(),
                was,
            });
            state.records.insert(name.into(), record);
        }
    }
    if order.selection == AcceptSelection::All {
        // A record of what stands nowhere any more.
        let written = read.iter().flat_map(|file| &file.catalog.entries);
        let names: BTreeSet<String> = written
            .flat_map(|entry| {
                entry
                    .patterns()
                    .map(|(attribute, _)| state::key(entry.kind, entry.id, attribute))
            })
            .collect();
        state.records.retain(|name, _| names.contains(&**name));
    }
    if let Some(read) = read.filter(|_| set.document.is_none() && !part.confirmed.is_empty()) {
        part.catalog = without_notes(read, &state, &part.confirmed)
            .map(|change| (target.path.to_owned(), change));
    }
    let after = state.text();
    if !part.confirmed.is_empty()
        || (side.state.is_some() && after != before && order.selection == AcceptSelection::All)
    {
        let change = TextChange {
            before: before.to_owned(),
            after,
        };
        part.change = Some((target.state_path.clone(), change));
    }
    part
}

/// Returns a catalog without the notes that stand above drafts which are confirmed now.
fn without_notes(
    read: CatalogFile<'_>,
    state: &State,
    confirmed: &[Confirmed],
) -> Option<TextChange> {
    let confirmed: BTreeSet<&str> = confirmed.iter().map(|it| it.name.as_str()).collect();
    let is_draft = |name: &String| {
        let record = state.records.get(name.as_str());
        record.is_some_and(|record| record.state.is_draft())
    };
    let after = draft_note::without(read, &|entry| {
        let patterns = entry.patterns();
        let names = patterns.map(|(attribute, _)| state::key(entry.kind, entry.id, attribute));
        let names: Vec<String> = names.collect();
        names.iter().any(|name| confirmed.contains(name.as_str())) && !names.iter().any(is_draft)
    })?;
    let before = read.catalog.source.to_owned();
    Some(TextChange { before, after })
}

fn is_minor(told: Option<&Staleness>) -> bool {
    matches!(
        told,
        Some(Staleness::Stale(Stale {
            change: Change::Minor,
            ..
        }))
    )
}
