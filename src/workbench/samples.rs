//! The placeables of a document's sources, with what readers will see in their place.

use crate::pipeline::code_samples::code_samples;
use crate::pipeline::set_texts::{PlannedTexts, SetTexts};
use crate::workbench::findings::FoundInSet;
use crate::workbench::view::GroupView;

/// Says of each placeable what it stands for, in both languages.
pub(super) fn add_samples(groups: &mut [GroupView], found: &FoundInSet<'_>, texts: &SetTexts) {
    let Some(plan) = PlannedTexts::find(found.layout, found.key) else {
        return;
    };
    let project = (found.layout, &found.workbench.planning.config);
    let samples = code_samples(project, found.files, (plan, found.target), texts);
    let units = groups.iter_mut().flat_map(|group| &mut group.units);
    for piece in units.flat_map(|unit| &mut unit.source) {
        if let Some(sample) = samples.get(&piece.insert) {
            piece.sample.clone_from(&sample.source);
            piece.sample_target.clone_from(&sample.target);
        }
    }
}
