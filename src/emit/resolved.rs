//! `bundle.json`: the messages of a bundle for programs without Fluent. What needs no arguments is text already.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::emit::bundle::{Bundle, Part, Published};
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern};
use crate::fluent::parse::parse;
use crate::fluent::reference::{Target, references};
use crate::locale::tag::Locale;
use crate::runtime::formatter::{Formatter, Shared};

/// A message, written.
#[derive(Debug)]
pub struct Resolved {
    id: String,
    json: String,
}

/// Resolves the messages of a bundle part by part. A part sees itself and what is shared.
pub struct Resolver<'r> {
    bundle: &'r Bundle<'r, 'r>,
    catalog: &'r Catalog<'r>,
    messages: ById<'r>,
    formatting: Shared<'r>,
}

type ById<'c> = HashMap<&'c str, &'c Entry<'c>>;

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

/// Joins messages into the file, sorted by id.
pub fn file(locale: &Locale, mut messages: Vec<Resolved>) -> String {
    messages.sort_by(|one, other| one.id.cmp(&other.id));
    let direction = locale.direction().as_str();
    let head = [
        "{".to_owned(),
        "  \"version\": 1,".to_owned(),
        format!("  \"locale\": \"{locale}\","),
        format!("  \"direction\": \"{direction}\","),
        "  \"messages\": {".to_owned(),
    ];
    let mut text = head.join("\n");
    text.reserve(messages.iter().map(|it| it.json.len() + 2).sum());
    for (number, message) in messages.iter().enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(&message.json);
    }
    text.push_str(if messages.is_empty() { "" } else { "\n  " });
    text.push_str("}\n}\n");
    text
}

impl<'r> Resolver<'r> {
    /// `shared`: the parts of the sets that all of the locale see, joined and parsed.
    pub fn new(bundle: &'r Bundle<'r, 'r>, shared: &'r Catalog<'r>) -> Self {
        Self {
            bundle,
            catalog: shared,
            messages: by_id(shared),
            formatting: Shared::new(vec![shared]),
        }
    }

    /// The messages of the shared parts.
    pub fn shared(&self, messages: &[Published]) -> Vec<Resolved> {
        self.resolve(messages, self.catalog, &self.messages, Vec::new())
    }

    /// The messages of another part.
    pub fn own(&self, part: &Part) -> Vec<Resolved> {
        let catalog = parse(&part.text);
        self.resolve(&part.messages, &catalog, &by_id(&catalog), vec![&catalog])
    }

    fn resolve<'c>(
        &'c self,
        messages: &[Published],
        catalog: &'c Catalog<'c>,
        own: &ById<'c>,
        formatted: Vec<&'c Catalog<'c>>,
    ) -> Vec<Resolved> {
        let stock = self.bundle.library.stock;
        let locale = &stock.locales[self.bundle.locale];
        let view = View {
            catalog,
            own,
            shared: &self.messages,
            formatter: Formatter::new(locale, &self.formatting, formatted),
        };
        let resolve = |published: &Published| {
            let entry = *own.get(published.id.as_str())?;
            let attributes = entry.attributes.iter().filter_map(|attribute| {
                let text = view.text(entry, Some(attribute.id))?;
                Some((attribute.id, text))
            });
            let message = Message {
                value: view.text(entry, None),
                attributes: attributes.collect(),
                from: published.from.map(|from| stock.locales[from].as_str()),
                catalog: self.bundle.library.catalog(published.at).path.as_str(),
            };
            let json = serde_json::to_string_pretty(&message)
                .expect("strings and maps of strings serialise")
                .replace('\n', "\n    ");
            Some(Resolved {
                json: format!("    \"{}\": {json}", published.id),
                id: published.id.clone(),
            })
        };
        messages.iter().filter_map(resolve).collect()
    }
}

fn by_id<'c>(catalog: &'c Catalog<'c>) -> ById<'c> {
    let entries = catalog.entries.iter();
    let messages = entries.filter(|entry| entry.kind == EntryKind::Message);
    messages.map(|entry| (entry.id, entry)).collect()
}

/// What one part sees.
struct View<'v, 'c> {
    catalog: &'c Catalog<'c>,
    own: &'v ById<'c>,
    shared: &'v ById<'c>,
    formatter: Formatter<'c>,
}

impl<'c> View<'_, 'c> {
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
                        let entry = self.own.get(id).or(self.shared.get(id));
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
    // A pattern reaches from its id to the dot of the next attribute.
    let attributes = entry.attributes.iter().map(|it| it.id);
    let number = match attribute {
        None => 0,
        Some(id) => attributes.clone().position(|it| it == id).unwrap_or(0) + 1,
    };
    let mut ids = std::iter::once(entry.id).chain(attributes).skip(number);
    let start = ids.next().map_or(0, |id| catalog.span(id).end as usize);
    let next = ids.next().map(|id| catalog.span(id).start as usize - 1);
    let text = &catalog.source[start..next.unwrap_or(entry.span.end as usize)];
    let text = text.trim_start().strip_prefix('=').unwrap_or(text);
    let (below, inline) = (text.trim_start_matches(' ').trim_end(), text.trim());
    match inline.contains('\n') {
        true => below,
        false => inline,
    }
}
