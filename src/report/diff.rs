//! What would change in a file, as a unified diff that `patch` and `git apply` take.

use similar::TextDiff;

use crate::report::paint::{GOOD, POOR};

/// With a line end; empty when nothing changes.
pub(super) fn render(path: &str, before: &str, after: &str, color: bool) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    let (old, new) = (format!("a/{path}"), format!("b/{path}"));
    let text = unified.header(&old, &new).to_string();
    if !color {
        return text;
    }
    let paint = |line: &str| match line.as_bytes().first() {
        Some(b'+') => format!("{GOOD}{line}{GOOD:#}\n"),
        Some(b'-') => format!("{POOR}{line}{POOR:#}\n"),
        _ => format!("{line}\n"),
    };
    text.split_terminator('\n').map(paint).collect()
}
