//! The folders that a configuration leads into.

use camino::Utf8PathBuf;

use crate::config::folder;
use crate::config::model::{CATALOG_FOLDERS, Config};
use crate::config::pattern::PathPattern;
use crate::project::layout::rules::{parsed, rules};
use crate::project::state;

/// Returns the folders that a configuration leads into, in order.
pub(super) fn folders(config: &Config) -> Vec<Utf8PathBuf> {
    let mut folders: Vec<Utf8PathBuf> = folder::of_content(config);
    match &config.catalogs {
        None => folders.extend(CATALOG_FOLDERS.map(Utf8PathBuf::from)),
        Some(places) => {
            let patterns = places
                .iter()
                .flat_map(rules)
                .flat_map(|rule| [rule.source, Some(rule.target)]);
            folders.extend(patterns.flatten().map(place));
        }
    }
    folders.extend(parsed(&config.shared).into_iter().map(place));
    folders.push(state::DOCUMENTS.into());
    folders.sort();
    folders.dedup();
    folders
}

/// Returns the folders of the program's code.
pub(super) fn code_folders(config: &Config) -> Vec<Utf8PathBuf> {
    parsed(&config.code.files).into_iter().map(place).collect()
}

/// Returns the path that a pattern names, or the folder of all that it can name.
fn place(pattern: PathPattern) -> Utf8PathBuf {
    match pattern.literal() {
        Some(path) => path.into(),
        None => pattern.folder().into(),
    }
}
