//! Checks a project: every set in parallel, then one sorted list of findings.

use crate::config::model::Config;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// Reads and checks a project.
pub fn analyze(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    selection: &Selection,
) -> Analysis {
    Session::new(layout, config, files, selection.clone()).into_analysis()
}
