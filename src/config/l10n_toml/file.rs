//! One file of such a configuration: its paths, locales and filters.

use std::collections::BTreeMap;
use std::ops::Range;

use camino::Utf8PathBuf;
use toml::de::DeTable;

use crate::config::key_filters::KeyFilter;
use crate::config::l10n_toml::paths::{flat, replaced, with_stars_of_names};
use crate::config::model::CatalogPaths;
use crate::config::reader::{ConfigReader, TomlValue};
use crate::diagnostic::Severity;
use crate::locale::tag::Locale;

/// Everything that the paths of one file depend on.
pub(super) struct L10nFile {
    pub reader: ConfigReader,
    pub base: Utf8PathBuf,
    pub variables: BTreeMap<String, String>,
    /// Keys that have no counterpart, with the place of the first.
    pub unsupported: BTreeMap<&'static str, Range<usize>>,
}

impl L10nFile {
    pub fn tables<'v, 't>(&mut self, table: &'v DeTable<'t>, key: &str) -> Vec<&'v DeTable<'t>> {
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

    /// Returns the locales of a list; names that are no tags are left out and told.
    pub fn locales(&mut self, value: &TomlValue) -> Vec<Locale> {
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

    pub fn catalog_paths(&mut self, table: &DeTable) -> Option<CatalogPaths> {
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

    /// Returns the paths of a filter that ignores whole files.
    pub fn excluded(&mut self, table: &DeTable) -> Vec<String> {
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

    /// Returns the filters of a table that has keys, one for each path and key.
    pub fn key_filters(&mut self, table: &DeTable) -> Vec<KeyFilter> {
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

    /// Returns a text, or each of a list.
    pub fn strings(&mut self, value: &TomlValue) -> Vec<(String, Range<usize>)> {
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

    /// Returns a path in the project, with the variables replaced.
    pub fn path(&mut self, value: &TomlValue) -> Option<String> {
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

    pub fn report_unsupported(&mut self) {
        let Some(first) = self.unsupported.values().min_by_key(|at| at.start).cloned() else {
            return;
        };
        let names: Vec<&str> = self.unsupported.keys().copied().collect();
        let message = format!("not supported, and left out: {}", names.join(", "));
        self.reader.say(Severity::Info, first, message, None);
    }
}
