//! Extents of patterns and placeables: the leaves of the model have spans, braces are searched for.

use crate::fluent::model::{Catalog, Part, Pattern};
use crate::fluent::placeables::{BLANK, Placeables};
use crate::text::slice::Slice;
use crate::text::span::Span;

impl<'s> Catalog<'s> {
    /// Returns where a pattern stands: from its first to its last byte, braces included.
    pub fn pattern_span(&self, pattern: &Pattern<'s>) -> Span {
        self::pattern(self.source, pattern)
    }

    /// Returns where a part of a pattern stands: a text, or a placeable from brace to brace.
    pub fn part_span(&self, part: &Part<'s>) -> Span {
        self::part(self.source, part)
    }
}

/// Returns a text, or a placeable from brace to brace. An argument or a selector has the braces around it.
fn part(source: &str, part: &Part<'_>) -> Span {
    let leaf = Span::of(source, part.leaf());
    match part {
        Part::Text(_) => leaf,
        _ => placeable(source, leaf),
    }
}

/// From the first byte of a pattern to its last one that is not blank.
fn pattern(source: &str, pattern: &Pattern<'_>) -> Span {
    let (Some(first), Some(last)) = (pattern.parts.first(), pattern.parts.last()) else {
        return Span::new(0, 0);
    };
    let span = Span {
        start: part(source, first).start,
        end: part(source, last).end,
    };
    let text = source.slice(span.range()).trim_end_matches(BLANK);
    Span {
        start: span.start,
        end: span.start + text.len() as u32,
    }
}

/// Returns the placeable of a leaf, from brace to brace; braces in braces are one placeable.
pub(super) fn placeable(source: &str, leaf: Span) -> Span {
    let Some(mut start) = opening_brace(source, leaf.start as usize) else {
        return leaf;
    };
    let mut end = start + Placeables::length(source.slice(start..));
    loop {
        let outer = source
            .slice(..start)
            .trim_end_matches(BLANK)
            .strip_suffix('{');
        let rest = source.slice(end..).trim_start_matches(BLANK);
        let (Some(before), Some(after)) = (outer, rest.strip_prefix('}')) else {
            return Span::new(start, end);
        };
        start = before.len();
        end = source.len() - after.len();
    }
}

/// Returns the last brace before `leaf` that opens a placeable: after one in a literal the quotes are odd.
fn opening_brace(source: &str, leaf: usize) -> Option<usize> {
    let end = leaf - usize::from(source.slice(..leaf).ends_with('"'));
    let mut at = end;
    loop {
        at = source.slice(..at).rfind('{')?;
        let quotes = source.slice(at..end).match_indices('"');
        let quotes = quotes.filter(|(quote, _)| !is_escaped(source.slice(at..at + quote)));
        if quotes.count() % 2 == 0 {
            return Some(at);
        }
    }
}

/// Returns whether what follows `before` is escaped.
fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use crate::fluent::model::Part;
    use crate::fluent::parse::parse;
    use crate::text::slice::Slice;

    #[test]
    fn patterns() {
        for value in [
            "uno",
            "{ $x }",
            "{{ $x } }",
            "{ \"{}\\\"\" } y { m.x }",
            "{ -t(x: \"{}\", y: \"\\\"{\") }",
            "{ F(\"{\", $x) ->\n   *[x] 5\"\n    }",
            "{ NUMBER($n, x: 1) ->\n   *[x] { FOO() ->\n       *[y] z\n    }\n }",
            "uno\n    dos\n    { 1 }",
        ] {
            let source = format!("a = {value}\n    .b = {value}\n\nc = d");
            let catalog = parse(&source);
            assert_eq!(catalog.faults, []);
            for (_, pattern) in catalog.entries[0].patterns() {
                assert_eq!(source.slice(catalog.pattern_span(pattern).range()), value);
                pattern.walk(&mut |part| {
                    let text = source.slice(catalog.part_span(part).range());
                    let is_placeable = text.starts_with('{') && text.ends_with('}');
                    assert!(is_placeable || matches!(part, Part::Text(_)), "{text}");
                });
                if let [part] = &pattern.parts[..] {
                    assert_eq!(source.slice(catalog.part_span(part).range()), value);
                }
            }
        }
    }
}
