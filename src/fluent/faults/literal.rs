//! String literals.

use crate::fluent::faults::site::{FaultSite, Reason};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Returns a literal that its line ends at `at`.
pub(super) fn not_closed(site: FaultSite<'_>, at: usize) -> Reason {
    let start = site.unit.start as usize + opening_quote(site.before(at)).unwrap_or(0);
    Reason::new(
        site.line(start, at),
        "the quotation mark `\"` is not closed",
        "write `\"` after the last character of the literal, on the same line",
    )
}

/// Returns the last quotation mark of the last line that is not escaped.
fn opening_quote(text: &str) -> Option<usize> {
    let mut quotes = text.rmatch_indices('"').map(|(at, _)| at);
    quotes.find(|at| {
        let before = text.slice(..*at);
        let escapes = before.len() - before.trim_end_matches('\\').len();
        escapes.is_multiple_of(2)
    })
}

/// Returns an escape sequence at `at` that Fluent does not know.
pub(super) fn unknown_escape(site: FaultSite<'_>, at: usize) -> Reason {
    let escaped = site.rest(at).chars().nth(1);
    let span = Span::new(at, at + 1 + escaped.map_or(0, char::len_utf8));
    let help = r#"write `\\` for a backslash, `\"` for a quotation mark, `\u00A0` for a character by its number"#;
    Reason::new(
        span,
        format!("`{}` is no escape sequence", site.slice(span)),
        help,
    )
}

/// Returns an escape sequence that lacks digits at `at`.
pub(super) fn short_escape(site: FaultSite<'_>, at: usize) -> Reason {
    let length = site.before(at).rfind('\\').unwrap_or(0);
    let span = Span::new(site.unit.start as usize + length, at);
    Reason::new(
        span,
        format!("the escape sequence `{}` is too short", site.slice(span)),
        r"write four hexadecimal digits after `\u`, six after `\U`",
    )
}
