//! The part of a configuration that checks may know.

use crate::checks::settings::Settings;
use crate::checks::texts::identical::Identical;
use crate::config::glossary::Glossary;
use crate::config::key_filters::KeyFilters;
use crate::config::model::{Config, Level};
use crate::document::model::Options;
use crate::runtime::value::Value;

/// Returns what checks may know of a configuration; the glossary, a file of its own, is empty.
pub fn settings(config: &Config) -> Settings {
    let builtin = ["NUMBER", "DATETIME"].map(str::to_owned);
    let functions = builtin.into_iter().chain(config.functions.iter().cloned());
    let argument = |(name, value): &(String, String)| (name.clone(), Value::typed(value));
    Settings {
        functions: functions.collect(),
        arguments: config.arguments.iter().map(argument).collect(),
        document: Options {
            text_fields: config.text_fields.clone(),
        },
        key_filters: KeyFilters::new(&config.key_filters),
        glossary: Glossary::default(),
        copies_count: matches!(config.levels.get(Identical::INFO.id), Some(Level::Off)),
        code_ids: None,
        consistency: None,
    }
}
