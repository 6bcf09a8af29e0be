//! What each path of a project is: a statement, a catalog, neither. One pass over the paths.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::project::layout::names::Names;
use crate::project::layout::rules::{Rules, Side};

/// The paths of a project by their roles; a path is its place in the list.
#[derive(Default)]
pub(super) struct Sorting<'p> {
    pub(super) statements: Vec<Statement<'p>>,
    pub(super) catalogs: Vec<FoundCatalog<'p>>,
    /// Catalogs outside any locale that the configuration declares as shared.
    pub(super) common: Vec<usize>,
    /// For each `shared` pattern, whether it named any catalog.
    pub(super) shared_used: Vec<bool>,
    /// Catalogs where a locale should be and none is, by the folder or file that should be named by it.
    pub(super) strays: BTreeMap<&'p str, Stray>,
    pub(super) names: Names<'p>,
}

pub(super) struct Statement<'p> {
    pub(super) path: usize,
    pub(super) key: &'p str,
}

pub(super) struct FoundCatalog<'p> {
    pub(super) path: usize,
    pub(super) rule: usize,
    pub(super) side: Side,
    /// The place of the locale in `names`, and how it is spelled; `None` when the pattern has none.
    pub(super) locale: Option<(usize, &'p str)>,
    pub(super) key: String,
    pub(super) shared: bool,
}

pub(super) struct Stray {
    pub(super) first: usize,
    pub(super) catalogs: usize,
}

impl<'p> Sorting<'p> {
    pub(super) fn new(rules: &Rules, paths: &'p [Utf8PathBuf]) -> Self {
        let mut sorting = Sorting {
            shared_used: vec![false; rules.shared.len()],
            ..Sorting::default()
        };
        for (place, path) in paths.iter().enumerate() {
            let path = path.as_str();
            if rules.never(path) {
                continue;
            }
            if path.ends_with(".ftl") {
                sorting.add_catalog(rules, place, path);
            } else if let Some(key) = rules.statement(path) {
                sorting.statements.push(Statement { path: place, key });
            }
        }
        sorting
    }

    fn add_catalog(&mut self, rules: &Rules, place: usize, path: &'p str) {
        if rules.exclude.iter().any(|pattern| pattern.matches(path)) {
            return;
        }
        let mut shared = false;
        for (pattern, used) in rules.shared.iter().zip(&mut self.shared_used) {
            let matches = pattern.matches(path);
            shared |= matches;
            *used |= matches;
        }
        let Some(hit) = rules.catalog(path) else {
            self.common.extend(shared.then_some(place));
            return;
        };
        let locale = match hit.captures.locale {
            None => None,
            Some(spelling) => match self.names.resolve(spelling) {
                Some(name) => Some((name, spelling)),
                None if shared => return self.common.push(place),
                None => {
                    let end = spelling.as_ptr() as usize - path.as_ptr() as usize + spelling.len();
                    let folder = path[end..].contains('/');
                    return self.add_stray(if folder { &path[..end] } else { path }, place);
                }
            },
        };
        self.catalogs.push(FoundCatalog {
            path: place,
            rule: hit.rule,
            side: hit.side,
            locale,
            key: rules.catalogs[hit.rule].key(&hit.captures),
            shared,
        });
    }

    fn add_stray(&mut self, name: &'p str, place: usize) {
        let stray = self.strays.entry(name).or_insert(Stray {
            first: place,
            catalogs: 0,
        });
        stray.catalogs += 1;
    }
}
