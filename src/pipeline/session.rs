//! A project that is looked at once by a command, or again after each change by an editor.
//!
//! Of each set is kept what was left of it. A set of whose own files alone some changed is looked at again alone; after
//! any other change everything is.

use std::borrow::Cow;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::kept::KeptOutcomes;
use crate::pipeline::selection::Selection;
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog, SetPlan};
use crate::text::file_source::{FileSource, Overlay};
use crate::text::source::FileId;

/// A project, the texts that stand over its files, and what is kept of it.
pub struct Session<'p> {
    layout: Cow<'p, Layout>,
    config: Cow<'p, Config>,
    selection: Selection,
    texts: Overlay<'p>,
    kept: KeptOutcomes,
}

/// A file that may have other bytes than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Relative to the project.
    pub path: Utf8PathBuf,
    /// The bytes that stand over the file from now on, as those of an open buffer do; `None`: the file itself counts.
    pub bytes: Option<Vec<u8>>,
}

impl<'p> Session<'p> {
    /// Begins a session, which has read nothing yet.
    pub fn new(
        layout: &'p Layout,
        config: &'p Config,
        files: &'p dyn FileSource,
        selection: Selection,
    ) -> Self {
        Self {
            layout: Cow::Borrowed(layout),
            config: Cow::Borrowed(config),
            selection,
            texts: Overlay::new(files),
            kept: KeptOutcomes::default(),
        }
    }

    /// The files with the texts that stand over them.
    pub fn files(&self) -> &dyn FileSource {
        &self.texts
    }

    /// Takes changes of files that are there before and after.
    pub fn apply(&mut self, changes: impl IntoIterator<Item = FileChange>) {
        for change in changes {
            match set_of(&self.layout, &change.path) {
                Some(key) => self.kept.touch(key),
                None => self.kept = KeptOutcomes::default(),
            }
            match change.bytes {
                Some(bytes) => self.texts.put(change.path, bytes),
                None => self.texts.take_away(&change.path),
            }
        }
    }

    /// Takes another plan of the project: files came or went, or the configuration was changed.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "an editor tells of files that came or went")
    )]
    pub fn replan(&mut self, layout: Layout, config: Config) {
        self.layout = Cow::Owned(layout);
        self.config = Cow::Owned(config);
        self.kept = KeptOutcomes::default();
    }

    /// Looks at what changed since it was last asked, and returns what is known of the whole project.
    pub fn analysis(&mut self) -> Analysis {
        let kept = &mut self.kept;
        Inspection::open(
            (&self.layout, &self.config),
            &self.texts,
            &self.selection,
            |inspection, faults| {
                let inspection = inspection.keeping();
                kept.drop_changed(|key| inspection.key(key), |key| number(&self.layout, key));
                let (outcomes, references) = inspection.outcomes(kept);
                kept.replace(&outcomes, references);
                inspection.analysis(outcomes, faults)
            },
        )
    }

    /// Looks at the project once: nothing is kept, nor made ready to be kept.
    pub fn into_analysis(self) -> Analysis {
        Inspection::open(
            (&self.layout, &self.config),
            &self.texts,
            &self.selection,
            |inspection, faults| {
                let (outcomes, _) = inspection.outcomes(&self.kept);
                inspection.analysis(outcomes, faults)
            },
        )
    }
}

/// Returns the number of a set of catalogs in the layout.
fn number(layout: &Layout, key: &SetKey) -> Option<usize> {
    let is_it = |plan: &SetPlan| plan.key == key.key && key.kind == SetKind::Catalogs;
    layout.sets.iter().position(is_it)
}

/// The set or document whose own file a path is, on which no other set depends.
fn set_of(layout: &Layout, path: &Utf8Path) -> Option<SetKey> {
    let is_at = |file: FileId| layout.path(file) == path;
    let is_catalog = |catalog: &PlannedCatalog| {
        let file = catalog.file();
        let state = file.and_then(|file| layout.states.get(&file).copied());
        file.into_iter().chain(state).any(is_at)
    };
    let own = layout
        .sets
        .iter()
        .filter(|plan| plan.scope == CatalogScope::Own);
    let mut own = own.filter(|plan| {
        let mut catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        plan.statement.is_some_and(is_at) || catalogs.any(is_catalog)
    });
    if let Some(plan) = own.next() {
        return Some(SetKey {
            key: plan.key.clone(),
            kind: SetKind::Catalogs,
        });
    }
    let mut documents = layout.documents.iter().filter(|plan| {
        let mut files = std::iter::once(&plan.source).chain(&plan.targets);
        files.any(is_catalog)
    });
    documents.next().map(|plan| SetKey {
        key: plan.key.clone(),
        kind: SetKind::Document,
    })
}
