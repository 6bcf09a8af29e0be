//! `bundle.json`: the messages of a bundle for programs without Fluent. What needs no arguments is text already.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::emit::bundle::{Bundle, Published};
use crate::emit::library::Library;
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern};
use crate::fluent::parse::parse;
use crate::fluent::reference::{Target, references};
use crate::runtime::formatter::{Formatter, Shared};

#[derive(Serialize)]
struct File<'b> {
    version: u32,
    locale: &'b str,
    direction: &'static str,
    messages: BTreeMap<&'b str, Message<'b>>,
}

#[derive(Serialize)]
struct Message<'b> {
    #[serde(flatten)]
    value: Option<Text<'b>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<&'b str, Text<'b>>,
    /// The locale it comes from, if it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'b str>,
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
        arguments: BTreeSet<&'b str>,
    },
}

/// Writes the messages of a bundle, sorted by id.
pub fn resolved(library: &Library<'_>, bundle: &Bundle, locale: usize) -> String {
    let stock = library.stock;
    let tag = &stock.locales[locale];
    let catalog = parse(&bundle.text);
    let shared = Shared::new(Vec::new());
    let resolver = Resolver {
        formatter: Formatter::new(tag, &shared, vec![&catalog]),
        catalog: &catalog,
        messages: catalog
            .entries
            .iter()
            .filter(|entry| entry.kind == EntryKind::Message)
            .map(|entry| (entry.id, entry))
            .collect(),
    };
    let message = |published: &Published| {
        let entry = resolver.messages.get(published.id.as_str())?;
        let text = |attribute| resolver.text(entry, attribute);
        let attributes = entry.attributes.iter();
        let message = Message {
            value: text(None),
            attributes: attributes
                .filter_map(|attribute| Some((attribute.id, text(Some(attribute.id))?)))
                .collect(),
            from: published.from.map(|from| stock.locales[from].as_str()),
            catalog: library.catalog(published.at).path.as_str(),
        };
        Some((entry.id, message))
    };
    let file = File {
        version: 1,
        locale: tag.as_str(),
        direction: tag.direction().as_str(),
        messages: bundle.messages.iter().filter_map(message).collect(),
    };
    let mut text =
        serde_json::to_string_pretty(&file).expect("strings and maps of strings serialise");
    text.push('\n');
    text
}

struct Resolver<'c> {
    catalog: &'c Catalog<'c>,
    messages: HashMap<&'c str, &'c Entry<'c>>,
    formatter: Formatter<'c>,
}

impl<'c> Resolver<'c> {
    fn text(&self, entry: &'c Entry<'c>, attribute: Option<&str>) -> Option<Text<'c>> {
        let pattern = entry.pattern(attribute)?;
        let arguments = self.arguments(pattern);
        if arguments.is_empty()
            && let Ok(value) = self.formatter.format(entry, attribute)
        {
            let value = value.into_owned();
            return Some(Text::Resolved { value });
        }
        Some(Text::Pattern {
            pattern: written(self.catalog, entry, attribute),
            arguments,
        })
    }

    /// The variables of a pattern and of the messages it refers to. A term sees none of them.
    fn arguments(&self, pattern: &'c Pattern<'c>) -> BTreeSet<&'c str> {
        let mut arguments = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut left = vec![pattern];
        while let Some(pattern) = left.pop() {
            for reference in references(pattern) {
                match reference.target {
                    Target::Variable(name) => _ = arguments.insert(name),
                    Target::Message { id, attribute } if seen.insert((id, attribute)) => {
                        let entry = self.messages.get(id);
                        left.extend(entry.and_then(|entry| entry.pattern(attribute)));
                    }
                    Target::Message { .. } | Target::Term { .. } | Target::Function(_) => {}
                }
            }
        }
        arguments
    }
}

/// A pattern as it is written, without the blanks around it; one of several lines below its id keeps its line end.
fn written<'c>(catalog: &Catalog<'c>, entry: &Entry<'c>, attribute: Option<&str>) -> &'c str {
    let mut end = entry.span.end as usize;
    let mut ids = std::iter::once((None, entry.id))
        .chain(entry.attributes.iter().map(|it| (Some(it.id), it.id)))
        .collect::<Vec<_>>();
    // From the last to the first: each pattern reaches to the dot of the next attribute.
    while let Some((name, id)) = ids.pop() {
        let id = catalog.span(id);
        if name == attribute {
            let text = &catalog.source[id.end as usize..end];
            let text = text
                .trim_start()
                .strip_prefix('=')
                .unwrap_or(text)
                .trim_end();
            let inline = text.trim_start();
            return match inline.contains('\n') && text.trim_start_matches(' ').len() > inline.len()
            {
                true => text.trim_start_matches(' '),
                false => inline,
            };
        }
        end = id.start as usize - 1;
    }
    ""
}
