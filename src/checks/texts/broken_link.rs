//! Links whose marks are wrong, so that readers see brackets.

use std::ops::Range;

use crate::text::slice::Slice;

/// Finds the first link whose marks are wrong, and how. What stands in a comment is shown to nobody.
pub(super) fn broken(text: &str) -> Option<(Range<usize>, &'static str)> {
    let (shown, hidden) = text.halves(text.find("<!--").unwrap_or(text.len()));
    broken_in(shown).or_else(|| {
        let after = hidden.find("-->")? + 3;
        let (range, fault) = broken(hidden.slice(after..))?;
        let start = shown.len() + after;
        Some((range.start + start..range.end + start, fault))
    })
}

fn broken_in(text: &str) -> Option<(Range<usize>, &'static str)> {
    // All faults begin at a bracket that closes, or at the backslash before one.
    let bytes = text.as_bytes();
    let brackets = || memchr::memchr_iter(b']', bytes);
    let find = |marks: &str| brackets().find(|at| bytes[*at..].starts_with(marks.as_bytes()));
    let escapes: &[&str] = match memchr::memchr(b'\\', bytes) {
        Some(_) => &["\\](", "\\]\\(", "\\][", "\\]\\["],
        None => &[],
    };
    let escaped = escapes.iter().find_map(|marks| text.find(marks));
    let escaped = escaped.map(|at| (at..at + 3, "its brackets are escaped"));
    let spaced = find("] (").map(|at| (at..at + 3, "a blank stands between `]` and `(`"));
    let bare = find("]http").map(|at| (at..at + 1, "`(` is missing after `]`"));
    let mut opened = brackets().filter(|at| bytes.get(at + 1) == Some(&b'('));
    let open = opened.find_map(|at| {
        let rest = text.slice(at + 2..);
        let end = unclosed_end(rest)?;
        let title = rest.slice(end..).trim_start().starts_with(['"', '\'', '(']);
        (!title).then(|| (at..at + 2 + end, "`)` is missing at its end"))
    });
    [escaped, spaced, bare, open].into_iter().flatten().next()
}

/// Returns where a target ends that no `)` closes: at a blank, but for those between angle brackets and in the tags of
/// site generators, `[text](<a file.pdf>)` and `[text]({{< ref "page.md" >}})`.
fn unclosed_end(rest: &str) -> Option<usize> {
    let mut end = 0;
    loop {
        let stops = |c: char| c.is_whitespace() || matches!(c, ')' | '<' | '{');
        let Some(step) = rest.slice(end..).find(stops) else {
            return Some(rest.len());
        };
        let at = end + step;
        let from = rest.slice(at..);
        let closing = match from.as_bytes() {
            [b')', ..] => return None,
            [b'{', b'{', ..] => "}}",
            [b'{', b'%', ..] => "%}",
            [b'<', ..] if at == 0 => ">",
            [b'{' | b'<', ..] => "",
            _ => return Some(at),
        };
        let line = from.lines().next().unwrap_or_default();
        let length = line.find(closing).unwrap_or_default();
        end = at + (length + closing.len()).max(1);
    }
}
