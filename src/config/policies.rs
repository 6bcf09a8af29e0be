//! Policies of `build` for translations that are stale, drafts, or not there.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::config::reader::{ConfigReader, TomlValue};
use crate::locale::tag::Locale;

/// The policy for a message whose translation cannot be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Policy {
    /// The locale is not built.
    Fail,
    /// The source text is published, marked with its language.
    Source,
    /// The translation is published as it is, marked with its state.
    Last,
    /// The block leaves the edition. Where it cannot, and in bundles, it is as with `Source`.
    Omit,
}

pub const POLICIES: [(&str, Policy); 4] = [
    ("fail", Policy::Fail),
    ("source", Policy::Source),
    ("last", Policy::Last),
    ("omit", Policy::Omit),
];

impl Policy {
    /// Returns the name that a user gives the policy: `last`.
    pub fn as_str(self) -> &'static str {
        let (name, _) = POLICIES[self as usize];
        name
    }
}

/// Of what is not there, nothing can be published but the source.
pub const POLICIES_OF_MISSING: [(&str, Policy); 3] = [
    ("fail", Policy::Fail),
    ("source", Policy::Source),
    ("omit", Policy::Omit),
];

/// The policies that are set for one locale, or for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    pub stale: Option<Policy>,
    pub missing: Option<Policy>,
    pub draft: Option<Policy>,
}

/// The policies of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policies {
    pub all: Wishes,
    pub locales: BTreeMap<Locale, Wishes>,
}

impl Policies {
    /// With what was said on the command line, which counts for every locale.
    pub fn with(&self, said: Wishes) -> Self {
        let over = |wishes: &Wishes| Wishes {
            stale: said.stale.or(wishes.stale),
            missing: said.missing.or(wishes.missing),
            draft: said.draft.or(wishes.draft),
        };
        let locales = self.locales.iter();
        Self {
            all: over(&self.all),
            locales: locales
                .map(|(locale, wishes)| (locale.clone(), over(wishes)))
                .collect(),
        }
    }

    /// For a translation whose source was changed since in what it says.
    pub fn stale(&self, locale: &Locale) -> Policy {
        self.said(locale, |it| it.stale).unwrap_or(Policy::Fail)
    }

    /// For a translation that is not there, or not whole.
    pub fn missing(&self, locale: &Locale) -> Policy {
        self.said(locale, |it| it.missing).unwrap_or(Policy::Fail)
    }

    /// For a translation that nobody stands for: where nothing is said, it is as good as missing.
    pub fn draft(&self, locale: &Locale) -> Policy {
        let said = self.said(locale, |it| it.draft);
        said.unwrap_or_else(|| self.missing(locale))
    }

    fn said(&self, locale: &Locale, of: impl Fn(&Wishes) -> Option<Policy>) -> Option<Policy> {
        let own = self.locales.get(locale);
        own.and_then(&of).or_else(|| of(&self.all))
    }
}

impl Wishes {
    /// Returns what is said, by its key.
    pub fn said(&self) -> Vec<(&'static str, &'static str)> {
        let wishes = [self.stale, self.missing, self.draft];
        let said = KEYS.into_iter().zip(wishes);
        said.filter_map(|(key, policy)| Some((key, policy?.as_str())))
            .collect()
    }
}

const KEYS: [&str; 3] = ["stale", "missing", "draft"];

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Policies {
    let mut policies = Policies::default();
    for (key, value) in reader.table(value).into_iter().flatten() {
        let name = key.get_ref().as_ref();
        if KEYS.contains(&name) {
            wish(reader, &mut policies.all, name, value);
        } else if value.get_ref().as_table().is_none() {
            reader.unknown_key(key, &KEYS);
        } else if let Some(locale) = reader.locale(name, key.span()) {
            let wishes = policies.locales.entry(locale).or_default();
            for (key, value) in reader.table(value).into_iter().flatten() {
                match key.get_ref().as_ref() {
                    name if KEYS.contains(&name) => wish(reader, wishes, name, value),
                    _ => reader.unknown_key(key, &KEYS),
                }
            }
        }
    }
    policies
}

fn wish(reader: &mut ConfigReader, wishes: &mut Wishes, name: &str, value: &TomlValue) {
    match name {
        "stale" => wishes.stale = reader.choice(value, &POLICIES),
        "draft" => wishes.draft = reader.choice(value, &POLICIES),
        _ => wishes.missing = reader.choice(value, &POLICIES_OF_MISSING),
    }
}
