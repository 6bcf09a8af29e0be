//! A new text for a message, with the references that still stand in it.

use crate::fluent::alternatives::Alternative;
use crate::fluent::expansion::{PLACEHOLDER, Resolve};
use crate::fluent::model::{Catalog, Part, Pattern};
use crate::fluent::prose::Prose;
use crate::fluent::value::{AdoptedPiece, value};
use crate::text::slice::Slice;

/// The value that gives `text`, and the references of the old one that it has no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    pub value: String,
    pub lost: Vec<String>,
}

/// Keeps each reference of these patterns whose text stands in the new text, in order.
///
/// # Errors
/// The placeable that cannot be carried over, as it is written: a selector, or a function whose text is not known.
pub fn reword(
    catalog: &Catalog<'_>,
    patterns: &[&Pattern<'_>],
    resolve: &Resolve<'_>,
    variable: &dyn Fn(&str) -> Option<String>,
    text: &str,
) -> Result<Reworded, String> {
    let mut placed: Vec<(usize, usize, &str)> = Vec::new();
    let mut lost = Vec::new();
    let mut from = 0;
    for part in patterns.iter().flat_map(|pattern| &pattern.parts) {
        let written = match part {
            // Words, and what stands for marks that Fluent would misread.
            Part::Text(_) | Part::Literal(_) => continue,
            Part::Select(_) => return Err("variants".to_owned()),
            Part::Number(_)
            | Part::Variable(_)
            | Part::Message { .. }
            | Part::Term { .. }
            | Part::Call { .. } => placeable(catalog, part, resolve),
        };
        let shown = match part {
            Part::Variable(name) => variable(name),
            _ => Some(written.1).filter(|it| !it.contains(PLACEHOLDER)),
        };
        let Some(shown) = shown else {
            return Err(format!("`{}`", written.0));
        };
        match text
            .slice(from..)
            .find(&shown)
            .filter(|_| !shown.is_empty())
        {
            Some(at) => {
                placed.push((from + at, from + at + shown.len(), written.0));
                from += at + shown.len();
            }
            None => lost.push(written.0.to_owned()),
        }
    }
    let mut pieces = Vec::new();
    let mut copied = 0;
    for (start, end, reference) in placed {
        if start > copied {
            pieces.push(AdoptedPiece::Text(text.slice(copied..start)));
        }
        pieces.push(AdoptedPiece::Reference(reference));
        copied = end;
    }
    if copied < text.len() {
        pieces.push(AdoptedPiece::Text(text.slice(copied..)));
    }
    let value = if pieces.is_empty() {
        "{ \"\" }".to_owned()
    } else {
        value(&pieces)
    };
    Ok(Reworded { value, lost })
}

/// Returns a placeable as it is written, and what it shows.
fn placeable<'s>(
    catalog: &Catalog<'s>,
    part: &Part<'s>,
    resolve: &Resolve<'_>,
) -> (&'s str, String) {
    let alternative = Alternative {
        parts: vec![part],
        ..Alternative::default()
    };
    let prose = Prose::new(catalog.source, &alternative, resolve);
    let span = prose.span(0..prose.text.len());
    (catalog.source.slice(span.range()), prose.text.into_owned())
}
