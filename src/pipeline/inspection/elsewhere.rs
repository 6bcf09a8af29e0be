//! Looks once more at what was brought along of a project that was looked at elsewhere.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

use crate::checks::settings::{Settings, UsedIds};
use crate::config::model::Config;
use crate::pipeline::files_elsewhere::FilesElsewhere;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::selection::Selection;
use crate::pipeline::settings::settings;
use crate::pipeline::terminology;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{CatalogScope, Layout, SetPlan};
use crate::text::file_source::FileSource;

impl Inspection<'_> {
    /// Opens what was brought along of a project that was looked at elsewhere.
    pub fn open_elsewhere<T>(
        (layout, config): (&Layout, &Config),
        files: &dyn FileSource,
        selection: &Selection,
        elsewhere: &FilesElsewhere,
        visit: impl FnOnce(Inspection<'_>, terminology::Faults) -> T,
    ) -> T {
        let (glossary, faults) = terminology::read(files, selection);
        let used = |ids: &BTreeSet<String>| UsedIds {
            ids: ids.clone(),
            patterns: config.code.runtime_ids.clone(),
        };
        let settings = Settings {
            glossary,
            code_ids: elsewhere.code_ids.as_ref().map(used),
            ..settings(config)
        };
        Workspace::open_with(layout, &settings, files, |workspace| {
            let inspection = Inspection::new(workspace, config, selection);
            let elsewhere = Some(elsewhere);
            visit(
                Inspection {
                    elsewhere,
                    ..inspection
                },
                faults,
            )
        })
    }

    /// Looks again at the sets that all sets see, where others refer to what is in them: their outcomes are those of
    /// sets to which nobody refers; sorted by key.
    pub fn look_at_referenced(&self, outcomes: &mut [Outcome]) {
        let references = self.references(outcomes);
        if references.iter().all(HashSet::is_empty) {
            return;
        }
        let sets = self.workspace.layout.sets.iter();
        let shared: Vec<&SetPlan> = sets.filter(|it| it.scope == CatalogScope::Shared).collect();
        let again: Vec<Outcome> = shared
            .par_iter()
            .map(|it| self.look(it, &references))
            .collect();
        for outcome in again {
            if let Ok(place) = outcomes.binary_search_by(|it| it.key.cmp(&outcome.key)) {
                outcomes[place] = outcome;
            }
        }
    }
}
