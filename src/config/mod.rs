//! The configuration as data: read from `paridad.toml`, `l10n.toml` or `i18n.toml`, or all defaults.
//! It knows checks by name only.

pub mod brand;
pub mod bundles;
pub mod code;
pub mod color;
pub mod editions;
pub mod fault;
pub mod folder;
pub mod glossary;
mod i18n_toml;
pub mod key_filters;
mod l10n_toml;
pub mod levels;
pub mod local_text;
pub mod markdown_layout;
pub mod model;
pub mod paridad_toml;
pub mod pattern;
mod places;
pub mod policies;
mod reader;
pub mod setting;
mod side_by_side;
pub mod site;
pub mod suggest;
pub mod text_fields;

use std::io;

use camino::Utf8Path;

use crate::config::fault::ConfigFault;
use crate::config::model::Config;

/// Reads a configuration; `origin` is its path in the project, and by its name its format is known. An `l10n.toml` includes
/// others, which `include` reads by their paths in the project.
///
/// Never fails: what is wrong is left at its default and told, in the order of the file.
pub fn read_with(
    origin: &Utf8Path,
    text: &str,
    include: &mut dyn FnMut(&Utf8Path) -> io::Result<String>,
) -> (Config, Vec<ConfigFault>) {
    read_over(Config::default(), origin, text, include)
}

/// As [`read_with`]; a `paridad.toml` is laid over `below`, the configuration of another tool: what it does not say
/// stands as it stood.
pub fn read_over(
    below: Config,
    origin: &Utf8Path,
    text: &str,
    include: &mut dyn FnMut(&Utf8Path) -> io::Result<String>,
) -> (Config, Vec<ConfigFault>) {
    let (mut config, mut faults) = match origin.file_name() {
        Some("l10n.toml") => l10n_toml::read(origin, text, include),
        Some("i18n.toml") => i18n_toml::read(origin, text),
        Some(_) | None => paridad_toml::read_over(below, origin, text),
    };
    config.origin = Some(origin.to_owned());
    faults.sort_by(|one, other| (&one.origin, one.span).cmp(&(&other.origin, other.span)));
    (config, faults)
}

/// As [`read_with`], of a configuration that includes no others.
#[cfg(test)]
pub fn read(origin: &Utf8Path, text: &str) -> (Config, Vec<ConfigFault>) {
    let mut none = |_: &Utf8Path| Err(io::Error::new(io::ErrorKind::Unsupported, "not read"));
    read_with(origin, text, &mut none)
}
