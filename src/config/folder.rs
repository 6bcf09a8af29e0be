//! Folders by name: which lies in which. Nothing here asks the disk.

use crate::config::model::Config;

/// A folder as the beginning of the paths in it: `content/`; the project's own is empty.
pub fn inside(folder: &str) -> String {
    match folder.trim_start_matches("./").trim_end_matches('/') {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// The input folder that the output folder is or holds, if there is one: building would write over
/// what it reads. `catalogs` are the folders of the catalogs.
pub fn swallowed<'f>(
    config: &'f Config,
    catalogs: impl IntoIterator<Item = &'f str>,
) -> Option<&'f str> {
    let output = inside(config.output.as_str());
    if output.is_empty() {
        return Some(".");
    }
    let content = std::iter::once(config.content.as_str());
    let mut inputs = content.chain(catalogs);
    inputs.find(|input| inside(input).starts_with(&output))
}
