//! Languages by the name they have for themselves (CLDR), capitalised as in a list.

use crate::locale::tag::Locale;

/// Tag and name, by tag.
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("en-GB", "English (UK)"),
    ("en-US", "English (US)"),
    ("es", "Español"),
    ("es-419", "Español (Latinoamérica)"),
    ("es-AR", "Español (Argentina)"),
    ("es-CO", "Español (Colombia)"),
    ("es-ES", "Español (España)"),
    ("es-MX", "Español (México)"),
    ("es-US", "Español (Estados Unidos)"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("gl", "Galego"),
    ("gn", "Avañe’ẽ"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("ht", "Kreyòl ayisyen"),
    ("hu", "Magyar"),
    ("id", "Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-AO", "Português (Angola)"),
    ("pt-BR", "Português (Brasil)"),
    ("pt-PT", "Português (Portugal)"),
    ("qu", "Runasimi"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

/// Returns the name of a locale in its own language; its tag when the name is not known or would leave out a part of
/// the tag.
pub fn native_name(locale: &Locale) -> &str {
    let named = NAMES.iter().find(|(tag, _)| *tag == locale.as_str());
    named.map_or(locale.as_str(), |(_, name)| name)
}

/// Returns whether the name of a language is known here, so that its tag is one and no short word.
pub fn is_named(locale: &Locale) -> bool {
    NAMES.iter().any(|(tag, _)| *tag == locale.language())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_in_itself() {
        for (tag, expected) in [
            ("es", "Español"),
            ("pt-BR", "Português (Brasil)"),
            ("en-x-easy", "en-x-easy"),
            ("tlh", "tlh"),
        ] {
            assert_eq!(native_name(&Locale::parse(tag).unwrap()), expected);
        }
    }

    #[test]
    fn sorted_and_canonical() {
        assert!(NAMES.is_sorted());
        for (tag, _) in NAMES {
            assert_eq!(Locale::parse(tag).unwrap().as_str(), *tag);
        }
    }
}
