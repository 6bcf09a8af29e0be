//! Formats the messages of catalogs that see each other, each by its id.

use std::collections::HashSet;

use serde::Serialize;

use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::runtime::bundle::Unformatted;
use crate::runtime::formatter::Formatter;
use crate::text::slice::Slice;

/// A message or one of its attributes, as a program that loads the catalog would show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FormattedMessage {
    /// `id`, or `id.attribute`.
    pub id: String,
    /// The text; references that could not be resolved stay in it as they are written.
    pub text: String,
    /// What could not be resolved, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<String>,
}

/// A piece of a catalog that is no Fluent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CatalogFault {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// The id of a message that no catalog has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownMessage {
    pub id: String,
    /// The id that is most like it.
    pub nearest: Option<String>,
}

type RequestedText<'c> = (String, &'c Entry<'c>, Option<&'c str>);

/// Formats the values and attributes of messages, in the order of the catalogs; of an id that stands twice the first.
/// `ids`: `id` or `id.attribute`; none: all.
///
/// # Errors
/// An id that no catalog has.
pub fn format_messages(
    catalogs: &[Catalog<'_>],
    formatter: &Formatter<'_>,
    ids: &[String],
) -> Result<Vec<FormattedMessage>, UnknownMessage> {
    let requested = requested(catalogs, ids)?.into_iter();
    let format = |(id, entry, attribute): RequestedText<'_>| {
        let (text, errors) = match formatter.format(entry, attribute) {
            Ok(text) => (text.into_owned(), Vec::new()),
            Err(Unformatted { text, reasons }) => (text, reasons),
        };
        FormattedMessage { id, text, errors }
    };
    Ok(requested.map(format).collect())
}

/// Returns what is no Fluent in a catalog, in its order.
pub fn catalog_faults(catalog: &Catalog<'_>) -> Vec<CatalogFault> {
    let fault = |fault: &crate::fluent::model::SyntaxFault<'_>| {
        let before = catalog.source.slice(..fault.span.start as usize);
        CatalogFault {
            line: before.matches('\n').count() + 1,
            message: fault.message.clone(),
        }
    };
    catalog.faults.iter().map(fault).collect()
}

fn requested<'c>(
    catalogs: &'c [Catalog<'c>],
    ids: &[String],
) -> Result<Vec<RequestedText<'c>>, UnknownMessage> {
    let mut seen = HashSet::new();
    let mut all: Vec<RequestedText<'c>> = Vec::new();
    for entry in catalogs.iter().flat_map(|catalog| &catalog.entries) {
        if entry.kind == EntryKind::Term || !seen.insert(entry.id) {
            continue;
        }
        all.extend(entry.patterns().map(|(attribute, _)| {
            let id = match attribute {
                Some(attribute) => format!("{}.{attribute}", entry.id),
                None => entry.id.to_owned(),
            };
            (id, entry, attribute)
        }));
    }
    if let Some(unknown) = ids.iter().find(|id| !all.iter().any(|(it, ..)| it == *id)) {
        let known: Vec<&str> = all.iter().map(|(id, ..)| &**id).collect();
        let near = similar::get_close_matches(unknown.as_str(), &known, 1, 0.6);
        return Err(UnknownMessage {
            id: unknown.clone(),
            nearest: near.first().map(|near| (*near).to_owned()),
        });
    }
    if !ids.is_empty() {
        all.retain(|(id, ..)| ids.contains(id));
    }
    Ok(all)
}
