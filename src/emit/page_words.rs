//! The words around a statement, as the templates of pages ask for them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, Value};

/// Texts by the ids of their messages.
pub(super) type TextsById = BTreeMap<Box<str>, Value>;

/// The words of one page.
#[derive(Debug)]
pub(super) struct PageWords {
    /// The same on every page of the language: made once, and shared.
    pub fixed: Arc<TextsById>,
    /// Those with texts of this page in them; they come first.
    pub own: TextsById,
}

impl Object for PageWords {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let own = self.own.get(key);
        own.or_else(|| self.fixed.get(key)).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let ids = self.own.keys().chain(self.fixed.keys());
        let ids: BTreeSet<&str> = ids.map(|id| &**id).collect();
        Enumerator::Values(ids.into_iter().map(Value::from).collect())
    }
}
