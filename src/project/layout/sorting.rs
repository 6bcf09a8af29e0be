//! Sorts the paths of a project into statements, catalogs and others, in one pass.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::project::layout::names::LocaleNames;
use crate::project::layout::rules::{Hit, LayoutRules, Rule, RuleSide};
use crate::project::state::EXTENSION;
use crate::text::slice::Slice;

/// The paths of a project by their roles; a path is its place in the list.
#[derive(Default)]
pub(super) struct Sorting<'p> {
    pub(super) statements: Vec<StatementFile<'p>>,
    pub(super) catalogs: Vec<FoundFile<'p>>,
    /// Statements that are translated as whole files, in all locales.
    pub(super) documents: Vec<FoundFile<'p>>,
    /// Catalogs outside any locale that the configuration declares as shared.
    pub(super) common: Vec<usize>,
    /// For each `shared` pattern, whether it named any catalog.
    pub(super) shared_used: Vec<bool>,
    /// Files where a locale should be and none is, by the folder or file that should be named by it.
    pub(super) strays: BTreeMap<&'p str, Stray>,
    pub(super) names: LocaleNames<'p>,
}

pub(super) struct StatementFile<'p> {
    pub(super) path: usize,
    pub(super) key: &'p str,
}

/// A catalog or a document of some locale.
pub(super) struct FoundFile<'p> {
    pub(super) path: usize,
    pub(super) rule: usize,
    pub(super) side: RuleSide,
    /// The place of the locale in `names`, and how it is spelled; `None` when the pattern has none.
    pub(super) locale: Option<(usize, &'p str)>,
    pub(super) key: String,
    pub(super) shared: bool,
}

pub(super) struct Stray {
    pub(super) first: usize,
    pub(super) files: usize,
}

impl<'p> Sorting<'p> {
    pub(super) fn new(rules: &LayoutRules, paths: &'p [Utf8PathBuf]) -> Self {
        let mut sorting = Sorting {
            shared_used: vec![false; rules.shared.len()],
            ..Sorting::default()
        };
        for (place, path) in paths.iter().enumerate() {
            let path = path.as_str();
            if rules.never(path) || rules.exclude.iter().any(|pattern| pattern.matches(path)) {
                continue;
            }
            if path.ends_with(EXTENSION) {
                continue;
            }
            if path.ends_with(".ftl") {
                sorting.add_catalog(rules, place, path);
            } else if let Some(key) = rules.statement(path) {
                sorting.statements.push(StatementFile { path: place, key });
            } else if let Some(hit) = rules.document(path) {
                let found = sorting.found(&rules.documents, hit, place, path, false);
                sorting.documents.extend(found);
            }
        }
        sorting
    }

    fn add_catalog(&mut self, rules: &LayoutRules, place: usize, path: &'p str) {
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
        if shared && self.locale(&hit).is_err() {
            return self.common.push(place);
        }
        let found = self.found(&rules.catalogs, hit, place, path, shared);
        self.catalogs.extend(found);
    }

    /// Returns what a rule has named, unless it is named by no locale.
    fn found(
        &mut self,
        rules: &[Rule],
        hit: Hit<'p>,
        place: usize,
        path: &'p str,
        shared: bool,
    ) -> Option<FoundFile<'p>> {
        match self.locale(&hit) {
            Ok(locale) => Some(FoundFile {
                path: place,
                rule: hit.rule,
                side: hit.side,
                locale,
                key: rules[hit.rule].key(&hit.captures),
                shared,
            }),
            Err(spelling) => {
                let end = spelling.as_ptr() as usize - path.as_ptr() as usize + spelling.len();
                let folder = path.slice(end..).contains('/');
                self.add_stray(if folder { path.slice(..end) } else { path }, place);
                None
            }
        }
    }

    /// Returns the locale that stands where the rule has one; an error when it is no tag.
    fn locale(&mut self, hit: &Hit<'p>) -> Result<Option<(usize, &'p str)>, &'p str> {
        let Some(spelling) = hit.captures.locale else {
            return Ok(None);
        };
        let name = self.names.resolve(spelling).ok_or(spelling)?;
        Ok(Some((name, spelling)))
    }

    fn add_stray(&mut self, name: &'p str, place: usize) {
        let stray = self.strays.entry(name).or_insert(Stray {
            first: place,
            files: 0,
        });
        stray.files += 1;
    }
}
