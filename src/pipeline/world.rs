//! Reads the files of a project and lays out each set, parsed and paired, for whoever wants to look at it.

use std::collections::{BTreeMap, HashMap};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::checks::model::Settings;
use crate::document::{self, model::Format};
use crate::fluent::model::Catalog;
use crate::locale::tag::Locale;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::parsed::Parsed;
use crate::project::index::{Index, Scope};
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog, SetPlan};
use crate::project::registry;
use crate::project::set::{Present, Set, Side, Statement};
use crate::runtime::formatter::{Formatter, Shared};
use crate::runtime::variables;
use crate::text::decode;
use crate::text::source::FileId;

/// The caller's way to the bytes of a file, by its path relative to the project.
pub trait Files: Sync {
    /// # Errors
    /// Whatever keeps the file from being read.
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>>;
    /// Whether there is a file.
    fn has(&self, path: &Utf8Path) -> bool {
        self.read(path).is_ok()
    }
}

/// Files in memory: of a test, an editor or a browser.
impl Files for BTreeMap<Utf8PathBuf, Vec<u8>> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        self.get(path)
            .cloned()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The shared catalogs of a project, read: the ground that a [`World`] stands on.
pub struct Shelf {
    loaded: Vec<Loaded>,
}

/// What the sets of a project see of each other.
pub struct World<'p> {
    pub layout: &'p Layout,
    pub files: &'p dyn Files,
    settings: &'p Settings,
    parsed: &'p HashMap<FileId, Parsed<'p>>,
    /// The source locale first, then the targets in the order of the layout.
    locales: Vec<LocaleShelf<'p>>,
}

/// What one locale shares.
struct LocaleShelf<'p> {
    locale: &'p Locale,
    index: Index<'p>,
    formatting: Shared<'p>,
}

impl Shelf {
    /// Reads the catalogs that are shared, in parallel.
    pub fn load(layout: &Layout, files: &dyn Files) -> Self {
        let shared = layout
            .sets
            .iter()
            .filter(|plan| plan.scope == CatalogScope::Shared);
        let catalogs = shared.flat_map(|plan| std::iter::once(&plan.source).chain(&plan.targets));
        let mut wanted: Vec<FileId> = layout
            .common
            .iter()
            .copied()
            .chain(catalogs.filter_map(PlannedCatalog::file))
            .collect();
        let states = wanted
            .iter()
            .filter_map(|catalog| layout.states.get(catalog));
        wanted.extend(states.copied().collect::<Vec<_>>());
        Self {
            loaded: wanted
                .par_iter()
                .map(|file| load(layout, files, *file))
                .collect(),
        }
    }

    pub fn parse(&self, layout: &Layout) -> HashMap<FileId, Parsed<'_>> {
        let by_file: HashMap<FileId, &Loaded> =
            self.loaded.iter().map(|it| (it.file, it)).collect();
        let is_catalog = |loaded: &&Loaded| layout.path(loaded.file).extension() == Some("ftl");
        let state = |file: FileId| by_file.get(layout.states.get(&file)?).copied();
        let catalogs: Vec<&Loaded> = self.loaded.iter().filter(is_catalog).collect();
        catalogs
            .par_iter()
            .map(|loaded| (loaded.file, Parsed::new(loaded, state(loaded.file))))
            .collect()
    }

    pub fn files(&self) -> &[Loaded] {
        &self.loaded
    }
}

fn load(layout: &Layout, files: &dyn Files, file: FileId) -> Loaded {
    let content = files
        .read(layout.path(file))
        .map(decode::decode)
        .map_err(|error| error.to_string());
    Loaded { file, content }
}

impl<'p> World<'p> {
    pub fn new(
        layout: &'p Layout,
        files: &'p dyn Files,
        settings: &'p Settings,
        parsed: &'p HashMap<FileId, Parsed<'p>>,
    ) -> Self {
        let shared: Vec<&SetPlan> = layout
            .sets
            .iter()
            .filter(|plan| plan.scope == CatalogScope::Shared)
            .collect();
        let shelf = |at: usize, locale: &'p Locale| {
            let own = shared.iter().map(|plan| {
                if at == 0 {
                    &plan.source
                } else {
                    &plan.targets[at - 1]
                }
            });
            let wanted = layout
                .common
                .iter()
                .copied()
                .chain(own.filter_map(PlannedCatalog::file));
            let catalogs: Vec<(FileId, &Catalog<'p>)> = wanted
                .filter_map(|file| Some((file, parsed.get(&file)?.catalog()?)))
                .collect();
            let formatting = Shared::new(catalogs.iter().map(|(_, catalog)| *catalog).collect());
            LocaleShelf {
                locale,
                index: Index::new(catalogs),
                formatting,
            }
        };
        let locales: Vec<&Locale> = std::iter::once(&layout.source)
            .chain(&layout.targets)
            .collect();
        let locales = locales
            .par_iter()
            .enumerate()
            .map(|(at, locale)| shelf(at, locale))
            .collect();
        Self {
            layout,
            files,
            settings,
            parsed,
            locales,
        }
    }

    pub fn settings(&self) -> &'p Settings {
        self.settings
    }

    pub fn load(&self, file: FileId) -> Loaded {
        load(self.layout, self.files, file)
    }

    /// The same project, read from other files.
    pub fn over<'o>(&'o self, files: &'o dyn Files) -> World<'o> {
        World::new(self.layout, files, self.settings, self.parsed)
    }

    /// What one locale shares: 0 is the source locale, then the targets.
    pub fn shared_index(&self, at: usize) -> &Index<'p> {
        &self.locales[at].index
    }

    /// What one locale shares, for fluent-bundle.
    pub fn formatting(&self, at: usize) -> &Shared<'p> {
        &self.locales[at].formatting
    }

    /// The catalogs that all locales share, as far as they could be read.
    pub fn common(&self) -> impl Iterator<Item = (FileId, &'p Catalog<'p>)> {
        let catalog = |file: &FileId| Some((*file, self.parsed.get(file)?.catalog()?));
        self.layout.common.iter().filter_map(catalog)
    }

    /// Lets `look` see one set, read and parsed. With the files that were read for it alone.
    pub fn with_set<T>(&self, plan: &SetPlan, look: impl FnOnce(&Set<'_>, &[Loaded]) -> T) -> T {
        let catalogs: Vec<&PlannedCatalog> =
            std::iter::once(&plan.source).chain(&plan.targets).collect();
        match plan.scope {
            CatalogScope::Shared => {
                let sides = catalogs.iter().zip(&self.locales).map(|(catalog, shelf)| {
                    let parsed = catalog.file().and_then(|file| self.parsed.get(&file));
                    self.side(shelf, catalog, parsed, None, None)
                });
                look(&set_of(&plan.key, None, sides.collect()), &[])
            }
            CatalogScope::Own => self.with_own_set(plan, &catalogs, look),
        }
    }

    fn with_own_set<T>(
        &self,
        plan: &SetPlan,
        catalogs: &[&PlannedCatalog],
        look: impl FnOnce(&Set<'_>, &[Loaded]) -> T,
    ) -> T {
        let statement = plan.statement.iter().copied();
        let files = catalogs.iter().filter_map(|catalog| catalog.file());
        let states = files
            .clone()
            .filter_map(|file| self.layout.states.get(&file).copied());
        let loaded: Vec<Loaded> = statement
            .chain(files)
            .chain(states)
            .map(|file| self.load(file))
            .collect();
        let of = |file: FileId| loaded.iter().find(|loaded| loaded.file == file);
        let parsed: Vec<Option<Parsed<'_>>> = catalogs
            .iter()
            .map(|catalog| {
                let file = catalog.file()?;
                let state = self.layout.states.get(&file).copied().and_then(of);
                Some(Parsed::new(of(file)?, state))
            })
            .collect();
        let indexes: Vec<Index<'_>> = parsed
            .iter()
            .map(|parsed| {
                let catalog = parsed
                    .as_ref()
                    .and_then(|parsed| Some((parsed.loaded.file, parsed.catalog()?)));
                Index::new(catalog)
            })
            .collect();

        let statement = plan
            .statement
            .and_then(of)
            .and_then(|loaded| Some((loaded.file, loaded.content.as_ref().ok()?)));
        let document = statement.map(|(file, decoded)| {
            let format = self
                .layout
                .path(file)
                .extension()
                .and_then(Format::of_extension);
            document::parse(
                format.unwrap_or(Format::Plain),
                &decoded.text,
                &self.settings.document,
            )
        });
        let fields = document.as_ref().map_or(&[][..], |it| &it.fields);
        let given = variables::given(fields, &self.settings.arguments);
        let formatters: Vec<Formatter<'_>> = parsed
            .iter()
            .zip(&self.locales)
            .map(|(parsed, shelf)| {
                let own = parsed
                    .iter()
                    .filter_map(|parsed| parsed.catalog())
                    .collect();
                Formatter::new(shelf.locale, &shelf.formatting, own).with(&given)
            })
            .collect();
        let sides: Vec<Side<'_>> = catalogs
            .iter()
            .zip(&self.locales)
            .enumerate()
            .map(|(at, (catalog, shelf))| {
                let formatter = document.is_some().then_some(&formatters[at]);
                self.side(
                    shelf,
                    catalog,
                    parsed[at].as_ref(),
                    Some(&indexes[at]),
                    formatter,
                )
            })
            .collect();
        let statement = statement
            .zip(document.as_ref())
            .map(|((file, decoded), document)| {
                let pairing = registry::pair(document, sides[0]);
                Statement {
                    file,
                    document,
                    encoding: &decoded.faults,
                    pairing,
                }
            });
        look(&set_of(&plan.key, statement, sides), &loaded)
    }

    fn side<'s>(
        &'s self,
        shelf: &'s LocaleShelf<'p>,
        catalog: &'s PlannedCatalog,
        parsed: Option<&'s Parsed<'s>>,
        own: Option<&'s Index<'s>>,
        formatter: Option<&'s Formatter<'s>>,
    ) -> Side<'s> {
        let catalog = match (parsed, catalog) {
            (Some(parsed), _) => parsed.present(),
            (None, PlannedCatalog::File(file)) => Present::Unreadable(*file),
            (None, PlannedCatalog::Absent(path)) => Present::Absent(path),
            (None, PlannedCatalog::Excluded) => Present::Excluded,
        };
        let scope = Scope {
            shared: &shelf.index,
            own,
        };
        Side {
            state: parsed.and_then(Parsed::state_file),
            locale: shelf.locale,
            is_source: *shelf.locale == self.layout.source,
            catalog,
            scope,
            formatter,
        }
    }
}

fn set_of<'s>(key: &'s str, statement: Option<Statement<'s>>, sides: Vec<Side<'s>>) -> Set<'s> {
    let mut sides = sides.into_iter();
    let source = sides.next().expect("the source locale comes first");
    Set {
        key,
        statement,
        source,
        targets: sides.collect(),
    }
}
