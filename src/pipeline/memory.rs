//! Gathers the pairs of a project for its translation memory, and what is asked of it.

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::config::model::Config;
use crate::fluent::model::{Catalog, Part, Pattern};
use crate::memory::model::{Origin, Unit};
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::Set;
use crate::project::staleness::{Staleness, Translation, staleness};
use crate::project::state::key;
use crate::text::canonical::canonical;
use crate::text::file_source::FileSource;
use crate::text::slice::Slice;

/// A text of the source that a translation is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The place of its translation, which need not exist.
    pub origin: Origin,
    /// The source catalog, relative to the project.
    pub source: Utf8PathBuf,
    /// The key of the set.
    pub key: String,
    /// In canonical form.
    pub text: String,
}

/// The memory of a project, and the texts that were asked for.
#[derive(Debug, Default)]
pub struct Recollection {
    pub units: Vec<Unit>,
    pub questions: Vec<Question>,
}

/// Returns the pairs of one target locale (by its place in the layout), and the source texts that go by one of these
/// names.
pub fn recollect(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    target: usize,
    asked: &(dyn Fn(&str) -> bool + Sync),
) -> Recollection {
    let look = |workspace: &Workspace<'_>, plan: &SetPlan| {
        let catalog = layout.catalog_path(&plan.targets[target]);
        let source = layout.catalog_path(&plan.source);
        let (Some(catalog), Some(source)) = (catalog, source) else {
            return Recollection::default();
        };
        let paths = [catalog.to_owned(), source.to_owned()];
        workspace.with_parsed_set(plan, |set, _| of_set(set, target, paths, asked))
    };
    let found: Vec<Recollection> = Workspace::open(layout, config, files, |workspace| {
        let sets = layout.sets.par_iter();
        sets.map(|plan| look(workspace, plan)).collect()
    });
    let mut all = Recollection::default();
    for mut one in found {
        all.units.append(&mut one.units);
        all.questions.append(&mut one.questions);
    }
    all
}

fn of_set(
    set: &Set<'_>,
    target: usize,
    [catalog, source]: [Utf8PathBuf; 2],
    asked: &(dyn Fn(&str) -> bool + Sync),
) -> Recollection {
    let mut found = Recollection::default();
    let Some(sources) = set.source.read() else {
        return found;
    };
    let target = set.targets[target];
    for entry in &sources.catalog.entries {
        if !sources.is_first(entry) {
            continue;
        }
        for (attribute, pattern) in entry.patterns() {
            let id = key(entry.kind, entry.id, attribute);
            let text = question(sources.catalog, pattern);
            let origin = Origin {
                catalog: catalog.clone(),
                id,
            };
            if asked(&origin.id) {
                found.questions.push(Question {
                    origin: origin.clone(),
                    source: source.clone(),
                    key: set.key.to_owned(),
                    text: text.clone(),
                });
            }
            let Some(file) = target.read() else { continue };
            let translation = target.entry(entry.kind, entry.id);
            let Some(translation) = translation.and_then(|entry| entry.pattern(attribute)) else {
                continue;
            };
            let record = target.state.and_then(|state| {
                let records = state.state;
                records.get(entry.kind, entry.id, attribute)
            });
            if record.is_some_and(|record| record.state.is_draft()) {
                // Nobody stands for it.
                continue;
            }
            let told =
                record.map(|record| staleness(record, pattern, translation, set.source.locale));
            let made_from = match told {
                None | Some(Staleness::Current | Staleness::Draft) => text,
                // Nobody knows that it was made from this source.
                Some(Staleness::Unconfirmed) => continue,
                Some(Staleness::Stale(stale)) => match stale.translation {
                    Translation::AsItWas => canonical(&stale.was).into_owned(),
                    // Nobody knows which of the two sources it was made from.
                    Translation::Changed => continue,
                },
            };
            let translation = as_value(file.catalog, translation);
            if !translation.is_empty() {
                found.units.push(Unit {
                    origin,
                    source: made_from,
                    target: translation,
                });
            }
        }
    }
    found
}

/// Returns a pattern as the memory is asked for it.
pub fn question(catalog: &Catalog<'_>, pattern: &Pattern<'_>) -> String {
    canonical(written(catalog, pattern)).into_owned()
}

fn written<'s>(catalog: &Catalog<'s>, pattern: &Pattern<'s>) -> &'s str {
    catalog.source.slice(catalog.pattern_span(pattern).range())
}

/// Returns a pattern as it can be written again: on one line where it has no variants, which need lines of their own.
fn as_value(catalog: &Catalog<'_>, pattern: &Pattern<'_>) -> String {
    let text = written(catalog, pattern);
    let mut parts = pattern.parts.iter();
    if parts.any(|part| matches!(part, Part::Select(_))) {
        text.to_owned()
    } else {
        canonical(text).into_owned()
    }
}
