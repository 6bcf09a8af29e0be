//! Paths of the configuration: folders, patterns with a locale in them, and pairs of these.

use crate::config::model::{CatalogPaths, Config};
use crate::config::reader::{ConfigReader, TomlValue};

/// A folder, or patterns for documents that are translated as whole files.
pub(super) fn read_content(reader: &mut ConfigReader, config: &mut Config, value: &TomlValue) {
    let as_text = value.get_ref().as_str();
    if as_text.is_some_and(|text| !text.contains(['*', '{'])) {
        if let Some(folder) = reader.folder(value) {
            config.content = folder;
        }
    } else {
        let example = "docs/{locale}/**/*.md";
        let places = read(reader, value, example).into_iter().flatten();
        let (folders, patterns) = places.partition(|place| place.as_folder().is_some());
        let folders: Vec<CatalogPaths> = folders;
        config.documents = patterns;
        if let [folder, ..] = &folders[..] {
            let message = format!("`{}` lacks `{{locale}}`", folder.target);
            let help = format!("several places are patterns: `{example}`");
            reader.error(value.span(), message, Some(help));
        }
    }
}

/// One place, or a list of them.
pub(super) fn read(
    reader: &mut ConfigReader,
    value: &TomlValue,
    example: &str,
) -> Option<Vec<CatalogPaths>> {
    let places: Vec<CatalogPaths> = match value.get_ref().as_array() {
        Some(list) => list
            .iter()
            .filter_map(|it| place(reader, it, example))
            .collect(),
        None => place(reader, value, example).into_iter().collect(),
    };
    (!places.is_empty()).then_some(places)
}

fn place(reader: &mut ConfigReader, value: &TomlValue, example: &str) -> Option<CatalogPaths> {
    if let Some(text) = value.get_ref().as_str() {
        if !text.contains(['*', '{']) {
            return reader
                .folder(value)
                .map(|folder| CatalogPaths::folder(folder.as_str()));
        }
        let pattern = reader.pattern(text, value.span())?;
        if !pattern.has_locale() {
            lacks_locale(reader, value, example);
            return None;
        }
        return Some(CatalogPaths::pattern(text));
    }
    let Some(table) = value.get_ref().as_table() else {
        reader.wrong_type(value, "a folder, a pattern, or `{ source, target }`");
        return None;
    };
    let (mut source, mut target, mut locales) = (None, None, None);
    for (key, value) in table.iter() {
        match key.get_ref().as_ref() {
            "source" => source = Some(value),
            "target" => target = Some(value),
            "locales" => locales = Some(reader.locales(value)),
            _ => reader.unknown_key(key, &["source", "target", "locales"]),
        }
    }
    let (Some(source), Some(target)) = (source, target) else {
        let missing = if source.is_none() { "source" } else { "target" };
        reader.error(value.span(), format!("`{missing}` is missing"), None);
        return None;
    };
    let source_text = reader.string(source)?;
    let target_text = reader.string(target)?;
    let source_pattern = reader.pattern(source_text, source.span())?;
    let target_pattern = reader.pattern(target_text, target.span())?;
    if !target_pattern.has_locale() {
        lacks_locale(reader, target, example);
        return None;
    }
    if source_pattern.wildcards() != target_pattern.wildcards() {
        let help = format!("give it the `*` and `**` of `{source_text}`, in the same order");
        let message = "source and target do not have the same wildcards";
        reader.error(target.span(), message, Some(help));
        return None;
    }
    Some(CatalogPaths {
        source: source_text.to_owned(),
        target: target_text.to_owned(),
        locales,
    })
}

fn lacks_locale(reader: &mut ConfigReader, value: &TomlValue, example: &str) {
    let help = format!("write `{{locale}}` where the tag of the locale stands: `{example}`");
    reader.error(value.span(), "the pattern lacks `{locale}`", Some(help));
}
