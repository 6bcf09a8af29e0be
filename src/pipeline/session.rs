//! A project that is looked at once by a command, or again after each change by an editor.
//!
//! Of each set is kept what was left of it. After an edit those sets are looked at again that it can concern: the set
//! whose own file it was; of a shared catalog the sets that look up what it changed; all after a change of the
//! configuration or the glossary.

use std::borrow::Cow;
use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::kept::KeptOutcomes;
use crate::pipeline::selection::Selection;
use crate::pipeline::shared_catalogs::SharedCatalogs;
use crate::project::coverage::CatalogCoverage;
use crate::project::layout::Layout;
use crate::text::file_source::{FileSource, Overlay};

/// A project, the texts that stand over its files, and what is kept of it.
pub struct Session<'p> {
    layout: Cow<'p, Layout>,
    config: Cow<'p, Config>,
    selection: Selection,
    texts: Overlay<'p>,
    /// Read at the first look.
    shared: Option<SharedCatalogs>,
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
            shared: None,
            kept: KeptOutcomes::default(),
        }
    }

    /// Returns the files with the texts that stand over them.
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
            let stays = bytes.is_some() && self.texts.has(&path);
            self.kept.touch(&self.layout, &path, stays);
            match bytes {
                Some(bytes) => self.texts.put(path, bytes),
                None => self.texts.take_away(&path),
            }
        }
    }

    /// Takes another plan of the project: files came or went, or the configuration was changed.
    pub fn replan(&mut self, layout: Layout, config: Config) {
        let has_same_locales =
            (&layout.source, &layout.targets) == (&self.layout.source, &self.layout.targets);
        if has_same_locales && config == *self.config {
            self.kept.move_to(&self.layout, &layout, &self.selection);
        } else {
            self.kept.clear();
        }
        self.shared = None;
        self.layout = Cow::Owned(layout);
        self.config = Cow::Owned(config);
    }

    /// Looks at what changed since the last look.
    pub fn look(&mut self) {
        let kept = &mut self.kept;
        kept.begin(&self.layout, &self.selection);
        if let Some(shared) = &mut self.shared {
            shared.read_again(&self.layout, &self.texts, kept.touched_shared());
        }
        let load = || SharedCatalogs::load(&self.layout, &self.texts);
        Inspection::open_over(
            (&self.layout, &self.config),
            &self.texts,
            (&self.selection, self.shared.get_or_insert_with(load)),
            |inspection, faults| kept.look(&inspection.keeping(), faults),
        );
    }

    /// Returns the files whose findings may be others than when this was last asked; the empty path stands for the
    /// project as a whole.
    pub fn take_changed(&mut self) -> BTreeSet<Utf8PathBuf> {
        self.kept.facts.files.take_changed()
    }

    /// Returns the findings in a file as the last look had them, with the texts that they quote; without coverage.
    pub fn in_file(&self, path: &Utf8Path) -> Analysis {
        let shared = self.shared.as_ref();
        shared.map_or_else(Analysis::default, |shared| self.kept.in_file(path, shared))
    }

    /// Returns the coverage of the set that a file belongs to as the last look had it, one for each target locale.
    pub fn coverage_of(&self, path: &Utf8Path) -> &[Option<CatalogCoverage>] {
        self.kept.coverage_of(&self.layout, path)
    }

    /// Looks at what changed since the last look, and returns what is known of the whole project.
    pub fn analysis(&mut self) -> Analysis {
        self.look();
        let Some(shared) = &self.shared else {
            return Analysis::default();
        };
        let mut analysis = self.kept.analysis(&self.layout, shared);
        analysis.retain_coverage(&self.selection);
        analysis
    }

    /// Looks at the project once: nothing is kept, nor made ready to be kept.
    pub fn into_analysis(self) -> Analysis {
        Inspection::open(
            (&self.layout, &self.config),
            &self.texts,
            &self.selection,
            |inspection, faults| inspection.into_analysis(faults),
        )
    }
}
