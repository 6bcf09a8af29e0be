//! Keeps from the parser what would bring it down, and gives it the rest piece by piece.

use memchr::{memchr, memchr_iter, memrchr};

use crate::fluent::placeables::{Danger, Placeables, is_definition, is_entry_start};
use crate::text::slice::Slice;

/// A stretch of a catalog; together they are all of it, but for lone carriage returns between entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GuardedPiece<'s> {
    /// The parser can have it.
    Safe(&'s str),
    /// One entry that the parser must not see; the danger counts from the start of the entry.
    Unsafe(&'s str, Danger),
}

/// Calls `visit` with the pieces of `body` in order.
pub(super) fn pieces<'s>(body: &'s str, visit: &mut dyn FnMut(GuardedPiece<'s>)) {
    let mut start = 0;
    for at in memchr_iter(b'\r', body.as_bytes()) {
        // A lone carriage return is text in Fluent. Where an entry follows it was meant as a line end.
        if is_definition(&body.as_bytes()[at + 1..]) {
            chunks(body.slice(start..at), visit);
            start = at + 1;
        }
    }
    chunks(body.slice(start..), visit);
}

/// So many bytes are parsed at once: their syntax tree stays in the cache until it is converted.
const CHUNK: usize = 64 * 1024;

fn chunks<'s>(text: &'s str, visit: &mut dyn FnMut(GuardedPiece<'s>)) {
    let mut start = 0;
    while start < text.len() {
        let end = chunk_end(text.as_bytes(), start);
        safe_pieces(text.slice(start..end), visit);
        start = end;
    }
}

/// Returns where an entry without a comment begins, a chunk after `start`, or the end.
fn chunk_end(text: &[u8], start: usize) -> usize {
    let mut at = start + CHUNK;
    while let Some(feed) = text.get(at..).and_then(|rest| memchr(b'\n', rest)) {
        let line = at + feed + 1;
        if is_definition(&text[line..]) {
            let before = memrchr(b'\n', &text[..line - 1]).map_or(0, |feed| feed + 1);
            if text[before] != b'#' {
                return line;
            }
        }
        at = line;
    }
    text.len()
}

fn safe_pieces<'s>(text: &'s str, visit: &mut dyn FnMut(GuardedPiece<'s>)) {
    let bytes = text.as_bytes();
    let mut placeables = Placeables::new(text);
    let mut start = 0;
    // Before this byte no entry is open.
    let mut floor = 0;
    while let Some(danger) = placeables.next_danger() {
        let outermost = placeables.outermost().unwrap_or(danger.at());
        let end = next_entry(bytes, danger.at());
        if let Some(entry) = open_entry(bytes, floor, outermost) {
            if start < entry {
                visit(GuardedPiece::Safe(text.slice(start..entry)));
            }
            let danger = match danger {
                Danger::Depth(at) => Danger::Depth(at - entry),
                Danger::Escape(at) => Danger::Escape(at - entry),
            };
            visit(GuardedPiece::Unsafe(text.slice(entry..end), danger));
            start = end;
        }
        floor = end;
        placeables.resume(end);
    }
    if start < text.len() {
        visit(GuardedPiece::Safe(text.slice(start..)));
    }
}

/// Returns where the entry begins that `at` stands in; none in comments and in junk.
fn open_entry(text: &[u8], floor: usize, at: usize) -> Option<usize> {
    let mut end = at;
    loop {
        let line = memrchr(b'\n', &text[floor..end]).map_or(floor, |feed| floor + feed + 1);
        if is_entry_start(&text[line..]) {
            return (text[line] != b'#').then_some(line);
        }
        if line == floor {
            return None;
        }
        end = line - 1;
    }
}

/// Returns where the next entry or comment begins after `at`, or the end.
fn next_entry(text: &[u8], at: usize) -> usize {
    let mut line = at;
    while let Some(feed) = memchr(b'\n', &text[line..]) {
        line += feed + 1;
        if is_entry_start(&text[line..]) {
            return line;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unsafe_pieces(body: &str) -> Vec<(&str, Danger)> {
        let mut found = Vec::new();
        pieces(body, &mut |piece| match piece {
            GuardedPiece::Safe(text) => drop(fluent_syntax::parser::parse(text)),
            GuardedPiece::Unsafe(text, danger) => found.push((text, danger)),
        });
        found
    }

    #[track_caller]
    fn check(opener: &str, closer: &str) {
        for (times, expected) in [(100, 0), (101, 1), (200_000, 1)] {
            let deep = format!("{}1{}", opener.repeat(times), closer.repeat(times));
            let body = format!("a = b\n# {deep}\n-deep = {deep}\n\nc = d {deep}\n");
            let found = unsafe_pieces(&body);
            assert_eq!(found.len(), 2 * expected, "{opener} {times} times");
            if let Some((text, danger)) = found.first() {
                assert!(text.starts_with("-deep = "));
                assert_eq!(text.slice(..=danger.at()).matches('{').count(), 101);
            }
        }
    }

    #[test]
    fn depth() {
        check("{", "}");
        check("{ \n", "\n}");
        check("{ $n ->\n [a] ((\n*[b] 5\" ", " }");
    }

    #[test]
    fn depth_of_calls() {
        let deep = format!("a = {{{}1{}}}\n", "F(".repeat(100), ")".repeat(100));
        assert_eq!(unsafe_pieces(&deep).len(), 1);
        let flat = format!("a = {}\n", r#"{ F("{{{((", -t(x: 1)) } ((( "#.repeat(200));
        assert_eq!(unsafe_pieces(&flat), []);
    }

    #[test]
    fn escapes() {
        let body = "a = \"\\u00é\"\nb = { \"\\u00é\" }\nc = { \"\\u00e9é\\\\u00é\" }";
        let found = unsafe_pieces(body);
        assert_eq!(found, [("b = { \"\\u00é\" }\n", Danger::Escape(7))]);
    }

    #[test]
    fn carriage_returns() {
        let mut found = Vec::new();
        pieces("a = 1\rb = 2\r c = 3\r\nd = 4\n\re = 5", &mut |it| {
            found.push(it)
        });
        let expected = ["a = 1", "b = 2\r c = 3\r\nd = 4\n", "e = 5"];
        assert_eq!(found, expected.map(GuardedPiece::Safe));
    }

    #[test]
    fn no_quadratic_time() {
        for line in [
            "{",
            "{\n",
            "x {{ {\n",
            "a = {\n",
            "# {\n",
            "a = {{{\n{ [",
            "\r",
        ] {
            assert!(unsafe_pieces(&line.repeat(200_000)).len() <= 1);
        }
    }
}
