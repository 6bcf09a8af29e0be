//! Gathers the texts of a locale for a translator. Nothing is written here.

pub(super) mod documents;
pub mod evidence;
pub mod request;
pub(super) mod texts;

use rayon::prelude::*;

use crate::config::model::Config;
use crate::exchange::glossary::{GlossaryEntry, entries};
use crate::exchange::model::{Exchange, ExchangeFile, ExchangeUnit};
use crate::exchange::notes::file_note;
use crate::fluent::model::{Catalog, Entry};
use crate::pipeline::export::documents::of_document;
use crate::pipeline::export::request::ExportRequest;
use crate::pipeline::export::texts::{ExportedText, is_untranslated, pair, told};
use crate::pipeline::terminology;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::Set;
use crate::text::file_source::FileSource;

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
            let units = of_set(workspace, set, request)?;
            (!units.1.is_empty()).then(|| ExchangeFile {
                original: original.as_str().to_owned(),
                note: units.0,
                units: units.1,
            })
        })
    };
    let found: Vec<Option<ExchangeFile>> = Workspace::open(layout, config, files, |workspace| {
        let sets = layout.sets.par_iter();
        let mut found: Vec<Option<ExchangeFile>> = sets.map(|plan| look(workspace, plan)).collect();
        let documents = layout.documents.par_iter();
        found.par_extend(documents.map(|plan| of_document(workspace, plan, request)));
        found
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

fn of_set(
    workspace: &Workspace<'_>,
    set: &Set<'_>,
    request: &ExportRequest,
) -> Option<(String, Vec<ExchangeUnit>)> {
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
                is_untranslated: is_untranslated(workspace, [set.source, side], &pair),
                scopes: [set.source.scope, side.scope],
                section: sections.of(entry),
            };
            units.extend(text.units());
        }
    }
    Some((file_note(source.catalog), units))
}

/// The group comments of a catalog: the sections that messages stand in.
pub(super) struct Sections<'c> {
    starts: Vec<(u32, &'c str)>,
}

impl<'c> Sections<'c> {
    pub fn new(catalog: &Catalog<'c>) -> Self {
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

    /// Returns the section that a message stands in, where it has a name.
    pub fn of(&self, entry: &Entry<'_>) -> Option<&'c str> {
        let before = self
            .starts
            .partition_point(|(start, _)| *start < entry.span.start);
        let (_, section) = self.starts.get(before.checked_sub(1)?)?;
        (!section.is_empty()).then_some(*section)
    }
}
