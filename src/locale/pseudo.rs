//! Locales of nobody, by which pages and programs are tried before there are translations.
//! <https://cldr.unicode.org/development/development-process/design-proposals/pseudolocales>

use crate::locale::tag::Locale;
use crate::text::slice::Slice;

/// The kind of a pseudo-locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PseudoLocale {
    /// `en-XA`: longer texts, with accents.
    Accented,
    /// `ar-XB`: words from right to left.
    Bidirectional,
}

impl PseudoLocale {
    /// Returns the kind of a pseudo-locale by its region; `None` for a locale that people speak.
    pub fn of(locale: &Locale) -> Option<Self> {
        let tag = locale.as_str();
        match tag.slice(tag.rfind('-')?..) {
            "-XA" => Some(PseudoLocale::Accented),
            "-XB" => Some(PseudoLocale::Bidirectional),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PseudoLocale;
    use crate::locale::tag::Locale;

    #[test]
    fn by_region() {
        let of = |tag| PseudoLocale::of(&Locale::parse(tag).unwrap());
        assert_eq!(of("en-XA"), Some(PseudoLocale::Accented));
        assert_eq!(of("ar_xb"), Some(PseudoLocale::Bidirectional));
        assert_eq!(of("es-MX"), None);
        assert_eq!(of("en-x-xa"), None);
        assert_eq!(of("es"), None);
    }
}
