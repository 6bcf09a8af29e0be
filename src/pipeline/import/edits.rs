//! The text of a catalog with other patterns in it, every other byte as it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::adopt::addition::Addition;
use crate::adopt::catalog;
use crate::adopt::source_comments::without_sources;
use crate::exchange::units::TargetPattern;
use crate::fluent::model::{Catalog, Entry, Pattern};
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
    /// New lines of comments, by where the entry begins.
    comments: BTreeMap<u32, Vec<String>>,
    /// The names of entries that are there, and get another text.
    changed: BTreeSet<String>,
}

impl CatalogEdits {
    /// Puts a value in place of a pattern.
    pub fn replace<'s>(
        &mut self,
        catalog: &Catalog<'s>,
        (entry, pattern): (&Entry<'s>, &Pattern<'s>),
        value: &str,
    ) {
        self.changed.insert(entry.name());
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
        self.changed.insert(entry.name());
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

    /// Writes lines above an entry as its comment, but those that stand there; `false` where there is no such entry.
    pub fn comment(
        &mut self,
        target: Option<&TargetPattern<'_>>,
        name: &str,
        lines: &[String],
    ) -> bool {
        let Some(target) = target else {
            let addition = self.additions.get_mut(name);
            let Some(addition) = addition else {
                return false;
            };
            let comment = addition.comment.get_or_insert_default();
            for line in lines {
                if comment.lines().any(|it| it == line) {
                    continue;
                }
                if !comment.is_empty() {
                    comment.push('\n');
                }
                comment.push_str(line);
            }
            return true;
        };
        let start = target.entry.span.start;
        let there = target.entry.comment.iter().flat_map(|it| &it.lines);
        let there: BTreeSet<&str> = there.map(|line| line.trim()).collect();
        let own = self.comments.entry(start).or_default();
        for line in lines {
            if !there.contains(line.as_str()) && !own.contains(line) {
                own.push(line.clone());
            }
        }
        true
    }

    /// Returns whether there is nothing to be done.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
            && self.additions.is_empty()
            && self.comments.values().all(Vec::is_empty)
    }

    /// Returns the catalog with the edits, which is still to be parsed; `None` where that cannot be done without touching
    /// what else is there.
    pub fn text(mut self, existing: &str, source: &Catalog<'_>) -> Option<String> {
        let line_end = if existing.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        for (start, lines) in std::mem::take(&mut self.comments) {
            let lines = lines.iter().map(|line| format!("# {line}\n"));
            let (start, lines) = (start as usize, lines.collect());
            self.spans.push((Span::new(start, start), lines));
        }
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
        text = without_sources(text, source, &self.changed);
        if !self.additions.is_empty() {
            let additions = self.additions.iter();
            let additions = additions
                .map(|(name, it)| (name.as_str(), it.clone()))
                .collect();
            text = catalog::with(&text, source, &additions)?;
        }
        Some(text)
    }
}
