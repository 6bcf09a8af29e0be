//! The checks of a run, by what they are called on.

use crate::checks::declare::CheckScope;
use crate::checks::model::Check;

/// The checks of a run.
pub struct EnabledChecks {
    all: Vec<&'static dyn Check>,
    /// A check with two scopes is there twice.
    by_scope: [Vec<&'static dyn Check>; CheckScope::ALL.len()],
}

impl EnabledChecks {
    pub fn new(checks: &[&'static dyn Check]) -> Self {
        Self {
            all: checks.to_vec(),
            by_scope: CheckScope::ALL.map(|scope| {
                let mut called = checks.to_vec();
                called.retain(|check| check.info().scopes.contains(&scope));
                called
            }),
        }
    }

    /// Returns whether the check of this name is enabled.
    pub fn has(&self, id: &str) -> bool {
        self.all.iter().any(|check| check.info().id == id)
    }

    /// Returns those that are called on this scope.
    pub(super) fn of(&self, scope: CheckScope) -> &[&'static dyn Check] {
        &self.by_scope[scope as usize]
    }
}
