//! Settings as lines of TOML.

use std::fmt::Write;

use crate::config::brand::Brand;
use crate::config::code::CodeFiles;
use crate::config::local_text::LocalText;
use crate::config::model::{CATALOG_FOLDERS, CatalogPaths, LEVELS, LevelRule};
use crate::config::site::Site;
use crate::config::suggest::SuggestService;
use crate::locale::tag::Locale;

pub(super) fn table(
    key: &str,
    settings: impl Iterator<Item = (String, String)>,
    example: &str,
) -> String {
    let mut lines = format!("[{key}]\n");
    let before = lines.len();
    for (name, value) in settings {
        let name = if name.chars().all(is_of_bare_keys) && !name.is_empty() {
            name
        } else {
            quoted(&name)
        };
        let _ = writeln!(lines, "{name} = {value}");
    }
    if lines.len() == before {
        lines.push_str(example);
    }
    lines
}

fn is_of_bare_keys(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn place(place: &CatalogPaths) -> String {
    if place.source == place.target && place.locales.is_none() {
        return quoted(&place.target);
    }
    let locales = place.locales.iter();
    let locales = locales.map(|it| format!(", locales = {}", list(it.iter().map(Locale::as_str))));
    let locales: String = locales.collect();
    format!(
        "{{ source = {}, target = {}{locales} }}",
        quoted(&place.source),
        quoted(&place.target)
    )
}

pub(super) fn places(places: Option<&[CatalogPaths]>) -> String {
    match places {
        None => quoted(CATALOG_FOLDERS[0]),
        Some([one]) if one.source == one.target => place(one),
        Some(places) => {
            let places: String = places
                .iter()
                .map(|it| format!("    {},\n", place(it)))
                .collect();
            format!("[\n{places}]")
        }
    }
}

pub(super) fn code(code: &CodeFiles) -> impl Iterator<Item = (String, String)> {
    let lists = [
        ("files", &code.files),
        ("patterns", &code.patterns),
        ("runtime-ids", &code.runtime_ids),
    ];
    let said = lists.into_iter().filter(|(_, values)| !values.is_empty());
    said.map(|(key, values)| (key.to_owned(), list(values.iter().map(String::as_str))))
}

pub(super) fn suggest(service: &SuggestService) -> impl Iterator<Item = (String, String)> {
    let default = SuggestService::default();
    let numbers = [
        ("seconds", service.seconds, default.seconds),
        (
            "total-seconds",
            service.total_seconds,
            default.total_seconds,
        ),
    ];
    let numbers = numbers
        .into_iter()
        .filter(|(_, value, default)| value != default);
    let numbers = numbers.map(|(key, value, _)| (key.to_owned(), value.to_string()));
    let words = list(service.command.iter().map(String::as_str));
    let command = (!service.command.is_empty()).then(|| ("command".to_owned(), words));
    command.into_iter().chain(numbers)
}

pub(super) fn side_by_side(locales: &[Locale]) -> impl Iterator<Item = (String, String)> {
    let tags = list(locales.iter().map(Locale::as_str));
    let said = (!locales.is_empty()).then(|| ("locales".to_owned(), tags));
    said.into_iter()
}

pub(super) fn site(site: &Site) -> impl Iterator<Item = (String, String)> {
    let url = site.url.iter().map(|url| ("url".to_owned(), quoted(url)));
    let name = local_text(&site.name);
    let checksum = site
        .checksum
        .then(|| ("checksum".to_owned(), "true".to_owned()));
    url.chain(name.map(|name| ("name".to_owned(), name)))
        .chain(checksum)
}

/// Returns the name alone: the rest of a brand is not found anywhere.
pub(super) fn brand(brand: &Brand) -> impl Iterator<Item = (String, String)> {
    local_text(&brand.name)
        .into_iter()
        .map(|name| ("name".to_owned(), name))
}

/// Returns a text, or a table of texts by locale; `None` where there is none.
fn local_text(text: &LocalText) -> Option<String> {
    match text {
        LocalText::Unnamed => None,
        LocalText::Same(text) => Some(quoted(text)),
        LocalText::ByLocale(texts) => {
            let texts = texts.iter();
            let texts: Vec<String> = texts
                .map(|(locale, text)| format!("{} = {}", quoted(locale.as_str()), quoted(text)))
                .collect();
            Some(format!("{{ {} }}", texts.join(", ")))
        }
    }
}

pub(super) fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.map(quoted).collect();
    format!("[{}]", texts.join(", "))
}

pub(super) fn rules(rules: &[LevelRule]) -> String {
    let mut lines = String::new();
    for rule in rules {
        lines.push_str("[[levels]]\n");
        let level = named(&LEVELS, rule.level).to_owned();
        for (key, value) in [
            ("check", rule.check.clone()),
            ("locale", rule.locale.as_ref().map(Locale::to_string)),
            ("on", rule.on.clone()),
            ("level", Some(level)),
            ("reason", rule.reason.clone()),
        ] {
            if let Some(value) = value {
                let _ = writeln!(lines, "{key} = {}", quoted(&value));
            }
        }
    }
    if lines.is_empty() {
        "[[levels]]\ncheck = \"numbers\"\nlocale = \"pt\"\non = \"locales/pt/legal/*.ftl:title-*\"\nlevel = \"off\"\nreason = \"…\"".to_owned()
    } else {
        lines
    }
}

/// Returns the name of a value, among those that a user gives.
pub(super) fn named<T: PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    let mut names = names.iter();
    names
        .find(|(_, it)| *it == value)
        .map_or("", |(name, _)| name)
}
