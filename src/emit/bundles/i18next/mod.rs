//! `i18next.json`: the messages for i18next and what reads its format (version 4). A choice by number becomes keys for
//! each plural category, a choice by name keys for each context. What i18next cannot say is left out, and the report
//! beside the file tells what and why, and how callers name the arguments.

mod choices;
mod numbers;
mod texts;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::emit::bundles::arguments::Arguments;
use crate::emit::bundles::i18next::choices::{Calling, entries_of};
use crate::emit::bundles::view::View;
use crate::emit::bundles::{Section, quoted};
use crate::fluent::model::{Entry, Pattern};
use crate::locale::tag::Locale;

#[derive(Serialize)]
struct LeftOut<'r> {
    id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<&'r str>,
    reason: String,
}

#[derive(Serialize)]
struct Call<'r> {
    key: &'r str,
    /// The arguments that i18next wants once more, under other names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    arguments: &'r BTreeMap<String, &'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ordinal: bool,
}

pub(super) fn sections() -> Vec<Section> {
    vec![Section {
        open: "{".to_owned(),
        between: ",",
        close: "\n}\n",
        close_empty: "}\n",
    }]
}

/// Each begins with a line end.
pub(super) fn items(view: &View<'_>) -> Vec<String> {
    let mut items = Vec::new();
    for (_, made) in all(view) {
        let Ok((texts, _)) = made else { continue };
        let lines = texts
            .iter()
            .map(|(key, text)| format!("\n  {}: {}", quoted(key), quoted(text)));
        items.extend(lines);
    }
    items
}

pub(super) fn report_sections(locale: &Locale) -> Vec<Section> {
    let left_out = Section {
        open: format!("{{\n  \"version\": 1,\n  \"locale\": \"{locale}\",\n  \"leftOut\": ["),
        between: ",",
        close: "\n  ],\n",
        close_empty: "],\n",
    };
    let calls = Section {
        open: "  \"calls\": [".to_owned(),
        between: ",",
        close: "\n  ]\n}\n",
        close_empty: "]\n}\n",
    };
    vec![left_out, calls]
}

/// Returns what was left out, and what is called otherwise than in Fluent.
pub(super) fn report_items(view: &View<'_>) -> Vec<Vec<String>> {
    let (mut left_out, mut calls) = (Vec::new(), Vec::new());
    for (at, made) in all(view) {
        match made {
            Err(reason) => left_out.push(line(&LeftOut {
                id: at.id,
                attribute: at.attribute,
                reason,
            })),
            Ok((_, calling)) if calling.is_plain() => {}
            Ok((_, calling)) => calls.push(line(&Call {
                key: &at.key(),
                arguments: &calling.arguments,
                ordinal: calling.ordinal,
            })),
        }
    }
    vec![left_out, calls]
}

fn line(record: &impl Serialize) -> String {
    let json = serde_json::to_string(record).expect("strings serialise");
    format!("\n    {json}")
}

/// The value or an attribute of a message.
struct I18nextSource<'v> {
    id: &'v str,
    attribute: Option<&'v str>,
}

impl I18nextSource<'_> {
    fn key(&self) -> String {
        match self.attribute {
            None => self.id.to_owned(),
            Some(attribute) => format!("{}.{attribute}", self.id),
        }
    }
}

/// The keys of a text with what stands under them, and how it is called; or why there are none.
type Made = Result<(Vec<(String, String)>, Calling), String>;

fn all<'v>(view: &'v View<'v>) -> impl Iterator<Item = (I18nextSource<'v>, Made)> {
    view.entries().flat_map(move |(published, entry)| {
        entry.patterns().map(move |(attribute, pattern)| {
            let id = published.id.as_str();
            let at = I18nextSource { id, attribute };
            let made = made(view, &at, entry, pattern);
            (at, made)
        })
    })
}

fn made<'v>(
    view: &View<'v>,
    at: &I18nextSource<'_>,
    entry: &'v Entry<'v>,
    pattern: &'v Pattern<'v>,
) -> Made {
    let taken: Arguments<'v> = view.taken(at.id, at.attribute, pattern);
    // Whoever gives arguments may give a `count` or a `context` for the sake of another language.
    if !taken.is_empty() && at.attribute.is_none() && has_namesakes(view.ground.ids, at.id) {
        let id = at.id;
        return Err(format!(
            "another message is named `{id}_…`, as its forms for a number or a context would be"
        ));
    }
    let resolved = if view.arguments(pattern).is_empty() {
        view.resolved(entry, at.attribute)
    } else {
        None
    };
    match resolved {
        Some(text) => {
            let text = texts::plain(&text)?;
            Ok((vec![(at.key(), text)], Calling::default()))
        }
        None => entries_of(view, &at.key(), pattern, &taken),
    }
}

/// Returns whether other ids begin with this one and a `_`, after which i18next puts plural categories and contexts.
fn has_namesakes(ids: &[String], id: &str) -> bool {
    let prefix = format!("{id}_");
    let next = ids.partition_point(|it| *it < prefix);
    ids.get(next).is_some_and(|it| it.starts_with(&prefix))
}
