//! Calls and their arguments.

use crate::fluent::faults::site::{FaultSite, Reason};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Returns a call that ends before `at`, of something that is no function.
pub(super) fn callee(site: FaultSite<'_>, at: usize) -> Reason {
    let before = site.before(at).trim_end();
    let arguments = start_of_argument(before.strip_suffix(')').unwrap_or(before), false);
    let callee = before
        .slice(..arguments)
        .trim_end_matches(['(', ' ', '\n', '\r']);
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let name = callee.slice(callee.trim_end_matches(is_part).len()..);
    let upper = name.to_ascii_uppercase();
    let help = if ["NUMBER", "DATETIME"].contains(&&*upper) {
        format!("write `{upper}(…)`")
    } else {
        format!(
            "a message takes no arguments: write `{{ {name} }}`; a term does: `{{ -{name}(…) }}`"
        )
    };
    let message = format!("`{name}` is no function: the names of functions are in capitals");
    Reason::new(Span::of(site.source, name), message, help)
}

/// Returns a named argument whose value at `at` is no literal.
pub(super) fn not_literal(site: FaultSite<'_>, at: usize) -> Reason {
    let value = site.word(at);
    let message = match site.slice(value) {
        "" | ")" | "," => "the named argument has no value".to_owned(),
        value => format!("the value of a named argument must be a literal, and `{value}` is none"),
    };
    Reason::new(value, message, "write a number, or a text between `\"`")
}

/// Returns a positional argument that ends before `at`, after a named one.
pub(super) fn order(site: FaultSite<'_>, at: usize) -> Reason {
    let before = site.before(at).trim_end();
    let argument = before.slice(start_of_argument(before, true)..).trim_start();
    let start = Span::of(site.source, argument).start as usize;
    Reason::new(
        site.line(start, start + argument.len()),
        "an argument without a name stands after one with a name",
        "write the arguments without names first",
    )
}

/// Returns a named argument whose name, before `at`, was there already.
pub(super) fn duplicate(site: FaultSite<'_>, at: usize, name: &str) -> Reason {
    let end = site.unit.start as usize + site.before(at).trim_end().len();
    Reason::new(
        Span::new(end - name.len(), end),
        format!("the argument `{name}` is given twice"),
        "leave one of them out",
    )
}

/// Returns where the argument at the end of `text` begins, or with all of them if `one` is not wanted.
fn start_of_argument(text: &str, one: bool) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' if depth == 0 => return at + 1,
            b'(' => depth -= 1,
            b',' if one && depth == 0 => return at + 1,
            _ => {}
        }
    }
    0
}
