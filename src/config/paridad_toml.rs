//! `paridad.toml`.

use camino::Utf8Path;
use toml::Spanned;
use toml::de::DeTable;

use crate::config::editions::{self, EditionFormat};
use crate::config::fault::ConfigFault;
use crate::config::local_text::LocalText;
use crate::config::model::{CatalogPaths, Config, JOINS, LEVELS};
use crate::config::reader::{ConfigReader, Key, TomlValue, listed};
use crate::config::setting::SettingKey;
use crate::config::text_fields::TextFieldPlaces;
use crate::config::{
    brand, bundles, code, folder, levels, markdown_layout, places, policies, side_by_side, site,
    suggest,
};
use crate::diagnostic::Severity;
use crate::locale::tag::Locale;

/// Reads the settings that it names into `config`.
pub(super) fn read_over(
    mut config: Config,
    origin: &Utf8Path,
    text: &str,
) -> (Config, Vec<ConfigFault>) {
    let mut reader = ConfigReader::new(origin, text);
    let table = reader.parse(text);
    for (key, value) in table.iter() {
        read_key(&mut reader, &mut config, key, value);
    }
    // The pages link to the site, so there must be something.
    if config.site.url.is_some() && !table.contains_key(SettingKey::Editions.key()) {
        config.editions.push(EditionFormat::Site);
    }
    if config.site.name == LocalText::Unnamed {
        config.site.name = config.brand.name.clone();
    }
    check_locales(&mut reader, &config, &table);
    check_output(&mut reader, &config, &table);
    (config, reader.faults)
}

fn read_key(reader: &mut ConfigReader, config: &mut Config, key: &Key, value: &TomlValue) {
    let Some(setting) = SettingKey::of(key.get_ref()) else {
        return reader.unknown_key(key, &SettingKey::keys());
    };
    match setting {
        SettingKey::Source => {
            let tag = reader.string(value);
            config.source = tag.and_then(|tag| reader.locale(tag, value.span()));
        }
        SettingKey::Targets => config.targets = Some(reader.locales(value)),
        SettingKey::Content => places::read_content(reader, config, value),
        SettingKey::Catalogs => {
            config.catalogs = places::read(reader, value, "i18n/{locale}/**/*.ftl");
        }
        SettingKey::Shared => config.shared = patterns(reader, value),
        SettingKey::Exclude => config.exclude = patterns(reader, value),
        SettingKey::Output => set(&mut config.output, reader.folder(value)),
        SettingKey::Bundle => set(&mut config.bundle, reader.choice(value, &JOINS)),
        SettingKey::Bundles => set(&mut config.bundles, bundles::read(reader, value)),
        SettingKey::Functions => config.functions = functions(reader, value),
        SettingKey::MinCoverage => min_coverage(reader, config, value),
        SettingKey::Policies => config.policies = policies::read(reader, value),
        SettingKey::Markdown => config.markdown = markdown_layout::read(reader, value),
        SettingKey::Text => config.text_width = editions::read_text_width(reader, value),
        SettingKey::Editions => set(&mut config.editions, editions::read(reader, value)),
        SettingKey::Templates => set(&mut config.templates, reader.folder(value)),
        SettingKey::SideBySide => config.side_by_side = side_by_side::read(reader, value),
        SettingKey::Site => config.site = site::read(reader, value),
        SettingKey::Brand => config.brand = brand::read(reader, value),
        SettingKey::Sync => {
            for (key, value) in reader.table(value).into_iter().flatten() {
                match key.get_ref().as_ref() {
                    "scaffold" => set(&mut config.scaffold, reader.boolean(value)),
                    _ => reader.unknown_key(key, &["scaffold"]),
                }
            }
        }
        SettingKey::Suggest => config.suggest = suggest::read(reader, value),
        SettingKey::Code => config.code = code::read(reader, value),
        SettingKey::Checks => {
            for (check, level) in reader.table(value).into_iter().flatten() {
                if let Some(level) = reader.choice(level, &LEVELS) {
                    config.levels.insert(check.get_ref().to_string(), level);
                }
            }
        }
        SettingKey::Levels => config.rules = levels::read(reader, value),
        SettingKey::FrontMatter => {
            for (key, value) in reader.table(value).into_iter().flatten() {
                match key.get_ref().as_ref() {
                    "text" => {
                        let fields = TextFieldPlaces::read(reader, value);
                        config.text_fields = fields.over(&config.text_fields);
                        config.text_field_places = fields;
                    }
                    _ => reader.unknown_key(key, &["text"]),
                }
            }
        }
    }
}

fn set<T>(setting: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *setting = value;
    }
}

fn patterns(reader: &mut ConfigReader, value: &TomlValue) -> Vec<String> {
    let strings = reader.strings(value);
    let sound = |(text, at): (&str, _)| reader.pattern(text, at).map(|_| text.to_owned());
    strings.into_iter().filter_map(sound).collect()
}

fn functions(reader: &mut ConfigReader, value: &TomlValue) -> Vec<String> {
    let mut functions = Vec::new();
    for (name, at) in reader.strings(value) {
        let starts = name.starts_with(|c: char| c.is_ascii_uppercase());
        let sound = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_' || c == '-';
        if starts && name.chars().all(sound) {
            functions.push(name.to_owned())
        } else {
            let help = "Fluent functions are written in capitals: `PLATFORM`".to_owned();
            reader.error(at, format!("`{name}` is no name of a function"), Some(help));
        }
    }
    functions
}

fn min_coverage(reader: &mut ConfigReader, config: &mut Config, value: &TomlValue) {
    for (key, percent) in reader.table(value).into_iter().flatten() {
        let locale = reader.locale(key.get_ref(), key.span());
        let number = percent.get_ref().as_integer();
        let number = number.and_then(|it| u8::from_str_radix(it.as_str(), it.radix()).ok());
        match number.filter(|number| *number <= 100) {
            Some(number) => config
                .min_coverage
                .extend(locale.map(|locale| (locale, number))),
            None => {
                let help = "write a whole number from 0 to 100".to_owned();
                reader.error(percent.span(), "this is no percentage", Some(help));
            }
        }
    }
}

fn check_locales(reader: &mut ConfigReader, config: &Config, table: &DeTable) {
    let Some(targets) = &config.targets else {
        return;
    };
    if let (Some(source), Some(value)) = (&config.source, table.get("targets"))
        && targets.contains(source)
    {
        let message = format!("the source locale `{source}` is among the targets");
        let help = Some("remove it from `targets`".to_owned());
        reader.say(Severity::Warning, value.span(), message, help);
    }
    let limits = table
        .get("min-coverage")
        .and_then(|value| value.get_ref().as_table());
    for (key, _) in limits.into_iter().flatten() {
        let locale = Locale::parse(key.get_ref());
        if locale.is_some_and(|locale| !targets.contains(&locale)) {
            let message = format!("`{}` is not among the targets", key.get_ref());
            let tags: Vec<&str> = targets.iter().map(Locale::as_str).collect();
            let help = Some(format!("use {}", listed(&tags)));
            reader.say(Severity::Warning, key.span(), message, help);
        }
    }
}

fn check_output(reader: &mut ConfigReader, config: &Config, table: &DeTable) {
    let folders = config
        .catalogs
        .iter()
        .flatten()
        .filter_map(CatalogPaths::as_folder);
    let Some(input) = folder::swallowed(config, folders) else {
        return;
    };
    let keys = ["output", "content", "catalogs"];
    let Some(value) = keys.iter().find_map(|key| table.get(*key)) else {
        return;
    };
    let message = match input.as_str() {
        "." => "the output folder is the project itself".to_owned(),
        input => format!(
            "the output folder `{}` is or holds the input folder `{input}`",
            config.output
        ),
    };
    let help =
        "what is built must not overwrite what is read: choose a folder of its own, such as `dist`";
    reader.error(Spanned::span(value), message, Some(help.to_owned()));
}
