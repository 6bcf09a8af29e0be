//! Tells how much of an entry its translation has: all of its texts, some, or none that shows.

use crate::fluent::model::{Entry, EntryKind, Part, Pattern};

/// The completeness of the translation of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    Missing,
    /// Counted as `coverage::Messages::incomplete`.
    Incomplete,
    /// Whole; `identical`: every text equals the source's.
    Translated {
        identical: bool,
    },
}

/// Weighs a translation against its source entry.
pub fn completeness(source: &Entry<'_>, target: &Entry<'_>) -> Completeness {
    let mut identical = true;
    // A term's attributes are private to its locale.
    let wanted =
        |attribute: &Option<&str>| source.kind == EntryKind::Message || attribute.is_none();
    for (attribute, source_pattern) in source.patterns().filter(|(attribute, _)| wanted(attribute))
    {
        let Some(pattern) = target.pattern(attribute) else {
            return Completeness::Incomplete;
        };
        if is_blank(pattern) && !is_blank(source_pattern) {
            return Completeness::Incomplete;
        }
        identical &= pattern == source_pattern;
    }
    Completeness::Translated {
        identical: identical && has_words(source),
    }
}

/// Returns whether a pattern shows nothing: the `{ "" }` by which Fluent writes an intentional emptiness.
pub fn is_blank(pattern: &Pattern<'_>) -> bool {
    pattern.parts.iter().all(|part| match part {
        Part::Text(text) | Part::Literal(text) => text.trim().is_empty(),
        Part::Number(_)
        | Part::Variable(_)
        | Part::Message { .. }
        | Part::Term { .. }
        | Part::Call { .. } => false,
        Part::Select(select) => select
            .variants
            .iter()
            .all(|variant| is_blank(&variant.value)),
    })
}

fn has_words(entry: &Entry<'_>) -> bool {
    let letters = |text: &str| text.chars().any(char::is_alphabetic);
    let mut found = false;
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |part| {
            found |= matches!(part, Part::Text(text) | Part::Literal(text) if letters(text))
        });
    }
    found
}
