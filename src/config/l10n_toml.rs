//! `l10n.toml`, the project configuration of Mozilla's tools.
//!
//! Paths, locales, variables, includes and filters that ignore files or messages are honoured. What has no
//! counterpart here is told once.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;

use camino::{Utf8Path, Utf8PathBuf};
use toml::de::DeTable;

use crate::config::fault::ConfigFault;
use crate::config::key_filters::KeyFilter;
use crate::config::model::{CatalogPaths, Config};
use crate::config::reader::{ConfigReader, TomlValue};
use crate::diagnostic::Severity;
use crate::locale::tag::Locale;
use crate::text::slice::Slice;

type Include<'i> = dyn FnMut(&Utf8Path) -> io::Result<String> + 'i;

pub(super) fn read(
    origin: &Utf8Path,
    text: &str,
    include: &mut Include,
) -> (Config, Vec<ConfigFault>) {
    let mut project = L10nProject {
        include,
        visited: BTreeSet::new(),
        config: Config::default(),
        paths: Vec::new(),
        faults: Vec::new(),
    };
    project.read(origin, text, &BTreeMap::new());
    project.config.catalogs = Some(project.paths).filter(|paths| !paths.is_empty());
    (project.config, project.faults)
}

/// One project, of one or more files.
struct L10nProject<'i> {
    include: &'i mut Include<'i>,
    visited: BTreeSet<Utf8PathBuf>,
    config: Config,
    paths: Vec<CatalogPaths>,
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

impl L10nProject<'_> {
    fn read(&mut self, origin: &Utf8Path, text: &str, outer: &BTreeMap<String, String>) {
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
        // The locales of an included file say nothing of the others.
        if self.visited.len() == 1
            && let Some(value) = table.get("locales")
        {
            self.config.targets = Some(file.locales(value));
        }
        for table in file.tables(&table, "paths") {
            self.paths.extend(file.catalog_paths(table));
        }
        for table in file.tables(&table, "filters") {
            self.config.exclude.extend(file.excluded(table));
            self.config.key_filters.extend(file.key_filters(table));
        }
        if let Some(value) = table.get("excludes") {
            file.unsupported.entry("excludes").or_insert(value.span());
        }
        for table in file.tables(&table, "includes") {
            self.read_included(&mut file, table);
        }
        file.report_unsupported();
        self.faults.extend(file.reader.faults);
    }

    fn read_included(&mut self, file: &mut L10nFile, table: &DeTable) {
        let Some(value) = table.get("path") else {
            return;
        };
        let Some(path) = file.path(value) else { return };
        match (self.include)(Utf8Path::new(&path)) {
            Ok(text) => self.read(Utf8Path::new(&path), &text, &file.variables),
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
            self.unsupported
                .entry("variables that `[env]` lacks")
                .or_insert(value.span());
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
        Some(path)
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

/// The text with `{name}` replaced by variables, which may hold others; `{locale}` stays.
/// `None` when a variable is not known, or is made of itself.
fn replaced(text: &str, variables: &BTreeMap<String, String>) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..16 {
        let mut next = String::new();
        let mut rest = text.as_str();
        let mut changed = false;
        while let Some(start) = rest.find('{') {
            let end = start + rest.slice(start..).find('}')?;
            let name = rest.slice(start + 1..end).trim();
            next.push_str(rest.slice(..start));
            match (name, variables.get(name)) {
                ("locale", _) => next.push_str("{locale}"),
                (_, Some(value)) => {
                    next.push_str(value);
                    changed = true;
                }
                // Where the translations are checked out: here, in the project.
                ("l10n_base", None) => next.push('.'),
                (_, None) => return None,
            }
            rest = rest.slice(end + 1..);
        }
        next.push_str(rest);
        if !changed {
            return Some(next);
        }
        if next.len() > 4096 {
            return None;
        }
        text = next;
    }
    None
}

/// The path without `.` and `..`; `None` when it leads out of the project.
fn flat(path: &Utf8Path) -> Option<String> {
    if path.is_absolute() {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    for name in path.as_str().split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}
