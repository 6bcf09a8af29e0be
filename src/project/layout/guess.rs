//! Trees of documents and catalogs by locale that no configuration names: what is assumed, and what `init` proposes. Made
//! from paths alone.

pub mod catalogs;
pub mod documents;

mod merged;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::{Config, DocumentPaths};
use crate::config::pattern::PathPattern;
use crate::locale::name::is_named;
use crate::locale::tag::Locale;
use crate::project::layout::rules::statement_stem;

/// Returns whether a configuration leaves open where documents and catalogs are.
pub fn is_left_open(config: &Config) -> bool {
    config.documents.is_empty()
        && config.catalogs.is_none()
        && config.content == Config::default().content
}

/// Finds the documents below `content/` that are translated as whole files where the configuration names none and there
/// are no catalogs: each path has a locale, and several locales are there.
pub fn documents_of_content(config: &Config, paths: &[Utf8PathBuf]) -> Vec<DocumentPaths> {
    let names_none = config.documents.is_empty() && config.catalogs.is_none();
    if !names_none || paths.iter().any(|path| path.extension() == Some("ftl")) {
        return Vec::new();
    }
    let below: Vec<Utf8PathBuf> = paths
        .iter()
        .filter(|path| path.starts_with(&config.content))
        .cloned()
        .collect();
    covering(documents::documents(&below), &config.content, &below)
}

/// Returns the configuration of a project that names no places, with those that its paths show: catalogs first, else
/// documents. `paths` are all catalogs and documents of the project.
pub fn with_places(config: Config, paths: &[Utf8PathBuf]) -> Config {
    let paths: Vec<Utf8PathBuf> = paths
        .iter()
        .filter(|path| !path.starts_with(&config.output))
        .cloned()
        .collect();
    let catalogs = catalogs::catalogs(&paths);
    if !catalogs.is_empty() {
        return catalogs::with_catalogs(config, catalogs);
    }
    let documents: Vec<Utf8PathBuf> = paths
        .iter()
        .filter(|path| statement_stem(path.as_str()).is_some())
        .cloned()
        .collect();
    let documents = covering(
        documents::documents(&documents),
        &config.content,
        &documents,
    );
    Config {
        has_found_places: !documents.is_empty(),
        documents,
        ..config
    }
}

/// Returns the places, unless there are statements that none of them names: these have catalogs, or will have.
fn covering(
    places: Vec<DocumentPaths>,
    content: &Utf8Path,
    paths: &[Utf8PathBuf],
) -> Vec<DocumentPaths> {
    let patterns = places
        .iter()
        .flat_map(|place| [&place.source, &place.target]);
    let patterns: Vec<PathPattern> = patterns
        .filter_map(|pattern| PathPattern::parse(pattern).ok())
        .collect();
    let is_named = |path: &Utf8PathBuf| patterns.iter().any(|it| it.matches(path.as_str()));
    let mut statements = paths.iter().filter(|path| path.starts_with(content));
    if statements.all(is_named) {
        places
    } else {
        Vec::new()
    }
}

/// Returns whether a name is the tag of a language that is known here, since `is` and `no` are words too.
fn is_known(tag: &str) -> bool {
    Locale::parse(tag).is_some_and(|locale| is_named(&locale))
}
