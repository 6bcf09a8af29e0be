//! `bundle.json`: the messages of a bundle for programs without Fluent. What needs no arguments is text already.
//! `schema/bundle.schema.json` describes it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::emit::bundles::Section;
use crate::emit::bundles::view::View;
use crate::fluent::model::Entry;
use crate::locale::tag::Locale;

#[derive(Serialize)]
struct Message<'b> {
    #[serde(flatten)]
    value: Option<Text<'b>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<&'b str, Text<'b>>,
    /// The locale it comes from.
    locale: &'b str,
    /// The state of the translation into the locale of the bundle.
    state: &'b str,
    catalog: &'b str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Text<'b> {
    Resolved {
        value: String,
    },
    /// `id = ` and the pattern is a message of Fluent.
    Pattern {
        pattern: &'b str,
        arguments: Vec<&'b str>,
    },
}

pub(super) fn sections(locale: &Locale) -> Vec<Section> {
    let direction = locale.direction().as_str();
    let lines = [
        "{".to_owned(),
        "  \"version\": 1,".to_owned(),
        format!("  \"locale\": \"{locale}\","),
        format!("  \"direction\": \"{direction}\","),
        "  \"messages\": {".to_owned(),
    ];
    vec![Section {
        open: lines.join("\n"),
        between: ",",
        close: "\n  }\n}\n",
        close_empty: "}\n}\n",
    }]
}

/// Each begins with a line end.
pub(super) fn items(view: &View<'_>) -> Vec<String> {
    let resolver = view.ground.bundle.resolver;
    let locales = &resolver.index.locales;
    let messages = view.entries().map(|(published, entry)| {
        let attributes = entry.attributes.iter();
        let message = Message {
            value: text(view, entry, None),
            attributes: attributes
                .filter_map(|it| Some((it.id, text(view, entry, Some(it.id))?)))
                .collect(),
            locale: locales[published.locale].as_str(),
            state: published.state.as_str(),
            catalog: resolver.index.path(resolver.catalog(published.at)).as_str(),
        };
        item(&published.id, &message)
    });
    messages.collect()
}

/// Returns a message as it stands in the file: two objects deep, and indented so.
fn item(id: &str, message: &Message<'_>) -> String {
    let file = BTreeMap::from([("", BTreeMap::from([(id, message)]))]);
    let json = serde_json::to_string_pretty(&file).expect("strings and maps of strings serialise");
    let item = json.strip_prefix("{\n  \"\": {");
    let item = item.and_then(|item| item.strip_suffix("\n  }\n}"));
    item.unwrap_or_default().to_owned()
}

fn text<'v>(view: &View<'v>, entry: &'v Entry<'v>, attribute: Option<&str>) -> Option<Text<'v>> {
    let pattern = entry.pattern(attribute)?;
    let arguments = view.arguments(pattern);
    if arguments.is_empty()
        && let Some(value) = view.resolved(entry, attribute)
    {
        return Some(Text::Resolved { value });
    }
    Some(Text::Pattern {
        pattern: view.written(entry, attribute),
        arguments: arguments.into_keys().collect(),
    })
}
