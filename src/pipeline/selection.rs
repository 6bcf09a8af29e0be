//! The checks, locales and files that a run looks at.

use camino::{Utf8Path, Utf8PathBuf};

use crate::checks;
use crate::checks::declare::{Domain, Granularity};
use crate::checks::model::Check;
use crate::locale::tag::Locale;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::text::source::FileId;

/// The checks, locales and files that a run looks at.
#[derive(Clone)]
pub struct Selection {
    pub checks: Vec<&'static dyn Check>,
    /// Target locales; `None`: all. The source locale is always looked at.
    pub locales: Option<Vec<Locale>>,
    /// Files or folders, relative to the project and sorted; empty: all.
    pub paths: Vec<Utf8PathBuf>,
}

impl Selection {
    /// Returns all checks, locales and files.
    pub fn everything() -> Self {
        Self {
            checks: checks::ALL.to_vec(),
            locales: None,
            paths: Vec::new(),
        }
    }

    /// Selects files and folders that a user named. Who names a source asks for all that is made from it, and who names
    /// a record for the catalog that it is about.
    pub fn name_paths(&mut self, layout: &Layout, mut named: Vec<Utf8PathBuf>) {
        named.sort();
        self.paths.clone_from(&named);
        if named.is_empty() {
            return;
        }
        for plan in layout.sets.iter() {
            let statement = plan.statement.map(|file| layout.path(file));
            self.name_translations(layout, statement, &plan.source, &plan.targets, &mut named);
        }
        for plan in layout.documents.iter() {
            self.name_translations(layout, None, &plan.source, &plan.targets, &mut named);
        }
        for (catalog, state) in &layout.states {
            if self.wants_path(layout.path(*state)) {
                named.push(layout.path(*catalog).to_owned());
            }
        }
        named.sort();
        self.paths = named;
    }

    fn name_translations(
        &self,
        layout: &Layout,
        statement: Option<&Utf8Path>,
        source: &PlannedCatalog,
        targets: &[PlannedCatalog],
        named: &mut Vec<Utf8PathBuf>,
    ) {
        let source = layout.catalog_path(source);
        let mut sources = source.into_iter().chain(statement);
        if sources.clone().any(|path| self.wants_path(path)) {
            let targets = targets.iter();
            let targets = targets.filter_map(|target| layout.catalog_path(target));
            named.extend(sources.by_ref().chain(targets).map(Utf8Path::to_owned));
        }
    }

    /// Returns the checks that look at the project as a whole, and those that look at a set.
    pub fn by_granularity(&self) -> (Vec<&'static dyn Check>, Vec<&'static dyn Check>) {
        let checks = self.checks.iter().copied();
        checks.partition(|check| check.info().granularity == Granularity::Project)
    }

    /// Those of the checks that can look at documents.
    pub fn about_texts(&self, checks: &[&'static dyn Check]) -> Vec<&'static dyn Check> {
        let mut checks = checks.to_vec();
        checks.retain(|check| check.info().domain == Domain::Texts);
        checks
    }

    pub fn wants_locale(&self, locale: &Locale) -> bool {
        self.locales
            .as_ref()
            .is_none_or(|locales| locales.contains(locale))
    }

    /// Returns whether a file is named, alone or by its folder.
    pub fn wants_path(&self, path: &Utf8Path) -> bool {
        let is_named = |path: &Utf8Path| {
            let found = self.paths.binary_search_by(|named| (**named).cmp(path));
            found.is_ok()
        };
        self.paths.is_empty() || path.ancestors().any(is_named)
    }

    /// Returns whether one of the files of a set is named, or would be if it were there.
    pub fn wants_set(&self, layout: &Layout, plan: &SetPlan) -> bool {
        let named = |file: FileId| self.wants_path(layout.path(file));
        plan.statement.is_some_and(named) || self.wants_any(layout, &plan.source, &plan.targets)
    }

    /// Returns whether one of these files is named, or would be if it were there.
    pub fn wants_any(
        &self,
        layout: &Layout,
        source: &PlannedCatalog,
        targets: &[PlannedCatalog],
    ) -> bool {
        let all = std::iter::once(source).chain(targets);
        let mut paths = all.filter_map(|catalog| layout.catalog_path(catalog));
        self.paths.is_empty() || paths.any(|path| self.wants_path(path))
    }
}
