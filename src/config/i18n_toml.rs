//! `i18n.toml` of cargo-i18n.

use camino::Utf8Path;

use crate::config::fault::ConfigFault;
use crate::config::folder::inside;
use crate::config::model::{CatalogPaths, Config, Join};
use crate::config::reader::ConfigReader;
use crate::diagnostic::Severity;

pub(super) fn read(origin: &Utf8Path, text: &str) -> (Config, Vec<ConfigFault>) {
    let mut reader = ConfigReader::new(origin, text);
    let table = reader.parse(text);
    let mut config = Config {
        // Each file is a domain, which cargo-i18n loads by itself.
        bundle: Join::Catalog,
        ..Config::default()
    };
    if let Some(value) = table.get("fallback_language") {
        let tag = reader.string(value);
        config.source = tag.and_then(|tag| reader.locale(tag, value.span()));
    }
    let fluent = table.get("fluent").and_then(|value| reader.table(value));
    let folder = fluent
        .and_then(|table| table.get("assets_dir"))
        .and_then(|value| reader.folder(value));
    if let Some(folder) = folder {
        let base = origin.parent().unwrap_or(Utf8Path::new(""));
        let folder = inside(base.as_str()) + folder.as_str();
        config.catalogs = Some(vec![CatalogPaths::folder(&folder)]);
    } else if fluent.is_none() && reader.faults.is_empty() {
        let help = "cargo-i18n names the folder there: `assets_dir = \"i18n\"`".to_owned();
        reader.error(0..0, "the section `[fluent]` is missing", Some(help));
    }
    if let Some(value) = table.get("subcrates") {
        let help = Some("each is a project of its own: run `paridad` in its folder".to_owned());
        reader.say(
            Severity::Info,
            value.span(),
            "the subcrates are not looked into",
            help,
        );
    }
    (config, reader.faults)
}
