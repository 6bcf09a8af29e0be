//! Hints for names that were mistyped.

use crate::text::nearest::meant;

/// Returns a hint: the nearest name, or else all of them.
pub(super) fn hint(typed: &str, names: &[&str], otherwise: &str) -> String {
    match meant(typed, names) {
        Some(name) => format!("did you mean `{name}`?"),
        None => otherwise.to_owned(),
    }
}
