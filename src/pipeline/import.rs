//! Brings the work of translators home: a three-way merge of what was sent, what came back, and what is there by now.
//! Only a changed text is evidence of work. Nothing is written here.

pub mod checked;
mod comments;
mod documents;
mod edits;
mod judgement;
mod merge;
pub mod model;
pub mod orphans;
mod proposals;
mod rows;
mod sorting;
mod sources;
mod weaving;

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::config::model::Config;
use crate::pipeline::documents::sides::with_sides;
use crate::pipeline::import::documents::DocumentMerge;
use crate::pipeline::import::merge::SetMerge;
use crate::pipeline::import::model::{
    ByName, ImportOutcome, ImportRequest, ImportRow, Imported, NamedReturn, PlacedUnit,
};
use crate::pipeline::import::proposals::Proposals;
use crate::pipeline::import::rows::typed;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{DocumentPlan, Layout, SetPlan};
use crate::text::file_source::FileSource;

/// Merges what came back into the catalogs of a locale.
pub fn import(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    request: &ImportRequest<'_>,
) -> Imported {
    let imported = merged(layout, config, files, request);
    let returned = (request.target, request.files);
    let Some(proposals) = Proposals::new(layout, config, files, returned, &imported.rows) else {
        return imported;
    };
    let files_moved = ImportRequest {
        files: &proposals.files,
        ..*request
    };
    let mut imported = merged(layout, config, files, &files_moved);
    proposals.explain(&mut imported);
    imported
}

/// Merges what came back, each unit into the text whose name it has.
fn merged(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    request: &ImportRequest<'_>,
) -> Imported {
    let returned = by_catalog(layout, request);
    let look = |workspace: &Workspace<'_>, (at, plan): (usize, &SetPlan)| {
        let units = returned.get(&at)?;
        let path = layout.catalog_path(&plan.targets[request.target])?;
        Some(workspace.with_parsed_set(plan, |set, own| {
            let merge = SetMerge::new(set, set.targets[request.target], request.policy, units);
            merge.run(path, own, workspace)
        }))
    };
    let documents = by_document(layout, request);
    let in_document = |workspace: &Workspace<'_>, (at, plan): (usize, &DocumentPlan)| {
        let units = documents.get(&at)?;
        with_sides(workspace, plan, request.target, |sides| {
            let policy = request.policy;
            DocumentMerge {
                sides,
                policy,
                workspace,
            }
            .run(units)
        })
    };
    let parts: Vec<Imported> = Workspace::open(layout, config, files, |workspace| {
        let plans = layout.sets.par_iter().enumerate();
        let mut parts: Vec<Imported> = plans.filter_map(|plan| look(workspace, plan)).collect();
        let plans = layout.documents.par_iter().enumerate();
        parts.par_extend(plans.filter_map(|plan| in_document(workspace, plan)));
        parts
    });
    let mut imported = Imported::default();
    for part in parts {
        imported.changes.extend(part.changes);
        imported.rows.extend(part.rows);
    }
    imported.rows.extend(orphans(request, &imported.rows));
    // As texts: to compare paths component by component is dear for so many.
    imported.rows.sort_by(|one, other| {
        let one = (one.file.as_str(), one.line);
        one.cmp(&(other.file.as_str(), other.line))
    });
    imported
}

/// Returns the units of each set, by its place in the layout.
fn by_catalog<'r>(layout: &Layout, request: &'r ImportRequest<'_>) -> HashMap<usize, ByName<'r>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, plan) in layout.sets.iter().enumerate() {
        let target = layout.catalog_path(&plan.targets[request.target]);
        let source = layout.catalog_path(&plan.source);
        for path in target.into_iter().chain(source) {
            places.insert(path.as_str(), at);
        }
    }
    let mut found: HashMap<usize, ByName<'r>> = HashMap::new();
    for NamedReturn { file, returned } in request.files {
        let Some(at) = places.get(returned.original.as_str()) else {
            continue;
        };
        let names = found.entry(*at).or_default();
        for unit in &returned.units {
            let name = unit.id.split(':').next().unwrap_or_default();
            names
                .entry(name)
                .or_default()
                .push(PlacedUnit { file, unit });
        }
    }
    found
}

/// Returns the units of each document that is translated as a whole file, by its place in the layout.
fn by_document<'r>(
    layout: &Layout,
    request: &'r ImportRequest<'_>,
) -> HashMap<usize, Vec<PlacedUnit<'r>>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, plan) in layout.documents.iter().enumerate() {
        let target = layout.catalog_path(&plan.targets[request.target]);
        let source = layout.catalog_path(&plan.source);
        for path in target.into_iter().chain(source) {
            places.insert(path.as_str(), at);
        }
    }
    let mut found: HashMap<usize, Vec<PlacedUnit<'r>>> = HashMap::new();
    for NamedReturn { file, returned } in request.files {
        if let Some(at) = places.get(returned.original.as_str()) {
            let units = returned.units.iter();
            let units = units.map(|unit| PlacedUnit { file, unit });
            found.entry(*at).or_default().extend(units);
        }
    }
    found
}

/// Returns the units of which nothing was said: nothing is dropped.
fn orphans(request: &ImportRequest<'_>, rows: &[ImportRow]) -> Vec<ImportRow> {
    let known: HashSet<(&str, usize, &str)> = rows
        .iter()
        .map(|row| (row.file.as_str(), row.line, row.id.as_str()))
        .collect();
    let mut found = Vec::new();
    for NamedReturn { file, returned } in request.files {
        for unit in &returned.units {
            if known.contains(&(file.as_str(), unit.line, unit.id.as_str())) {
                continue;
            }
            found.push(ImportRow {
                file: file.clone(),
                line: unit.line,
                catalog: returned.original.clone().into(),
                id: unit.id.clone(),
                name: unit.id.clone(),
                outcome: ImportOutcome::Orphan,
                source: typed(&unit.source),
                before: String::new(),
                after: typed(&unit.target),
                notes: unit.notes.clone(),
                keeps_notes: false,
            });
        }
    }
    found
}
