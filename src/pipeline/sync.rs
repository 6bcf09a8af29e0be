//! Plans what brings a project in line: source catalogs with statements, records with translations. Nothing is written.

mod document_records;
pub mod moves;
pub mod outcome;
pub mod pruning;
pub mod request;
pub mod scaffolds;
mod settled;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::config::model::Config;
use crate::exchange::machine::LineService;
use crate::fluent::parse::parse;
use crate::pipeline::leftovers;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::machine::drafts::{self, machine_drafts};
use crate::pipeline::plan_again::plan_again;
use crate::pipeline::prefill::prefill;
use crate::pipeline::sync::moves::MovedFile;
use crate::pipeline::sync::outcome::Synced;
use crate::pipeline::sync::request::SyncRequest;
use crate::pipeline::sync::scaffolds::scaffolds;
use crate::pipeline::sync::settled::{is_settled, unsettled};
use crate::pipeline::text_change::TextChange;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog, SetPlan};
use crate::project::set::{Present, Set};
use crate::project::state;
use crate::project::sync_plan::{Obstacle, SetSyncPlan};
use crate::sync::mint::Mint;
use crate::sync::plan::{self, SyncInput};
use crate::sync::records::records;
use crate::text::file_source::{FileSource, Overlay};

/// Plans a whole project.
pub fn sync(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    order: &SyncRequest,
) -> Synced {
    sync_with((layout, config), files, order, None)
}

/// Plans a whole project as [`sync`] does; what the memory cannot fill in, `service` is asked for.
pub fn sync_with(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    order: &SyncRequest,
    service: Option<&mut dyn LineService>,
) -> Synced {
    let moved = match moves::moves(layout, config, files, order) {
        Ok(moved) if moved.is_empty() => {
            return sync_in_place((layout, config), files, order, service);
        }
        Ok(moved) => moved,
        Err(plans) => {
            return Synced {
                plans,
                ..Synced::default()
            };
        }
    };
    let all: Vec<MovedFile> = moved.iter().flat_map(|it| it.files.clone()).collect();
    let files = moves::apply(files, &all);
    let gone: BTreeSet<&Utf8PathBuf> = all.iter().map(|file| &file.from).collect();
    let paths = layout.files.iter().filter(|path| !gone.contains(path));
    let mut paths: Vec<Utf8PathBuf> = paths.chain(all.iter().map(|it| &it.to)).cloned().collect();
    paths.sort_unstable();
    let mut layout = plan_again(layout, config, &paths);
    leftovers::set_aside(&mut layout, config, &files);
    let synced = sync_in_place((&layout, config), &files, order, service);
    Synced { moved, ..synced }
}

/// Plans a project whose statements have the names that their catalogs have.
fn sync_in_place(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    order: &SyncRequest,
    service: Option<&mut dyn LineService>,
) -> Synced {
    let mut synced = Workspace::open(layout, config, files, |workspace| {
        let wanted = order.wanted(layout);
        let mut planning = Planning::default();
        planning.plan_catalogs(workspace, order, &wanted);
        planning.plan_states(workspace, &wanted);
        planning.plan_documents(workspace, order);
        planning.finish(order, &wanted)
    });
    let catalogs = layout.leftovers.iter();
    let catalogs = catalogs.filter_map(|plan| layout.catalog_path(&plan.source));
    synced.leftovers = catalogs.map(Utf8Path::to_owned).collect();
    if !synced.has_obstacles() {
        synced.fill((layout, config), files, order, service);
    }
    synced
}

impl Synced {
    /// Plans what is filled in, or to be filled in, when all else is as it is planned.
    fn fill(
        &mut self,
        (layout, config): (&Layout, &Config),
        files: &dyn FileSource,
        order: &SyncRequest,
        service: Option<&mut dyn LineService>,
    ) {
        if order.prefill.is_none() && order.scaffold.is_empty() && !order.prune {
            return;
        }
        let mut planned = Overlay::new(files);
        self.put_into(&mut planned);
        let layout = &with_catalogs(layout, config, self.catalogs.keys());
        if order.prune {
            self.removed = pruning::leftovers(layout, files, order);
            self.pruned = pruning::pruning(layout, &planned, &order.wanted(layout));
            self.put_into(&mut planned);
        }
        if let Some(least) = order.prefill {
            let targets = 0..layout.targets.len();
            self.drafts = targets
                .flat_map(|target| prefill(layout, config, &planned, target, least))
                .collect();
            self.put_into(&mut planned);
            if let Some(service) = service {
                let targets = 0..layout.targets.len();
                let mut made = machine_drafts((layout, config), &planned, targets, service);
                drafts::join(&mut self.drafts, std::mem::take(&mut made.filled));
                self.machine = Some(made);
                self.put_into(&mut planned);
            }
        }
        let wanted = order.wanted(layout);
        self.scaffolds = scaffolds(layout, &planned, &order.scaffold, &wanted);
        if order.prune {
            let orphans = pruning::orphans(files, &self.texts(), &wanted);
            self.removed.extend(orphans);
        }
    }
}

/// The layout of the project when it has these catalogs too.
fn with_catalogs<'p>(
    layout: &Layout,
    config: &Config,
    catalogs: impl Iterator<Item = &'p Utf8PathBuf>,
) -> Layout {
    let mut paths: Vec<Utf8PathBuf> = layout.files.iter().cloned().collect();
    paths.extend(catalogs.cloned());
    paths.sort_unstable();
    paths.dedup();
    if paths.len() == layout.files.count() {
        return layout.clone();
    }
    let again = plan_again(layout, config, &paths);
    let leftovers = layout.leftovers.clone();
    let is_left = |plan: &SetPlan| leftovers.iter().any(|it| it.key == plan.key);
    let sets = again.sets.iter().cloned();
    let (leftovers, sets): (Vec<SetPlan>, Vec<SetPlan>) = sets.partition(is_left);
    Layout {
        sets: sets.into(),
        leftovers,
        ..again
    }
}

/// A plan of a project in the making.
#[derive(Default)]
struct Planning<'l> {
    synced: Synced,
    /// By the key of the set.
    plans: BTreeMap<&'l str, SetSyncPlan>,
    /// The new text of each source catalog that gets one, by the key of the set.
    texts: BTreeMap<&'l str, String>,
    /// Of documents that are translated as whole files.
    documents: Vec<SetSyncPlan>,
    /// The messages of the order that were found.
    mapped: BTreeSet<String>,
}

impl<'l> Planning<'l> {
    /// Plans the source catalogs. Their ids are unique each in its statement, and beside what all catalogs share.
    fn plan_catalogs(
        &mut self,
        workspace: &Workspace<'l>,
        order: &SyncRequest,
        wanted: &[&'l SetPlan],
    ) {
        let layout = workspace.layout;
        // Only some sets need a closer look.
        let are_settled: Vec<bool> = wanted
            .par_iter()
            .map(|plan| workspace.with_parsed_set(plan, |set, _| is_settled(set)))
            .collect();
        let shared = shared_ids(workspace);
        for (plan, is_settled) in wanted.iter().copied().zip(are_settled) {
            if is_settled {
                continue;
            }
            let outline = outline(layout, plan);
            let mut mint = Mint::new(&layout.source, &shared);
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

    /// Plans the records of documents that are translated as whole files.
    fn plan_documents(&mut self, workspace: &Workspace<'l>, order: &SyncRequest) {
        let layout = workspace.layout;
        let plans = layout.documents.par_iter();
        let plans = plans.filter(|plan| order.wants_document(layout, plan));
        let plans: Vec<_> = plans
            .filter_map(|plan| document_records::plan(workspace, plan))
            .collect();
        for (plan, changes) in plans {
            self.synced.states.extend(changes);
            self.documents.push(plan);
        }
    }

    fn finish(mut self, order: &SyncRequest, wanted: &[&'l SetPlan]) -> Synced {
        let mut synced = self.synced;
        let plans = wanted
            .iter()
            .filter_map(|plan| self.plans.remove(plan.key.as_str()));
        synced.plans = plans.chain(self.documents).collect();
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

/// Returns the ids that every source catalog can see.
fn shared_ids(workspace: &Workspace<'_>) -> HashSet<String> {
    let mut ids = HashSet::new();
    for (_, catalog) in workspace.common() {
        ids.extend(catalog.entries.iter().map(|entry| entry.id.to_owned()));
    }
    let sets = workspace.layout.sets.iter();
    for plan in sets.filter(|plan| plan.scope == CatalogScope::Shared) {
        workspace.with_parsed_set(plan, |set, _| {
            let entries = set.source.entries().iter();
            ids.extend(entries.map(|entry| entry.id.to_owned()));
        });
    }
    ids
}

/// Returns a plan in which nothing is to be done yet.
fn outline(layout: &Layout, plan: &SetPlan) -> SetSyncPlan {
    let catalog = layout.catalog_path(&plan.source);
    SetSyncPlan {
        statement: plan.statement.map(|file| layout.path(file).to_owned()),
        catalog: catalog.map(Utf8Path::to_owned).unwrap_or_default(),
        ..SetSyncPlan::default()
    }
}

/// Returns the blocks that a source catalog would not give as they are, if it had another text.
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
        let statement = set.statement.as_ref();
        let statement = statement.map(|statement| layout.path(statement.file));
        let after = new.as_ref().unwrap_or(source.catalog);
        match records(set.source, after, *target, path, statement) {
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
