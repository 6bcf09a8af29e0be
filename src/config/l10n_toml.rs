//! `l10n.toml`, the project configuration of Mozilla's tools.
//!
//! Paths, locales, variables, includes, excludes and filters that ignore files or messages are read as compare-locales
//! reads them. What has no counterpart here is told once.

mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;

use camino::{Utf8Path, Utf8PathBuf};
use toml::de::DeTable;

use crate::config::fault::ConfigFault;
use crate::config::key_filters::KeyFilter;
use crate::config::l10n_toml::paths::{flat, replaced, with_stars_of_names};
use crate::config::model::{CatalogPaths, Config};
use crate::config::reader::{ConfigReader, TomlValue};
use crate::diagnostic::Severity;
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

/// Everything that the paths of one file depend on.
struct L10nFile {
    reader: ConfigReader,
    base: Utf8PathBuf,
    variables: BTreeMap<String, String>,
    /// Keys that have no counterpart, with the place of the first.
    unsupported: BTreeMap<&'static str, Range<usize>>,
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

    /// The locales of all files, each once.
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

impl L10nFile {
    fn tables<'v, 't>(&mut self, table: &'v DeTable<'t>, key: &str) -> Vec<&'v DeTable<'t>> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        match value.get_ref().as_array() {
            Some(list) => list
                .iter()
                .filter_map(|value| self.reader.table(value))
                .collect(),
            None => {
                self.reader
                    .wrong_type(value, &format!("a list of tables (`[[{key}]]`)"));
                Vec::new()
            }
        }
    }

    /// Locales; names that are no tags are left out and told.
    fn locales(&mut self, value: &TomlValue) -> Vec<Locale> {
        let mut locales = Vec::new();
        for (tag, at) in self.reader.strings(value) {
            match Locale::parse(tag) {
                Some(locale) => locales.push(locale),
                None => {
                    let message = format!("`{tag}` is no language tag, and is left out");
                    self.reader.say(Severity::Warning, at, message, None);
                }
            }
        }
        locales
    }

    fn catalog_paths(&mut self, table: &DeTable) -> Option<CatalogPaths> {
        let target_value = table.get("l10n")?;
        let target = self.path(target_value)?;
        let source = match table.get("reference") {
            Some(value) => self.path(value)?,
            None => target.clone(),
        };
        let fluent = |path: &str| path.ends_with(".ftl") || path.ends_with('*');
        if !fluent(&source) || !fluent(&target) {
            self.unsupported
                .entry("files that are no Fluent")
                .or_insert(target_value.span());
            return None;
        }
        let at = target_value.span();
        let source_pattern = self.reader.pattern(&source, at.clone())?;
        let target_pattern = self.reader.pattern(&target, at.clone())?;
        if !target_pattern.has_locale() {
            let help = "write `{locale}` where the tag of the locale stands".to_owned();
            self.reader.error(at, "`l10n` lacks `{locale}`", Some(help));
            return None;
        }
        if source_pattern.wildcards() != target_pattern.wildcards() {
            let help = format!("give it the `*` and `**` of `{source}`, in the same order");
            let message = "`reference` and `l10n` do not have the same wildcards";
            self.reader.error(at, message, Some(help));
            return None;
        }
        let locales = table.get("locales").map(|value| self.locales(value));
        Some(CatalogPaths {
            source,
            target,
            locales,
        })
    }

    /// The paths of a filter that ignores whole files.
    fn excluded(&mut self, table: &DeTable) -> Vec<String> {
        let action = table
            .get("action")
            .and_then(|value| value.get_ref().as_str());
        if table.get("key").is_some() {
            return Vec::new();
        }
        let Some(path) = table.get("path").filter(|_| action == Some("ignore")) else {
            if let Some(value) = table.get("action") {
                self.unsupported
                    .entry("filters but those that ignore a path")
                    .or_insert(value.span());
            }
            return Vec::new();
        };
        let paths = match path.get_ref().as_array() {
            Some(list) => list.iter().filter_map(|value| self.path(value)).collect(),
            None => Vec::from_iter(self.path(path)),
        };
        let sound = |text: &String| self.reader.pattern(text, path.span()).is_some();
        paths.into_iter().filter(sound).collect()
    }

    /// The filters of a table that has keys, one for each path and key.
    fn key_filters(&mut self, table: &DeTable) -> Vec<KeyFilter> {
        let (Some(keys), Some(path)) = (table.get("key"), table.get("path")) else {
            return Vec::new();
        };
        let action = table
            .get("action")
            .and_then(|value| value.get_ref().as_str());
        let is_ignored = action == Some("ignore");
        let paths = match path.get_ref().as_array() {
            Some(list) => list.iter().filter_map(|value| self.path(value)).collect(),
            None => Vec::from_iter(self.path(path)),
        };
        let mut filters = Vec::new();
        for (key, at) in self.strings(keys) {
            if let Err(error) = KeyFilter::expression(&key) {
                let message = format!("`{key}` is no regular expression: {error}");
                self.reader.error(at, message, None);
                continue;
            }
            filters.extend(paths.iter().map(|path| KeyFilter {
                path: path.clone(),
                key: key.clone(),
                is_ignored,
            }));
        }
        filters
    }

    /// A text, or each of a list.
    fn strings(&mut self, value: &TomlValue) -> Vec<(String, Range<usize>)> {
        let list = match value.get_ref().as_array() {
            Some(list) => list.iter().collect(),
            None => vec![value],
        };
        let mut strings = Vec::new();
        for value in list {
            let text = self.reader.string(value).map(str::to_owned);
            strings.extend(text.map(|text| (text, value.span())));
        }
        strings
    }

    /// A path in the project, with the variables replaced.
    fn path(&mut self, value: &TomlValue) -> Option<String> {
        let text = self.reader.string(value)?;
        let Some(text) = replaced(text, &self.variables) else {
            let what = if text.contains("android_locale") {
                "`{android_locale}`"
            } else {
                "variables that `[env]` lacks"
            };
            self.unsupported.entry(what).or_insert(value.span());
            return None;
        };
        let Some(path) = flat(&self.base.join(text)) else {
            let help = "run in the folder that holds everything, with a configuration there";
            self.reader.error(
                value.span(),
                "the path leads out of the project",
                Some(help.to_owned()),
            );
            return None;
        };
        Some(with_stars_of_names(&path))
    }

    fn report_unsupported(&mut self) {
        let Some(first) = self.unsupported.values().min_by_key(|at| at.start).cloned() else {
            return;
        };
        let names: Vec<&str> = self.unsupported.keys().copied().collect();
        let message = format!("not supported, and left out: {}", names.join(", "));
        self.reader.say(Severity::Info, first, message, None);
    }
}
