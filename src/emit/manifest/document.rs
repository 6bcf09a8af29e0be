//! What the manifest says of a statement or a catalog in one locale.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::emit::manifest::shared_text;
use crate::locale::tag::Locale;

/// The outputs of one locale for a statement or a catalog.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocumentRecord {
    document: Box<str>,
    #[serde(with = "shared_text")]
    locale: Arc<str>,
    messages: Count,
    /// The entries that are published in another locale, with that locale.
    fallbacks: BTreeMap<String, String>,
    /// The entries whose translation cannot be relied on: `stale`, `draft`. What is published of them is theirs, or
    /// that of the locale under `fallbacks`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    states: BTreeMap<String, String>,
    /// The messages whose blocks are left out of the editions.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    omitted: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Count {
    total: usize,
    translated: usize,
}

impl DocumentRecord {
    /// `translated` of `total` messages; `fallbacks`: ids and the locales that are published instead; `states`:
    /// ids and why their translations cannot be relied on.
    pub fn new(
        document: &str,
        locale: &Locale,
        (translated, total): (usize, usize),
        fallbacks: BTreeMap<String, String>,
        states: BTreeMap<String, String>,
    ) -> Self {
        Self {
            document: document.into(),
            locale: locale.shared(),
            messages: Count { total, translated },
            fallbacks,
            states,
            omitted: BTreeSet::new(),
        }
    }

    pub fn document(&self) -> &str {
        &self.document
    }

    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// With the messages whose blocks the editions of the document leave out.
    pub fn omitting(mut self, omitted: BTreeSet<String>) -> Self {
        self.omitted = omitted;
        self
    }
}
