//! Editions as they would be, for somebody who translates them: nothing is asked of what may be published.

use crate::config::model::Config;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::model::ArtifactSink;
use crate::pipeline::build::{Building, Built};
use crate::pipeline::inspection::Inspection;
use crate::pipeline::order::BuildRequest;
use crate::pipeline::selection::Selection;
use crate::pipeline::survey::Survey;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// Makes what is asked for, whatever is wrong or missing, and checks nothing.
///
/// # Errors
/// Those of `output`, and a template of the project that does not work.
pub fn preview<O: ArtifactSink>(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    order: &BuildRequest,
    output: &O,
) -> anyhow::Result<Vec<O::Written>> {
    let mut selection = Selection::everything();
    selection.checks.clear();
    let policies = config.policies.with(order.wishes);
    Inspection::open((layout, config), files, &selection, |inspection, faults| {
        let inspection = inspection.for_build(&policies);
        let (_, surveys) = inspection.surveyed(faults);
        let survey = Survey::new(inspection.workspace(), surveys);
        let building = Building {
            workspace: inspection.workspace(),
            config,
            policies: &policies,
            survey: &survey,
            order,
            last: None,
            is_judged_by_all: true,
        };
        let choice = building.choose(&[]);
        let mut built = Built::default();
        let resolver = FallbackResolver::new(&survey.index);
        building.write(choice, &resolver, output, &mut built)?;
        Ok(built.written)
    })
}
