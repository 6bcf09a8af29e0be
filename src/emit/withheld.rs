//! Finds translations that are whole and yet not published, by the policies of the project.

use crate::config::policies::{Policies, Policy};
use crate::fluent::model::Entry;
use crate::project::set::Side;
use crate::project::standing::{Standing, standing};

/// Returns whether readers of a locale get the source text, though there is a translation.
///
/// A draft is published only where the project says so; what is stale refuses the locale, unless the project says what
/// else is to be published.
pub(super) fn withheld(
    policies: &Policies,
    entry: &Entry<'_>,
    source: Side<'_>,
    target: Side<'_>,
) -> bool {
    if target.is_source {
        return false;
    }
    match standing(entry, source, target) {
        None => false,
        Some(Standing::Stale) => match policies.stale(target.locale) {
            Policy::Source | Policy::Omit => true,
            Policy::Fail | Policy::Last => false,
        },
        Some(Standing::Draft) => policies.draft(target.locale) != Policy::Last,
    }
}

/// Returns whether a passage leaves the edition of a locale that has no text to show for it.
pub(super) fn is_omitted(
    policies: &Policies,
    entry: &Entry<'_>,
    source: Side<'_>,
    target: Side<'_>,
) -> bool {
    let policy = match standing(entry, source, target) {
        None => policies.missing(target.locale),
        Some(Standing::Stale) => policies.stale(target.locale),
        Some(Standing::Draft) => policies.draft(target.locale),
    };
    policy == Policy::Omit
}
