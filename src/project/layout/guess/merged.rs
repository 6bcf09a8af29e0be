//! Many patterns that differ in the name of one folder, as one.

use std::collections::BTreeMap;

use crate::config::model::CatalogPaths;

/// From so many folders on a wildcard says more than their list.
const MANY: usize = 3;

/// Returns the places, those that differ in one folder and nothing else as one with `*` for it: `src/uu/*/locales/…`.
pub(super) fn merged(places: Vec<CatalogPaths>) -> Vec<CatalogPaths> {
    let mut by_rest: BTreeMap<(usize, String, String), Vec<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        for folder in 0..place.target.split('/').count().saturating_sub(1) {
            let Some(target) = with_wildcard(&place.target, folder) else {
                break;
            };
            if let Some(source) = with_wildcard(&place.source, folder) {
                let alike = by_rest.entry((folder, source, target)).or_default();
                alike.push(at);
            }
        }
    }
    let mut groups: Vec<_> = by_rest
        .into_iter()
        .filter(|(_, alike)| alike.len() >= MANY)
        .collect();
    groups.sort_by_key(|(_, alike)| std::cmp::Reverse(alike.len()));
    let mut taken: Vec<Option<CatalogPaths>> = places.into_iter().map(Some).collect();
    let mut found = Vec::new();
    for ((_, source, target), alike) in groups {
        if alike.iter().all(|at| taken[*at].is_some()) {
            alike.iter().for_each(|at| taken[*at] = None);
            found.push(CatalogPaths {
                source,
                target,
                locales: None,
            });
        }
    }
    found.extend(taken.into_iter().flatten());
    found.sort_by(|one, other| one.target.cmp(&other.target));
    found
}

/// Returns the pattern with `*` for the folder at a place; `None` where there is no plain name before the first
/// wildcard.
fn with_wildcard(pattern: &str, folder: usize) -> Option<String> {
    let mut names: Vec<&str> = pattern.split('/').collect();
    let mut before = names.iter().take(folder + 1);
    if names.len() < folder + 2 || before.any(|name| name.contains(['*', '{'])) {
        return None;
    }
    names[folder] = "*";
    Some(names.join("/"))
}
