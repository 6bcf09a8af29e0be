//! The translations of a document, one after the other, for commands that record what they were made from.

use camino::Utf8PathBuf;

use crate::document::model::Document;
use crate::pipeline::documents::{DocumentCatalog, DocumentRecords, DocumentVersion};
use crate::pipeline::loaded::Loaded;
use crate::pipeline::workspace::Workspace;
use crate::project::index::Index;
use crate::project::labels::Labels;
use crate::project::layout::{DocumentPlan, PlannedCatalog};
use crate::project::parallel::Parallel;
use crate::project::set::{Set, TranslationCell};
use crate::project::state::path_of_document;

/// A translation of a document as a whole file, and the text of its state file.
pub struct DocumentTranslation<'t> {
    /// The document and the translation as catalogs, with the records as they belong to the texts of today.
    pub set: &'t Set<'t>,
    pub state_path: Utf8PathBuf,
    /// The text of the state file; empty where there is none.
    pub before: &'t str,
}

/// Reads a document, and lends it with each of its translations that can be read.
pub fn each_translation<T>(
    workspace: &Workspace<'_>,
    plan: &DocumentPlan,
    mut visit: impl FnMut(&DocumentTranslation<'_>) -> T,
) -> Vec<T> {
    let layout = workspace.layout;
    let mut loaded = Vec::new();
    let source = DocumentVersion::load(workspace, &layout.source, &plan.source, &mut loaded);
    let Some(document) = source.parse(workspace, &loaded) else {
        return Vec::new();
    };
    let labels = Labels::default().of(&document);
    let targets = plan.targets.iter().zip(&layout.targets);
    let targets = targets.filter(|(target, _)| matches!(target, PlannedCatalog::File(_)));
    let mut results = Vec::new();
    for (planned, locale) in targets {
        let mut files: Vec<Loaded> = Vec::new();
        let target = DocumentVersion::load(workspace, locale, planned, &mut files);
        let state = target.state(layout);
        files.extend(state.map(|file| workspace.load(file)));
        let Some(translation) = target.parse(workspace, &files) else {
            continue;
        };
        let sides = (&document, source.locale);
        let parallel = Parallel::new(sides, (&translation, locale), &labels);
        let pages = catalogs(&parallel, &document, &translation);
        let records =
            state.and_then(|file| DocumentRecords::read(file, &files, &pages[0], &pages[1]));
        let index = Index::default();
        let mut side = target.side(layout, pages[1].as_ref(), &files, &index);
        let cell = TranslationCell::new();
        side.state = records.as_ref().map(DocumentRecords::state_file);
        side.translations = Some(&cell);
        let set = Set {
            key: &plan.key,
            statement: None,
            document: target.path(layout),
            source: source.side(layout, pages[0].as_ref(), &loaded, &index),
            targets: vec![side],
        };
        let before = state.and_then(|file| Loaded::find(&files, file));
        results.extend(target.path(layout).map(|path| {
            visit(&DocumentTranslation {
                set: &set,
                state_path: path_of_document(path),
                before: before.map_or("", |it| &it.text),
            })
        }));
    }
    results
}

fn catalogs<'s>(
    parallel: &'s Parallel,
    source: &'s Document<'s>,
    target: &'s Document<'s>,
) -> [Option<DocumentCatalog<'s>>; 2] {
    let catalogs = [parallel.source(source), parallel.target(target)];
    catalogs.map(|catalog| Some(DocumentCatalog::new(catalog)))
}
