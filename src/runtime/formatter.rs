//! Formats the messages of one locale.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::fluent::model::{Catalog, Entry, EntryKind, Part, Pattern};
use crate::locale::tag::Locale;
use crate::runtime::functions::{self, FunctionErrors};
use crate::runtime::selectors::{self, Insertion};
use crate::runtime::value::{self, Given, Value};
use crate::text::slice::Slice;

/// The shared catalogs of one locale, made ready for fluent-bundle when the first message needs them.
#[derive(Debug)]
pub struct Shared<'p> {
    catalogs: Vec<&'p Catalog<'p>>,
    resources: OnceLock<Vec<Arc<FluentResource>>>,
}

/// Formats messages of one catalog, with what its locale shares. One for each set and worker: not `Sync`.
pub struct Formatter<'p> {
    locale: &'p Locale,
    shared: &'p Shared<'p>,
    own: Vec<&'p Catalog<'p>>,
    arguments: FluentArgs<'p>,
    faults: FunctionErrors,
    bundle: OnceCell<FluentBundle<Arc<FluentResource>>>,
}

/// A text that could not be formatted as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unformatted {
    /// The formatted text, raw references left in; empty where there is none.
    pub text: String,
    /// Errors of fluent-bundle, in words.
    pub reasons: Vec<String>,
}

impl Unformatted {
    /// Returns whether variables without a value are all that is wrong.
    pub fn lacks_variables_alone(&self) -> bool {
        let is_variable = |reason: &String| reason.starts_with("Unknown variable: ");
        self.reasons.iter().all(is_variable)
    }

    fn because(reason: String) -> Self {
        Self {
            text: String::new(),
            reasons: vec![reason],
        }
    }
}

impl<'p> Shared<'p> {
    pub fn new(catalogs: Vec<&'p Catalog<'p>>) -> Self {
        Self {
            catalogs,
            resources: OnceLock::new(),
        }
    }

    fn resources(&self) -> &[Arc<FluentResource>] {
        self.resources.get_or_init(|| {
            self.catalogs
                .iter()
                .map(|catalog| resource(catalog))
                .collect()
        })
    }
}

impl<'p> Formatter<'p> {
    /// `own`: catalogs that join the shared ones, the first definition of an id winning.
    pub fn new(locale: &'p Locale, shared: &'p Shared<'p>, own: Vec<&'p Catalog<'p>>) -> Self {
        Self {
            locale,
            shared,
            own,
            arguments: FluentArgs::new(),
            faults: FunctionErrors::default(),
            bundle: OnceCell::new(),
        }
    }

    /// Gives variables their values, for all messages.
    pub fn with(mut self, values: &'p BTreeMap<String, Value>) -> Self {
        for (variable, value) in values {
            self.set(variable.as_str(), value.clone());
        }
        self
    }

    /// Gives a variable a value, for all messages.
    pub fn set(&mut self, variable: impl Into<Cow<'p, str>>, value: Value) {
        self.arguments.set(variable, value.fluent());
    }

    /// Returns what `{ $variable }` shows.
    pub fn shown(&self, variable: &str) -> Option<String> {
        let value = self.arguments.get(variable)?;
        Some(value::shown(value, self.locale.identifier()))
    }

    /// Returns what kind of value a variable has, if it has one.
    pub fn given(&self, variable: &str) -> Option<Given> {
        self.arguments.get(variable).map(value::given)
    }

    /// Returns whether a variable has a value.
    pub fn knows(&self, variable: &str) -> bool {
        self.arguments.get(variable).is_some()
    }

    /// The text of a pattern of `entry`: its value, or the attribute of that id.
    ///
    /// Without isolation marks: an edition runs in one direction.
    ///
    /// # Errors
    /// What fluent-bundle had to leave out: unknown references, missing variables, cycles. In words.
    pub fn format<'a>(
        &self,
        entry: &Entry<'a>,
        attribute: Option<&str>,
    ) -> Result<Cow<'a, str>, Unformatted> {
        let Some(pattern) = entry.pattern(attribute) else {
            return Err(Unformatted::because(format!(
                "`{}` has no such value",
                entry.name()
            )));
        };
        if let Some(text) = literal(pattern) {
            return Ok(text);
        }
        if entry.kind == EntryKind::Term {
            let reason = format!("`{}` is a term; only messages are formatted", entry.name());
            return Err(Unformatted::because(reason));
        }
        let bundle = self.bundle.get_or_init(|| self.bundle());
        let message = bundle.get_message(entry.id);
        let pattern = message.and_then(|message| match attribute {
            None => message.value(),
            Some(id) => message.get_attribute(id).map(|attribute| attribute.value()),
        });
        let Some(pattern) = pattern else {
            return Err(Unformatted::because(format!(
                "`{}` is not in the bundle",
                entry.name()
            )));
        };
        // What an earlier message left.
        self.faults.take();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&self.arguments), &mut errors);
        let text = text.into_owned();
        let plain = |text: &str| {
            text.trim_start_matches("Resolver error: ")
                .replace(TERM_MARK, "")
        };
        let mut reasons: Vec<String> = errors
            .iter()
            .map(|error| plain(&error.to_string()))
            .collect();
        reasons.extend(self.faults.take());
        if reasons.is_empty() {
            Ok(Cow::Owned(text))
        } else {
            Err(Unformatted {
                text: plain(&text),
                reasons,
            })
        }
    }

    fn bundle(&self) -> FluentBundle<Arc<FluentResource>> {
        let mut bundle = FluentBundle::new(vec![self.locale.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(value::write));
        functions::add(&mut bundle, self.locale, &self.faults)
            .expect("a new bundle has no functions");
        let own = self.own.iter().map(|catalog| resource(catalog));
        for resource in self.shared.resources().iter().cloned().chain(own) {
            // Duplicates: the first definition stays, the others are findings of `duplicate-id`.
            let _ = bundle.add_resource(resource);
        }
        bundle
    }
}

/// The text of a pattern that is literal text alone: what fluent-bundle gives, without asking it.
pub fn literal<'s>(pattern: &Pattern<'s>) -> Option<Cow<'s, str>> {
    match &pattern.parts[..] {
        [Part::Text(text)] => Some(Cow::Borrowed(text)),
        parts => {
            let texts: Option<Vec<&str>> = parts
                .iter()
                .map(|part| match part {
                    Part::Text(text) => Some(*text),
                    _ => None,
                })
                .collect();
            texts.map(|texts| Cow::Owned(texts.concat()))
        }
    }
}

/// The suffix of the ids of terms: fluent-bundle keeps `brand` and `-brand` under one name, and one would be lost.
const TERM_MARK: &str = "--term";

/// The sound entries of a catalog for fluent-bundle; what is broken stays out.
fn resource(catalog: &Catalog<'_>) -> Arc<FluentResource> {
    let mut text = String::with_capacity(catalog.source.len());
    for entry in &catalog.entries {
        let mut insertions = Vec::new();
        term_marks(catalog, entry, &mut insertions);
        selectors::calls(catalog, entry, &mut insertions);
        insertions.sort_by_key(|(at, _)| *at);
        let mut copied = entry.span.start as usize;
        for (at, inserted) in &insertions {
            text.push_str(catalog.source.slice(copied..*at));
            text.push_str(inserted);
            copied = *at;
        }
        text.push_str(catalog.source.slice(copied..entry.span.end as usize));
        text.push('\n');
    }
    Arc::new(FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource))
}

/// Marks the ids of terms in an entry: its own, and those that it refers to.
fn term_marks(catalog: &Catalog<'_>, entry: &Entry<'_>, insertions: &mut Vec<Insertion>) {
    let mut mark = |id: &str| {
        let end = catalog.span(id).end as usize;
        insertions.push((end, TERM_MARK.to_owned()));
    };
    if entry.kind == EntryKind::Term {
        mark(entry.id);
    }
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |part| {
            if let Part::Term { id, .. } = part {
                mark(id);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fluent::parse::parse;

    #[test]
    fn a_message_and_a_term_of_one_name() {
        let catalog = parse(
            "brand = The brand\n-brand = Firefox\n    .gender = m\nnew = { -brand.gender ->\n   *[m] Nuevo { -brand } { brand } { -nobody }\n}\n",
        );
        let locale = Locale::parse("es").unwrap();
        let shared = Shared::new(vec![&catalog]);
        let formatter = Formatter::new(&locale, &shared, Vec::new());
        let new = formatter.format(&catalog.entries[2], None).unwrap_err();
        assert_eq!(new.text, "Nuevo Firefox The brand {-nobody}");
        assert_eq!(new.reasons, ["Unknown term: -nobody"]);
    }
}
