//! Finds the files of a project and those that belong together, from paths alone: nothing is read here.

mod choice;
mod draft;
mod drafts;
mod findings;
mod folders;
pub mod guess;
mod names;
mod narrowed;
mod new_files;
mod numbered;
mod rules;
mod sorting;
pub mod source_basis;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::{CatalogPaths, Config, Join};
use crate::diagnostic::Diagnostic;
use crate::locale::tag::Locale;
use crate::project::layout::choice::LocaleChoice;
use crate::project::layout::draft::Draft;
use crate::project::layout::findings::Findings;
use crate::project::layout::names::LocaleNames;
use crate::project::layout::numbered::NumberedFiles;
use crate::project::layout::rules::{LayoutRules, Rule};
use crate::project::layout::sorting::Sorting;
use crate::project::layout::source_basis::SourceBasis;
use crate::project::state::{self, EXTENSION};
use crate::text::source::{FileId, FilePaths};

/// The files of a project, sorted into sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub source: Locale,
    pub source_basis: SourceBasis,
    /// Sorted by tag, without the source locale.
    pub targets: Vec<Locale>,
    /// Every file that takes part.
    pub files: FilePaths,
    /// Catalogs that all locales share (declared in the configuration).
    pub common: Vec<FileId>,
    /// The state file of each catalog that has one.
    pub states: BTreeMap<FileId, FileId>,
    /// Sorted by key.
    pub sets: Arc<[SetPlan]>,
    /// Catalogs whose statement is gone, once somebody has looked for them; sorted by key. They count for nothing.
    pub leftovers: Vec<SetPlan>,
    /// Statements that are translated as whole files, without catalogs; sorted by key.
    pub documents: Arc<[DocumentPlan]>,
    /// The files of the program that uses the messages, where the configuration names any; sorted, and none of `files`.
    pub code: Arc<[Utf8PathBuf]>,
    /// Assumptions, because nothing was stated: for people, one sentence each.
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

/// A statement and its translations as whole files, by a `content` pattern with `{locale}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPlan {
    /// The path without the locale: `guide/intro.md`.
    pub key: String,
    pub source: PlannedCatalog,
    /// One for each target locale, in the order of `Layout::targets`.
    pub targets: Vec<PlannedCatalog>,
}

/// A catalog of a set, or a document: there, or where it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlannedCatalog {
    File(FileId),
    Absent(Utf8PathBuf),
    /// The configuration leaves this locale out here: nothing is checked and nothing is missed.
    Excluded,
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
            PlannedCatalog::Absent(_) | PlannedCatalog::Excluded => None,
        }
    }
}

impl Layout {
    pub fn path(&self, file: FileId) -> &Utf8Path {
        self.files.path(file)
    }

    /// Returns the place of the set of a key.
    pub fn set_of_key(&self, key: &str) -> Option<usize> {
        let found = self.sets.binary_search_by(|plan| (*plan.key).cmp(key));
        found.ok()
    }

    /// Returns the place of the document of a key.
    pub fn document_of_key(&self, key: &str) -> Option<usize> {
        let found = self.documents.binary_search_by(|plan| (*plan.key).cmp(key));
        found.ok()
    }

    /// Returns where a catalog is, or would be.
    pub fn catalog_path<'l>(&'l self, catalog: &'l PlannedCatalog) -> Option<&'l Utf8Path> {
        match catalog {
            PlannedCatalog::File(file) => Some(self.path(*file)),
            PlannedCatalog::Absent(path) => Some(path),
            PlannedCatalog::Excluded => None,
        }
    }
}

/// The name under which the findings of this room are reported.
pub const CHECK: &str = "layout";

/// Returns the folders (and single files) that hold everything a configuration names; what is to be listed.
pub fn folders(config: &Config) -> Vec<Utf8PathBuf> {
    folders::folders(config)
}

/// Returns the default folder that holds the catalogs of a project without configuration.
pub fn catalog_folder(paths: &[Utf8PathBuf]) -> Option<&'static str> {
    rules::found_folders(paths).first().copied()
}

/// Returns the folders (and single files) that hold the code that a configuration names.
pub fn code_folders(config: &Config) -> Vec<Utf8PathBuf> {
    folders::code_folders(config)
}

/// Returns the code that a configuration names among these paths.
pub fn code_files(config: &Config, paths: &[Utf8PathBuf]) -> Vec<Utf8PathBuf> {
    LayoutRules::new(config, &[]).code_files(paths)
}

/// Returns whether a path can be a catalog or a statement, by its extension.
pub fn may_take_part(path: &str) -> bool {
    path.ends_with(".ftl") || path.ends_with(EXTENSION) || rules::statement_stem(path).is_some()
}

/// Sorts the files of a project into sets. `paths` are sorted, relative to the project, with `/`; of a list that is given
/// away no path is copied.
///
/// The findings tell what was left out and why. One of [`Severity::Error`] means that the project
/// cannot be built as it stands.
///
/// [`Severity::Error`]: crate::diagnostic::Severity::Error
pub fn plan<'p>(
    config: &Config,
    paths: impl Into<Cow<'p, [Utf8PathBuf]>>,
) -> (Layout, Vec<Diagnostic>) {
    let paths = paths.into();
    let documents = guess::documents_of_content(config, &paths);
    if documents.is_empty() && !config.has_found_places {
        return plan_as_told(config, paths);
    }
    let config = if documents.is_empty() {
        config.clone()
    } else {
        Config {
            documents,
            ..config.clone()
        }
    };
    let (mut layout, findings) = plan_as_told(&config, paths);
    layout.assumptions.push(match &config.catalogs {
        Some(catalogs) if config.documents.is_empty() => {
            format!("catalogs: {}, by their paths", targets(catalogs))
        }
        Some(_) | None => format!(
            "documents that are translated as whole files: {}, by their paths",
            targets(&config.documents)
        ),
    });
    (layout, findings)
}

/// Returns the patterns of translations, as a sentence lists them.
fn targets(places: &[CatalogPaths]) -> String {
    let names: Vec<String> = places.iter().map(|it| format!("`{}`", it.target)).collect();
    names.join(", ")
}

/// Sorts the files as the configuration says, without guesses.
fn plan_as_told(config: &Config, paths: Cow<'_, [Utf8PathBuf]>) -> (Layout, Vec<Diagnostic>) {
    let (mut layout, findings, files) = sort(config, &paths);
    layout.files = FilePaths::new(files.paths(paths));
    (layout, findings)
}

/// Sorts the files by their places in the list; the layout has no path yet.
fn sort(config: &Config, paths: &[Utf8PathBuf]) -> (Layout, Vec<Diagnostic>, NumberedFiles) {
    let rules = LayoutRules::new(config, paths);
    let mut sorting = Sorting::new(&rules, paths);
    let mut findings = Findings::default();
    findings.add_places(config, &rules, &sorting);

    let choice = LocaleChoice::new(config, &rules, &sorting);
    let drafts = drafts::put_together(&rules, &mut sorting, &choice, &mut findings);
    let documents = drafts::put_documents_together(&rules, &mut sorting, &choice, &mut findings);
    findings.add_gaps(config, &choice, &drafts, &documents);

    let in_sets = drafts.iter().chain(&documents).flat_map(Draft::paths);
    let in_common = sorting.common.iter().copied();
    let states = states(paths, &drafts, &documents);
    let in_states = states.iter().map(|(_, state)| *state);
    let files = NumberedFiles::new(paths, in_sets.chain(in_common).chain(in_states), &findings);
    let places = Places {
        rules: &rules,
        choice: &choice,
        names: &sorting.names,
        files: &files,
    };
    let document = |draft: Draft| DocumentPlan {
        source: places.source(&draft, &rules.documents),
        targets: places.targets(&draft, &rules.documents),
        key: draft.key,
    };
    let set = |draft: Draft| SetPlan {
        statement: draft.statement.map(|path| files.id(path)),
        source: places.source(&draft, &rules.catalogs),
        targets: places.targets(&draft, &rules.catalogs),
        scope: scope(&draft, config.bundle),
        key: draft.key,
    };
    let layout = Layout {
        sets: drafts.into_iter().map(set).collect(),
        leftovers: Vec::new(),
        documents: documents.into_iter().map(document).collect(),
        common: sorting.common.iter().map(|path| files.id(*path)).collect(),
        states: states
            .iter()
            .map(|(catalog, state)| (files.id(*catalog), files.id(*state)))
            .collect(),
        files: FilePaths::default(),
        code: rules.code_files(paths).into(),
        source: choice.source.clone(),
        source_basis: choice.source_basis,
        targets: choice.targets.clone(),
        assumptions: choice.assumptions.clone(),
    };
    let findings = findings.diagnostics(CHECK, |path| files.id(path));
    (layout, findings, files)
}

/// Returns the state files of the target catalogs and documents: places of the catalog and of its state file.
fn states(paths: &[Utf8PathBuf], drafts: &[Draft], documents: &[Draft]) -> Vec<(usize, usize)> {
    let named = paths.iter().enumerate();
    let states: HashMap<&str, usize> = named
        .filter_map(|(at, path)| Some((path.as_str().strip_suffix(EXTENSION)?, at)))
        .collect();
    if states.is_empty() {
        return Vec::new();
    }
    let catalogs = drafts.iter().flat_map(Draft::target_paths);
    let state = |catalog: usize| {
        Some((
            catalog,
            *states.get(paths[catalog].as_str().strip_suffix(".ftl")?)?,
        ))
    };
    let documents = documents.iter().flat_map(Draft::target_paths);
    let document_state = |document: usize| {
        let state = state::path_of_document(&paths[document]);
        let state = state.as_str().strip_suffix(EXTENSION)?;
        Some((document, *states.get(state)?))
    };
    let of_documents = documents.filter_map(document_state);
    catalogs.filter_map(state).chain(of_documents).collect()
}

fn scope(draft: &Draft, bundle: Join) -> CatalogScope {
    match bundle {
        _ if draft.statement.is_some() => CatalogScope::Own,
        Join::Catalog if !draft.shared => CatalogScope::Own,
        Join::Locale | Join::Catalog => CatalogScope::Shared,
    }
}

/// Says where the files of a draft are, or would be.
struct Places<'a> {
    rules: &'a LayoutRules,
    choice: &'a LocaleChoice,
    names: &'a LocaleNames<'a>,
    files: &'a NumberedFiles,
}

impl Places<'_> {
    fn source(&self, draft: &Draft, rules: &[Rule]) -> PlannedCatalog {
        match draft.source {
            Some(path) => PlannedCatalog::File(self.files.id(path)),
            None => self.absent(draft, &self.choice.source, rules, Rule::source_path),
        }
    }

    fn targets(&self, draft: &Draft, rules: &[Rule]) -> Vec<PlannedCatalog> {
        let mut found = vec![None; self.choice.targets.len()];
        for (target, path) in &draft.targets {
            found[*target] = Some(*path);
        }
        let wants = |locale: &Locale| draft.rule.is_none_or(|rule| rules[rule].wants(locale));
        let target = |(locale, path): (&Locale, Option<usize>)| match path {
            Some(path) => PlannedCatalog::File(self.files.id(path)),
            None if wants(locale) => self.absent(draft, locale, rules, Rule::target_path),
            None => PlannedCatalog::Excluded,
        };
        self.choice.targets.iter().zip(found).map(target).collect()
    }

    fn absent(
        &self,
        draft: &Draft,
        locale: &Locale,
        rules: &[Rule],
        path: fn(&Rule, &str, &str) -> Option<String>,
    ) -> PlannedCatalog {
        let spelling = self.names.spelling(locale);
        let named = draft
            .rule
            .and_then(|rule| path(&rules[rule], spelling, &draft.key));
        let path = named.unwrap_or_else(|| self.rules.fallback(spelling, &draft.key));
        let exclude = &self.rules.exclude;
        if exclude.iter().any(|pattern| pattern.matches(&path)) {
            PlannedCatalog::Excluded
        } else {
            PlannedCatalog::Absent(path.into())
        }
    }
}
