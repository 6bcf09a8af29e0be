//! The languages that a side-by-side page shows.

use crate::config::reader::{ConfigReader, TomlValue};
use crate::locale::tag::Locale;

/// The target locales that are wanted together on one page, beside the source; none: as many as fit.
pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Vec<Locale> {
    let mut locales: Vec<Locale> = Vec::new();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "locales" => {
                for (tag, at) in reader.strings(value) {
                    let locale = reader.locale(tag, at);
                    locales.extend(locale.filter(|locale| !locales.contains(locale)));
                }
            }
            _ => reader.unknown_key(key, &["locales"]),
        }
    }
    locales
}
