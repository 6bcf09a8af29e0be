//! Plans what brings a project in line: source catalogs with statements, records with translations. Nothing is written.

mod scaffolds;
mod settled;

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::config::model::Config;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::sync::scaffolds::scaffolds;
use crate::pipeline::sync::settled::{is_settled, unsettled};
use crate::pipeline::text_change::TextChange;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::project::set::{Present, Set};
use crate::project::state;
use crate::project::sync_plan::{Obstacle, SetSyncPlan};
use crate::sync::mint::Mint;
use crate::sync::plan::{self, SyncInput};
use crate::sync::records::records;
use crate::text::file_source::{FileSource, Overlay};

/// The request for a synchronisation.
#[derive(Clone, Debug, Default)]
pub struct SyncRequest {
    /// Messages, each with the id that its block would have got.
    pub map: BTreeMap<String, String>,
    /// Files or folders, relative to the project; empty: all.
    pub paths: Vec<Utf8PathBuf>,
    /// Locales that get a catalog to fill in where they have none.
    pub scaffold: Vec<Locale>,
}

/// A plan with everything that it writes.
#[derive(Debug, Default)]
pub struct Synced {
    /// Of the sets that something is to be done for, in the order of the project.
    pub plans: Vec<SetSyncPlan>,
    /// The state files that change. They are written first: what is recorded is the source as it was.
    pub states: BTreeMap<Utf8PathBuf, TextChange>,
    /// The source catalogs that change.
    pub catalogs: BTreeMap<Utf8PathBuf, TextChange>,
    /// Catalogs to fill in.
    pub scaffolds: BTreeMap<Utf8PathBuf, String>,
}

impl Synced {
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty() && self.scaffolds.is_empty()
    }

    pub fn has_obstacles(&self) -> bool {
        self.plans.iter().any(|plan| !plan.obstacles.is_empty())
    }
}

/// The result of a first look at a set.
struct FirstLook {
    /// Of its source catalog.
    ids: Vec<String>,
    is_settled: bool,
}

impl FirstLook {
    fn new(set: &Set<'_>) -> Self {
        let entries = set.source.entries().iter();
        Self {
            ids: entries.map(|entry| entry.id.to_owned()).collect(),
            is_settled: is_settled(set),
        }
    }
}

/// Plans a whole project.
pub fn sync(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    order: &SyncRequest,
) -> Synced {
    Workspace::open(layout, config, files, |workspace| {
        let wanted: Vec<&SetPlan> = layout
            .sets
            .iter()
            .filter(|plan| order.wants(layout, plan))
            .collect();
        let mut planning = Planning::default();
        planning.plan_catalogs(workspace, order, &wanted);
        planning.plan_states(workspace, &wanted);
        planning.finish(workspace, order, &wanted)
    })
}

/// A plan of a project in the making.
#[derive(Default)]
struct Planning<'l> {
    synced: Synced,
    /// By the key of the set.
    plans: BTreeMap<&'l str, SetSyncPlan>,
    /// The new text of each source catalog that gets one, by the key of the set.
    texts: BTreeMap<&'l str, String>,
    /// The messages of the order that were found.
    mapped: BTreeSet<String>,
}

impl<'l> Planning<'l> {
    /// Plans the source catalogs, one after the other: an id that one takes is taken for all.
    fn plan_catalogs(
        &mut self,
        workspace: &Workspace<'l>,
        order: &SyncRequest,
        wanted: &[&'l SetPlan],
    ) {
        let layout = workspace.layout;
        // Ids are unique over the project, and only some sets need a closer look.
        let looks: Vec<FirstLook> = layout
            .sets
            .par_iter()
            .map(|plan| workspace.with_parsed_set(plan, |set, _| FirstLook::new(set)))
            .collect();
        let settled: BTreeSet<&str> = layout
            .sets
            .iter()
            .zip(&looks)
            .filter(|(_, look)| look.is_settled)
            .map(|(plan, _)| plan.key.as_str())
            .collect();
        let ids = looks.iter().flat_map(|look| look.ids.iter().cloned());
        let mut mint = Mint::new(&layout.source, ids);
        for plan in wanted.iter().copied() {
            if settled.contains(plan.key.as_str()) {
                continue;
            }
            let outline = outline(layout, plan);
            let (mut set_plan, text, used) = workspace.with_parsed_set(plan, |set, loaded| {
                plan_set(outline, set, loaded, order, &mut mint)
            });
            self.mapped.extend(used);
            if let Some((before, after)) = text {
                let catalog = set_plan.catalog.clone();
                let unwritable = unwritable(workspace, plan, &catalog, &after);
                if unwritable.is_empty() {
                    self.texts.insert(&plan.key, after.clone());
                    let change = TextChange { before, after };
                    self.synced.catalogs.insert(catalog, change);
                }
                set_plan.obstacles.extend(unwritable);
            }
            if !set_plan.is_empty() {
                self.plans.insert(&plan.key, set_plan);
            }
        }
    }

    /// Plans the records of the target catalogs, with the source catalogs as they will be.
    fn plan_states(&mut self, workspace: &Workspace<'l>, wanted: &[&'l SetPlan]) {
        let layout = workspace.layout;
        let of_set = |plan: &&SetPlan| {
            workspace.with_parsed_set(plan, |set, own| {
                let loaded = own.iter().chain(workspace.shared_files());
                states(layout, set, loaded, self.texts.get(plan.key.as_str()))
            })
        };
        let states: Vec<_> = wanted.par_iter().map(of_set).collect();
        for (plan, (found, obstacles)) in wanted.iter().zip(states) {
            if found.is_empty() && obstacles.is_empty() {
                continue;
            }
            let set_plan = self.plans.entry(&plan.key);
            let set_plan = set_plan.or_insert_with(|| outline(layout, plan));
            set_plan.obstacles.extend(obstacles);
            for (records, change) in found {
                self.synced.states.insert(records.state.clone(), change);
                set_plan.records.push(records);
            }
        }
    }

    fn finish(
        mut self,
        workspace: &Workspace<'l>,
        order: &SyncRequest,
        wanted: &[&'l SetPlan],
    ) -> Synced {
        let (layout, files) = (workspace.layout, workspace.files);
        let mut synced = self.synced;
        synced.scaffolds = scaffolds(layout, files, &order.scaffold, wanted, &self.texts);
        let plans = wanted
            .iter()
            .filter_map(|plan| self.plans.remove(plan.key.as_str()));
        synced.plans = plans.collect();
        let unknown: Vec<Obstacle> = order
            .map
            .keys()
            .filter(|name| !self.mapped.contains(*name))
            .map(|name| Obstacle::UnknownMap { name: name.clone() })
            .collect();
        if !unknown.is_empty() {
            synced.plans.push(SetSyncPlan {
                obstacles: unknown,
                ..SetSyncPlan::default()
            });
        }
        synced
    }
}

impl SyncRequest {
    fn wants(&self, layout: &Layout, plan: &SetPlan) -> bool {
        let named = |path: &Utf8Path| self.paths.iter().any(|wanted| path.starts_with(wanted));
        let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        self.paths.is_empty()
            || plan.statement.is_some_and(|file| named(layout.path(file)))
            || catalogs.filter_map(|it| layout.catalog_path(it)).any(named)
    }
}

/// A plan in which nothing is to be done yet.
fn outline(layout: &Layout, plan: &SetPlan) -> SetSyncPlan {
    let catalog = layout.catalog_path(&plan.source);
    SetSyncPlan {
        statement: plan.statement.map(|file| layout.path(file).to_owned()),
        catalog: catalog.map(Utf8Path::to_owned).unwrap_or_default(),
        ..SetSyncPlan::default()
    }
}

/// The blocks that a source catalog would not give as they are, if it had another text.
fn unwritable(
    workspace: &Workspace<'_>,
    plan: &SetPlan,
    path: &Utf8Path,
    text: &str,
) -> Vec<Obstacle> {
    match plan.source {
        PlannedCatalog::File(_) => {}
        PlannedCatalog::Absent(_) | PlannedCatalog::Excluded => return Vec::new(),
    }
    let mut overlay = Overlay::new(workspace.files);
    overlay.put(path.to_owned(), text.as_bytes().to_vec());
    let ids = workspace
        .over(&overlay)
        .with_parsed_set(plan, |set, _| unsettled(set));
    let reason = "no value was found that gives the block as it is";
    let obstacle = |id| Obstacle::Unwritable {
        id,
        reason: reason.to_owned(),
    };
    ids.into_iter().map(obstacle).collect()
}

type SetOutcome = (SetSyncPlan, Option<(String, String)>, BTreeSet<String>);

fn plan_set(
    mut set_plan: SetSyncPlan,
    set: &Set<'_>,
    loaded: &[Loaded],
    order: &SyncRequest,
    mint: &mut Mint<'_>,
) -> SetOutcome {
    let Some(statement) = &set.statement else {
        return (set_plan, None, BTreeSet::new());
    };
    let empty = parse("");
    let (catalog, before) = match set.source.catalog {
        Present::Read(file) if !file.encoding.is_empty() => {
            set_plan.obstacles.push(Obstacle::Broken {
                reason: "the source catalog is not plain UTF-8".to_owned(),
            });
            return (set_plan, None, BTreeSet::new());
        }
        Present::Read(file) => {
            let text = Loaded::find(loaded, file.file).map_or("", |it| &it.text);
            (file.catalog, text)
        }
        Present::Absent(_) => (&empty, ""),
        Present::Unreadable(_) | Present::Excluded => {
            set_plan.obstacles.push(Obstacle::Broken {
                reason: "the source catalog cannot be read".to_owned(),
            });
            return (set_plan, None, BTreeSet::new());
        }
    };
    let planned = plan::plan(
        &SyncInput {
            document: statement.document,
            source: set.source,
            catalog,
            map: &order.map,
        },
        mint,
    );
    set_plan.steps = planned.steps;
    set_plan.obstacles = planned.obstacles;
    let text = planned.text.map(|after| (before.to_owned(), after));
    (set_plan, text, planned.mapped)
}

fn states<'l>(
    layout: &Layout,
    set: &Set<'_>,
    loaded: impl Iterator<Item = &'l Loaded> + Clone,
    after: Option<&String>,
) -> (
    Vec<(crate::project::sync_plan::Records, TextChange)>,
    Vec<Obstacle>,
) {
    let (mut found, mut obstacles) = (Vec::new(), Vec::new());
    let Some(source) = set.source.read() else {
        return (found, obstacles);
    };
    let new = after.map(|text| parse(text));
    for target in &set.targets {
        let Some(file) = target.read() else { continue };
        let path = state::path_beside(layout.path(file.file));
        match records(
            set.source,
            new.as_ref().unwrap_or(source.catalog),
            *target,
            path,
        ) {
            Ok(Some((records, after))) => {
                let state = target.state;
                let before = state.and_then(|it| Loaded::find(loaded.clone(), it.file));
                let before = before.map_or_else(String::new, |it| it.text.to_string());
                found.push((records, TextChange { before, after }));
            }
            Ok(None) => {}
            Err(obstacle) => obstacles.push(obstacle),
        }
    }
    (found, obstacles)
}
