//! What nobody needs any more: catalogs whose statement is gone, and messages of translations that the source has not.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::fluent::model::{Catalog, EntryKind};
use crate::fluent::parse::parse;
use crate::fluent::reference::{ReferenceTarget, visit};
use crate::pipeline::sync::request::SyncRequest;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::project::state::{State, has_conflict, path_beside};
use crate::sync::catalog::rewritten;
use crate::text::file_source::FileSource;

/// A translation without its obsolete messages.
#[derive(Debug)]
pub struct PrunedCatalog {
    pub change: TextChange,
    /// The records without theirs, where there were any.
    pub state: Option<TextChange>,
    /// The messages that are taken out.
    pub names: Vec<String>,
}

/// Returns the files that were left over, with their records.
pub(super) fn leftovers(
    layout: &Layout,
    files: &dyn FileSource,
    order: &SyncRequest,
) -> BTreeSet<Utf8PathBuf> {
    let mut found = BTreeSet::new();
    for plan in layout
        .leftovers
        .iter()
        .filter(|plan| order.wants(layout, plan))
    {
        let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        for file in catalogs.filter_map(PlannedCatalog::file) {
            let state = layout.states.get(&file);
            found.insert(layout.path(file).to_owned());
            found.extend(state.map(|state| layout.path(*state).to_owned()));
        }
    }
    // They are read, so that nothing is removed that was changed meanwhile.
    found.retain(|path| files.read(path).is_ok());
    found
}

/// Returns the records of catalogs that are gone, and are not planned either.
pub(super) fn orphans(
    files: &dyn FileSource,
    planned: &BTreeMap<Utf8PathBuf, &str>,
    wanted: &[&SetPlan],
) -> BTreeSet<Utf8PathBuf> {
    let targets = wanted.iter().flat_map(|plan| &plan.targets);
    let absent = targets.filter_map(|target| match target {
        PlannedCatalog::Absent(path) => Some(path),
        PlannedCatalog::File(_) | PlannedCatalog::Excluded => None,
    });
    let absent = absent.filter(|path| !planned.contains_key(*path));
    let records = absent.map(|path| path_beside(path));
    records.filter(|path| files.read(path).is_ok()).collect()
}

/// Returns the catalogs of all target locales that have obsolete messages, by path.
pub(super) fn pruning(
    layout: &Layout,
    files: &dyn FileSource,
    wanted: &[&SetPlan],
) -> BTreeMap<Utf8PathBuf, PrunedCatalog> {
    let mut found = BTreeMap::new();
    for at in 0..layout.targets.len() {
        let references = references(layout, files, at);
        for plan in wanted {
            let (Some(source), Some(target)) = (plan.source.file(), plan.targets[at].file()) else {
                continue;
            };
            let Some(source) = text_of(files, layout.path(source)) else {
                continue;
            };
            let path = layout.path(target);
            let pruned = catalog(&parse(&source), files, path, &references);
            found.extend(pruned.map(|pruned| (path.to_owned(), pruned)));
        }
    }
    found
}

fn catalog(
    source: &Catalog<'_>,
    files: &dyn FileSource,
    path: &Utf8Path,
    references: &HashSet<String>,
) -> Option<PrunedCatalog> {
    let before = text_of(files, path)?;
    let target = parse(&before);
    let has = |id: &str| {
        let mut entries = source.entries.iter();
        let mut broken = source.faults.iter().filter_map(|fault| fault.id);
        entries.any(|entry| entry.kind == EntryKind::Message && entry.id == id)
            || broken.any(|(_, broken)| broken == id)
    };
    let numbered = target.entries.iter().enumerate();
    let obsolete: Vec<usize> = numbered
        .filter(|(_, entry)| entry.kind == EntryKind::Message)
        .filter(|(_, entry)| !references.contains(entry.id) && !has(entry.id))
        .map(|(at, _)| at)
        .collect();
    if obsolete.is_empty() {
        return None;
    }
    let names = obsolete.iter().map(|at| target.entries[*at].id.to_owned());
    let names: Vec<String> = names.collect();
    let after = rewritten(&target, &[], &[], &obsolete, &[]);
    let state = state(files, path, &names);
    let change = TextChange { before, after };
    Some(PrunedCatalog {
        change,
        state,
        names,
    })
}

/// Returns the records of a catalog without those of some messages.
fn state(files: &dyn FileSource, catalog: &Utf8Path, names: &[String]) -> Option<TextChange> {
    let before = text_of(files, &path_beside(catalog))?;
    let (mut state, faults) = State::read(&before);
    if has_conflict(&faults) {
        return None;
    }
    state.records.retain(|name, _| {
        let id = name.split('.').next().unwrap_or_default();
        !names.iter().any(|gone| gone == id)
    });
    let after = state.text();
    (after != before).then_some(TextChange { before, after })
}

/// Returns the messages that some entry of a locale refers to.
fn references(layout: &Layout, files: &dyn FileSource, at: usize) -> HashSet<String> {
    let mut found = HashSet::new();
    let targets = layout
        .sets
        .iter()
        .filter_map(|plan| plan.targets[at].file());
    for file in targets.chain(layout.common.iter().copied()) {
        let text = text_of(files, layout.path(file)).unwrap_or_default();
        let catalog = parse(&text);
        let patterns = catalog.entries.iter().flat_map(|entry| entry.patterns());
        for (_, pattern) in patterns {
            visit(pattern, &mut |reference| {
                if let ReferenceTarget::Message { id, .. } = reference.target {
                    found.insert(id.to_owned());
                }
            });
        }
    }
    found
}

fn text_of(files: &dyn FileSource, path: &Utf8Path) -> Option<String> {
    String::from_utf8(files.read(path).ok()?).ok()
}
