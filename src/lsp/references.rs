//! References: every place where an id stands, in all locales that can see it.

use camino::Utf8PathBuf;
use gen_lsp_types::{Location, ReferenceParams};

use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::mention::{IdMention, mention_at, side};
use crate::pipeline::rename::in_catalog;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};

pub(super) fn references(
    project: &mut EditorProject<'_>,
    params: ReferenceParams,
) -> anyhow::Result<Option<Vec<Location>>> {
    Ok(found(project, &params))
}

fn found(project: &EditorProject<'_>, params: &ReferenceParams) -> Option<Vec<Location>> {
    let (path, text, offset) = project.catalog_place(&params.text_document_position_params)?;
    let catalog = parse(&text.text);
    let mention = mention_at(&catalog, offset)?;
    let is_own = project.with_set(&path, |_, set, at| {
        let scope = side(set, at)?.scope;
        let (kind, id) = (mention.kind, mention.id);
        Some(scope.own.is_some() && scope.shared.find(kind, id).is_none())
    })??;
    let layout = project.session().layout();
    let mut locations = Vec::new();
    for file in files(layout, is_own.then_some(&path)) {
        locations.extend(
            in_file(project, &file, &mention, params)
                .into_iter()
                .flatten(),
        );
    }
    Some(locations)
}

/// Returns the places in one file.
fn in_file(
    project: &EditorProject<'_>,
    path: &Utf8PathBuf,
    mention: &IdMention<'_>,
    params: &ReferenceParams,
) -> Option<Vec<Location>> {
    let text = project.text(path)?;
    let mut spans = in_catalog(&text.text, &mention.name());
    if !params.context.include_declaration {
        let catalog = parse(&text.text);
        let definitions = catalog.entries.iter().map(|entry| catalog.span(entry.id));
        let definitions: Vec<_> = definitions.collect();
        spans.retain(|span| definitions.binary_search(span).is_err());
    }
    let uri = project.uri(path)?;
    let location = |span| Location {
        uri: uri.clone(),
        range: text.positions().range(span),
    };
    Some(spans.into_iter().map(location).collect())
}

/// Returns the catalogs of the set with this file, or all.
fn files(layout: &Layout, own: Option<&Utf8PathBuf>) -> Vec<Utf8PathBuf> {
    let catalogs = |plan: &SetPlan| -> Vec<Utf8PathBuf> {
        let all = std::iter::once(&plan.source).chain(&plan.targets);
        let there = all.filter_map(PlannedCatalog::file);
        there.map(|file| layout.path(file).to_owned()).collect()
    };
    let sets = layout.sets.iter().map(catalogs);
    match own {
        Some(path) => sets.filter(|set| set.contains(path)).flatten().collect(),
        None => {
            let common = layout.common.iter();
            let common = common.map(|file| layout.path(*file).to_owned());
            common.chain(sets.flatten()).collect()
        }
    }
}
