//! A document beside its translation into one language, for commands that carry its texts out and home.

use camino::{Utf8Path, Utf8PathBuf};

use crate::document::model::Document;
use crate::pipeline::documents::{DocumentCatalog, DocumentRecords, DocumentVersion};
use crate::pipeline::loaded::Loaded;
use crate::pipeline::workspace::Workspace;
use crate::project::index::Index;
use crate::project::labels::Labels;
use crate::project::layout::{DocumentPlan, PlannedCatalog};
use crate::project::parallel::{Parallel, whole};
use crate::project::set::{Set, TranslationCell};
use crate::project::state::path_of_document;

/// A document and its translation as a whole file, where there is one.
pub struct DocumentSides<'t> {
    /// Both as catalogs, with the records as they belong to the texts of today; one target.
    pub set: &'t Set<'t>,
    pub source: &'t Document<'t>,
    /// `None` where the translation is not there, or cannot be read.
    pub target: Option<&'t Document<'t>>,
    pub parallel: Option<&'t Parallel>,
    /// The names of the blocks of the source.
    pub labels: &'t [String],
    /// Where the translation is, or would be.
    pub path: &'t Utf8Path,
    pub state_path: Utf8PathBuf,
    /// The text of the state file; empty where there is none.
    pub state_text: String,
}

/// Reads a document and its translation (`at`: the place of the locale in the layout), and lends them; `None` where the
/// document cannot be read, or is left out for this locale.
pub fn with_sides<T>(
    workspace: &Workspace<'_>,
    plan: &DocumentPlan,
    at: usize,
    visit: impl FnOnce(&DocumentSides<'_>) -> T,
) -> Option<T> {
    let layout = workspace.layout;
    let (planned, locale) = (plan.targets.get(at)?, &layout.targets[at]);
    let path = layout.catalog_path(planned)?;
    let mut loaded = Vec::new();
    let source = DocumentVersion::load(workspace, &layout.source, &plan.source, &mut loaded);
    let target = DocumentVersion::load(workspace, locale, planned, &mut loaded);
    let state = target.state(layout);
    loaded.extend(state.map(|file| workspace.load(file)));
    let document = source.parse(workspace, &loaded)?;
    let translation = target.parse(workspace, &loaded);
    let labels = Labels::default().of(&document);
    let parallel = translation.as_ref().map(|translation| {
        let sides = ((&document, source.locale), (translation, locale));
        Parallel::new(sides.0, sides.1, &labels)
    });
    let pages = match (&parallel, &translation) {
        (Some(parallel), Some(translation)) => [
            Some(DocumentCatalog::new(parallel.source(&document))),
            Some(DocumentCatalog::new(parallel.target(translation))),
        ],
        _ => [Some(DocumentCatalog::new(whole(&document, &labels))), None],
    };
    let records = state.and_then(|file| DocumentRecords::read(file, &loaded, &pages[0], &pages[1]));
    let index = Index::default();
    let cell = TranslationCell::new();
    let mut side = target.side(layout, pages[1].as_ref(), &loaded, &index);
    side.state = records.as_ref().map(DocumentRecords::state_file);
    side.translations = Some(&cell);
    let set = Set {
        key: &plan.key,
        statement: None,
        document: Some(path),
        source: source.side(layout, pages[0].as_ref(), &loaded, &index),
        targets: vec![side],
    };
    let state_path = path_of_document(path);
    let state_text = match (planned, state) {
        (_, Some(file)) => {
            Loaded::find(&loaded, file).map_or_else(String::new, |it| it.text.to_string())
        }
        // Records of a document that was deleted are written over.
        (PlannedCatalog::Absent(_), None) => {
            let bytes = workspace.files.read(&state_path).unwrap_or_default();
            String::from_utf8_lossy(&bytes).into_owned()
        }
        (PlannedCatalog::File(_) | PlannedCatalog::Excluded, None) => String::new(),
    };
    if matches!(planned, PlannedCatalog::Absent(_)) {
        // What is not there when it is read is not there when it is written.
        let _ = workspace.files.read(path);
    }
    Some(visit(&DocumentSides {
        set: &set,
        source: &document,
        target: translation.as_ref(),
        parallel: parallel.as_ref(),
        labels: &labels,
        path,
        state_path,
        state_text,
    }))
}
