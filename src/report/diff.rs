//! Renders changes of a file as a unified diff that `patch` and `git apply` take.

use similar::TextDiff;

use crate::report::paint::{GOOD, POOR};
use crate::text::escape_control::{escape_control_chars, sign};

/// With a line end; empty when nothing changes.
pub(super) fn render(path: &str, before: &str, after: &str, color: bool) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    let (old, new) = (named("a/", path), named("b/", path));
    let text = unified.header(&old, &new).to_string();
    if !color {
        return text;
    }
    text.split_terminator('\n').map(painted).collect()
}

/// Returns a line for a terminal. One that ends with CR LF looks like any other.
fn painted(line: &str) -> String {
    let line = escape_control_chars(line.trim_end_matches('\r'));
    match line.as_bytes().first() {
        Some(b'+') => format!("{GOOD}{line}{GOOD:#}\n"),
        Some(b'-') => format!("{POOR}{line}{POOR:#}\n"),
        _ => format!("{line}\n"),
    }
}

/// Returns the path as git writes it: in quotation marks and with escapes, where a line could not hold it as it is.
/// <https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath>
fn named(side: &str, path: &str) -> String {
    let is_plain = |c: char| sign(c).is_none() && !matches!(c, '"' | '\\');
    if path.chars().all(is_plain) {
        return format!("{side}{path}");
    }
    let mut name = format!("\"{side}");
    for c in path.chars() {
        match c {
            '\n' => name.push_str("\\n"),
            '\t' => name.push_str("\\t"),
            '"' | '\\' => name.extend(['\\', c]),
            c if is_plain(c) => name.push(c),
            c => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    name.push_str(&format!("\\{byte:03o}"));
                }
            }
        }
    }
    name.push('"');
    name
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn paths_stay_within_their_line() {
        let diff = render("a\n::b\u{9d}\".ftl", "x\n", "y\n", false);
        let expected = "--- \"a/a\\n::b\\302\\235\\\".ftl\"\n+++ \"b/a\\n::b\\302\\235\\\".ftl\"\n";
        assert!(diff.starts_with(expected), "{diff}");
    }
}
