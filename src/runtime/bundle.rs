//! The messages of one locale in a bundle of fluent-bundle, with the numbers, dates and plural rules of ICU4X.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::fluent::model::{Catalog, Entry, EntryKind, Part, Pattern};
use crate::locale::tag::Locale;
use crate::runtime::selectors::{self, Insertion};
use crate::runtime::{functions, value};
use crate::text::slice::Slice;

/// The messages of one locale, ready to be formatted by any thread.
pub struct MessageBundle {
    bundle: FluentBundle<Arc<FluentResource>>,
}

/// A text that could not be formatted as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unformatted {
    /// The formatted text, raw references left in; empty where there is none.
    pub text: String,
    /// Errors of fluent, in words.
    pub reasons: Vec<String>,
}

impl Unformatted {
    /// Returns whether variables without a value are all that is wrong.
    pub fn lacks_variables_alone(&self) -> bool {
        let is_variable = |reason: &String| reason.starts_with("Unknown variable: ");
        self.reasons.iter().all(is_variable)
    }

    pub(super) fn because(reason: String) -> Self {
        Self {
            text: String::new(),
            reasons: vec![reason],
        }
    }
}

impl MessageBundle {
    /// Makes the bundle of a locale; of definitions of one id the first one wins.
    ///
    /// Without isolation marks: an edition runs in one direction.
    pub fn new(locale: &Locale, resources: impl IntoIterator<Item = Arc<FluentResource>>) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![locale.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(value::write));
        functions::add(&mut bundle, locale).expect("a new bundle has no functions");
        for resource in resources {
            // Duplicates: the first definition stays, the others are findings of `duplicate-id`.
            let _ = bundle.add_resource(resource);
        }
        Self { bundle }
    }

    /// Returns the text of a message's value, or of its attribute of that id.
    ///
    /// # Errors
    /// What fluent had to leave out: unknown references, missing variables, cycles. In words.
    pub fn format(
        &self,
        entry: &Entry<'_>,
        attribute: Option<&str>,
        arguments: &FluentArgs<'_>,
    ) -> Result<String, Unformatted> {
        let message = self.bundle.get_message(entry.id);
        let pattern = message.and_then(|message| match attribute {
            None => message.value(),
            Some(id) => message.get_attribute(id).map(|attribute| attribute.value()),
        });
        let Some(pattern) = pattern else {
            let reason = format!("`{}` is not in the bundle", entry.name());
            return Err(Unformatted::because(reason));
        };
        // What an earlier message left.
        functions::take_errors();
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(arguments), &mut errors);
        let reasons: Vec<String> = errors
            .iter()
            .map(|error| plain(&error.to_string()))
            .chain(functions::take_errors())
            .collect();
        if reasons.is_empty() {
            Ok(text.into_owned())
        } else {
            Err(Unformatted {
                text: plain(&text),
                reasons,
            })
        }
    }
}

/// Removes what readers do not know of: the prefix of fluent's errors, and the marks of terms.
fn plain(text: &str) -> String {
    text.trim_start_matches("Resolver error: ")
        .replace(TERM_MARK, "")
}

/// Returns the text of a pattern that is literal text alone: what fluent-bundle gives, without asking it.
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

/// Returns the sound entries of a catalog for fluent-bundle; what is broken stays out.
pub fn resource(catalog: &Catalog<'_>) -> Arc<FluentResource> {
    let mut text = String::with_capacity(catalog.source.len());
    for entry in &catalog.entries {
        let mut insertions = Vec::new();
        term_marks(catalog, entry, &mut insertions);
        selectors::calls(catalog, entry, &mut insertions);
        signed_arguments(catalog, entry, &mut insertions);
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

/// Puts quotation marks around the numbers below zero that terms are given, since fluent-syntax reads no such number
/// there.
fn signed_arguments(catalog: &Catalog<'_>, entry: &Entry<'_>, insertions: &mut Vec<Insertion>) {
    let mut quote = |part: &Part<'_>| {
        let named = match part {
            Part::Term { arguments, .. } => arguments.as_deref(),
            Part::Call { arguments, .. } => Some(&**arguments),
            _ => None,
        };
        for (_, value) in named.into_iter().flat_map(|it| &it.named) {
            if let Part::Number(number) = value
                && number.starts_with('-')
            {
                let span = catalog.span(number);
                insertions.push((span.start as usize, "\"".to_owned()));
                insertions.push((span.end as usize, "\"".to_owned()));
            }
        }
    };
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut quote);
    }
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
