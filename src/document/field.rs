//! Writing the value of a field of the front matter, quoted as its form asks.

use std::fmt::Write;

use crate::document::model::FieldForm;

/// Returns what a value of this form can hold of a text: one line, and where there are no escapes no controls.
pub(super) fn held(form: FieldForm, text: &str) -> String {
    let line = text.replace("\\\n", " ");
    let held = match form {
        FieldForm::YamlBlock => line.replace(is_control, ""),
        _ => line,
    };
    held.trim_matches(' ').to_owned()
}

/// `text` as a value of this form. A form that cannot hold it gives way to a quoted one.
pub(super) fn write(form: FieldForm, text: &str, out: &mut String) {
    let text = &*held(form, text);
    match form {
        FieldForm::YamlPlain if is_plain(text) => out.push_str(text),
        FieldForm::YamlFlow if is_plain(text) && is_simple(text) => {
            out.push_str(text);
        }
        FieldForm::YamlSingle if !has_control(text) => {
            out.push('\'');
            out.push_str(&text.replace('\'', "''"));
            out.push('\'');
        }
        FieldForm::YamlPlain
        | FieldForm::YamlFlow
        | FieldForm::YamlSingle
        | FieldForm::YamlDouble => quote(text, out),
        FieldForm::YamlBlock => {
            // A block without a line would end before its time: what is not seen stands for nothing.
            out.push_str(match text {
                "" => "\u{200b}",
                seen => seen,
            });
        }
        FieldForm::TomlLiteral if !has_control(text) && !text.contains('\'') => {
            out.push('\'');
            out.push_str(text);
            out.push('\'');
        }
        FieldForm::TomlMultilineLiteral if !has_control(text) && !text.contains('\'') => {
            out.push_str("'''");
            out.push_str(text);
            out.push_str("'''");
        }
        FieldForm::TomlMultilineBasic => {
            out.push_str("\"\"");
            quote(text, out);
            out.push_str("\"\"");
        }
        FieldForm::TomlBasic
        | FieldForm::TomlLiteral
        | FieldForm::TomlMultilineLiteral
        | FieldForm::TomlBare => quote(text, out),
    }
}

/// In quotation marks, escaped as both YAML and TOML read it.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            _ if is_control(c) => {
                write!(out, "\\u{:04x}", c as u32).expect("writing to a string cannot fail");
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

fn has_control(text: &str) -> bool {
    text.chars().any(is_control)
}

/// Returns whether YAML reads the unquoted text as this string.
fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`=".contains(c))
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && text != "..."
        && !has_control(text)
        && !is_other_type(text)
}

/// Within brackets readers of YAML differ in more than is worth following.
fn is_simple(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_alphanumeric() || " .()’".contains(c))
}

/// Returns whether a YAML reader takes it for a number, a date, a truth value or nothing.
fn is_other_type(text: &str) -> bool {
    let words = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~",
    ];
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
        || (text.starts_with(|c: char| c.is_ascii_digit() || "+.".contains(c))
            && !text.contains(|c: char| !c.is_ascii_alphanumeric() && !"+-.:_".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_form_where_it_can_hold_them() {
        for (form, text, expected) in [
            (FieldForm::YamlPlain, "Niños: no", "\"Niños: no\""),
            (FieldForm::YamlPlain, "Niños", "Niños"),
            (FieldForm::YamlPlain, "2022", "\"2022\""),
            (FieldForm::YamlPlain, "No", "\"No\""),
            (FieldForm::YamlPlain, "\"a\" b", "\"\\\"a\\\" b\""),
            (FieldForm::YamlPlain, "", "\"\""),
            (FieldForm::YamlFlow, "a, b", "\"a, b\""),
            (FieldForm::YamlSingle, "it's", "'it''s'"),
            (FieldForm::YamlDouble, "a \\ \"b\"", "\"a \\\\ \\\"b\\\"\""),
            (FieldForm::YamlBlock, "- a: b # c", "- a: b # c"),
            (FieldForm::TomlLiteral, "it's", "\"it's\""),
            (
                FieldForm::TomlMultilineBasic,
                "a \"b\"",
                "\"\"\"a \\\"b\\\"\"\"\"",
            ),
        ] {
            let mut written = String::new();
            write(form, text, &mut written);
            assert_eq!(written, expected);
        }
    }
}
