//! Which checks, locales and files a run looks at.

use camino::{Utf8Path, Utf8PathBuf};

use crate::checks::model::{Check, Reach};
use crate::locale::tag::Locale;
use crate::project::layout::{Layout, SetPlan};
use crate::text::source::FileId;

/// What to look at.
#[derive(Clone)]
pub struct Selection {
    pub checks: Vec<&'static dyn Check>,
    /// Target locales; `None`: all. The source locale is always looked at.
    pub locales: Option<Vec<Locale>>,
    /// Files or folders, relative to the project; empty: all.
    pub paths: Vec<Utf8PathBuf>,
}

impl Selection {
    /// The checks that look at the project as a whole, and those that look at a set.
    pub fn by_reach(&self) -> (Vec<&'static dyn Check>, Vec<&'static dyn Check>) {
        let checks = self.checks.iter().copied();
        checks.partition(|check| check.reach() == Reach::Project)
    }

    pub fn wants_locale(&self, locale: &Locale) -> bool {
        self.locales
            .as_ref()
            .is_none_or(|locales| locales.contains(locale))
    }

    /// Whether a file is named, alone or by its folder.
    pub fn wants_path(&self, path: &Utf8Path) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|wanted| path.starts_with(wanted))
    }

    /// Whether one of the files of a set is named, or would be if it were there.
    pub fn wants_set(&self, layout: &Layout, plan: &SetPlan) -> bool {
        let named = |file: FileId| self.wants_path(layout.path(file));
        self.paths.is_empty()
            || plan.statement.is_some_and(named)
            || std::iter::once(&plan.source)
                .chain(&plan.targets)
                .filter_map(|catalog| layout.catalog_path(catalog))
                .any(|path| self.wants_path(path))
    }
}
