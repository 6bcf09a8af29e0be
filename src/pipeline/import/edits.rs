//! The text of a catalog with other patterns in it, every other byte as it is.

use std::collections::BTreeMap;

use crate::adopt::catalog::{self, Addition};
use crate::fluent::model::{Catalog, Entry, Pattern};
use crate::fluent::parse::parse;
use crate::fluent::value::below_id;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Values for patterns of a catalog.
#[derive(Default)]
pub(super) struct CatalogEdits {
    /// In place of what stands there.
    spans: Vec<(Span, String)>,
    /// Entries that are not there yet, by their names.
    additions: BTreeMap<String, Addition>,
}

impl CatalogEdits {
    /// Puts a value in place of a pattern.
    pub fn replace<'s>(&mut self, catalog: &Catalog<'s>, pattern: &Pattern<'s>, value: &str) {
        let mut span = catalog.pattern_span(pattern);
        let before = catalog.source.slice(..span.start as usize);
        let margin = before.len() - before.trim_end_matches(' ').len();
        let is_below = before.slice(..before.len() - margin).ends_with('\n');
        let value = if is_below {
            // All lines stand as far in as the first one that is there.
            let lines = format!("\n{}", " ".repeat(margin));
            let value = value.trim_start_matches(['\n', ' ']);
            below_id(&value.replace("\n    ", &lines)).into_owned()
        } else {
            if value.starts_with('\n') {
                span.start -= u32::try_from(margin).unwrap_or_default();
            }
            value.to_owned()
        };
        self.spans.push((span, value));
    }

    /// Gives an entry that is there a value or an attribute that it lacks.
    pub fn extend(
        &mut self,
        catalog: &Catalog<'_>,
        entry: &Entry<'_>,
        attribute: Option<&str>,
        value: &str,
    ) {
        match attribute {
            Some(name) => {
                let end = entry.span.end as usize;
                let gap = if value.starts_with('\n') { "" } else { " " };
                let line = format!("\n    .{name} ={gap}{}", value.replace('\n', "\n    "));
                self.spans.push((Span::new(end, end), line));
            }
            None => {
                let id = catalog.id_span(entry).end as usize;
                let rest = catalog.source.slice(id..entry.span.end as usize);
                if let Some(sign) = rest.find('=') {
                    let at = id + sign + 1;
                    self.spans
                        .push((Span::new(at, at), format!(" {}", value.trim_start())));
                }
            }
        }
    }

    /// Adds to an entry that is not there.
    pub fn add(&mut self, name: &str, attribute: Option<&str>, value: String) {
        let addition = self
            .additions
            .entry(name.to_owned())
            .or_insert_with(|| Addition {
                value: String::new(),
                attributes: Vec::new(),
                comment: None,
            });
        match attribute {
            None => addition.value = value,
            Some(attribute) => addition.attributes.push((attribute.to_owned(), value)),
        }
    }

    /// Returns the catalog with the edits; `None` where that cannot be done without touching what else is there.
    pub fn text(mut self, existing: &str, source: &Catalog<'_>) -> Option<String> {
        let line_end = if existing.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        // Of two at one place the first comes first.
        self.spans.sort_by_key(|(span, _)| (span.start, span.end));
        let mut text = String::with_capacity(existing.len() + 256);
        let mut copied = 0;
        for (span, value) in &self.spans {
            text.push_str(existing.slice(copied..span.start as usize));
            text.push_str(&value.replace("\r\n", "\n").replace('\n', line_end));
            copied = span.end as usize;
        }
        text.push_str(existing.slice(copied..));
        if !self.additions.is_empty() {
            let additions = self.additions.iter();
            let additions = additions
                .map(|(name, it)| (name.as_str(), it.clone()))
                .collect();
            text = catalog::with(&text, source, &additions)?;
        }
        let (before, after) = (parse(existing), parse(&text));
        (before.faults.len() == after.faults.len()).then_some(text)
    }
}
