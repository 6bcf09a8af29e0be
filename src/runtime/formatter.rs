//! Formats the messages of one locale.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use fluent_bundle::{FluentArgs, FluentResource};

use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::locale::tag::Locale;
use crate::runtime::bundle::{MessageBundle, Unformatted, literal, resource};
use crate::runtime::value::{self, Given, Value};

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
    bundle: OnceCell<MessageBundle>,
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

    /// Returns the text of a pattern of `entry`: its value, or the attribute of that id.
    ///
    /// # Errors
    /// As [`MessageBundle::format`]; and there is no such pattern, or the entry is a term.
    pub fn format<'a>(
        &self,
        entry: &Entry<'a>,
        attribute: Option<&str>,
    ) -> Result<Cow<'a, str>, Unformatted> {
        let Some(pattern) = entry.pattern(attribute) else {
            let reason = format!("`{}` has no such value", entry.name());
            return Err(Unformatted::because(reason));
        };
        if let Some(text) = literal(pattern) {
            return Ok(text);
        }
        if entry.kind == EntryKind::Term {
            let reason = format!("`{}` is a term; only messages are formatted", entry.name());
            return Err(Unformatted::because(reason));
        }
        let bundle = self.bundle.get_or_init(|| {
            let own = self.own.iter().map(|catalog| resource(catalog));
            MessageBundle::new(
                self.locale,
                self.shared.resources().iter().cloned().chain(own),
            )
        });
        bundle
            .format(entry, attribute, &self.arguments)
            .map(Cow::Owned)
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
