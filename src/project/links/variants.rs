//! The files that may stand for one in a language.

use camino::{Utf8Path, Utf8PathBuf};

use crate::locale::tag::Locale;

/// Returns the files that may stand for one in a language, the best first: `map.es-MX.png`, `map.es.png`, `map.png`.
pub fn variants(path: &Utf8Path, locale: &Locale) -> Vec<Utf8PathBuf> {
    let extension = path.extension().unwrap_or_default();
    let tags = [locale.as_str(), locale.language()];
    let mut variants: Vec<Utf8PathBuf> = tags
        .iter()
        .map(|tag| path.with_extension(format!("{tag}.{extension}")))
        .collect();
    variants.dedup();
    variants.push(path.to_owned());
    variants
}
