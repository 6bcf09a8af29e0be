//! What is filled in when all else is as it is planned: drafts, and catalogs to fill in.

use camino::Utf8PathBuf;

use crate::config::model::Config;
use crate::exchange::machine::LineService;
use crate::pipeline::machine::drafts::{self, machine_drafts};
use crate::pipeline::plan_again::plan_again;
use crate::pipeline::prefill::prefill;
use crate::pipeline::sync::outcome::Synced;
use crate::pipeline::sync::pruning;
use crate::pipeline::sync::request::SyncRequest;
use crate::pipeline::sync::scaffolds::scaffolds;
use crate::project::layout::{Layout, SetPlan};
use crate::text::file_source::{FileSource, Overlay};

impl Synced {
    /// Plans what is filled in, or to be filled in, when all else is as it is planned.
    pub(super) fn fill(
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

/// Returns the layout of the project when it has these catalogs too.
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
