//! A pattern as one line of canonical text: what the formatting of a catalog cannot change.

use std::fmt::Write;

use crate::fluent::model::{Arguments, Part, Pattern, Select, VariantKey};
use crate::text::canonical::canonical;

/// Returns the text of a pattern with its placeables, every run of white space as one space, variants in the order of
/// their keys.
///
/// Two patterns that are written alike say the same: comments, line breaks within a paragraph, indentation, line ends
/// and the order of variants make no difference.
pub fn written(pattern: &Pattern<'_>) -> String {
    let mut text = String::new();
    write_pattern(pattern, &mut text);
    canonical(&text).into_owned()
}

/// Returns a placeable in the one form that does not depend on its layout: `{ $name }`, `{ -org(case: "gen") }`.
pub fn placeable(part: &Part<'_>) -> String {
    let mut out = String::from("{ ");
    write_part(part, &mut out);
    out.push_str(" }");
    out
}

/// Returns the expression that a selector chooses by, in one form: `$count`.
pub fn selector(select: &Select<'_>) -> String {
    let mut out = String::new();
    write_part(&select.selector, &mut out);
    out
}

fn write_pattern(pattern: &Pattern<'_>, out: &mut String) {
    for part in &pattern.parts {
        match part {
            Part::Text(text) => out.push_str(text),
            placeable => {
                out.push_str("{ ");
                write_part(placeable, out);
                out.push_str(" }");
            }
        }
    }
}

fn write_part(part: &Part<'_>, out: &mut String) {
    let dotted = |attribute: &Option<&str>| attribute.map_or(String::new(), |it| format!(".{it}"));
    // Writing to a string cannot fail.
    let _ = match part {
        Part::Text(text) | Part::Number(text) => write!(out, "{text}"),
        Part::Literal(text) => write!(out, "\"{text}\""),
        Part::Variable(name) => write!(out, "${name}"),
        Part::Message { id, attribute } => write!(out, "{id}{}", dotted(attribute)),
        Part::Term {
            id,
            attribute,
            arguments,
        } => {
            let _ = write!(out, "-{id}{}", dotted(attribute));
            arguments.iter().for_each(|it| write_arguments(it, out));
            Ok(())
        }
        Part::Call {
            function,
            arguments,
        } => {
            out.push_str(function);
            write_arguments(arguments, out);
            Ok(())
        }
        Part::Select(select) => {
            write_select(select, out);
            Ok(())
        }
    };
}

fn write_arguments(arguments: &Arguments<'_>, out: &mut String) {
    out.push('(');
    let mut first = true;
    let mut part = |out: &mut String| {
        if !std::mem::take(&mut first) {
            out.push_str(", ");
        }
    };
    for positional in &arguments.positional {
        part(out);
        write_part(positional, out);
    }
    for (name, value) in &arguments.named {
        part(out);
        let _ = write!(out, "{name}: ");
        write_part(value, out);
    }
    out.push(')');
}

fn write_select(select: &Select<'_>, out: &mut String) {
    write_part(&select.selector, out);
    out.push_str(" ->");
    let key = |key: &VariantKey<'_>| match *key {
        VariantKey::Name(key) | VariantKey::Number(key) => key.to_owned(),
    };
    let mut variants: Vec<_> = select
        .variants
        .iter()
        .map(|it| (key(&it.key), it))
        .collect();
    variants.sort_by(|one, other| one.0.cmp(&other.0));
    for (key, variant) in variants {
        let mark = if variant.default { "*" } else { "" };
        let _ = write!(out, " {mark}[{key}] ");
        write_pattern(&variant.value, out);
    }
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::fluent::parse::parse;

    #[test]
    fn formatting_makes_no_difference() {
        let check = |source: &str, expected: &str| {
            let catalog = parse(source);
            let value = catalog.entries[0].value.as_ref().expect("a value");
            assert_eq!(written(value), expected, "{source}");
        };
        check("# About\na = More  than { $n }", "More than { $n }");
        check("a =\r\n    More\r\n    than {$n}\r\n", "More than { $n }");
        check(
            "a = { -org(case: \"gen\") } { m.x } { NUMBER(3, digits: 2) }",
            "{ -org(case: \"gen\") } { m.x } { NUMBER(3, digits: 2) }",
        );
        check(
            "a = { $n ->\n   *[other] states\n    [one] state\n} of { \"{\" }",
            "{ $n -> [one] state *[other] states } of { \"{\" }",
        );
    }
}
