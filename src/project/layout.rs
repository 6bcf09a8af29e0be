//! Which files a project has, and which of them belong together. Made from paths alone: nothing is read here.

use camino::{Utf8Path, Utf8PathBuf};

use crate::locale::tag::Locale;
use crate::text::source::FileId;

/// The files of a project, sorted into sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub source: Locale,
    /// Sorted by tag, without the source locale.
    pub targets: Vec<Locale>,
    /// Every file that takes part, by `FileId`; sorted, relative to the project, with `/`.
    pub files: Vec<Utf8PathBuf>,
    /// Catalogs that all locales share (declared in the configuration).
    pub common: Vec<FileId>,
    /// Sorted by key.
    pub sets: Vec<SetPlan>,
    /// What was assumed because nothing said so: for people, one sentence each.
    pub assumptions: Vec<String>,
}

/// A statement or a source catalog with its counterparts in all locales: the unit of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetPlan {
    /// The path without the locale folder and the extension: `2022-panama-ministerial`, `legal/terms`.
    pub key: String,
    pub statement: Option<FileId>,
    pub source: PlannedCatalog,
    /// One for each target locale, in the order of `Layout::targets`.
    pub targets: Vec<PlannedCatalog>,
    pub scope: CatalogScope,
}

/// A catalog of a set: there, or where it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlannedCatalog {
    File(FileId),
    Absent(Utf8PathBuf),
}

/// Who sees the entries of a catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogScope {
    /// Every catalog of the locale.
    Shared,
    /// The catalog itself: it belongs to one statement, or catalogs are not joined.
    Own,
}

impl PlannedCatalog {
    pub fn file(&self) -> Option<FileId> {
        match self {
            PlannedCatalog::File(file) => Some(*file),
            PlannedCatalog::Absent(_) => None,
        }
    }
}

impl Layout {
    pub fn path(&self, file: FileId) -> &Utf8Path {
        &self.files[file.0 as usize]
    }

    /// Where a catalog is, or would be.
    pub fn catalog_path<'l>(&'l self, catalog: &'l PlannedCatalog) -> &'l Utf8Path {
        match catalog {
            PlannedCatalog::File(file) => self.path(*file),
            PlannedCatalog::Absent(path) => path,
        }
    }
}
