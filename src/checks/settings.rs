//! Settings of a project, for all checks.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::levels::is_like;
use crate::project::consistency::ConsistencyIndex;
use crate::runtime::value::Value;

/// The facts about a project that all checks may use.
#[derive(Debug, Default)]
pub struct Settings {
    /// Functions that the program registers, `NUMBER` and `DATETIME` included.
    pub functions: BTreeSet<String>,
    /// Variables that the user gives, besides the front matter of each statement.
    pub arguments: BTreeMap<String, Value>,
    /// The options that documents are read with.
    pub document: crate::document::model::Options,
    /// The messages that need not be translated.
    pub key_filters: crate::config::key_filters::KeyFilters,
    /// The terminology of the project.
    pub glossary: crate::config::glossary::Glossary,
    /// True if texts that were left in the language of the source count as translated: `identical` is off.
    pub copies_count: bool,
    /// The ids of messages in the code of the program; `None` where no code is known.
    pub code_ids: Option<UsedIds>,
    /// The inconsistent texts of the project; known only when some of its texts are checked again.
    pub consistency: Option<ConsistencyIndex>,
}

/// The ids of messages that a program uses, or may use.
#[derive(Debug, Default)]
pub struct UsedIds {
    pub ids: BTreeSet<String>,
    /// Of ids that are put together as it runs, with `*` for any text.
    pub patterns: Vec<String>,
}

impl UsedIds {
    /// Returns whether a message is used.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id) || self.patterns.iter().any(|pattern| is_like(id, pattern))
    }
}
