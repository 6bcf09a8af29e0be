//! Fields of the front matter are set, and nothing else is touched: any front matter, any fields.

use paridad::document::model::{Document, Format, Options};
use paridad::document::parse;
use paridad::document::set_fields::set_fields;
use paridad::text::slice::Slice;
use proptest::prelude::*;

const YAML: [&str; 16] = [
    "title: A title # with a comment",
    "lang: en # the source",
    "'lang': \"en\"",
    "lang:",
    "lang: # none",
    "slug: ''",
    "slug: [a, b]",
    "slug: &name some",
    "aliases: [/a, \"/b\", c]",
    "aliases:\n  - /a # old\n  - b",
    "nested:\n  lang: en\n  deep: {slug: x, y: 'z'}",
    "text: |\n  lang: en\n\n  slug: no",
    "text: >-\n  folded\n  text",
    "# lang: a comment",
    "",
    "date: 2022-04-19",
];

const TOML: [&str; 14] = [
    "title = 'A title' # with a comment",
    "lang = \"en\" # the source",
    "\"lang\" = 'en'",
    "slug = ''",
    "slug = [\"a\", \"b\"]",
    "slug.part = 1",
    "aliases = [\"/a\", '/b']",
    "text = \"\"\"\nlang = 'no'\n\"\"\"",
    "# lang = 'a comment'",
    "",
    "date = 2022-04-19",
    "weight = 3",
    "[extra]\nlang = 'en'",
    "[[list]]\nslug = 'x'",
];

fn fields<'d>(document: &'d Document<'_>) -> Vec<(&'d str, &'d str)> {
    let fields = document.fields.iter();
    fields
        .map(|field| (field.key.as_str(), &*field.value))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_else_changes(
        lines in prop::collection::vec(0_usize..16, 0..6),
        kind in 0..3_usize,
        end in prop_oneof![Just("\n"), Just("\r\n")],
        value in "[ a-zñ:#'\"/-]{0,12}[a-z0-9]",
    ) {
        let known: &[&str] = if kind == 1 { &TOML } else { &YAML };
        let fence = if kind == 1 { "+++" } else { "---" };
        let mut source = String::new();
        if kind < 2 {
            source.push_str(fence);
            source.push('\n');
            for line in &lines {
                source.push_str(known[line % known.len()]);
                source.push('\n');
            }
            source.push_str(fence);
            source.push('\n');
        }
        source.push_str("\n# Body\n\nlang: not a field\n");
        let source = source.replace('\n', end);
        let options = Options::default();
        let before = parse(Format::Markdown, &source, &options);
        prop_assume!(before.faults.is_empty());
        let values: Vec<(String, String)> = ["lang", "slug", "aliases.0"]
            .into_iter()
            .filter(|key| !key.contains('.') || before.fields.iter().any(|field| field.key == *key))
            .map(|key| (key.to_owned(), value.trim().to_owned()))
            .collect();
        let set = set_fields(&before, &values);
        let after = parse(Format::Markdown, &set, &options);
        prop_assert!(after.faults.is_empty(), "{:?}\n{set}", after.faults);
        let old_body = source.slice(before.body.range()).trim_start();
        prop_assert_eq!(set.slice(after.body.range()).trim_start(), old_body);
        let is_set = |key: &str| values.iter().any(|(name, _)| name == key);
        let others = |document: &Document<'_>| -> Vec<(String, String)> {
            let fields = fields(document).into_iter().filter(|(key, _)| !is_set(key));
            fields.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
        };
        prop_assert_eq!(others(&before), others(&after), "{}", &set);
        for (key, value) in &values {
            let below = format!("{key}.");
            let is_table = before.fields.iter().any(|field| field.key.starts_with(&below));
            let found = after.fields.iter().find(|field| field.key == *key);
            let is_value = found.is_some_and(|field| field.value.trim() == value);
            prop_assert!(is_table || is_value, "{key} is not {value:?} in\n{set}");
        }
        prop_assert_eq!(set_fields(&after, &values), set);
    }
}
