//! Brings translated documents into the catalogs of their statements: plans, in parallel. Nothing is written here.

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::adopt::plan::{AdoptionRequest, Paths, Plan, Sides, plan};
use crate::config::model::Config;
use crate::document::office::bilingual::BilingualRow;
use crate::document::{self, model::Format};
use crate::pipeline::loaded::Loaded;
use crate::pipeline::orphan_records::orphan_records;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{Layout, PlannedCatalog};
use crate::project::set::Present;
use crate::project::state::{self, has_conflict};
use crate::text::file_source::FileSource;

/// A document to bring in.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// As the user named it.
    pub path: Utf8PathBuf,
    pub text: String,
    pub format: Format,
    /// Where the document names the message of each of its blocks: what it names, in order.
    pub named: Option<Vec<BilingualRow>>,
    /// The set it belongs to, by its place in the layout.
    pub set: usize,
}

/// Why a document cannot be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdoptRefusal {
    /// The statement cannot be read.
    NoStatement,
    /// There is no source catalog, or it cannot be read: no ids.
    NoSourceCatalog(Utf8PathBuf),
    /// The target catalog is there but cannot be read.
    UnreadableCatalog(Utf8PathBuf),
    /// The state file has marks of a merge that nobody finished.
    Conflict(Utf8PathBuf),
    /// The configuration leaves this locale out here.
    Excluded,
}

/// Returns what each of the documents comes to. `target`: the place of the target locale in the layout.
pub fn adopt(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    target: usize,
    wanted: &[Wanted],
) -> Vec<Result<Plan, AdoptRefusal>> {
    Workspace::open(layout, config, files, |workspace| {
        let plans = wanted.par_iter();
        plans
            .map(|wanted| plan_of(workspace, target, wanted))
            .collect()
    })
}

fn plan_of(
    workspace: &Workspace<'_>,
    target: usize,
    wanted: &Wanted,
) -> Result<Plan, AdoptRefusal> {
    let layout = workspace.layout;
    let set = &layout.sets[wanted.set];
    let statement = set.statement.ok_or(AdoptRefusal::NoStatement)?;
    let path = |catalog: &PlannedCatalog| layout.catalog_path(catalog).map(Utf8PathBuf::from);
    let source = path(&set.source).unwrap_or_default();
    let catalog = path(&set.targets[target]).ok_or(AdoptRefusal::Excluded)?;
    let paths = Paths {
        document: wanted.path.clone(),
        statement: layout.path(statement).to_owned(),
        catalog: catalog.clone(),
    };
    let document = document::parse(wanted.format, &wanted.text, &workspace.settings().document);
    workspace.with_parsed_set(set, |set, loaded| {
        let source = set
            .source
            .read()
            .ok_or(AdoptRefusal::NoSourceCatalog(source))?;
        let target_side = set.targets[target];
        let existing = match target_side.catalog {
            Present::Read(file) => Loaded::find(loaded, file.file),
            Present::Absent(path) => {
                orphan_records(workspace.files, path);
                None
            }
            Present::Excluded => None,
            Present::Unreadable(_) => return Err(AdoptRefusal::UnreadableCatalog(catalog)),
        };
        if existing.is_some_and(|decoded| !decoded.faults.is_empty()) {
            // What was decoded is not what is on the disk: it must not be written back.
            return Err(AdoptRefusal::UnreadableCatalog(catalog));
        }
        let faults = target_side.state.map_or(&[][..], |state| state.faults);
        if has_conflict(faults) {
            return Err(AdoptRefusal::Conflict(state::path_beside(&catalog)));
        }
        let order = AdoptionRequest {
            document: &document,
            named: wanted.named.as_deref(),
            statement: set.statement.as_ref().ok_or(AdoptRefusal::NoStatement)?,
            source,
            sides: Sides {
                source: set.source,
                target: target_side,
                shared: workspace.formatting(target + 1),
            },
            paths,
        };
        Ok(plan(&order, existing.map_or("", |decoded| &decoded.text)))
    })
}
