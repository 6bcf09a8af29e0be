//! What is wrong with a blank.

use std::ops::Range;

use crate::diagnostic::Severity;
use crate::text::slice::Slice;

/// A fault of spacing: where it is, what is so, and what should stand there.
pub(super) struct Slip {
    pub range: Range<usize>,
    pub message: String,
    pub remedy: String,
    pub severity: Severity,
}

impl Slip {
    pub fn new(range: Range<usize>, message: String, remedy: &str) -> Self {
        Self {
            range,
            message,
            remedy: remedy.to_owned(),
            severity: Severity::Warning,
        }
    }
}

/// Returns whether a mark closes what stands before it, rather than beginning `.net`, `:)`, `...` or `!=`.
pub(super) fn closes(rest: &str, mark: char) -> bool {
    let rest = rest.slice(mark.len_utf8()..);
    let next = rest.chars().next();
    // The operator `?`, named in a sentence.
    let is_symbol = matches!(mark, '?' | '!') && rest.trim_start().starts_with(char::is_lowercase);
    if is_symbol {
        return false;
    }
    match mark {
        ')' | ']' => true,
        ',' | ';' if next.is_some_and(char::is_alphabetic) => true,
        _ => next
            .is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | '»' | '<') && mark != ':'),
    }
}
