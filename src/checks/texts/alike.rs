//! Whether two texts have the same tags and lead to the same places, told without reading their markup.

use crate::checks::model::Text;
use crate::text::targets::targets;

/// Whether every alternative of both sides has the same targets as they are written, or none.
pub(super) fn lead_alike(source: &Text<'_, '_>, target: &Text<'_, '_>) -> bool {
    let texts = || source.prose().iter().chain(target.prose());
    if texts().any(|prose| prose.text.len() > LONGEST_ALIKE) {
        return false;
    }
    let mut all = texts().map(|prose| targets(&prose.text));
    let first = all.next().unwrap_or_default();
    all.all(|targets| targets == first)
}

/// Targets as they are written are compared up to this length: without closing marks each reaches to the end.
const LONGEST_ALIKE: usize = 4096;
