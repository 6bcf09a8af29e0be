//! The site that the editions are published on.

use std::collections::BTreeMap;

use crate::config::reader::{ConfigReader, TomlValue};
use crate::locale::tag::Locale;

/// The address and the name under which the output folder is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Of the output folder, without `/` at its end; `None`: nobody knows, and pages link to each other by relative
    /// addresses.
    pub url: Option<String>,
    pub name: SiteName,
    /// True if readers are shown the checksum of the source text with its version.
    pub checksum: bool,
}

/// The name of the site, or of who publishes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SiteName {
    #[default]
    Unnamed,
    /// The same in every language.
    Same(String),
    ByLocale(BTreeMap<Locale, String>),
}

impl SiteName {
    /// The name for readers of a locale: its own, or that of the nearest locale that stands in for it, or that of the
    /// source; with the locale where it is of another one.
    pub fn of(&self, locale: &Locale, source: &Locale) -> Option<(&str, Option<&Locale>)> {
        match self {
            SiteName::Unnamed => None,
            SiteName::Same(name) => Some((name, None)),
            SiteName::ByLocale(names) => {
                let near = std::iter::once(locale.clone()).chain(locale.parents());
                let mut near = near.filter_map(|it| names.get(&it));
                let other = || names.get_key_value(source).or(names.first_key_value());
                match near.next() {
                    Some(name) => Some((name, None)),
                    None => other().map(|(locale, name)| (name.as_str(), Some(locale))),
                }
            }
        }
    }
}

const KEYS: [&str; 3] = ["url", "name", "checksum"];

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Site {
    let mut site = Site::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "url" => site.url = url(reader, value),
            "name" => site.name = name(reader, value),
            "checksum" => site.checksum = reader.boolean(value).unwrap_or_default(),
            _ => reader.unknown_key(key, &KEYS),
        }
    }
    site
}

fn url(reader: &mut ConfigReader, value: &TomlValue) -> Option<String> {
    let text = reader.string(value)?;
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|it| text.strip_prefix(it));
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}?#".contains(c);
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !rest.contains(odd) => {
            Some(text.trim_end_matches('/').to_owned())
        }
        Some(_) | None => {
            let help =
                "write where the output folder is published: `https://example.org/statements`";
            let message = format!("`{text}` is not the address of a site");
            reader.error(value.span(), message, Some(help.to_owned()));
            None
        }
    }
}

fn name(reader: &mut ConfigReader, value: &TomlValue) -> SiteName {
    if let Some(name) = value.get_ref().as_str() {
        return match name.trim() {
            "" => SiteName::Unnamed,
            name => SiteName::Same(name.to_owned()),
        };
    }
    if value.get_ref().as_table().is_none() {
        reader.wrong_type(value, "a name, or a table of names by locale");
    }
    let mut names = BTreeMap::new();
    for (key, value) in value.get_ref().as_table().into_iter().flatten() {
        let locale = reader.locale(key.get_ref(), key.span());
        let name = reader.string(value).map(str::to_owned);
        names.extend(locale.zip(name));
    }
    if names.is_empty() {
        SiteName::Unnamed
    } else {
        SiteName::ByLocale(names)
    }
}
