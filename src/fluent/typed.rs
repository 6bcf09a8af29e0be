//! Placeables that somebody typed into a text, as translators and flattening tools do.

use std::collections::BTreeSet;

use crate::fluent::model::{Part, Pattern};
use crate::fluent::parse::parse;
use crate::fluent::placeables::Placeables;
use crate::text::slice::Slice;

/// The names that a message refers to: `$count`, `-term`, `message`, `NUMBER()`, and the numbers `#3`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    names: BTreeSet<String>,
    is_open: bool,
}

impl References {
    /// Returns everything that a message could refer to.
    pub fn any() -> Self {
        Self {
            names: BTreeSet::new(),
            is_open: true,
        }
    }

    /// Adds everything that a pattern refers to.
    pub fn add(&mut self, pattern: &Pattern<'_>) {
        pattern.walk(&mut |part| self.names.extend(name_of(part)));
    }

    /// Returns whether everything that a pattern refers to is among these.
    fn has_all(&self, pattern: &Pattern<'_>) -> bool {
        let mut has = true;
        let is_known = |name: String| self.is_open || self.names.contains(&name);
        pattern.walk(&mut |part| has &= name_of(part).is_none_or(is_known));
        has
    }
}

/// Returns the data that a placeable shows, whatever is made of them: `$count` of `{ NUMBER($count) }`.
pub fn shown_names(placeable: &str) -> Vec<String> {
    let text = format!("x = {placeable}\n");
    let catalog = parse(&text);
    let mut names = Vec::new();
    for pattern in catalog.entries.iter().filter_map(|it| it.value.as_ref()) {
        pattern.walk(&mut |part| match part {
            Part::Variable(_) | Part::Message { .. } | Part::Term { .. } => {
                names.extend(name_of(part));
            }
            Part::Text(_) | Part::Literal(_) | Part::Number(_) | Part::Call { .. } => {}
            Part::Select(_) => {}
        });
    }
    names
}

fn name_of(part: &Part<'_>) -> Option<String> {
    match part {
        Part::Text(_) | Part::Literal(_) | Part::Select(_) => None,
        Part::Number(number) => Some(format!("#{number}")),
        Part::Variable(name) => Some(format!("${name}")),
        Part::Message { id, .. } => Some((*id).to_owned()),
        Part::Term { id, .. } => Some(format!("-{id}")),
        Part::Call { function, .. } => Some(format!("{function}()")),
    }
}

/// Returns how long the placeable is that a text begins with; `None` where it begins with none, or with one that refers
/// to something else than `known`.
pub fn placeable_length(text: &str, known: &References) -> Option<usize> {
    let length = Placeables::length(text);
    let placeable = text.slice(..length);
    if !placeable.ends_with('}') {
        return None;
    }
    let source = format!("x = {placeable}\n");
    let catalog = parse(&source);
    let [entry] = &catalog.entries[..] else {
        return None;
    };
    let value = entry.value.as_ref()?;
    let is_one = catalog.faults.is_empty() && !matches!(value.parts[..], [Part::Text(_), ..]);
    (is_one && known.has_all(value)).then_some(length)
}
