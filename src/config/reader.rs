//! Reading values out of TOML with a fault for each that is not what it should be.

use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::config::fault::ConfigFault;
use crate::config::pattern::{PathPattern, PatternFault};
use crate::diagnostic::Severity;
use crate::locale::tag::Locale;
use crate::text::nearest::meant_key;
use crate::text::span::Span;

pub(super) type Key<'t> = Spanned<DeString<'t>>;
pub(super) type TomlValue<'t> = Spanned<DeValue<'t>>;

/// Collects the faults of one file.
pub(super) struct ConfigReader {
    origin: Utf8PathBuf,
    text: Arc<str>,
    pub(super) faults: Vec<ConfigFault>,
}

impl ConfigReader {
    pub(super) fn new(origin: &Utf8Path, text: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            text: text.into(),
            faults: Vec::new(),
        }
    }

    /// Returns what it reads: the path of the file, relative to the project, and its text.
    pub(super) fn file(&self) -> (Utf8PathBuf, Arc<str>) {
        (self.origin.clone(), self.text.clone())
    }

    /// Reads the keys and values of a file. One that is no TOML has none, so that nothing else is said of it.
    pub(super) fn parse<'t>(&mut self, text: &'t str) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = error.span().unwrap_or(text.len()..text.len());
            self.error(at, error.message().trim_end(), None);
        }
        if errors.is_empty() {
            table.into_inner()
        } else {
            DeTable::new()
        }
    }

    pub(super) fn error(
        &mut self,
        at: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.say(Severity::Error, at, message, help);
    }

    pub(super) fn say(
        &mut self,
        severity: Severity,
        at: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.faults.push(ConfigFault {
            severity,
            origin: self.origin.clone(),
            text: self.text.clone(),
            span: Span::new(at.start, at.end),
            message: message.into(),
            help,
        });
    }

    pub(super) fn unknown_key(&mut self, key: &Key, known: &[&str]) {
        self.unknown("key", key.get_ref(), key.span(), known);
    }

    /// Reports a name that is not among the known ones: the nearest is proposed, or all are listed.
    pub(super) fn unknown(&mut self, what: &str, name: &str, at: Range<usize>, known: &[&str]) {
        let help = match meant_key(name, known) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("use {}", listed(known)),
        };
        self.error(at, format!("unknown {what} `{name}`"), Some(help));
    }

    pub(super) fn wrong_type(&mut self, value: &TomlValue, expected: &str) {
        let found = value.get_ref().type_str();
        self.error(
            value.span(),
            format!("{expected} is expected here, not {}", article(found)),
            None,
        );
    }

    pub(super) fn string<'v>(&mut self, value: &'v TomlValue) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(value, "a string");
        }
        text
    }

    /// Reads `true` or `false`.
    pub(super) fn boolean(&mut self, value: &TomlValue) -> Option<bool> {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong_type(value, "`true` or `false`");
        }
        boolean
    }

    /// Reads the strings of a list, with their places.
    pub(super) fn strings<'v>(&mut self, value: &'v TomlValue) -> Vec<(&'v str, Range<usize>)> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of strings");
            return Vec::new();
        };
        let strings = list
            .iter()
            .filter_map(|it| Some((self.string(it)?, it.span())));
        strings.collect()
    }

    pub(super) fn table<'v, 't>(&mut self, value: &'v TomlValue<'t>) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(value, "a table");
        }
        table
    }

    pub(super) fn locale(&mut self, text: &str, at: Range<usize>) -> Option<Locale> {
        let locale = Locale::parse(text);
        if locale.is_none() {
            let help = "write a BCP 47 tag, such as `es`, `pt-BR` or `zh-Hant`".to_owned();
            self.error(at, format!("`{text}` is no language tag"), Some(help));
        }
        locale
    }

    /// Reads a list of locales; one that is listed twice counts once.
    pub(super) fn locales(&mut self, value: &TomlValue) -> Vec<Locale> {
        let mut locales = Vec::new();
        for (tag, at) in self.strings(value) {
            let Some(locale) = self.locale(tag, at.clone()) else {
                continue;
            };
            if locales.contains(&locale) {
                let message = format!("`{locale}` is listed twice");
                self.say(Severity::Warning, at, message, None);
            } else {
                locales.push(locale)
            }
        }
        locales
    }

    /// Reads one of the strings that a key can have.
    pub(super) fn choice<T: Copy>(
        &mut self,
        value: &TomlValue,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let text = self.string(value)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == text) {
            return Some(*choice);
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        self.unknown("value", text, value.span(), &names);
        None
    }

    /// Reads some of the choices, each once, in their order.
    pub(super) fn choices<T: Copy + Ord>(
        &mut self,
        value: &TomlValue,
        choices: &[(&str, T)],
    ) -> Option<Vec<T>> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of formats");
            return None;
        };
        let mut chosen: Vec<T> = Vec::new();
        for value in list.iter() {
            chosen.extend(self.choice(value, choices));
        }
        chosen.sort_unstable();
        chosen.dedup();
        Some(chosen)
    }

    /// Reads a pattern; `at` is the string with its quotes.
    pub(super) fn pattern(&mut self, text: &str, at: Range<usize>) -> Option<PathPattern> {
        match PathPattern::parse(text) {
            Ok(pattern) => Some(pattern),
            Err(fault) => {
                let PatternFault {
                    at: within,
                    message,
                    help,
                } = fault;
                let span = self.within(text, &at, within);
                self.error(span, message, Some(help.to_owned()));
                None
            }
        }
    }

    /// Reads a folder of the project, without `./` before and `/` after it.
    pub(super) fn folder(&mut self, value: &TomlValue) -> Option<Utf8PathBuf> {
        let text = self.string(value)?;
        let pattern = self.pattern(text, value.span())?;
        let Some(folder) = pattern.literal() else {
            let help = "name one folder, without `*` and `{locale}`".to_owned();
            self.error(
                value.span(),
                format!("`{text}` is not the path of a folder"),
                Some(help),
            );
            return None;
        };
        Some(if folder.is_empty() { "." } else { folder }.into())
    }

    /// Returns bytes of a string value as bytes of the file, where the string is written without escapes.
    fn within(&self, text: &str, value: &Range<usize>, within: Range<usize>) -> Range<usize> {
        match self
            .text
            .get(value.clone())
            .and_then(|written| written.find(text))
        {
            Some(start) => value.start + start + within.start..value.start + start + within.end,
            None => value.clone(),
        }
    }
}

/// Lists names in backticks: `a`, `b` or `c`.
pub(super) fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match &names[..] {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn article(name: &str) -> String {
    if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        format!("an {name}")
    } else {
        format!("a {name}")
    }
}
