//! The words of the page itself, in the language of who reads it: Fluent catalogs, which the program has in itself.

use std::collections::HashMap;
use std::sync::Arc;

use ::fluent::{FluentArgs, FluentResource, FluentValue};
use minijinja::value::{Kwargs, Value, ValueKind};

use crate::fluent::model::{Catalog, Entry};
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::runtime::bundle::MessageBundle;
use crate::workbench::request::Request;

/// The languages of the page; the first has every word.
const CATALOGS: [(&str, &str); 3] = [
    ("en", include_str!("page/words/en.ftl")),
    ("es", include_str!("page/words/es.ftl")),
    ("pt", include_str!("page/words/pt.ftl")),
];

/// The words of all languages.
pub(super) struct PageLanguages {
    languages: Vec<Arc<LanguageWords>>,
}

/// The words of one language, with English where it has none.
pub(super) struct LanguageWords {
    pub locale: Locale,
    steps: Vec<WordBundle>,
}

struct WordBundle {
    /// The place of each message in the catalog.
    places: HashMap<&'static str, usize>,
    catalog: Catalog<'static>,
    bundle: MessageBundle,
}

impl PageLanguages {
    pub fn new() -> Self {
        let english = CATALOGS[0];
        let languages = CATALOGS.iter().map(|language| {
            let mut steps = vec![WordBundle::new(*language)];
            if language.0 != english.0 {
                steps.push(WordBundle::new(english));
            }
            Arc::new(LanguageWords::new(language.0, steps))
        });
        Self {
            languages: languages.collect(),
        }
    }

    pub fn locales(&self) -> impl Iterator<Item = &Locale> {
        self.languages.iter().map(|words| &words.locale)
    }

    /// Returns the words of a language, if there are any in it.
    pub fn find(&self, tag: &str) -> Option<Arc<LanguageWords>> {
        let language = Locale::parse(tag)?;
        let mut languages = self.languages.iter();
        let found = languages.find(|words| words.locale.language() == language.language());
        found.cloned()
    }

    /// Returns the words that a reader wants: by the query, the cookie of this name, or what the browser says.
    pub fn of_reader(&self, request: &Request, cookie: &str) -> Arc<LanguageWords> {
        let asked = request.query();
        let accepted = accepted(request.header("accept-language").unwrap_or_default());
        let wanted = [asked.find("lang"), request.cookie(cookie)];
        let mut wanted = wanted
            .into_iter()
            .flatten()
            .chain(accepted.iter().map(String::as_str));
        let found = wanted.find_map(|tag| self.find(tag));
        found.unwrap_or_else(|| Arc::clone(&self.languages[0]))
    }
}

/// Returns the languages of a header `Accept-Language`, the best first.
fn accepted(header: &str) -> Vec<String> {
    let mut languages: Vec<(f32, &str)> = Vec::new();
    for language in header.split(',').take(32) {
        let (tag, weight) = language.split_once(';').unwrap_or((language, "q=1"));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("0");
        languages.push((weight.parse().unwrap_or(0.0), tag.trim()));
    }
    languages.sort_by(|one, other| other.0.total_cmp(&one.0));
    let tags = languages.into_iter().map(|(_, tag)| tag.to_owned());
    tags.collect()
}

impl LanguageWords {
    fn new(tag: &str, steps: Vec<WordBundle>) -> Self {
        Self {
            locale: Locale::parse(tag).expect("the catalogs are named by tags"),
            steps,
        }
    }

    /// Returns a text; its id where nobody has one, which a test finds.
    pub fn say(&self, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let mut named = FluentArgs::new();
        for (name, value) in arguments {
            named.set(*name, value.clone());
        }
        let text = self.steps.iter().find_map(|step| {
            let entry = step.entry(id)?;
            step.bundle.format(entry, None, &named).ok()
        });
        text.unwrap_or_else(|| id.to_owned())
    }

    /// Returns the function `say` of the templates.
    pub fn function(self: &Arc<Self>) -> Value {
        let words = Arc::clone(self);
        Value::from_function(move |id: String, kwargs: Kwargs| say_values(&words, &id, &kwargs))
    }
}

fn say_values(
    words: &LanguageWords,
    id: &str,
    kwargs: &Kwargs,
) -> Result<String, minijinja::Error> {
    let names: Vec<String> = kwargs.args().map(str::to_owned).collect();
    let mut arguments = Vec::new();
    for name in &names {
        let value: Value = kwargs.get(name)?;
        let value = match value.kind() {
            ValueKind::Number => FluentValue::from(f64::try_from(value).unwrap_or_default()),
            _ => FluentValue::from(value.to_string()),
        };
        arguments.push((name.as_str(), value));
    }
    Ok(words.say(id, &arguments))
}

impl WordBundle {
    fn new((tag, text): (&str, &'static str)) -> Self {
        let locale = Locale::parse(tag).expect("the catalogs are named by tags");
        // What does not parse is missing then, and a test says so.
        let catalog = parse(text);
        let entries = catalog.entries.iter().enumerate();
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        Self {
            places: entries.map(|(at, entry)| (entry.id, at)).collect(),
            catalog,
            bundle: MessageBundle::new(&locale, [Arc::new(resource)]),
        }
    }

    fn entry(&self, id: &str) -> Option<&Entry<'static>> {
        Some(&self.catalog.entries[*self.places.get(id)?])
    }
}
