//! Loads a project and hands callers each set, parsed and paired.

use std::collections::HashMap;

use camino::Utf8Path;
use rayon::prelude::*;

use crate::checks::settings::Settings;
use crate::config::model::Config;
use crate::document;
use crate::document::body_events::ParsedDocument;
use crate::document::model::Format;
use crate::fluent::model::Catalog;
use crate::locale::tag::Locale;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::parsed::Parsed;
use crate::pipeline::settings::settings;
use crate::pipeline::shared_catalogs::SharedCatalogs;
use crate::project::index::{Index, Scope};
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog, SetPlan};
use crate::project::links::place_table::PlaceTable;
use crate::project::links::statement_places::StatementPlaces;
use crate::project::pairing::Pairing;
use crate::project::registry;
use crate::project::set::{MessageFilter, Present, Set, Side, Statement, TranslationCell};
use crate::runtime::formatter::{Formatter, Shared};
use crate::runtime::variables;
use crate::text::file_source::FileSource;
use crate::text::source::FileId;

/// A project whose shared catalogs are read, and the way to each of its sets.
pub struct Workspace<'p> {
    pub layout: &'p Layout,
    pub files: &'p dyn FileSource,
    settings: &'p Settings,
    shared: &'p SharedCatalogs,
    parsed: &'p HashMap<FileId, Parsed<'p>>,
    /// The source locale first, then the targets in the order of the layout.
    locales: Vec<LocaleContext<'p>>,
    /// The statements, as links lead to them.
    places: PlaceTable,
}

/// The shared entries of one locale.
struct LocaleContext<'p> {
    locale: &'p Locale,
    index: Index<'p>,
    formatting: Shared<'p>,
}

impl<'p> LocaleContext<'p> {
    /// `at` is 0 for the source locale; else the place of the locale among the targets, plus one.
    fn new(
        layout: &'p Layout,
        parsed: &'p HashMap<FileId, Parsed<'p>>,
        at: usize,
        locale: &'p Locale,
    ) -> Self {
        let catalogs: Vec<(FileId, &Catalog<'p>)> = shared_of(layout, parsed, at).collect();
        let formatting = Shared::new(catalogs.iter().map(|(_, catalog)| *catalog).collect());
        Self {
            locale,
            index: Index::new(catalogs),
            formatting,
        }
    }
}

impl<'p> Workspace<'p> {
    /// Reads what the sets of a project share, and lends it.
    pub fn open<T>(
        layout: &Layout,
        config: &Config,
        files: &dyn FileSource,
        visit: impl FnOnce(&Workspace<'_>) -> T,
    ) -> T {
        Self::open_with(layout, &settings(config), files, visit)
    }

    /// Opens a project as [`Self::open`] does, with settings that the configuration alone does not give.
    pub fn open_with<T>(
        layout: &Layout,
        settings: &Settings,
        files: &dyn FileSource,
        visit: impl FnOnce(&Workspace<'_>) -> T,
    ) -> T {
        let shared = SharedCatalogs::load(layout, files);
        Self::open_over(layout, settings, files, &shared, visit)
    }

    /// Opens a project as [`Self::open_with`] does, whose shared catalogs are read already.
    pub(super) fn open_over<T>(
        layout: &Layout,
        settings: &Settings,
        files: &dyn FileSource,
        shared: &SharedCatalogs,
        visit: impl FnOnce(&Workspace<'_>) -> T,
    ) -> T {
        let parsed = shared.parse(layout);
        visit(&Workspace::new(layout, settings, files, (shared, &parsed)))
    }

    fn new(
        layout: &'p Layout,
        settings: &'p Settings,
        files: &'p dyn FileSource,
        (shared, parsed): (&'p SharedCatalogs, &'p HashMap<FileId, Parsed<'p>>),
    ) -> Self {
        let locales: Vec<&Locale> = std::iter::once(&layout.source)
            .chain(&layout.targets)
            .collect();
        let locales = locales
            .par_iter()
            .enumerate()
            .map(|(at, locale)| LocaleContext::new(layout, parsed, at, locale));
        Self {
            layout,
            files,
            settings,
            shared,
            parsed,
            locales: locales.collect(),
            places: PlaceTable::default(),
        }
    }

    pub fn settings(&self) -> &'p Settings {
        self.settings
    }

    pub fn load(&self, file: FileId) -> Loaded {
        Loaded::read(self.layout, self.files, file)
    }

    /// Returns the files of the shared catalogs, and their records.
    pub fn shared_files(&self) -> &'p [Loaded] {
        self.shared.files()
    }

    /// Returns the same project, its sets read from other files.
    pub fn over<'o>(&'o self, files: &'o dyn FileSource) -> Workspace<'o> {
        let shared = (self.shared, self.parsed);
        Workspace::new(self.layout, self.settings, files, shared)
    }

    /// Returns the number of the set whose statement stands at a path.
    pub fn set_at(&self, path: &Utf8Path) -> Option<usize> {
        self.places.set_at(self.layout, path)
    }

    /// Returns whether a statement has the name of this file but for the extension.
    pub fn has_statement_beside(&self, path: &Utf8Path) -> bool {
        let extensions = ["md", "markdown", "html", "htm", "xhtml", "txt", "text"];
        let mut extensions = extensions.iter();
        extensions.any(|extension| self.set_at(&path.with_extension(extension)).is_some())
    }

    /// Returns the places of a set's statement that links of others lead to, in every locale.
    pub fn places(&self, set: usize) -> Option<&StatementPlaces> {
        let plan = self.layout.sets.get(set)?;
        let read = || self.with_parsed_set(plan, |set, _| StatementPlaces::of(set));
        self.places.places(self.layout, set, read)
    }

    /// Returns the sets that links of others lead to, by their numbers, with a hash of their places.
    pub fn followed(&self) -> impl Iterator<Item = (usize, u64)> {
        let known = self.places.known();
        known.map(|(number, places)| (number, places.map_or(0, StatementPlaces::digest)))
    }

    /// Returns the catalogs that one locale shares: 0 is the source locale, then the targets.
    pub(super) fn shared_of(&self, at: usize) -> impl Iterator<Item = (FileId, &'p Catalog<'p>)> {
        shared_of(self.layout, self.parsed, at)
    }

    /// Returns what one locale shares: 0 is the source locale, then the targets.
    pub fn shared_index(&self, at: usize) -> &Index<'p> {
        &self.locales[at].index
    }

    /// Returns what one locale shares, for fluent-bundle.
    pub fn formatting(&self, at: usize) -> &Shared<'p> {
        &self.locales[at].formatting
    }

    /// Returns the catalogs that all locales share, as far as they could be read.
    pub fn common(&self) -> impl Iterator<Item = (FileId, &'p Catalog<'p>)> {
        let catalog = |file: &FileId| Some((*file, self.parsed.get(file)?.catalog()?));
        self.layout.common.iter().filter_map(catalog)
    }

    /// Reads, parses and pairs one set, and lends it with the files that were read for it alone.
    pub fn with_parsed_set<T>(
        &self,
        plan: &SetPlan,
        visit: impl FnOnce(&Set<'_>, &[Loaded]) -> T,
    ) -> T {
        self.with_set(plan, None, visit)
    }

    /// Reads and parses one set again to write its editions; `pairing`: as it was when the set was first read.
    pub fn with_set_to_write<T>(
        &self,
        plan: &SetPlan,
        pairing: &Pairing,
        visit: impl FnOnce(&Set<'_>) -> T,
    ) -> T {
        self.with_set(plan, Some(pairing), |set, _| visit(set))
    }

    fn with_set<T>(
        &self,
        plan: &SetPlan,
        pairing: Option<&Pairing>,
        visit: impl FnOnce(&Set<'_>, &[Loaded]) -> T,
    ) -> T {
        let catalogs: Vec<&PlannedCatalog> =
            std::iter::once(&plan.source).chain(&plan.targets).collect();
        match plan.scope {
            CatalogScope::Shared => {
                let cells = empty_cells(catalogs.len());
                let sides = catalogs.iter().zip(&self.locales).zip(&cells);
                let sides = sides.map(|((catalog, context), cell)| {
                    let parsed = catalog.file().and_then(|file| self.parsed.get(&file));
                    self.side(context, catalog, parsed, cell)
                });
                visit(&set_of(&plan.key, None, sides.collect()), &[])
            }
            CatalogScope::Own => self.with_own_set((plan, pairing), &catalogs, visit),
        }
    }

    fn with_own_set<T>(
        &self,
        (plan, pairing): (&SetPlan, Option<&Pairing>),
        catalogs: &[&PlannedCatalog],
        visit: impl FnOnce(&Set<'_>, &[Loaded]) -> T,
    ) -> T {
        let loaded = self.load_set(plan);
        let parsed = self.parse_set(catalogs, &loaded);
        let indexes: Vec<Index<'_>> = parsed.iter().map(index_of).collect();
        let writes = pairing.is_some();
        let statement = plan.statement;
        let parsed_statement = statement.and_then(|file| self.document(file, &loaded, writes));
        let document = parsed_statement.as_ref().map(|parsed| &parsed.document);
        let fields = document.map_or(&[][..], |document| &document.fields);
        let given = variables::given(fields, &self.settings.arguments);
        let formatters: Vec<Formatter<'_>> = parsed
            .iter()
            .zip(&self.locales)
            .map(|(parsed, context)| {
                let own = parsed.iter().filter_map(Parsed::catalog).collect();
                Formatter::new(context.locale, &context.formatting, own).with(&given)
            })
            .collect();
        let cells = empty_cells(catalogs.len());
        let sides = catalogs.iter().zip(&self.locales).enumerate();
        let sides: Vec<Side<'_>> = sides
            .map(|(at, (catalog, context))| {
                let mut side = self.side(context, catalog, parsed[at].as_ref(), &cells[at]);
                side.scope.own = Some(&indexes[at]);
                side.formatter = document.is_some().then_some(&formatters[at]);
                side
            })
            .collect();
        let statement = statement.zip(document);
        let statement = statement.and_then(|(file, document)| {
            Some(Statement {
                file,
                document,
                parsed: parsed_statement.as_ref().filter(|_| writes),
                encoding: &Loaded::find(&loaded, file)?.faults,
                // A file may have changed since.
                pairing: match pairing.filter(|pairing| pairing.fits(document, sides[0])) {
                    Some(pairing) => pairing.clone(),
                    None => registry::pair(document, sides[0]),
                },
            })
        });
        visit(&set_of(&plan.key, statement, sides), &loaded)
    }

    /// Reads the statement, the catalogs and their records.
    pub(super) fn load_set(&self, plan: &SetPlan) -> Vec<Loaded> {
        let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        let files = catalogs.filter_map(PlannedCatalog::file);
        let states = files
            .clone()
            .filter_map(|file| self.layout.states.get(&file).copied());
        let all = plan.statement.into_iter().chain(files).chain(states);
        all.map(|file| self.load(file)).collect()
    }

    fn parse_set<'s>(
        &self,
        catalogs: &[&PlannedCatalog],
        loaded: &'s [Loaded],
    ) -> Vec<Option<Parsed<'s>>> {
        let of = |file: FileId| loaded.iter().find(|loaded| loaded.file == file);
        let parsed = catalogs.iter().map(|catalog| {
            let file = catalog.file()?;
            let state = self.layout.states.get(&file).copied().and_then(of);
            Some(Parsed::new(of(file)?, state))
        });
        parsed.collect()
    }

    /// Parses a statement, with its events where it is to be written; `None` where it could not be read.
    fn document<'s>(
        &self,
        file: FileId,
        loaded: &'s [Loaded],
        writes: bool,
    ) -> Option<ParsedDocument<'s>> {
        let decoded = Loaded::find(loaded, file)?;
        let extension = self.layout.path(file).extension();
        let format = extension.and_then(Format::of_extension);
        let format = format.unwrap_or(Format::Plain);
        let (text, options) = (&decoded.text, &self.settings.document);
        Some(if writes {
            ParsedDocument::parse(format, text, options)
        } else {
            ParsedDocument::without_events(document::parse(format, text, options))
        })
    }

    /// Returns the part of a locale in a set that shares its catalogs.
    fn side<'s>(
        &'s self,
        context: &'s LocaleContext<'p>,
        catalog: &'s PlannedCatalog,
        parsed: Option<&'s Parsed<'s>>,
        translations: &'s TranslationCell,
    ) -> Side<'s> {
        let filters = &self.settings.key_filters;
        let path = self.layout.catalog_path(catalog);
        let filter = path.filter(|_| !filters.is_empty());
        let filter = filter.map(|path| MessageFilter { filters, path });
        let catalog = match (parsed, catalog) {
            (Some(parsed), _) => parsed.present(),
            (None, PlannedCatalog::File(file)) => Present::Unreadable(*file),
            (None, PlannedCatalog::Absent(path)) => Present::Absent(path),
            (None, PlannedCatalog::Excluded) => Present::Excluded,
        };
        Side {
            state: parsed.and_then(Parsed::state_file),
            locale: context.locale,
            is_source: *context.locale == self.layout.source,
            catalog,
            scope: Scope {
                shared: &context.index,
                own: None,
            },
            translations: Some(translations),
            filter,
            formatter: None,
        }
    }
}

/// Returns the catalogs that a locale shares, as far as they could be read: those of all locales, then its own.
fn shared_of<'p>(
    layout: &'p Layout,
    parsed: &'p HashMap<FileId, Parsed<'p>>,
    at: usize,
) -> impl Iterator<Item = (FileId, &'p Catalog<'p>)> {
    let shared = layout
        .sets
        .iter()
        .filter(|plan| plan.scope == CatalogScope::Shared);
    let own = shared.map(move |plan| match at {
        0 => &plan.source,
        _ => &plan.targets[at - 1],
    });
    let common = layout.common.iter().copied();
    let wanted = common.chain(own.filter_map(PlannedCatalog::file));
    wanted.filter_map(|file| Some((file, parsed.get(&file)?.catalog()?)))
}

/// Returns the states of translations, before anybody asks for them.
fn empty_cells(count: usize) -> Vec<TranslationCell> {
    (0..count).map(|_| TranslationCell::new()).collect()
}

fn index_of<'s>(parsed: &'s Option<Parsed<'s>>) -> Index<'s> {
    let parsed = parsed.as_ref();
    Index::new(parsed.and_then(|parsed| Some((parsed.loaded.file, parsed.catalog()?))))
}

fn set_of<'s>(key: &'s str, statement: Option<Statement<'s>>, sides: Vec<Side<'s>>) -> Set<'s> {
    let mut sides = sides.into_iter();
    let source = sides.next().expect("the source locale comes first");
    Set {
        key,
        statement,
        document: None,
        source,
        targets: sides.collect(),
    }
}
