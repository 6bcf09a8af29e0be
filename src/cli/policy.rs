//! `fail`, `source`, `last`, `omit`: policies as they are typed.

use crate::config::policies::{POLICIES, POLICIES_OF_MISSING, Policy};

/// For what is there, but cannot be relied on.
pub(super) fn of_stale(text: &str) -> Result<Policy, String> {
    read(text, &POLICIES)
}

/// For what is not there.
pub(super) fn of_missing(text: &str) -> Result<Policy, String> {
    read(text, &POLICIES_OF_MISSING)
}

fn read(text: &str, known: &[(&str, Policy)]) -> Result<Policy, String> {
    let found = known.iter().find(|(name, _)| *name == text);
    found.map(|(_, policy)| *policy).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        format!("use one of: {}", names.join(", "))
    })
}
