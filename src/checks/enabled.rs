//! The checks of a run, by what they are called on.

use crate::checks::declare::CheckScope;
use crate::checks::model::Check;
use crate::checks::pseudo::holds_without_language;
use crate::locale::pseudo::PseudoLocale;
use crate::locale::tag::Locale;

/// The checks of a run.
pub struct EnabledChecks {
    all: Vec<&'static dyn Check>,
    /// A check with two scopes is there twice.
    by_scope: ByScope,
    /// Those that hold for texts of a pseudo-locale too.
    of_pseudo: ByScope,
}

type ByScope = [Vec<&'static dyn Check>; CheckScope::ALL.len()];

impl EnabledChecks {
    pub fn new(checks: &[&'static dyn Check]) -> Self {
        Self {
            all: checks.to_vec(),
            by_scope: by_scope(checks, |_| true),
            of_pseudo: by_scope(checks, holds_without_language),
        }
    }

    /// Returns whether the check of this name is enabled.
    pub fn has(&self, id: &str) -> bool {
        self.all.iter().any(|check| check.info().id == id)
    }

    /// Returns those that are called on this scope in a locale.
    pub(super) fn of(&self, scope: CheckScope, locale: Option<&Locale>) -> &[&'static dyn Check] {
        match locale.and_then(PseudoLocale::of) {
            Some(_) => &self.of_pseudo[scope as usize],
            None => &self.by_scope[scope as usize],
        }
    }
}

fn by_scope(checks: &[&'static dyn Check], is_called: impl Fn(&str) -> bool) -> ByScope {
    CheckScope::ALL.map(|scope| {
        let mut called = checks.to_vec();
        called.retain(|check| {
            let info = check.info();
            info.scopes.contains(&scope) && is_called(info.id)
        });
        called
    })
}
