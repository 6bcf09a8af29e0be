//! In which forms `build` writes the bundle of a locale.

use crate::config::reader::{ConfigReader, TomlValue};

/// The forms of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BundleFormat {
    Ftl,
    Json,
    /// A module of JavaScript with the bundle as text.
    Esm,
    /// Types of the arguments of the messages, for that module.
    TypeScript,
    /// The ids as constants of Rust.
    Rust,
    /// For programs that do not know Fluent.
    I18next,
}

/// By the names that a user gives them, in the order in which they are made.
pub const BUNDLE_FORMATS: [(&str, BundleFormat); 6] = [
    ("ftl", BundleFormat::Ftl),
    ("json", BundleFormat::Json),
    ("esm", BundleFormat::Esm),
    ("typescript", BundleFormat::TypeScript),
    ("rust", BundleFormat::Rust),
    ("i18next", BundleFormat::I18next),
];

impl BundleFormat {
    /// The forms of a bundle where the configuration names none.
    pub const DEFAULT: [BundleFormat; 2] = [BundleFormat::Ftl, BundleFormat::Json];

    pub fn as_str(self) -> &'static str {
        let (name, _) = BUNDLE_FORMATS[self as usize];
        name
    }
}

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Option<Vec<BundleFormat>> {
    reader.choices(value, &BUNDLE_FORMATS)
}
