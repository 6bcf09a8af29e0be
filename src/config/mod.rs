//! The configuration as data: read from `paridad.toml`, `l10n.toml` or `i18n.toml`, or all defaults.
//! It knows checks by name only.

pub mod model;
