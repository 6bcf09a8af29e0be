//! Messages of a catalog, formatted.

use serde::Serialize;

use crate::api::error::Error;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::runtime::formatter::{Formatter, Shared};
use crate::runtime::messages::{CatalogFault, FormattedMessage, catalog_faults, format_messages};
use crate::runtime::value::Value;

/// The messages of a catalog as a program that loads it would show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FormattedCatalog {
    /// In the order of the catalog, attributes after their message.
    pub messages: Vec<FormattedMessage>,
    /// What is no Fluent.
    pub faults: Vec<CatalogFault>,
}

/// Formats the messages of a Fluent catalog, numbers and dates as the locale writes them in a browser; `arguments`: the
/// names and values of variables, as in [`CheckOptions::arguments`](crate::CheckOptions::arguments).
///
/// # Errors
/// A locale that is no language tag.
pub fn format(
    catalog: &str,
    locale: &str,
    arguments: &[(&str, &str)],
) -> Result<FormattedCatalog, Error> {
    let locale = Locale::parse(locale).ok_or_else(|| Error::Tag(locale.to_owned()))?;
    let catalogs = [parse(catalog)];
    let shared = Shared::new(catalogs.iter().collect());
    let mut formatter = Formatter::new(&locale, &shared, Vec::new());
    for (name, value) in arguments {
        formatter.set(*name, Value::typed(value));
    }
    let messages = format_messages(&catalogs, &formatter, &[]);
    let messages = messages.map_err(|unknown| Error::UnknownMessage(unknown.id))?;
    Ok(FormattedCatalog {
        messages,
        faults: catalog_faults(&catalogs[0]),
    })
}
