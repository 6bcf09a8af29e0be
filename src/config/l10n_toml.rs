//! `l10n.toml`, the project configuration of Mozilla's tools.
//!
//! Paths, locales, variables, includes, excludes and filters that ignore files or messages are read as compare-locales
//! reads them. What has no counterpart here is told once.

mod file;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use toml::de::DeTable;

use crate::config::fault::ConfigFault;
use crate::config::l10n_toml::file::L10nFile;
use crate::config::model::{CatalogPaths, Config};
use crate::config::reader::ConfigReader;
use crate::locale::tag::Locale;

type Include<'i> = dyn FnMut(&Utf8Path) -> io::Result<String> + 'i;

pub(super) fn read(
    origin: &Utf8Path,
    text: &str,
    include: &mut Include,
) -> (Config, Vec<ConfigFault>) {
    let mut project = L10nProject::new(include);
    project.read(origin, text, &BTreeMap::new(), FileRole::Root);
    project.leave_out_excluded();
    let locales = project.locales();
    let mut paths = project.paths;
    for path in &mut paths {
        // A list of all locales says no more than none.
        path.locales = path.locales.take().filter(|own| *own != locales);
    }
    project.config.targets = project.has_locales.then_some(locales);
    project.config.catalogs = Some(paths).filter(|paths| !paths.is_empty());
    (project.config, project.faults)
}

/// What a file is in its project.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FileRole {
    Root,
    Included,
    /// Its paths are left out.
    Excluded,
}

/// One project, of one or more files.
struct L10nProject<'i> {
    include: &'i mut Include<'i>,
    visited: BTreeSet<Utf8PathBuf>,
    config: Config,
    paths: Vec<CatalogPaths>,
    /// The paths that excluded files name; of no locale where they name none.
    excluded: Vec<CatalogPaths>,
    /// True if any file or path lists locales.
    has_locales: bool,
    /// As the files list them, in their order.
    listed: Vec<Locale>,
    faults: Vec<ConfigFault>,
}

impl<'i> L10nProject<'i> {
    fn new(include: &'i mut Include<'i>) -> Self {
        Self {
            include,
            visited: BTreeSet::new(),
            config: Config::default(),
            paths: Vec::new(),
            excluded: Vec::new(),
            has_locales: false,
            listed: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn read(
        &mut self,
        origin: &Utf8Path,
        text: &str,
        outer: &BTreeMap<String, String>,
        role: FileRole,
    ) {
        // A file that is included too is not excluded.
        if !self.visited.insert(origin.to_owned()) {
            return;
        }
        let mut reader = ConfigReader::new(origin, text);
        let table = reader.parse(text);
        let mut file = L10nFile {
            base: origin.parent().unwrap_or(Utf8Path::new("")).to_owned(),
            variables: outer.clone(),
            unsupported: BTreeMap::new(),
            reader,
        };
        if let Some(value) = table.get("basepath")
            && let Some(base) = file.reader.string(value)
        {
            file.base.push(base);
        }
        for (key, value) in table
            .get("env")
            .and_then(|it| file.reader.table(it))
            .into_iter()
            .flatten()
        {
            if let Some(text) = file.reader.string(value) {
                file.variables
                    .insert(key.get_ref().to_string(), text.to_owned());
            }
        }
        let own = table.get("locales").map(|value| file.locales(value));
        self.read_paths(&mut file, &table, own.as_ref(), role);
        if role != FileRole::Excluded {
            for table in file.tables(&table, "filters") {
                self.config.exclude.extend(file.excluded(table));
                self.config.key_filters.extend(file.key_filters(table));
            }
        }
        for table in file.tables(&table, "includes") {
            let role = match role {
                FileRole::Root | FileRole::Included => FileRole::Included,
                FileRole::Excluded => FileRole::Excluded,
            };
            self.read_other(&mut file, table, role);
        }
        match (table.get("excludes"), role) {
            (None, _) => {}
            (Some(_), FileRole::Root) => {
                for table in file.tables(&table, "excludes") {
                    self.read_other(&mut file, table, FileRole::Excluded);
                }
            }
            (Some(value), FileRole::Included | FileRole::Excluded) => {
                let message =
                    "only the first configuration may have `[[excludes]]`, none that it names";
                file.reader.error(value.span(), message, None);
            }
        }
        file.report_unsupported();
        self.faults.extend(file.reader.faults);
    }

    /// Reads the paths of a file; the locales that it lists are those of its own paths alone, and of the project together
    /// with those of other files.
    fn read_paths(
        &mut self,
        file: &mut L10nFile,
        table: &DeTable,
        own: Option<&Vec<Locale>>,
        role: FileRole,
    ) {
        let mut paths: Vec<CatalogPaths> = Vec::new();
        for table in file.tables(table, "paths") {
            paths.extend(file.catalog_paths(table));
        }
        let mut listed = own.cloned().unwrap_or_default();
        let mut has_locales = own.is_some();
        for path in &mut paths {
            has_locales |= path.locales.is_some();
            listed.extend(path.locales.iter().flatten().cloned());
            path.locales = match (path.locales.take(), own) {
                (Some(mut locales), Some(own)) => {
                    locales.retain(|locale| own.contains(locale));
                    Some(locales)
                }
                (Some(locales), None) => Some(locales),
                (None, own) => own.cloned(),
            };
        }
        if role == FileRole::Excluded {
            self.excluded.extend(paths);
        } else {
            self.paths.extend(paths);
            self.has_locales |= has_locales;
            self.listed.extend(listed);
        }
    }

    /// Returns the locales of all files, each once.
    fn locales(&self) -> Vec<Locale> {
        let mut locales: Vec<Locale> = Vec::new();
        for locale in &self.listed {
            if !locales.contains(locale) {
                locales.push(locale.clone());
            }
        }
        locales
    }

    /// Leaves out what excluded files name, locale by locale; the sources too where no locale is left.
    fn leave_out_excluded(&mut self) {
        let locales = self.locales();
        for path in std::mem::take(&mut self.excluded) {
            let own = path.locales.unwrap_or_default();
            if locales.iter().all(|locale| own.contains(locale)) {
                self.config.exclude.extend([path.source, path.target]);
            } else {
                let named = own.iter().filter(|locale| locales.contains(locale));
                let named = named.map(|it| path.target.replace("{locale}", it.as_str()));
                self.config.exclude.extend(named);
            }
        }
    }

    fn read_other(&mut self, file: &mut L10nFile, table: &DeTable, role: FileRole) {
        let Some(value) = table.get("path") else {
            return;
        };
        let Some(path) = file.path(value) else { return };
        match (self.include)(Utf8Path::new(&path)) {
            Ok(text) => self.read(Utf8Path::new(&path), &text, &file.variables, role),
            Err(error) => {
                let message = format!("`{path}` cannot be read: {error}");
                file.reader.error(value.span(), message, None);
            }
        }
    }
}
