//! How far patterns and placeables reach: the leaves of the model have places, braces are looked for.

use crate::fluent::model::{Part, Pattern};
use crate::text::span::Span;

/// A text, or a placeable from brace to brace. An argument or a selector has the braces around it.
pub(super) fn part(source: &str, part: &Part<'_>) -> Span {
    let leaf = Span::of(source, part.leaf());
    match part {
        Part::Text(_) => leaf,
        _ => placeable(source, leaf.start, last_byte(source, part)),
    }
}

/// From the first byte of a pattern to its last one that is not blank.
pub(super) fn pattern(source: &str, pattern: &Pattern<'_>) -> Span {
    let (Some(first), Some(last)) = (pattern.parts.first(), pattern.parts.last()) else {
        return Span::new(0, 0);
    };
    let span = Span {
        start: part(source, first).start,
        end: part(source, last).end,
    };
    let text = source[span.range()].trim_end();
    Span {
        start: span.start,
        end: span.start + text.len() as u32,
    }
}

/// From the brace before the byte `start` to the one after `end`; braces in braces are one placeable.
pub(super) fn placeable(source: &str, start: u32, end: u32) -> Span {
    let (mut start, mut end) = (start as usize, end as usize);
    if let Some(opening) = source[..start].rfind('{') {
        start = opening;
        end = after_closing_brace(source.as_bytes(), end);
    }
    loop {
        let outer = source[..start].trim_end().strip_suffix('{');
        let rest = source[end..].trim_start();
        let (Some(before), Some(after)) = (outer, rest.strip_prefix('}')) else {
            return Span::new(start, end);
        };
        start = before.len();
        end = source.len() - after.len();
    }
}

/// Where the last leaf of a part ends.
fn last_byte(source: &str, part: &Part<'_>) -> u32 {
    let leaf = match part {
        Part::Select(select) => match select.variants.last() {
            Some(variant) => return pattern(source, &variant.value).end,
            None => part.leaf(),
        },
        Part::Message { id, attribute } | Part::Term { id, attribute, .. } => {
            attribute.unwrap_or(id)
        }
        // The quotation mark belongs to it.
        Part::Literal(_) => return Span::of(source, part.leaf()).end + 1,
        Part::Text(_) | Part::Number(_) | Part::Variable(_) | Part::Call { .. } => part.leaf(),
    };
    Span::of(source, leaf).end
}

/// Just after the next closing brace that is in no string literal.
fn after_closing_brace(text: &[u8], start: usize) -> usize {
    let mut in_literal = false;
    let mut at = start;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' if in_literal => at += 1,
            b'"' => in_literal = !in_literal,
            b'}' if !in_literal => return at + 1,
            _ => {}
        }
        at += 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use crate::fluent::parse::parse;

    #[test]
    fn patterns() {
        for value in [
            "uno",
            "{ $x }",
            "{{ $x } }",
            "{ \"{}\\\"\" } y { m.x }",
            "{ -t(x: \"}\") }",
            "{ NUMBER($n, x: 1) ->\n   *[x] { FOO() ->\n       *[y] z\n    }\n }",
            "uno\n    dos\n    { 1 }",
        ] {
            let source = format!("a = {value}\n    .b = {value}\n\nc = d");
            let catalog = parse(&source);
            for (_, pattern) in catalog.entries[0].patterns() {
                assert_eq!(&source[catalog.pattern_span(pattern).range()], value);
                if let [part] = &pattern.parts[..] {
                    assert_eq!(&source[catalog.part_span(part).range()], value);
                }
            }
        }
    }
}
