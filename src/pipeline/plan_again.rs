//! Sorting the files of a project once more, when some have come, gone or moved.

use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::config::model::Config;
use crate::project::layout::{self, Layout};

/// Sorts these files, by the locales that are known already: they are not guessed again.
pub fn plan_again(layout: &Layout, config: &Config, paths: &[Utf8PathBuf]) -> Layout {
    let config = Config {
        source: Some(layout.source.clone()),
        targets: Some(layout.targets.clone()),
        ..config.clone()
    };
    let (mut again, _) = layout::plan(&config, paths);
    again.code = Arc::clone(&layout.code);
    again
}
