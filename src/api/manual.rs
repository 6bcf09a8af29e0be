//! The manual of the checks.

use serde::Serialize;

use crate::checks;
use crate::diagnostic::Severity;
use crate::pipeline::manual_page::manual_page;

/// A check, and its page of the manual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CheckPage {
    /// The name of the check: `missing-message`.
    pub id: &'static str,
    /// The severity where a configuration says nothing.
    pub severity: Severity,
    /// True if findings carry fixes, where there is one that cannot be wrong.
    pub is_fixable: bool,
    /// The first sentence of the page, without a full stop.
    pub summary: String,
    /// Markdown.
    pub page: String,
}

/// Returns all checks, in the order of the manual.
pub fn check_pages() -> impl Iterator<Item = CheckPage> {
    checks::ALL.iter().map(|check| {
        let page = manual_page(*check);
        CheckPage {
            id: page.id,
            severity: page.severity,
            is_fixable: page.is_fixable,
            summary: page.summary(),
            page: page.markdown(),
        }
    })
}
