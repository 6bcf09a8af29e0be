//! Sets fields of the front matter: the bytes of these values, and no others. Comments and order stay.

use crate::document::front_matter::FrontMatterExtent;
use crate::document::model::{Document, Field, FieldForm};
use crate::document::{field, front_matter, toml, yaml};
use crate::text::decode;
use crate::text::slice::Slice;

/// The document with these fields of its front matter, which it gets if it has none.
///
/// A field that is there gets the value in the form that it has; one that is not stands before all others. A field
/// that holds a list or a table stays as it is.
pub fn set_fields(document: &Document<'_>, values: &[(String, String)]) -> String {
    let source = document.source;
    let start = source.len() - decode::body(source).len();
    let place = front_matter::find(source, start);
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let mut new: Vec<(&str, &str)> = Vec::new();
    for (key, value) in values {
        match document.fields.iter().find(|field| field.key == *key) {
            Some(field) => edits.extend(replaced(source, field, value)),
            None => new.push((key, value)),
        }
    }
    if !new.is_empty() {
        let names = place.as_ref().map(|place| names(source, place));
        new.retain(|(key, _)| !names.iter().flatten().any(|name| name == key));
    }
    if !new.is_empty() {
        let (at, text) = match &place {
            Some(place) => inserted(source, place, &new),
            None => (start, fresh(&new)),
        };
        edits.push((at, at, text));
    }
    edits.sort();
    let mut out = String::with_capacity(source.len() + 200);
    let mut copied = 0;
    for (start, end, text) in edits {
        out.push_str(source.slice(copied..start));
        out.push_str(&text);
        copied = end;
    }
    out.push_str(source.slice(copied..));
    out
}

/// Returns the new value of a field.
fn replaced(source: &str, field: &Field<'_>, value: &str) -> Option<(usize, usize, String)> {
    let range = field.span.range();
    let mut text = String::new();
    field::write(field.form, value, &mut text);
    if !range.is_empty() {
        return Some((range.start, range.end, text));
    }
    // Where a value is absent, the parser names the colon.
    let is_colon = source.slice(range.start..).starts_with(':');
    let at = range.start + 1;
    is_colon.then(|| (at, at, format!(" {text}")))
}

/// Returns the names of all fields, those that hold a list or a table among them.
fn names(source: &str, place: &FrontMatterExtent) -> Vec<String> {
    let content = source.slice(place.content.range());
    if place.is_toml() {
        toml::keys(content)
    } else {
        yaml::keys(content)
    }
}

/// Returns where new fields go, and how they are written there.
fn inserted(source: &str, place: &FrontMatterExtent, fields: &[(&str, &str)]) -> (usize, String) {
    let at = place.content.start as usize;
    let content = source.slice(place.content.range());
    let line_end = if source.slice(..at).ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    if place.is_toml() {
        return (at, lines(fields, "", " = ", FieldForm::TomlBasic, line_end));
    }
    if place.is_json() {
        let mut text = String::new();
        for (key, value) in fields {
            field::write(FieldForm::YamlDouble, key, &mut text);
            text.push_str(": ");
            field::write(FieldForm::YamlDouble, value, &mut text);
            text.push_str(", ");
        }
        return (at + 1, text);
    }
    let mut meaning = content.lines().filter(|line| {
        let line = line.trim_ascii_start();
        !line.is_empty() && !line.starts_with('#')
    });
    let first = meaning.next().unwrap_or_default();
    let indent = first.slice(..first.len() - first.trim_ascii_start().len());
    if first.slice(indent.len()..).starts_with('{') {
        let brace = content.find('{').map_or(at, |brace| at + brace + 1);
        return (brace, lines(fields, "", ": ", FieldForm::YamlFlow, ", "));
    }
    (
        at,
        lines(fields, indent, ": ", FieldForm::YamlPlain, line_end),
    )
}

fn fresh(fields: &[(&str, &str)]) -> String {
    let lines = lines(fields, "", ": ", FieldForm::YamlPlain, "\n");
    format!("---\n{lines}---\n\n")
}

fn lines(
    fields: &[(&str, &str)],
    indent: &str,
    equals: &str,
    form: FieldForm,
    line_end: &str,
) -> String {
    let mut out = String::new();
    for (key, value) in fields {
        out.push_str(indent);
        out.push_str(key);
        out.push_str(equals);
        field::write(form, value, &mut out);
        out.push_str(line_end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::{Format, Options};
    use crate::document::parse;

    #[track_caller]
    fn check(source: &str, values: &[(&str, &str)], expected: &str) {
        let options = Options::default();
        let values: Vec<(String, String)> = values
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect();
        let document = parse(Format::Markdown, source, &options);
        let set = set_fields(&document, &values);
        assert_eq!(set, expected);
        let again = parse(Format::Markdown, &set, &options);
        assert!(again.faults.is_empty(), "{:?}", again.faults);
        for field in &document.fields {
            let kept = again.fields.iter().find(|it| it.key == field.key);
            let is_set = values.iter().any(|(key, _)| *key == field.key);
            assert!(is_set || kept.is_some_and(|it| it.value == field.value));
        }
        assert_eq!(set_fields(&again, &values), set, "twice is once");
    }

    #[test]
    fn fields_are_set_where_they_stand() {
        let lang: &[(&str, &str)] = &[("lang", "es"), ("slug", "año: 1")];
        for (source, expected) in [
            ("# A\n", "---\nlang: es\nslug: \"año: 1\"\n---\n\n# A\n"),
            (
                "---\n# why\ntitle: 'T' # t\nlang: \"en\" # l\n---\nA\n",
                "---\nslug: \"año: 1\"\n# why\ntitle: 'T' # t\nlang: \"es\" # l\n---\nA\n",
            ),
            (
                "---\r\ntitle: T\r\n---\r\nA",
                "---\r\nlang: es\r\nslug: \"año: 1\"\r\ntitle: T\r\n---\r\nA",
            ),
            (
                "---\n  title: T\n  slug: # none\n---\n",
                "---\n  lang: es\n  title: T\n  slug: \"año: 1\" # none\n---\n",
            ),
            (
                "---\n{title: T, lang: en}\n---\n",
                "---\n{slug: \"año: 1\", title: T, lang: es}\n---\n",
            ),
            (
                "---\nlang:\n  - en\nslug: []\n---\n",
                "---\nlang:\n  - en\nslug: []\n---\n",
            ),
            (
                "+++\ntitle = 'T' # t\nlang = 'en'\n[extra]\na = 1\n+++\nA\n",
                "+++\nslug = \"año: 1\"\ntitle = 'T' # t\nlang = 'es'\n[extra]\na = 1\n+++\nA\n",
            ),
            (
                "+++\nlang.code = 'en'\n[slug]\n+++\n",
                "+++\nlang.code = 'en'\n[slug]\n+++\n",
            ),
            (
                "{\n  \"title\": \"T\", \"lang\": \"en\"\n}\nA\n",
                "{\"slug\": \"año: 1\", \n  \"title\": \"T\", \"lang\": \"es\"\n}\nA\n",
            ),
            (
                "---\nlang: >\n  en\n\n  more\n---\n",
                "---\nslug: \"año: 1\"\nlang: >\n  es\n---\n",
            ),
        ] {
            check(source, lang, expected);
        }
        check("---\n---\n", &[("lang", "no")], "---\nlang: \"no\"\n---\n");
        check(
            "---\naliases: [/a, b]\n---\n",
            &[("aliases.1", "es/b")],
            "---\naliases: [/a, \"es/b\"]\n---\n",
        );
    }
}
