//! Front matter in TOML: its values with their places.

use std::borrow::Cow;
use std::ops::Range;

use ::toml::de::{DeTable, DeValue};

use crate::document::found::{FrontMatter, MAX_DEPTH};
use crate::document::model::{DocumentFault, Field, FieldForm};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reads a table.
pub(super) fn read(source: &str, range: Range<usize>) -> FrontMatter<'_> {
    let text = source.slice(range.clone());
    let mut found = FrontMatter::default();
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let place = error.span().unwrap_or(0..0);
        found.faults.push(DocumentFault {
            span: Span::new(range.start + place.start, range.start + place.end),
            message: format!("the front matter is no valid TOML: {}", error.message()),
            help: Some("write each field as `key = \"value\"` on a line of its own".to_owned()),
        });
    }
    let reader = TomlReader {
        text,
        start: range.start,
    };
    reader.table(
        &table.into_inner(),
        &mut String::new(),
        0,
        &mut found.fields,
    );
    found.fields.sort_by_key(|field| field.span);
    found
}

/// Returns the keys of a table, whatever their values are.
pub(super) fn keys(text: &str) -> Vec<String> {
    let (table, _) = DeTable::parse_recoverable(text);
    let keys = table.get_ref().keys();
    keys.map(|key| key.get_ref().to_string()).collect()
}

struct TomlReader<'s> {
    text: &'s str,
    start: usize,
}

impl<'s> TomlReader<'s> {
    fn table(
        &self,
        table: &DeTable<'s>,
        key: &mut String,
        depth: usize,
        fields: &mut Vec<Field<'s>>,
    ) {
        for (name, value) in table {
            self.step(
                name.get_ref(),
                value.get_ref(),
                value.span(),
                key,
                depth,
                fields,
            );
        }
    }

    fn step(
        &self,
        name: &str,
        value: &DeValue<'s>,
        span: Range<usize>,
        key: &mut String,
        depth: usize,
        fields: &mut Vec<Field<'s>>,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        let before = key.len();
        if before > 0 {
            key.push('.');
        }
        key.push_str(name);
        match value {
            DeValue::Table(table) => self.table(table, key, depth + 1, fields),
            DeValue::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let name = index.to_string();
                    self.step(&name, item.get_ref(), item.span(), key, depth + 1, fields);
                }
            }
            DeValue::String(value) => fields.extend(self.field(key, value.clone(), span)),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {
                let written = self.text.get(span.clone()).unwrap_or_default();
                fields.extend(self.field(key, Cow::Borrowed(written), span));
            }
        }
        key.truncate(before);
    }

    /// `None` when the recovery from a fault left a value without a place.
    fn field(&self, key: &str, value: Cow<'s, str>, span: Range<usize>) -> Option<Field<'s>> {
        let written = self.text.get(span.clone()).filter(|it| !it.is_empty())?;
        let form = match written {
            _ if written.starts_with("\"\"\"") && written.len() >= 6 => {
                FieldForm::TomlMultilineBasic
            }
            _ if written.starts_with("'''") && written.len() >= 6 => {
                FieldForm::TomlMultilineLiteral
            }
            _ if written.starts_with('"') => FieldForm::TomlBasic,
            _ if written.starts_with('\'') => FieldForm::TomlLiteral,
            _ => FieldForm::TomlBare,
        };
        Some(Field {
            key: key.to_owned(),
            value,
            span: Span::new(self.start + span.start, self.start + span.end),
            form,
        })
    }
}
