//! A bound on the nesting of Markdown, for hostile input.

use crate::text::slice::Slice;

/// The most marks of quotes and items that a line may begin with. The parser looks at every open container on every
/// line, so a deep nesting costs the square of the size.
pub(super) const MAX_MARKS: usize = 250;

/// Returns the first line with more marks.
pub(super) fn too_deep(text: &str) -> Option<&str> {
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.slice(start..end);
        start = end + 1;
        if line.len() > MAX_MARKS && marks(line) > MAX_MARKS {
            return Some(line);
        }
    }
    None
}

/// Returns the marks at the beginning of a line: `>`, and `-`, `+`, `*`, `.`, `)` before a blank. A rule has none.
fn marks(line: &str) -> usize {
    let bytes = line.as_bytes();
    let is_mark = |(at, byte): (usize, &u8)| match byte {
        b'>' => Some(1),
        b'-' | b'+' | b'*' | b'.' | b')' => Some(usize::from(
            bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
        )),
        b' ' | b'\t' | b'0'..=b'9' => Some(0),
        _ => None,
    };
    let mut counted = bytes.iter().enumerate().map_while(is_mark);
    let count = counted.by_ref().sum();
    let first = bytes.first().copied().unwrap_or_default();
    let rule = b"-*".contains(&first)
        && bytes
            .iter()
            .all(|byte| *byte == first || byte.is_ascii_whitespace());
    if rule { 0 } else { count }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_of_containers_count() {
        for (line, expected) in [
            ("> > - 1. x > y", 4),
            (">>>x", 3),
            ("- - -", 0),
            ("- - x", 2),
            ("---", 0),
            ("**bold**", 0),
            ("", 0),
        ] {
            assert_eq!(marks(line), expected, "{line}");
        }
    }
}
