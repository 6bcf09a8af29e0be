//! Catalogs anywhere in a project: `src/uu/*/locales/{locale}.ftl`, `chrome/locale/{locale}/**/*.ftl`.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::{CatalogPaths, Config, Join};
use crate::config::pattern::PathPattern;
use crate::locale::tag::Locale;
use crate::project::layout::guess::is_known;
use crate::project::layout::guess::merged::merged;
use crate::text::slice::Slice;

/// The end of a pattern of catalogs that are named by a tag alone.
const BY_FILE: &str = "{locale}.ftl";

/// Returns the patterns of the catalogs that are there in several locales, by folders or files that are named by a tag.
pub fn catalogs(paths: &[Utf8PathBuf]) -> Vec<CatalogPaths> {
    let mut trees: BTreeMap<String, BTreeSet<Locale>> = BTreeMap::new();
    for path in paths.iter().filter(|path| path.extension() == Some("ftl")) {
        if let Some((pattern, locale)) = of_name(path).or_else(|| of_folder(path)) {
            trees.entry(pattern).or_default().insert(locale);
        }
    }
    trees.retain(|_, locales| locales.len() > 1);
    // `src/uu/id/locales/{locale}.ftl`: the folder is a program, and no Indonesian.
    let by_file: Vec<String> = trees
        .keys()
        .filter(|it| it.ends_with(BY_FILE))
        .cloned()
        .collect();
    let is_word = |pattern: &str| {
        let pattern = PathPattern::parse(pattern).ok();
        pattern.is_some_and(|pattern| by_file.iter().any(|file| pattern.matches(file)))
    };
    let patterns = trees.into_keys();
    let patterns = patterns.filter(|pattern| pattern.ends_with(BY_FILE) || !is_word(pattern));
    merged(
        patterns
            .map(|pattern| CatalogPaths::pattern(&pattern))
            .collect(),
    )
}

/// Returns the configuration with these catalogs; those of several folders are no one bundle.
pub fn with_catalogs(config: Config, catalogs: Vec<CatalogPaths>) -> Config {
    let is_one = matches!(&catalogs[..], [one] if !before_locale(&one.target).contains('*'));
    Config {
        bundle: if is_one { config.bundle } else { Join::Catalog },
        catalogs: Some(catalogs),
        has_found_places: true,
        ..config
    }
}

fn before_locale(pattern: &str) -> &str {
    pattern
        .split_once("{locale}")
        .map_or("", |(before, _)| before)
}

/// Splits `chrome/locale/es-ES/zotero/a.ftl`: what is before the tag, and all catalogs below it.
fn of_folder(path: &Utf8Path) -> Option<(String, Locale)> {
    let text = path.as_str();
    let mut start = 0;
    for name in path.parent()?.as_str().split('/') {
        if let Some(locale) = locale(name) {
            let before = text.slice(..start);
            return Some((format!("{before}{{locale}}/**/*.ftl"), locale));
        }
        start += name.len() + 1;
    }
    None
}

/// Splits `src/uu/id/locales/es.ftl`: the same for a file that is named by a tag alone, and lies in no folder of that
/// name.
fn of_name(path: &Utf8Path) -> Option<(String, Locale)> {
    let stem = path.file_stem()?;
    let locale = locale(stem)?;
    if path.parent()?.as_str().split('/').any(|name| name == stem) {
        return None;
    }
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty());
    let pattern = match folder {
        Some(folder) => format!("{folder}/{{locale}}.ftl"),
        None => "{locale}.ftl".to_owned(),
    };
    Some((pattern, locale))
}

/// Returns the locale of a name: of a language that is known, or with a region.
fn locale(name: &str) -> Option<Locale> {
    let has_region = name
        .split_once(['-', '_'])
        .is_some_and(|(language, _)| language.len() == 2);
    Locale::parse(name).filter(|_| has_region || is_known(name))
}
