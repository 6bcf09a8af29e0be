//! The cases of a message as one value again: into what stands there, or anew.

use crate::exchange::shape::{Case, CaseShape, Key};
use crate::fluent::model::{Catalog, Part, Pattern};
use crate::fluent::value::below_id;
use crate::fluent::written::selector;
use crate::text::slice::Slice;

/// Returns the value of a text made of its cases, anew; the default's absence makes it impossible.
pub fn compose(shape: &CaseShape, texts: &[(Case, String)], indent: usize) -> Option<String> {
    build(shape, texts, &mut Vec::new(), indent)
}

fn build(
    shape: &CaseShape,
    texts: &[(Case, String)],
    case: &mut Case,
    indent: usize,
) -> Option<String> {
    let Some(selector) = shape.selectors.get(case.len()) else {
        let found = texts.iter().find(|(it, _)| it == case);
        return found.map(|(_, text)| text.clone());
    };
    let mut text_of = |key: &str| {
        case.push(key.to_owned());
        let text = build(shape, texts, case, indent + 8);
        case.pop();
        text
    };
    let default = text_of(&selector.default)?;
    let others = selector
        .keys
        .iter()
        .filter(|key| key.name != selector.default);
    let others = others.filter_map(|key| Some((key, text_of(&key.name)?)));
    let others: Vec<(&Key, String)> = others.filter(|(_, text)| *text != default).collect();
    if others.is_empty() {
        return Some(default);
    }
    let margin = " ".repeat(indent);
    let mut out = format!("{{ {} ->\n", selector.written);
    for key in &selector.keys {
        let (mark, text) = match others.iter().find(|(other, _)| *other == key) {
            Some((_, text)) => (" ", text),
            None if key.name == selector.default => ("*", &default),
            None => continue,
        };
        let text = indented(text, indent + 8);
        out.push_str(&format!("{margin}   {mark}[{}] {text}\n", key.name));
    }
    out.push_str(&format!("{margin}}}"));
    Some(out)
}

/// Returns a value over several lines, for the place of a variant: its lines that far from the margin.
fn indented(value: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    match value.strip_prefix("\n    ") {
        // A line break first would leave a blank behind the key.
        Some(lines) => format!(
            "\n{margin}{}",
            lines.replace("\n    ", &format!("\n{margin}"))
        ),
        None => value.to_owned(),
    }
}

/// Returns a pattern of a single selector with nothing around it, and another text in one of its variants, or one more
/// variant.
pub fn spliced(
    catalog: &Catalog<'_>,
    pattern: &Pattern<'_>,
    shape: &CaseShape,
    changes: &[(Case, String)],
) -> Option<String> {
    let ([Part::Select(select)], [own]) = (&pattern.parts[..], &shape.selectors[..]) else {
        return None;
    };
    if selector(select) != own.written {
        return None;
    }
    let span = catalog.pattern_span(pattern).range();
    let text = catalog.source.slice(span.clone());
    let default = select.variants.iter().find(|variant| variant.default)?;
    let value = catalog.pattern_span(&default.value).range();
    let mark = text.slice(..value.start - span.start).rfind("*[")?;
    let line = text.slice(..mark).rfind('\n')? + 1;
    let margin = text.slice(line..mark);
    if !margin.chars().all(|c| c == ' ') {
        return None;
    }
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for (case, new) in changes {
        let key = case.first()?;
        let new = indented(new, margin.len() + 5);
        let mut variants = select.variants.iter();
        let found = variants.find(|variant| variant.key.as_str() == key);
        match found {
            Some(variant) => {
                let place = catalog.pattern_span(&variant.value).range();
                let place = place.start - span.start..place.end - span.start;
                let is_below = text
                    .slice(..place.start)
                    .trim_end_matches(' ')
                    .ends_with('\n');
                let new = if is_below {
                    below_id(&new).into_owned()
                } else {
                    new
                };
                edits.push((place, new));
            }
            None => edits.push((line..line, format!("{margin} [{key}] {new}\n"))),
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::new();
    let mut copied = 0;
    for (range, new) in edits {
        out.push_str(text.slice(copied..range.start));
        out.push_str(&new);
        copied = range.end;
    }
    out.push_str(text.slice(copied..));
    Some(out)
}
