//! Folders by name: which lies in which. Nothing here asks the disk.

use camino::Utf8PathBuf;

use crate::config::model::Config;
use crate::config::pattern::PathPattern;

/// Returns a folder as the beginning of the paths in it: `content/`; the project's own is empty.
pub fn inside(folder: &str) -> String {
    match folder.trim_start_matches("./").trim_end_matches('/') {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// Returns the folders that hold the statements, or the documents that are told by patterns.
pub fn of_content(config: &Config) -> Vec<Utf8PathBuf> {
    let places = config.documents.iter();
    let texts = places.flat_map(|place| [&place.source, &place.target]);
    let folder = |text: &String| Some(PathPattern::parse(text).ok()?.folder().into());
    if config.documents.is_empty() {
        vec![config.content.clone()]
    } else {
        texts.filter_map(folder).collect()
    }
}

/// Returns the input folder that the output folder is or holds, if there is one: building would write over what it
/// reads. `catalogs` are the folders of the catalogs.
pub fn swallowed<'f>(
    config: &Config,
    catalogs: impl IntoIterator<Item = &'f str>,
) -> Option<String> {
    let output = inside(config.output.as_str());
    if output.is_empty() {
        return Some(".".to_owned());
    }
    let content = of_content(config).into_iter();
    let catalogs = catalogs.into_iter().map(str::to_owned);
    let mut inputs = content.map(Utf8PathBuf::into_string).chain(catalogs);
    inputs.find(|input| inside(input).starts_with(&output))
}
