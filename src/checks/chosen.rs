//! The checks of a run, by what they look at.

use crate::checks::model::{Check, Unit};

/// The checks of a run.
pub struct Checks {
    all: Vec<&'static dyn Check>,
    /// By the unit that they look at; one that looks at two is there twice.
    by_unit: [Vec<&'static dyn Check>; Unit::ALL.len()],
}

impl Checks {
    pub fn new(checks: &[&'static dyn Check]) -> Self {
        let all = checks.to_vec();
        let looks_at = |unit: Unit| {
            let mut those = all.clone();
            those.retain(|check| check.units().contains(&unit));
            those
        };
        let by_unit = Unit::ALL.map(looks_at);
        Self { all, by_unit }
    }

    /// Whether the check of this name is among them.
    pub fn has(&self, id: &str) -> bool {
        self.all.iter().any(|check| check.info().id == id)
    }

    /// Those that look at this unit.
    pub(super) fn of(&self, unit: Unit) -> &[&'static dyn Check] {
        &self.by_unit[unit as usize]
    }
}
