//! Plans the records of documents that are translated as whole files.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::fluent::parse::parse;
use crate::pipeline::documents::translations::{DocumentTranslation, each_translation};
use crate::pipeline::text_change::TextChange;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::DocumentPlan;
use crate::project::sync_plan::{Obstacle, Records, SetSyncPlan};
use crate::sync::records::records;

/// State files that change.
type StateChanges = BTreeMap<Utf8PathBuf, TextChange>;

/// Plans the records of the translations of a document; `None` where nothing is to be done.
pub(super) fn plan(
    workspace: &Workspace<'_>,
    plan: &DocumentPlan,
) -> Option<(SetSyncPlan, StateChanges)> {
    let source = workspace.layout.catalog_path(&plan.source)?;
    let mut set_plan = SetSyncPlan {
        catalog: source.to_owned(),
        ..SetSyncPlan::default()
    };
    let mut changes = StateChanges::new();
    for planned in each_translation(workspace, plan, of_translation) {
        match planned {
            Ok(Some((records, change))) => {
                changes.insert(records.state.clone(), change);
                set_plan.records.push(records);
            }
            Ok(None) => {}
            Err(obstacle) => set_plan.obstacles.push(obstacle),
        }
    }
    (!set_plan.is_empty()).then_some((set_plan, changes))
}

fn of_translation(
    translation: &DocumentTranslation<'_>,
) -> Result<Option<(Records, TextChange)>, Obstacle> {
    let set = translation.set;
    let empty = parse("");
    let source = set.source.read().map_or(&empty, |file| file.catalog);
    let (target, path) = (set.targets[0], translation.state_path.clone());
    let planned = records(set.source, source, target, path, None)?;
    Ok(planned.map(|(records, after)| {
        let before = translation.before.to_owned();
        (records, TextChange { before, after })
    }))
}
