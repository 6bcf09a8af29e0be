//! Checks a project: every set in parallel, then one sorted list of findings.

use crate::checks::model::Settings;
use crate::config::model::Config;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::selection::Selection;
use crate::pipeline::settings::settings;
use crate::pipeline::terminology;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// Reads and checks a project.
pub fn analyze(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    selection: &Selection,
) -> Analysis {
    let (glossary, faults) = terminology::read(files, selection);
    let settings = Settings {
        glossary,
        ..settings(config)
    };
    Workspace::open_with(layout, &settings, files, |workspace| {
        let inspection = Inspection::new(workspace, config, selection);
        let outcomes = inspection.outcomes();
        inspection.analysis(outcomes, faults)
    })
}
