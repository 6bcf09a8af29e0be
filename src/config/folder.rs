//! Folders by name: which lies in which. Nothing here asks the disk.

use camino::Utf8PathBuf;

use crate::config::model::Config;
use crate::config::pattern::Pattern;

/// A folder as the beginning of the paths in it: `content/`; the project's own is empty.
pub fn inside(folder: &str) -> String {
    match folder.trim_start_matches("./").trim_end_matches('/') {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// The folder that holds all statements, also when they are told by a pattern.
pub fn of_content(config: &Config) -> Utf8PathBuf {
    let content = config.content.as_str();
    match Pattern::parse(content) {
        Ok(pattern) if pattern.has_locale() => pattern.folder().into(),
        Ok(_) | Err(_) => content.into(),
    }
}

/// The input folder that the output folder is or holds, if there is one: building would write over
/// what it reads. `catalogs` are the folders of the catalogs.
pub fn swallowed<'f>(
    config: &Config,
    catalogs: impl IntoIterator<Item = &'f str>,
) -> Option<String> {
    let output = inside(config.output.as_str());
    if output.is_empty() {
        return Some(".".to_owned());
    }
    let content = of_content(config).into_string();
    let catalogs = catalogs.into_iter().map(str::to_owned);
    let mut inputs = std::iter::once(content).chain(catalogs);
    inputs.find(|input| inside(input).starts_with(&output))
}
