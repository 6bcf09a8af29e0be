//! A project that is looked at once by a command, or again after each change by an editor.
//!
//! Of each set is kept what was left of it. After an edit those sets are looked at again that it can concern: the set
//! whose own file it was; of a shared catalog the sets that look up what it changed; all after a change of the
//! configuration or the glossary.

use std::borrow::Cow;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::kept::{KeptOutcomes, RunGround};
use crate::pipeline::selection::Selection;
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog};
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

    /// Returns the plan that the files are sorted by.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Returns the configuration that they are looked at with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Takes changes of files. Where one came or went, or the configuration was changed, [`Self::replan`] follows.
    pub fn apply(&mut self, changes: impl IntoIterator<Item = FileChange>) {
        for FileChange { path, bytes } in changes {
            self.touch(&path, bytes.is_some() && self.texts.has(&path));
            match bytes {
                Some(bytes) => self.texts.put(path, bytes),
                None => self.texts.take_away(&path),
            }
        }
    }

    /// Notes on which sets a change of a file can bear; `stays`: it was there and will be.
    fn touch(&mut self, path: &Utf8Path, stays: bool) {
        let layout = &self.layout;
        match set_of(layout, path) {
            Some((key, scope)) => {
                self.kept.touch(key);
                if scope == CatalogScope::Shared {
                    self.kept.touch_shared(path);
                }
            }
            None if layout.common.iter().any(|it| layout.path(*it) == path) => {
                self.kept.touch_shared(path);
            }
            None if stays => {}
            None => self.kept.touch_files(),
        }
    }

    /// Takes another plan of the project: files came or went, or the configuration was changed.
    pub fn replan(&mut self, layout: Layout, config: Config) {
        let has_same_locales =
            (&layout.source, &layout.targets) == (&self.layout.source, &self.layout.targets);
        if has_same_locales && config == *self.config {
            self.kept.move_to(&self.layout, &layout);
        } else {
            self.kept = KeptOutcomes::default();
        }
        self.layout = Cow::Owned(layout);
        self.config = Cow::Owned(config);
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
                let ground = inspection.ground();
                kept.drop_changed(&self.layout, &ground, |key| inspection.key(key));
                let (outcomes, references) = inspection.outcomes(kept);
                kept.replace(
                    &outcomes,
                    RunGround {
                        references,
                        ..ground
                    },
                );
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

/// Returns the set or document that a file belongs to, and who sees its entries.
fn set_of(layout: &Layout, path: &Utf8Path) -> Option<(SetKey, CatalogScope)> {
    let file = layout.files.iter().position(|it| it == path)?;
    let file = FileId(u32::try_from(file).ok()?);
    let is_catalog = |catalog: &PlannedCatalog| {
        let catalog = catalog.file();
        catalog == Some(file)
            || catalog.is_some_and(|catalog| layout.states.get(&catalog) == Some(&file))
    };
    let mut sets = layout.sets.iter();
    let set = sets.find(|plan| {
        let mut catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        plan.statement == Some(file) || catalogs.any(is_catalog)
    });
    if let Some(plan) = set {
        return Some((SetKey::new(&plan.key, SetKind::Catalogs), plan.scope));
    }
    let mut documents = layout.documents.iter();
    let document = documents.find(|plan| {
        let mut files = std::iter::once(&plan.source).chain(&plan.targets);
        files.any(is_catalog)
    })?;
    let key = SetKey::new(&document.key, SetKind::Document);
    Some((key, CatalogScope::Own))
}
