//! Settings of a project, for all checks.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The inconsistent texts of the project; known only when some of its texts are checked again.
    pub consistency: Option<ConsistencyIndex>,
}
