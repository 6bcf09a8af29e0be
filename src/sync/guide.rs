//! The lines that teach a translator at the head of a catalog to fill in, in the language of the translation.

use crate::locale::tag::Locale;

/// Those of a language that is none of these are English.
const GUIDES: [(&str, &str); 4] = [
    ("en", include_str!("guide/en.txt")),
    ("es", include_str!("guide/es.txt")),
    ("fr", include_str!("guide/fr.txt")),
    ("pt", include_str!("guide/pt.txt")),
];

/// Returns the guide for a locale, as comments about the file.
pub fn guide(locale: &Locale) -> String {
    let own = GUIDES
        .iter()
        .find(|(language, _)| *language == locale.language());
    let (_, text) = own.unwrap_or(&GUIDES[0]);
    text.lines().map(|line| format!("### {line}\n")).collect()
}
