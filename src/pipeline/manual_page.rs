//! The manual pages of checks, as renderers take them.

use crate::checks::model::Check;
use crate::report::check_manual::CheckManual;

/// Returns the manual page of a check.
pub fn manual_page(check: &dyn Check) -> CheckManual {
    let info = check.info();
    CheckManual {
        id: info.id,
        severity: info.severity,
        is_fixable: info.is_fixable,
        is_safety: info.is_safety,
        doc: info.doc,
    }
}
